//! Blotting secrets out of texts that came from elsewhere.

use secrecy::ExposeSecret;

use crate::Secret;

/// What stands in a secret's place; it does not tell the secret's length.
const BLOT: &str = "••••••••";

/// Fewer characters protect nothing, and replacing them would only mangle the text.
const SHORTEST: usize = 4;

/// Replaces every occurrence of the secrets in `text` with `••••••••`, whether its characters stand
/// there as they are or escaped as in a URL (`%24`) or in a JSON text (`\u0024`, `\/`), each on its
/// own. Secrets of fewer than four characters are left alone.
#[must_use]
pub fn redact(text: &str, secrets: &[&Secret]) -> String {
    let mut secrets: Vec<&str> = secrets
        .iter()
        .map(|secret| secret.expose_secret())
        .filter(|secret| secret.chars().count() >= SHORTEST)
        .collect();
    // The longest first: a secret may be a part of another one.
    secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        if let Some(behind) = secrets.iter().find_map(|secret| after(rest, secret)) {
            clean.push_str(BLOT);
            rest = behind;
        } else {
            clean.push(next);
            rest = &rest[next.len_utf8()..];
        }
    }
    clean
}

/// What follows the secret, where the text begins with it in any spelling.
fn after<'t>(text: &'t str, secret: &str) -> Option<&'t str> {
    secret.chars().try_fold(text, after_char)
}

/// What follows the character, where the text begins with it in any spelling.
fn after_char(text: &str, c: char) -> Option<&str> {
    text.strip_prefix(c)
        .or_else(|| after_code(text, "%", 2, c))
        .or_else(|| after_code(text, r"\u", 4, c))
        .or_else(|| text.strip_prefix('\\')?.strip_prefix(c))
}

/// What follows an escape of so many hexadecimal digits that stands for the character.
fn after_code<'t>(text: &'t str, escape: &str, digits: usize, c: char) -> Option<&'t str> {
    let (code, rest) = text.strip_prefix(escape)?.split_at_checked(digits)?;
    let code = u32::from_str_radix(code, 16).ok()?;
    (char::from_u32(code) == Some(c)).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_found_in_each_of_its_spellings() {
        let key = Secret::from("u$rA/b+Z==");
        for spelling in [
            "u$rA/b+Z==",
            "u%24rA%2Fb%2BZ%3D%3D",
            "u%24rA%2fb%2bZ%3d%3d",
            r"u$rA\/b+Z==",
            r"u\u0024rA\u002fb+Z\u003D=",
        ] {
            assert_eq!(
                redact(&format!("no such key: {spelling}!"), &[&key]),
                "no such key: ••••••••!",
            );
        }
    }

    #[test]
    fn quotes_and_backslashes_inside_a_secret_hide_nothing() {
        let key = Secret::from(r#"ab"c\d"#);
        let echoed = serde_json::json!({ "message": r#"no key ab"c\d here"# }).to_string();
        assert_eq!(
            redact(&echoed, &[&key]),
            r#"{"message":"no key •••••••• here"}"#
        );
    }

    #[test]
    fn several_secrets_and_occurrences_all_go() {
        let long = Secret::from("abcdefgh");
        let part = Secret::from("cdef");
        assert_eq!(
            redact("abcdefgh, cdef, abcdefgh", &[&part, &long]),
            "••••••••, ••••••••, ••••••••",
            "a secret that is part of another must not leave the rest behind",
        );
    }

    #[test]
    fn nothing_is_replaced_for_an_empty_or_tiny_secret() {
        let text = "a plain text";
        assert_eq!(redact(text, &[&Secret::from(""), &Secret::from("a")]), text);
    }
}
