//! Finding the JSON in a text that was copied from somewhere: alone, as the data of a `curl`
//! command, or in the midst of a page.

use serde::Deserialize;

use super::tree::Tree;

/// How many places of a text are tried as the beginning of an object.
const TRIED: usize = 200;

/// The options of `curl` that a body follows, the longest first.
const DATA: [&str; 6] = [
    "--data-binary",
    "--data-ascii",
    "--data-raw",
    "--data",
    "--json",
    "-d",
];

/// The JSON in a text.
///
/// # Errors
/// Why there is none, for people.
pub(super) fn json(text: &str) -> Result<Tree, String> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(text::file::NOTHING_PASTED.to_owned());
    }
    let error = match serde_json::from_str(text) {
        Ok(tree) => return Ok(tree),
        Err(error) => error,
    };
    // Text that begins as JSON is meant as JSON: part of it would be something else.
    if text.starts_with(['{', '[']) {
        if let Some(tree) = within(text, 1) {
            return Ok(tree);
        }
        return Err(text::file::not_json(error));
    }
    let data = curl_data(text);
    if let Some(data) = &data {
        return match serde_json::from_str(data.trim()) {
            Ok(tree) => Ok(tree),
            Err(error) => Err(text::file::curl_data_not_json(error)),
        };
    }
    within(text, TRIED).ok_or_else(|| text::file::NO_JSON_PASTED.to_owned())
}

/// The first object that stands in a text, whatever follows it.
fn within(text: &str, tried: usize) -> Option<Tree> {
    let starts = text.match_indices('{').take(tried);
    let mut trees = starts.filter_map(|(at, _)| {
        let mut reader = serde_json::Deserializer::from_str(text.get(at..)?);
        Tree::deserialize(&mut reader).ok()
    });
    trees.find(|tree| matches!(tree, Tree::Object(entries) if !entries.is_empty()))
}

/// What a `curl` command sends, without the quotes of the shell; none where it sends nothing.
fn curl_data(text: &str) -> Option<String> {
    if !text.split_whitespace().any(|word| word.starts_with("curl")) {
        return None;
    }
    let words = shell_words(text);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        for option in DATA {
            let Some(rest) = word.strip_prefix(option) else {
                continue;
            };
            if rest.is_empty() {
                return words.next().cloned();
            }
            let joined = rest.strip_prefix('=').unwrap_or(rest);
            // `--data` begins other options too; only the short one is written without a space.
            if rest.starts_with('=') || option == "-d" {
                return Some(joined.to_owned());
            }
        }
    }
    None
}

/// A command's words, as a shell takes them apart; a quote that is never closed runs to the end.
fn shell_words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\'' => {
                let word = word.get_or_insert_default();
                // `$'…'` is bash's quote with escapes.
                let escapes = word.ends_with('$');
                if escapes {
                    word.pop();
                }
                while let Some(inside) = letters.next().filter(|inside| *inside != '\'') {
                    if escapes && inside == '\\' {
                        word.extend(letters.next().map(unescaped));
                    } else {
                        word.push(inside);
                    }
                }
            }
            '"' => {
                let word = word.get_or_insert_default();
                while let Some(inside) = letters.next().filter(|inside| *inside != '"') {
                    match letters.peek() {
                        Some(next @ ('"' | '\\' | '$' | '`')) if inside == '\\' => {
                            word.push(*next);
                            letters.next();
                        }
                        Some(_) | None => word.push(inside),
                    }
                }
            }
            // A line that goes on, of a Unix shell or of the one of Windows.
            '\\' | '^' if matches!(letters.peek(), Some('\n' | '\r')) => {
                words.extend(word.take());
            }
            '\\' => word.get_or_insert_default().extend(letters.next()),
            space if space.is_whitespace() => words.extend(word.take()),
            other => word.get_or_insert_default().push(other),
        }
    }
    words.extend(word);
    words
}

fn unescaped(letter: char) -> char {
    match letter {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = r#"{"search": "it's \"here\""}"#;

    fn body() -> Tree {
        serde_json::from_str(BODY).unwrap()
    }

    #[test]
    fn a_body_is_found_wherever_it_was_copied_from() {
        let single = BODY.replace('\'', r"'\''");
        let double = BODY.replace('\\', "\\\\").replace('"', "\\\"");
        let dollar = BODY.replace('\\', "\\\\").replace('\'', "\\'");
        for text in [
            BODY.to_owned(),
            format!("\u{feff}  {BODY}\n"),
            format!("curl -X POST https://a.example/{{id}} \\\n  -H 'X: {{}}' \\\n  -d '{single}'"),
            format!("curl https://a.example -d'{single}' -v"),
            format!("curl https://a.example --data-raw \"{double}\""),
            format!("curl https://a.example --data=\"{double}\""),
            format!("$ curl https://a.example --json $'{dollar}'"),
            format!("POST https://{{host}}/v2/x?key={{}} HTTP/1.1\n\n{BODY}\n200 OK"),
            format!("```json\n{BODY}\n```"),
            format!("{BODY}\n\nRequest Parameters"),
        ] {
            assert_eq!(json(&text), Ok(body()), "{text}");
        }
    }

    #[test]
    fn what_is_no_json_says_so_and_never_repeats_the_text() {
        for (text, said) in [
            ("", "nothing here"),
            ("hello", "no JSON"),
            ("{\"search\": }", "This is not JSON"),
            (
                "{\"campaign\": {\"a\": 1}, \"search\": }",
                "This is not JSON",
            ),
            (
                "curl https://a.example -H 'Authorization: Bearer secret' -d '{,}'",
                "data of the command",
            ),
        ] {
            let message = json(text).unwrap_err();
            assert!(message.contains(said), "{message} of {text}");
            assert!(
                !message.contains("secret"),
                "a key may stand there: {message}"
            );
        }
    }
}
