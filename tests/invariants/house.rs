//! Order in the house.

use crate::project::{Source, read, root, sources};

/// A file longer than this is a place where things only collect.
const LINES: usize = 500;

/// Longer files, each with its reason.
const LONG: [(&str, &str); 1] = [(
    "ui/src/lib/contract/index.ts",
    "generated from Rust, one list of types",
)];

const CODE: [&str; 9] = [
    ".rs", ".ts", ".js", ".svelte", ".css", ".html", ".sql", ".sh", ".toml",
];

fn too_long(source: &Source) -> bool {
    CODE.iter().any(|kind| source.path.ends_with(kind)) && source.text.lines().count() > LINES
}

#[test]
fn no_file_has_more_than_500_lines_without_a_reason() {
    let sample = |lines| Source {
        path: "a.rs".to_owned(),
        text: "x\n".repeat(lines),
    };
    assert!(
        too_long(&sample(501)) && !too_long(&sample(500)),
        "a long file is noticed"
    );
    let sources = sources();
    let long = sources.iter().filter(|source| too_long(source));
    let long: Vec<String> = long
        .filter(|source| !LONG.iter().any(|(path, _)| *path == source.path))
        .map(|source| format!("{}: {} lines", source.path, source.text.lines().count()))
        .collect();
    assert!(long.is_empty(), "split by topic:\n{}", long.join("\n"));
    for (path, reason) in LONG {
        let there = sources
            .iter()
            .any(|source| source.path == path && too_long(source));
        assert!(there, "{path} ({reason}) needs no exception any more");
    }
}

/// Lines that only make sense on the machine where they were written.
fn of_one_machine(source: &Source, places: &[String]) -> Vec<String> {
    let lines = source.text.lines().enumerate();
    lines
        .filter(|(_, line)| places.iter().any(|place| line.contains(place.as_str())))
        .map(|(at, line)| format!("{}:{}: {}", source.path, at + 1, line.trim()))
        .collect()
}

#[test]
fn nothing_names_a_place_on_the_machine_where_it_was_written() {
    let mut places = vec![root().to_str().unwrap().to_owned()];
    places.extend(std::env::home_dir().and_then(|home| Some(format!("{}/", home.to_str()?))));
    let sample = Source {
        path: "a.sh".to_owned(),
        text: format!("cd {}/ui\n", places[0]),
    };
    assert_eq!(
        of_one_machine(&sample, &places).len(),
        1,
        "a place is noticed"
    );
    let found: Vec<String> = sources()
        .iter()
        .flat_map(|source| of_one_machine(source, &places))
        .collect();
    assert!(
        found.is_empty(),
        "other machines do not have these:\n{}",
        found.join("\n")
    );
}

/// Lines that tie the project to one package registry's address.
fn names_a_registry(source: &Source) -> Vec<String> {
    let is_lock = source.path.ends_with("Cargo.lock");
    let lines = source.text.lines().enumerate();
    lines
        .filter(|(_, line)| match is_lock {
            true => line.starts_with("source = ") && !line.ends_with(USUAL_SOURCE),
            false => REGISTRIES.iter().any(|word| line.contains(word)),
        })
        .map(|(at, line)| format!("{}:{}: {}", source.path, at + 1, line.trim()))
        .collect()
}

/// How cargo writes "the usual registry, wherever this machine gets it from".
const USUAL_SOURCE: &str = "\"registry+https://github.com/rust-lang/crates.io-index\"";

/// Written in two halves, so that this file names none itself.
const REGISTRIES: [&str; 8] = [
    concat!("registry.", "npmjs.org"),
    concat!("registry.", "yarnpkg.com"),
    concat!("static.", "crates.io"),
    concat!("index.", "crates.io"),
    "replace-with",
    "\"resolved\": \"http",
    concat!("pypi", ".org"),
    "registry=http",
];

#[test]
fn nothing_names_a_package_registrys_host() {
    let sample = |path: &str, text: &str| Source {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    for broken in [
        sample(
            "Cargo.lock",
            "source = \"registry+https://mirror.example/index\"",
        ),
        sample(
            "ui/package-lock.json",
            "\"resolved\": \"https://mirror.example/a.tgz\",",
        ),
        sample("ui/.npmrc", "registry=https://mirror.example/"),
    ] {
        assert_eq!(
            names_a_registry(&broken).len(),
            1,
            "{} is noticed",
            broken.text
        );
    }
    let ours = sources()
        .into_iter()
        .filter(|source| !source.path.starts_with("tests/invariants/"));
    let found: Vec<String> = ours.flat_map(|source| names_a_registry(&source)).collect();
    assert!(
        found.is_empty(),
        "where packages come from is each machine's affair:\n{}",
        found.join("\n")
    );
}

#[test]
fn the_house_is_documented_and_licensed() {
    for (path, holds) in [
        (
            "LICENSE-MIT",
            "Permission is hereby granted, free of charge",
        ),
        ("LICENSE-APACHE", "Version 2.0, January 2004"),
        ("README.md", "cargo xtask run"),
        ("ARCHITECTURE.md", "Invariants"),
        ("CONTRIBUTING.md", "cargo xtask test"),
        ("SECURITY.md", "keychain"),
        ("CHANGELOG.md", env!("CARGO_PKG_VERSION")),
    ] {
        assert!(read(path).contains(holds), "{path} says {holds:?}");
    }
}

/// The places that a document names in backticks, `{a,b}` spelt out.
fn places(document: &str) -> Vec<String> {
    let named = document.split('`').skip(1).step_by(2);
    let ours = ["crates/", "ui/", "src-tauri/", "xtask/", "tests/"];
    let ours = named.filter(|name| ours.iter().any(|folder| name.starts_with(folder)));
    let whole = ours.filter(|name| !name.contains(['<', '*', '…', ' ']));
    whole.flat_map(spelt_out).collect()
}

fn spelt_out(name: &str) -> Vec<String> {
    let Some((before, rest)) = name.split_once('{') else {
        return vec![name.to_owned()];
    };
    let (choices, after) = rest.split_once('}').unwrap();
    let each = choices.split(',');
    each.map(|choice| format!("{before}{choice}{after}"))
        .collect()
}

#[test]
fn the_map_names_only_places_that_exist() {
    let map = read("ARCHITECTURE.md");
    let places = places(&map);
    assert!(places.len() > 50, "the map is read: {places:?}");
    let gone: Vec<&String> = places
        .iter()
        .filter(|place| !root().join(place).exists())
        .collect();
    assert!(gone.is_empty(), "ARCHITECTURE.md names {gone:?}");
}

#[test]
fn a_place_is_read_with_all_its_choices() {
    let document = "See `crates/a/src/{b,c}.rs`, `App` and `ui/src/<screen>/`.";
    assert_eq!(
        places(document),
        ["crates/a/src/b.rs", "crates/a/src/c.rs"],
        "patterns and other words are no places",
    );
}
