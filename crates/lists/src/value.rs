//! What a cell holds: a lead's id, an e-mail address, or something else.

use std::borrow::Cow;

use uuid::Uuid;

use crate::Reason;

/// The longest address and the longest part before its `@`, in bytes. Source: RFC 5321, 4.5.3.1.
const LONGEST_EMAIL: usize = 254;
const LONGEST_LOCAL: usize = 64;
const LONGEST_LABEL: usize = 63;

/// By what the records of a list are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Keys {
    /// Leads by their ids or e-mail addresses, mixed as they come.
    LeadIdsOrEmails,
    /// Users by their e-mail addresses.
    UserEmails,
}

/// What names one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key<'a> {
    /// A lead's id.
    Id(Uuid),
    /// An e-mail address in lower case.
    Email(&'a str),
}

/// What was found in a cell, before it has a place in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found<'a> {
    Id(Uuid),
    Email(Cow<'a, str>),
}

/// Reads a cell. Blanks and quotes around it do not count, nor does the name before `<ada@…>`.
pub(crate) fn read(cell: &str, keys: Keys) -> Result<Found<'_>, Reason> {
    let text = bare(cell);
    if text.is_empty() {
        return Err(match keys {
            Keys::LeadIdsOrEmails => Reason::NoLead,
            Keys::UserEmails => Reason::NoEmail,
        });
    }
    let address = address_in(text);
    if is_email(address) {
        return Ok(Found::Email(lower(address)));
    }
    match keys {
        Keys::UserEmails => Err(Reason::NotAnEmail),
        Keys::LeadIdsOrEmails => match id(text) {
            Some(id) => Ok(Found::Id(id)),
            None if text.contains('@') => Err(Reason::NotAnEmail),
            None if is_like_an_id(text) => Err(Reason::NotALeadId),
            None => Err(Reason::Neither),
        },
    }
}

/// The text without what only surrounds it.
pub(crate) fn bare(text: &str) -> &str {
    // Most cells are bare already.
    let edge = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = text.as_bytes();
    if edge(bytes.first()) && edge(bytes.last()) {
        return text;
    }
    text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '"' | '\'' | '\u{feff}' | '\u{200b}')
    })
}

/// The address in `Ada Finchley <ada@…>` or `mailto:ada@…`; else the text itself.
pub(crate) fn address_in(text: &str) -> &str {
    let inside = text
        .strip_suffix('>')
        .and_then(|text| text.rsplit_once('<'))
        .map_or(text, |(_, inside)| inside.trim());
    match inside.split_at_checked("mailto:".len()) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("mailto:") => rest,
        Some(_) | None => inside,
    }
}

/// In lower case; borrowed where it is so already.
pub(crate) fn lower(text: &str) -> Cow<'_, str> {
    let is_lower = text
        .bytes()
        .all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    match is_lower {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.to_lowercase()),
    }
}

/// An id in any case, with or without hyphens and braces.
fn id(text: &str) -> Option<Uuid> {
    let text = text
        .strip_prefix('{')
        .and_then(|text| text.strip_suffix('}'))
        .unwrap_or(text);
    match text.len() {
        32 | 36 => Uuid::try_parse(text).ok(),
        _ => None,
    }
}

fn is_like_an_id(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_hexdigit() || matches!(byte, b'-' | b'{' | b'}');
    text.bytes().all(fits) && text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a text is a full address, of a kind that a service can hold: no quotes, no comments, and a
/// domain with a dot.
fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    text.len() <= LONGEST_EMAIL && is_local(local) && is_domain(domain)
}

fn is_local(local: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    !local.is_empty()
        && local.len() <= LONGEST_LOCAL
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && local.chars().all(fits)
}

fn is_domain(domain: &str) -> bool {
    let Some((_, top)) = domain.rsplit_once('.') else {
        return false;
    };
    top.len() >= 2
        && !top.bytes().all(|byte| byte.is_ascii_digit())
        && domain.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    !label.is_empty()
        && label.len() <= LONGEST_LABEL
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.chars().all(|c| c.is_alphanumeric() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "019e18e2-a5e1-752d-a736-5db3861230cd";

    fn email(cell: &str) -> Result<String, Reason> {
        match read(cell, Keys::UserEmails)? {
            Found::Email(address) => Ok(address.into_owned()),
            Found::Id(id) => panic!("{id} is no address"),
        }
    }

    #[test]
    fn an_address_is_found_in_whatever_surrounds_it() {
        for cell in [
            "ada@moonlit.example",
            "  ADA@Moonlit.Example\t",
            "\"ada@moonlit.example\"",
            "\u{feff}ada@moonlit.example",
            "\u{a0}ada@moonlit.example\u{200b}",
            "Ada Finchley <ada@moonlit.example>",
            "\"Finchley, Ada\" < Ada@moonlit.example >",
            "<ada@moonlit.example>",
            "mailto:ada@moonlit.example",
            "MAILTO:ada@moonlit.example",
        ] {
            assert_eq!(email(cell).as_deref(), Ok("ada@moonlit.example"), "{cell}");
        }
        for unusual in [
            "o'brien+kettle@sub.paper-boats.example",
            "jörg@bücher.example",
            "1@2.example",
            "a_b-c.d@e.co",
        ] {
            assert_eq!(email(unusual).as_deref(), Ok(unusual));
        }
    }

    #[test]
    fn what_is_no_full_address_is_none() {
        let long = format!("{}@moonlit.example", "a".repeat(65));
        let longer = format!("ada@{}example", "moonlit.".repeat(40));
        for cell in [
            "orson@brambleby",
            "orson",
            "@moonlit.example",
            "ada@",
            "ada@@moonlit.example",
            "ada@moonlit@example.com",
            "ada finchley@moonlit.example",
            "ada@moonlit..example",
            ".ada@moonlit.example",
            "ada.@moonlit.example",
            "ada@-moonlit.example",
            "ada@moonlit.example.",
            "ada@127.0.0.1",
            "ada@moonlit.e",
            "ada@moonlit.example, bruno@moonlit.example",
            &long,
            &longer,
        ] {
            assert_eq!(email(cell), Err(Reason::NotAnEmail), "{cell}");
        }
        assert_eq!(email("  "), Err(Reason::NoEmail));
    }

    #[test]
    fn an_id_is_read_in_any_case_and_what_is_none_says_why() {
        let expected = Ok(Found::Id(Uuid::try_parse(ID).unwrap()));
        let upper = ID.to_uppercase();
        let bare = ID.replace('-', "");
        let braced = format!(" {{{ID}}} ");
        for cell in [ID, &*upper, &*bare, &*braced] {
            assert_eq!(read(cell, Keys::LeadIdsOrEmails), expected, "{cell}");
        }
        for (cell, reason) in [
            ("3fa2-88c1", Reason::NotALeadId),
            (&ID[1..], Reason::NotALeadId),
            ("orson@brambleby", Reason::NotAnEmail),
            ("Orson Brambleby", Reason::Neither),
            ("", Reason::NoLead),
        ] {
            assert_eq!(read(cell, Keys::LeadIdsOrEmails), Err(reason), "{cell}");
        }
        assert_eq!(
            read(ID, Keys::UserEmails),
            Err(Reason::NotAnEmail),
            "users are found by address alone"
        );
    }
}
