//! The configuration that holds the product together.

use serde_json::Value;

use crate::project::{read, root};

fn tauri() -> Value {
    serde_json::from_str(&read("tauri.conf.json")).unwrap()
}

/// A policy as Tauri takes it: one text, or directives by name.
fn directive(policy: &Value, name: &str) -> Option<String> {
    match policy {
        Value::String(text) => text.split(';').find_map(|directive| {
            let (found, sources) = directive.trim().split_once(' ')?;
            (found == name).then(|| sources.to_owned())
        }),
        Value::Object(directives) => directives.get(name)?.as_str().map(str::to_owned),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => None,
    }
}

/// What is wrong with a content security policy.
fn weaknesses(policy: &Value) -> Vec<String> {
    let mut weak = Vec::new();
    if directive(policy, "default-src").as_deref() != Some("'self'") {
        weak.push("default-src is not 'self'".to_owned());
    }
    for name in [
        "script-src",
        "style-src",
        "img-src",
        "font-src",
        "frame-src",
        "worker-src",
    ] {
        let sources = directive(policy, name).unwrap_or_default();
        let wrong = sources.split_whitespace().find(|source| {
            let unsafe_word = source.starts_with("'unsafe-");
            unsafe_word || source.starts_with("http") || source.contains('*')
        });
        weak.extend(wrong.map(|source| format!("{name} allows {source}")));
    }
    // What Tauri's own calls need, and nothing else.
    let calls = directive(policy, "connect-src").unwrap_or_default();
    if calls != "ipc: http://ipc.localhost" {
        weak.push(format!("connect-src is {calls:?}"));
    }
    for name in ["object-src", "base-uri", "form-action", "frame-ancestors"] {
        if directive(policy, name).as_deref() != Some("'none'") {
            weak.push(format!("{name} is not 'none'"));
        }
    }
    weak
}

#[test]
fn the_web_view_may_load_and_call_only_what_comes_with_the_app() {
    let config = tauri();
    let security = &config["app"]["security"];
    assert_eq!(
        weaknesses(&security["csp"]),
        Vec::<String>::new(),
        "tauri.conf.json: csp"
    );
    for opening in [
        "devCsp",
        "dangerousDisableAssetCspModification",
        "assetProtocol",
    ] {
        assert!(
            security.get(opening).is_none(),
            "tauri.conf.json: {opening} weakens the policy"
        );
    }
    assert_ne!(
        config["app"]["withGlobalTauri"], true,
        "only imported code may call Rust"
    );
}

#[test]
fn a_weak_policy_is_noticed_in_either_way_of_writing_it() {
    let text = "default-src 'self'; script-src 'self' 'unsafe-inline'; connect-src *";
    let weak = weaknesses(&Value::from(text));
    assert!(
        weak.iter().any(|one| one.contains("'unsafe-inline'")),
        "{weak:?}"
    );
    let directives = serde_json::json!({"default-src": "*", "img-src": "https://example.com"});
    let weak = weaknesses(&directives);
    assert!(
        weak.iter().any(|one| one.contains("default-src")),
        "{weak:?}"
    );
    assert!(
        weak.iter().any(|one| one.contains("example.com")),
        "{weak:?}"
    );
}

#[test]
fn the_window_may_use_no_more_of_tauri_than_it_needs() {
    let folder = root().join("src-tauri/capabilities");
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let capability: Value =
            serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        assert!(
            capability.get("remote").is_none(),
            "{path:?}: no page from outside may call Rust"
        );
        for permission in capability["permissions"].as_array().unwrap() {
            let permission = permission
                .as_str()
                .unwrap_or_else(|| panic!("{path:?}: {permission}"));
            let narrow = permission.contains(":allow-") || permission.starts_with("core:window:");
            assert!(
                narrow && !permission.contains("shell:"),
                "{path:?}: {permission} is too wide"
            );
        }
    }
}

#[test]
fn the_config_in_the_root_finds_what_is_elsewhere() {
    let config = tauri();
    assert_eq!(config["build"]["frontendDist"], "ui/dist");
    let icons = config["bundle"]["icon"].as_array().unwrap();
    assert!(!icons.is_empty(), "tauri.conf.json: the bundle has icons");
    for icon in icons.iter().map(|icon| icon.as_str().unwrap()) {
        assert!(
            icon.starts_with("src-tauri/icons/"),
            "tauri.conf.json: {icon}"
        );
        assert!(
            root().join(icon).is_file(),
            "tauri.conf.json: {icon} does not exist"
        );
    }
    assert!(
        !root().join("src-tauri/tauri.conf.json").exists(),
        "there is one config"
    );
    let build = read("src-tauri/build.rs");
    for part in [
        "capabilities_path_pattern(",
        "src-tauri/capabilities/**/*",
        "cargo:rerun-if-changed=src-tauri/capabilities",
    ] {
        assert!(
            build.contains(part),
            "src-tauri/build.rs: {part} is missing"
        );
    }
}

#[test]
fn the_watcher_and_git_leave_out_what_is_built() {
    let ignored = read(".taurignore");
    let lines: Vec<&str> = ignored
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .collect();
    let wanted = [
        "/*",
        "!/src-tauri/",
        "!/crates/",
        "!/Cargo.toml",
        "!/tauri.conf.json",
    ];
    assert_eq!(lines, wanted, ".taurignore");
    let ignored = read(".gitignore");
    for built in ["/target", "/gen", "node_modules", "/ui/dist"] {
        assert!(
            ignored.lines().any(|line| line == built),
            ".gitignore: {built}"
        );
    }
}

#[test]
fn the_packages_that_the_product_stands_on_are_declared() {
    let manifest = read("Cargo.toml");
    for package in [
        "tauri",
        "tauri-build",
        "serde",
        "serde_json",
        "reqwest",
        "tokio",
        "keyring",
        "rusqlite",
    ] {
        let declared = |line: &str| {
            line.split_once(" = ")
                .is_some_and(|(name, _)| name == package)
        };
        assert!(manifest.lines().any(declared), "Cargo.toml: {package}");
    }
}

#[test]
fn the_app_the_config_and_the_front_end_have_one_version() {
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(tauri()["version"], version, "tauri.conf.json");
}
