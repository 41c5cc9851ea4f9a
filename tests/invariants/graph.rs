//! Which package may depend on which: what cargo says, not what sources say.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use crate::project::root;

/// The systems that Roster is made for.
const SYSTEMS: [&str; 3] = [
    "x86_64-unknown-linux-gnu",
    "x86_64-pc-windows-msvc",
    "aarch64-apple-darwin",
];

/// Cargo's answer.
fn cargo(arguments: &[&str]) -> String {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let answer = Command::new(cargo)
        .args(arguments)
        .current_dir(root())
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&answer.stderr);
    assert!(
        answer.status.success(),
        "cargo {}: {complaint}",
        arguments.join(" ")
    );
    String::from_utf8(answer.stdout).unwrap()
}

/// `cargo metadata` for all three systems.
pub(crate) fn metadata() -> Value {
    let mut arguments = vec!["metadata", "--format-version", "1"];
    for system in SYSTEMS {
        arguments.extend(["--filter-platform", system]);
    }
    serde_json::from_str(&cargo(&arguments)).unwrap()
}

/// Everything that one of our packages is built from when it is built by itself, so that features
/// that only others switch on are off.
fn built_from(package: &str) -> BTreeSet<String> {
    let mut arguments = vec!["tree", "--package", package, "--edges", "normal"];
    arguments.extend(["--prefix", "none", "--format", "{p}"]);
    for system in SYSTEMS {
        arguments.extend(["--target", system]);
    }
    let tree = cargo(&arguments);
    let names = tree
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    names.map(str::to_owned).collect()
}

/// Who depends on a package outside of tests and build scripts.
fn dependents(metadata: &Value) -> BTreeMap<String, BTreeSet<String>> {
    let packages = metadata["packages"].as_array().unwrap();
    let names: BTreeMap<&str, &str> = packages
        .iter()
        .map(|package| {
            (
                package["id"].as_str().unwrap(),
                package["name"].as_str().unwrap(),
            )
        })
        .collect();
    let mut dependents: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for node in metadata["resolve"]["nodes"].as_array().unwrap() {
        for dependency in node["deps"].as_array().unwrap() {
            let kinds = dependency["dep_kinds"].as_array().unwrap();
            if kinds.iter().any(|kind| kind["kind"].is_null()) {
                let name = names[dependency["pkg"].as_str().unwrap()];
                let by = names[node["id"].as_str().unwrap()];
                dependents
                    .entry(name.to_owned())
                    .or_default()
                    .insert(by.to_owned());
            }
        }
    }
    dependents
}

/// Our own packages by name, with the folder of each.
fn our_packages(metadata: &Value) -> BTreeMap<String, String> {
    let ids = metadata["workspace_members"].as_array().unwrap();
    let packages = metadata["packages"].as_array().unwrap().iter();
    packages
        .filter(|package| ids.contains(&package["id"]))
        .map(|package| (&package["name"], &package["manifest_path"]))
        .map(|(name, path)| {
            (
                name.as_str().unwrap().to_owned(),
                path.as_str().unwrap().to_owned(),
            )
        })
        .collect()
}

#[test]
fn each_kind_of_work_has_one_crate_that_may_do_it() {
    let dependents = dependents(&metadata());
    for (package, only) in [
        ("reqwest", &["roster-transport"] as &[&str]),
        ("rusqlite", &["roster-history", "rusqlite_migration"]),
        ("rusqlite_migration", &["roster-history"]),
        ("keyring", &["roster-secrets"]),
        ("axum", &["roster-practice"]),
        (
            "roster-transport",
            &["roster-app", "roster-instantly", "roster-leadsquared"],
        ),
        ("roster-history", &["roster-app"]),
        ("roster-lists", &["roster-app"]),
        ("roster-secrets", &["roster", "roster-app", "roster-cli"]),
        ("roster-practice", &["roster-app", "roster-cli"]),
        ("roster-app", &["roster", "roster-cli"]),
    ] {
        let found: Vec<&str> = dependents[package].iter().map(String::as_str).collect();
        assert_eq!(found, only, "only these depend on {package}");
    }
}

#[test]
fn tauri_is_a_dependency_of_the_shell_alone() {
    let metadata = metadata();
    let dependents = dependents(&metadata);
    let ours = our_packages(&metadata);
    let tauris = dependents
        .keys()
        .filter(|name| name.starts_with("tauri") || *name == "wry");
    for tauri in tauris {
        let by = dependents[tauri].iter().filter(|by| ours.contains_key(*by));
        let by: Vec<&str> = by.map(String::as_str).collect();
        assert!(
            by.is_empty() || by == ["roster"],
            "{tauri} is used by {by:?}"
        );
    }
    assert!(
        dependents["tauri"].contains("roster"),
        "the dependents are read"
    );
}

#[test]
fn no_crate_is_built_from_what_it_must_not_know() {
    const WINDOW: &[&str] = &["tauri", "tauri-runtime", "tao", "wry"];
    const HTTP: &[&str] = &["reqwest", "hyper", "roster-transport"];
    const SQL: &[&str] = &["rusqlite", "libsqlite3-sys", "roster-history"];
    const KEYCHAIN: &[&str] = &["keyring", "keyring-core", "roster-secrets"];
    const SERVING: &[&str] = &["axum", "roster-practice"];
    const SERVICES: &[&str] = &["roster-instantly", "roster-leadsquared", "roster-assign"];
    for (package, unknown) in [
        (
            "roster-assign",
            &[WINDOW, HTTP, SQL, KEYCHAIN, SERVING] as &[&[&str]],
        ),
        (
            "roster-instantly",
            &[
                WINDOW,
                HTTP,
                SQL,
                KEYCHAIN,
                SERVING,
                &["roster-leadsquared"],
            ],
        ),
        (
            "roster-leadsquared",
            &[WINDOW, HTTP, SQL, KEYCHAIN, SERVING, &["roster-instantly"]],
        ),
        (
            "roster-transport",
            &[WINDOW, SQL, KEYCHAIN, SERVING, SERVICES],
        ),
        ("roster-history", &[WINDOW, HTTP, KEYCHAIN, SERVING]),
        (
            "roster-lists",
            &[WINDOW, HTTP, SQL, KEYCHAIN, SERVING, SERVICES],
        ),
        ("roster-secrets", &[WINDOW, HTTP, SQL, SERVING, SERVICES]),
        (
            "roster-practice",
            &[
                WINDOW,
                &["reqwest"],
                SQL,
                KEYCHAIN,
                SERVICES,
                &["roster-transport"],
            ],
        ),
        (
            "roster-text",
            &[WINDOW, HTTP, SQL, KEYCHAIN, SERVING, SERVICES],
        ),
        ("roster-app", &[WINDOW]),
        ("roster-cli", &[WINDOW]),
    ] {
        let built_from = built_from(package);
        assert!(
            built_from.contains(package),
            "the tree of {package} is read"
        );
        let known: Vec<_> = unknown
            .iter()
            .copied()
            .flatten()
            .filter(|name| built_from.contains(**name))
            .collect();
        assert!(known.is_empty(), "{package} is built from {known:?}");
    }
    let crates = our_packages(&metadata());
    let listed = 11 + ["roster", "xtask"].len();
    assert_eq!(
        crates.len(),
        listed,
        "a new crate gets its line above: {crates:?}"
    );
}

#[test]
fn a_forbidden_dependency_would_be_seen() {
    let app = built_from("roster-app");
    for name in ["reqwest", "hyper", "rusqlite", "keyring", "axum"] {
        assert!(
            app.contains(name),
            "{name} reaches the app through the crate that may use it"
        );
    }
}
