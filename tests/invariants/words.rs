//! What people read stands in one place, `crates/text`.

use std::iter::Peekable;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use crate::project::{Source, sources};

/// Files that a crate is built with only for its own tests.
const FOR_TESTS: [&str; 3] = ["tests.rs", "samples.rs", "simulation.rs"];

/// What looks like a phrase and is none of Roster's own: the file, a part of it, and why.
const NO_WORDS: [(&str, &str, &str); 24] = [
    (
        "crates/app/src/contract/typescript.rs",
        "// Generated from",
        "TypeScript",
    ),
    (
        "crates/app/src/contract/typescript.rs",
        "export type Commands",
        "TypeScript",
    ),
    (
        "crates/app/src/preview.rs",
        "Authorization: Bearer",
        "a header of HTTP",
    ),
    ("crates/assign/src/digest.rs", "roster plan 1", HASHED),
    ("crates/assign/src/digest.rs", "as filtered", HASHED),
    ("crates/assign/src/digest.rs", "weighted {", HASHED),
    ("crates/assign/src/digest.rs", "instantly decides", HASHED),
    ("crates/assign/src/digest.rs", "by list", HASHED),
    (
        "crates/assign/src/words/mod.rs",
        "the gaps of",
        "what breaks a build for tests",
    ),
    (
        "crates/history/src/records/page.rs",
        "holds(",
        "SQL without a word in capitals",
    ),
    (
        "crates/history/src/submissions.rs",
        "id, service, connection_id",
        "columns of SQL",
    ),
    (
        "crates/instantly/src/client/mod.rs",
        "Bearer {}",
        "a header of HTTP",
    ),
    (
        "crates/app/src/contract/typescript.rs",
        "output: {}",
        "TypeScript",
    ),
    (
        "crates/leadsquared/src/client/refusal.rs",
        "exceeded the limit of ",
        "what the service says",
    ),
    ("crates/secrets/src/vault.rs", "system, {}", ONLY_TESTS),
    (
        "crates/secrets/src/vault.rs",
        "memory, for tests",
        ONLY_TESTS,
    ),
    ("crates/secrets/src/vault.rs", "no keychain", ONLY_TESTS),
    ("crates/secrets/src/vault.rs", "unavailable, {", ONLY_TESTS),
    (
        "crates/secrets/src/vault.rs",
        "made to fail by a test",
        ONLY_TESTS,
    ),
    (
        "crates/transport/src/failure.rs",
        "tunnel error",
        "what the library says",
    ),
    (
        "crates/transport/src/failure.rs",
        "dns error",
        "what the library says",
    ),
    ("src-tauri/src/notice.rs", "on run texts", "AppleScript"),
    (
        "src-tauri/src/notice.rs",
        "display notification (",
        "AppleScript",
    ),
    ("src-tauri/src/notice.rs", "end run", "AppleScript"),
];
const HASHED: &str = "what a digest is made of, the same in every language";
const ONLY_TESTS: &str = "seen by tests alone";

/// Rust that is shipped and says something: not the practice services, which speak as the real ones do.
fn speaks(path: &str) -> bool {
    let shipped = path.starts_with("crates/") || path.starts_with("src-tauri/");
    let elsewhere = ["/tests/", "/examples/", "crates/practice/", "crates/text/"];
    shipped
        && path.ends_with(".rs")
        && !elsewhere.iter().any(|folder| path.contains(folder))
        && !FOR_TESTS.iter().any(|file| path.ends_with(file))
}

/// The phrases that people would read in a source.
fn phrases(source: &Source) -> Vec<String> {
    let tokens: TokenStream = source
        .text
        .parse()
        .unwrap_or_else(|error| panic!("{}: {error}", source.path));
    let mut found = Vec::new();
    collect(tokens, &mut found);
    let sql = source.path.starts_with("crates/history/");
    found.retain(|text| is_phrase(text) && !(sql && is_sql(text)));
    found
}

/// All texts but those of attributes, of what is only built for tests, and of the log.
fn collect(tokens: TokenStream, found: &mut Vec<String>) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(mark) if mark.as_char() == '#' => attribute(&mut tokens, found),
            TokenTree::Ident(name) if name == "tracing" => skip_call(&mut tokens),
            TokenTree::Group(group) => collect(group.stream(), found),
            TokenTree::Literal(literal) => found.extend(text(&literal.to_string())),
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

/// Of an attribute only the text of an error belongs into the catalogue: clap makes its help of the comments
/// beside each option. What is built for tests alone goes with its attribute.
fn attribute(tokens: &mut Peekable<impl Iterator<Item = TokenTree>>, found: &mut Vec<String>) {
    tokens.next_if(|token| matches!(token, TokenTree::Punct(mark) if mark.as_char() == '!'));
    let Some(TokenTree::Group(inner)) = tokens.next() else {
        return;
    };
    let words: Vec<String> = inner
        .stream()
        .into_iter()
        .map(|token| token.to_string())
        .collect();
    match words.first().map(String::as_str) {
        Some("error") => collect(inner.stream(), found),
        Some("cfg") if words.get(1).is_some_and(|what| what == "(test)") => skip_item(tokens),
        _ => {}
    }
}

/// Goes past an item: to its body or its semicolon.
fn skip_item(tokens: &mut impl Iterator<Item = TokenTree>) {
    let is_body = |group: &Group| group.delimiter() == Delimiter::Brace;
    let ends = |token: &TokenTree| match token {
        TokenTree::Group(group) => is_body(group),
        TokenTree::Punct(mark) => mark.as_char() == ';',
        TokenTree::Ident(_) | TokenTree::Literal(_) => false,
    };
    tokens.find(ends);
}

/// Goes past what a macro is called with, where a path leads to one.
fn skip_call(tokens: &mut Peekable<impl Iterator<Item = TokenTree>>) {
    let of_the_path = |token: &TokenTree| match token {
        TokenTree::Ident(_) => true,
        TokenTree::Punct(mark) => matches!(mark.as_char(), ':' | '!'),
        TokenTree::Group(_) | TokenTree::Literal(_) => false,
    };
    let mut calls = false;
    while let Some(token) = tokens.next_if(of_the_path) {
        calls = matches!(&token, TokenTree::Punct(mark) if mark.as_char() == '!');
    }
    if calls {
        tokens.next();
    }
}

/// What stands between the quotes of a text; none of another literal.
fn text(literal: &str) -> Option<String> {
    let inside = literal.trim_start_matches('r').trim_matches('#');
    let inside = inside.strip_prefix('"')?.strip_suffix('"')?;
    Some(inside.to_owned())
}

/// Two words beside each other, such as no name and no identifier has. A gap is one, whatever its name, but
/// two gaps say nothing.
fn is_phrase(text: &str) -> bool {
    let is_word = |word: &str| {
        let bare = word.trim_matches(|mark: char| !mark.is_alphanumeric());
        (bare.chars().count() > 1 || bare == "a")
            && bare
                .chars()
                .all(|letter| letter.is_alphabetic() || "'’-".contains(letter))
    };
    let is_gap = |word: &str| word.starts_with('{');
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(2).any(|pair| {
        pair.iter().all(|word| is_word(word) || is_gap(word))
            && !pair.iter().all(|word| is_gap(word))
    })
}

fn is_sql(text: &str) -> bool {
    const SQL: [&str; 19] = [
        "AND",
        "CASE",
        "CREATE",
        "DELETE",
        "FROM",
        "IN",
        "INDEXED",
        "INSERT",
        "IS",
        "JOIN",
        "ORDER",
        "PRAGMA",
        "RELEASE",
        "SAVEPOINT",
        "SELECT",
        "SET",
        "TO",
        "UPDATE",
        "WHERE",
    ];
    let mut words = text.split(|mark: char| !mark.is_ascii_alphabetic());
    words.any(|word| SQL.contains(&word))
}

#[test]
fn what_people_read_stands_in_the_catalogue() {
    let mut astray = Vec::new();
    let mut needed = [false; NO_WORDS.len()];
    for source in sources().iter().filter(|source| speaks(&source.path)) {
        for phrase in phrases(source) {
            let excepted = NO_WORDS
                .iter()
                .position(|(path, part, _)| *path == source.path && phrase.contains(part));
            match excepted {
                Some(at) => needed[at] = true,
                None => astray.push(format!("{}: {phrase}", source.path)),
            }
        }
    }
    assert!(
        astray.is_empty(),
        "these belong into crates/text:\n{}",
        astray.join("\n")
    );
    for ((path, text, reason), needed) in NO_WORDS.iter().zip(needed) {
        assert!(
            needed,
            "“{text}” in {path} ({reason}) needs no exception any more"
        );
    }
}

#[test]
fn a_phrase_outside_the_catalogue_is_noticed_wherever_it_stands() {
    for (code, phrase) in [
        (
            r#"fn f() -> String { "Nothing was sent.".to_owned() }"#,
            "Nothing was sent.",
        ),
        (
            r#"fn f() { say(format!("{many} were sent", many = 1)) }"#,
            "{many} were sent",
        ),
        (r#"fn f() { say(format!("{} failed", 1)) }"#, "{} failed"),
        (
            r##"const A: &str = r#"Try "this" again"#;"##,
            r#"Try "this" again"#,
        ),
        (
            r#"enum E { #[error("no room is left")] Full }"#,
            "no room is left",
        ),
        (
            r#"fn f() { tracing::info!("to the log"); say("to a person"); }"#,
            "to a person",
        ),
        (
            r#"#[cfg(test)] mod tests { fn f() { "of a test"; } } fn g() { "of the app"; }"#,
            "of the app",
        ),
        (
            r#"#[cfg(test)] mod tests; fn g() { "of the app"; }"#,
            "of the app",
        ),
    ] {
        let sample = Source {
            path: "crates/app/src/app.rs".to_owned(),
            text: code.to_owned(),
        };
        assert_eq!(phrases(&sample), [phrase], "{code}");
    }
}

#[test]
fn what_nobody_reads_is_no_phrase() {
    for code in [
        r#"fn f() { tracing::error!(%id, code = ?error.code, "the end could not be written"); }"#,
        r#"#[allow(clippy::panic, reason = "a test may fail")] fn f() {}"#,
        "/// A comment of several words.\nfn f() {}",
        r#"fn f() { get("application/json; charset=utf-8"); get("timestamp_updated"); }"#,
        r#"fn f() { format!("{name}, {email}") }"#,
    ] {
        let sample = Source {
            path: "crates/app/src/app.rs".to_owned(),
            text: code.to_owned(),
        };
        assert_eq!(phrases(&sample), [""; 0], "{code}");
    }
    let sample = Source {
        path: "crates/history/src/plans.rs".to_owned(),
        text: r#"const A: &str = "SELECT id FROM plans WHERE state = 'reading'";"#.to_owned(),
    };
    assert_eq!(phrases(&sample), [""; 0], "SQL is for SQLite");
}
