//! Blotting secrets out of texts that came from elsewhere.

use secrecy::ExposeSecret;

use crate::Secret;

/// What stands in a secret's place; it does not tell the secret's length.
const BLOT: &str = "••••••••";

/// Fewer characters protect nothing, and replacing them would only mangle the text.
const SHORTEST: usize = 4;

/// Replaces every occurrence of the secrets in `text`, as they are or as a URL or a JSON text
/// would spell them, with `••••••••`. Secrets of fewer than four characters are left alone.
#[must_use]
pub fn redact(text: &str, secrets: &[&Secret]) -> String {
    let mut spellings: Vec<String> = secrets
        .iter()
        .map(|secret| secret.expose_secret())
        .filter(|secret| secret.chars().count() >= SHORTEST)
        .flat_map(spellings)
        .collect();
    // The longest first: a secret may be a part of another one's spelling.
    spellings.sort_by_key(|spelling| std::cmp::Reverse(spelling.len()));
    let mut clean = text.to_owned();
    for spelling in spellings {
        if clean.contains(&spelling) {
            clean = clean.replace(&spelling, BLOT);
        }
    }
    clean
}

/// The ways one secret may be spelt: plain, percent-encoded in either case, escaped in JSON.
fn spellings(secret: &str) -> Vec<String> {
    let encoded: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
    let mut spellings = vec![
        secret.to_owned(),
        lower_case_escapes(&encoded),
        encoded,
        secret.replace('/', "\\/"),
    ];
    spellings.dedup();
    spellings
}

/// `%2F` as `%2f`: both are in use.
fn lower_case_escapes(encoded: &str) -> String {
    let mut escape_left = 0;
    encoded
        .chars()
        .map(|c| {
            if c == '%' {
                escape_left = 2;
                c
            } else if escape_left > 0 {
                escape_left -= 1;
                c.to_ascii_lowercase()
            } else {
                c
            }
        })
        .collect()
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
        ] {
            assert_eq!(
                redact(&format!("no such key: {spelling}!"), &[&key]),
                "no such key: ••••••••!",
            );
        }
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
