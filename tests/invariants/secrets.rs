//! Types that hold a secret cannot be turned into text.

use std::collections::{HashMap, HashSet};

use crate::project::{Source, sources};

/// A type's declaration with what stands above it.
struct Declaration<'a> {
    path: &'a str,
    line: usize,
    name: String,
    derives: String,
    body: String,
}

/// The types that are secret to begin with.
const SECRET: [&str; 5] = [
    "Secret",
    "SecretString",
    "SecretBox",
    "SecretSlice",
    "Zeroizing",
];

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_'))
}

fn has(text: &str, word: &str) -> bool {
    words(text).any(|found| found == word)
}

/// The structs and enums of a file, comments left out.
fn declarations(source: &Source) -> Vec<Declaration<'_>> {
    let mut found = Vec::new();
    let mut derives = String::new();
    let mut lines = source.text.lines().enumerate().peekable();
    while let Some((at, line)) = lines.next() {
        let code = line.trim();
        if code.starts_with("#[") {
            derives.push_str(code);
            while !derives.ends_with(']') && lines.peek().is_some() {
                derives.push_str(lines.next().unwrap().1.trim());
            }
            continue;
        }
        let name = ["struct", "enum"].into_iter().find_map(|keyword| {
            let mut words = words(code).skip_while(|word| *word != keyword).skip(1);
            code.starts_with("pub")
                .then_some(())
                .or(code.starts_with(keyword).then_some(()))?;
            words.next()
        });
        if let Some(name) = name {
            let mut body = code.to_owned();
            while !is_whole(&body) && lines.peek().is_some() {
                let line = lines.next().unwrap().1.trim();
                if !line.starts_with("//") {
                    body.push_str(line);
                    body.push('\n');
                }
            }
            found.push(Declaration {
                path: &source.path,
                line: at + 1,
                name: name.to_owned(),
                derives: derives.clone(),
                body,
            });
        }
        if !code.starts_with("//") {
            derives.clear();
        }
    }
    found
}

/// Whether a declaration is at its end: a semicolon or balanced braces.
fn is_whole(body: &str) -> bool {
    let (open, close) = (body.matches('{').count(), body.matches('}').count());
    (open > 0 && open == close) || (open == 0 && body.trim_end().ends_with(';'))
}

/// The package that a file belongs to; its tests and examples are one of their own.
fn package(path: &str) -> String {
    let folders = if path.starts_with("crates/") { 2 } else { 1 };
    let package: Vec<&str> = path.split('/').take(folders).collect();
    let beside = path.contains("/tests/") || path.contains("/examples/");
    format!(
        "{}{}",
        package.join("/"),
        if beside { " beside" } else { "" }
    )
}

/// The types that hold a secret, directly or through another one, each with its package. A name
/// means the type of its own package, else what another package makes public under that name.
fn holders(declarations: &[Declaration<'_>]) -> HashSet<(String, String)> {
    let mut named: HashMap<&str, Vec<(String, bool)>> = HashMap::new();
    for one in declarations {
        let is_public = one.body.starts_with("pub ");
        let all = named.entry(one.name.as_str()).or_default();
        all.push((package(one.path), is_public));
    }
    let mut holders = HashSet::new();
    loop {
        let before = holders.len();
        for declaration in declarations {
            let own = package(declaration.path);
            let holds = |word: &str| {
                let holder = |of: &str| holders.contains(&(of.to_owned(), word.to_owned()));
                let all = named.get(word).map_or(&[][..], Vec::as_slice);
                SECRET.contains(&word)
                    || if all.iter().any(|(package, _)| *package == own) {
                        holder(&own)
                    } else {
                        all.iter()
                            .any(|(package, public)| *public && holder(package))
                    }
            };
            if words(&declaration.body).skip(2).any(holds) {
                holders.insert((own, declaration.name.clone()));
            }
        }
        if holders.len() == before {
            return holders;
        }
    }
}

/// Where a type that holds a secret can be written out.
fn leaks(sources: &[Source]) -> Vec<String> {
    let declarations: Vec<_> = sources.iter().flat_map(declarations).collect();
    let holders = holders(&declarations);
    let mut leaks = Vec::new();
    for declaration in declarations
        .iter()
        .filter(|one| holders.contains(&(package(one.path), one.name.clone())))
    {
        let Declaration {
            path,
            line,
            name,
            derives,
            body,
        } = declaration;
        if has(derives, "Serialize") {
            leaks.push(format!(
                "{path}:{line}: {name} holds a secret and derives Serialize"
            ));
        }
        if has(derives, "Debug") && has(body, "Zeroizing") {
            leaks.push(format!(
                "{path}:{line}: {name} derives Debug, and Zeroizing shows what it holds"
            ));
        }
    }
    for source in sources {
        for (at, line) in source.text.lines().enumerate() {
            let of = line
                .split_once("Serialize for ")
                .filter(|_| line.contains("impl"));
            let name = of.and_then(|(_, name)| words(name).next());
            let own = |name: &str| (package(&source.path), name.to_owned());
            if name.is_some_and(|name| holders.contains(&own(name))) {
                leaks.push(format!("{}:{}: {}", source.path, at + 1, line.trim()));
            }
        }
    }
    leaks
}

#[test]
fn no_type_that_holds_a_secret_can_be_serialised() {
    let rust = sources()
        .into_iter()
        .filter(|source| source.path.ends_with(".rs"));
    let leaks = leaks(&rust.collect::<Vec<_>>());
    assert!(
        leaks.is_empty(),
        "a key must not be written anywhere:\n{}",
        leaks.join("\n")
    );
}

#[test]
fn a_secret_is_noticed_through_other_types_too() {
    let sample = Source {
        path: "sample.rs".to_owned(),
        text: "#[derive(Debug, Deserialize)]\npub struct Keys {\n    key: SecretString,\n}\n\n\
               #[derive(\n    Debug,\n    Serialize,\n)]\npub(crate) enum Typed {\n    Some { keys: Keys },\n}\n\n\
               impl Serialize for Keys {}\n\n#[derive(Debug)]\nstruct Raw(Zeroizing<Vec<u8>>);\n\n\
               /// Names a Secret only in a comment.\n#[derive(Serialize)]\nstruct Fine { name: String }\n"
            .to_owned(),
    };
    let leaks = leaks(&[sample]);
    let lines: Vec<&str> = leaks
        .iter()
        .filter_map(|leak| leak.split(':').nth(1))
        .collect();
    assert_eq!(lines, ["10", "17", "14"], "{leaks:#?}");
}

#[test]
fn a_name_means_the_type_of_its_own_package() {
    let sample = |path: &str, text: &str| Source {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    let serialized = "#[derive(Serialize)]\npub struct Row {\n    client: Client,\n}\n";
    let secret = "pub struct Client {\n    key: Secret,\n}\n";
    let all = |own: &str, other: &str| {
        leaks(&[
            sample("crates/one/src/row.rs", &format!("{serialized}\n{own}")),
            sample("crates/two/src/client.rs", other),
        ])
        .len()
    };
    assert_eq!(all("", secret), 1, "another package's public type");
    assert_eq!(
        all("struct Client {\n    name: String,\n}\n", secret),
        0,
        "its own is another one"
    );
    assert_eq!(
        all("", &secret.replace("pub ", "")),
        0,
        "nobody else sees a private type"
    );
}
