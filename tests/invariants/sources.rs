//! Words that stand only where they belong.

use crate::rule::Rule;

fn rust(path: &str) -> bool {
    path.ends_with(".rs")
}

/// Rust that ends up in somebody's hands: not tests, not the build tool.
fn shipped_rust(path: &str) -> bool {
    rust(path) && !path.contains("tests/") && !path.starts_with("xtask/")
}

fn front_end(path: &str) -> bool {
    let kinds = [".ts", ".svelte", ".css", ".html", ".js"];
    let shipped = path.starts_with("ui/") && !path.ends_with(".test.ts");
    shipped && kinds.iter().any(|kind| path.ends_with(kind))
}

fn loaded_by_the_web_view(path: &str) -> bool {
    path.ends_with(".css") || path.ends_with(".html") || path.ends_with(".svelte")
}

#[test]
fn tauri_is_spoken_to_only_by_the_shell() {
    Rule {
        says: "only src-tauri/ knows Tauri; what a command does belongs into crates/app",
        about: rust,
        words: &["tauri::", "tauri_plugin_", "wry::"],
        but: &[("src-tauri/", "the shell")],
        sample: ("crates/app/src/app.rs", "use tauri::Manager;"),
    }
    .holds();
}

#[test]
fn tauris_script_is_imported_only_by_the_backend() {
    Rule {
        says: "screens speak to the backend's interface, so that they can be tried without a window",
        about: front_end,
        words: &["@tauri-apps/", "__TAURI__", "__TAURI_INTERNALS__"],
        but: &[("ui/src/lib/backend/", "the one place that calls Rust")],
        sample: ("ui/src/App.svelte", "import { invoke } from '@tauri-apps/api/core';"),
    }
    .holds();
}

#[test]
fn sql_is_written_only_in_the_history() {
    Rule {
        says: "all SQL is in crates/history, one file per table",
        about: rust,
        words: &[
            "rusqlite::",
            "rusqlite_migration::",
            "SELECT ",
            "INSERT INTO",
            "DELETE FROM",
            "CREATE TABLE",
            "PRAGMA ",
        ],
        but: &[
            ("crates/history/", "the SQL"),
            (
                "crates/app/tests/support/disk.rs",
                "a disk that fails: a trigger set from outside, as no code of ours would",
            ),
            (
                "crates/cli/tests/headless/exits.rs",
                "the same disk, under the headless command",
            ),
            (
                "tests/window/",
                "time that passes and moments between two steps: moved, and looked at, from outside",
            ),
        ],
        sample: (
            "crates/app/src/history.rs",
            "let all = \"SELECT * FROM calls\";",
        ),
    }
    .holds();
}

#[test]
fn the_keychain_is_opened_only_by_the_secrets() {
    Rule {
        says: "keys go through crates/secrets and nowhere else",
        about: rust,
        words: &["keyring::", "keyring_core::", "zbus::", "secret_service::"],
        but: &[
            ("crates/secrets/", "the keychain"),
            (
                "tests/support/bystander.rs",
                "the session bus without a keyring",
            ),
        ],
        sample: (
            "crates/app/src/credentials.rs",
            "let entry = keyring::Entry::new(a, b);",
        ),
    }
    .holds();
}

#[test]
fn http_requests_are_made_only_by_the_transport() {
    Rule {
        says: "one client, with its time-outs, its redaction and its honest results",
        about: shipped_rust,
        words: &["reqwest::", "hyper::", "TcpStream"],
        but: &[("crates/transport/src/", "the client")],
        sample: (
            "crates/instantly/src/client/mod.rs",
            "let client = reqwest::Client::new();",
        ),
    }
    .holds();
}

#[test]
fn addresses_are_served_only_by_the_practice_services() {
    Rule {
        says: "the app listens nowhere but in its practice services, on loopback",
        about: shipped_rust,
        words: &["axum::", "TcpListener"],
        but: &[("crates/practice/src/", "the practice services")],
        sample: (
            "crates/app/src/practice.rs",
            "let port = TcpListener::bind(address)?;",
        ),
    }
    .holds();
}

#[test]
fn time_and_chance_come_in_only_at_the_edges() {
    Rule {
        says: "take the time and new ids as parameters, so that a test can choose them",
        about: |path| shipped_rust(path) && !path.starts_with("crates/secrets/src/vault.rs"),
        words: &[
            "SystemTime::now",
            "Instant::now",
            "Timestamp::now",
            "Zoned::now",
            "Uuid::new_v4",
            "Uuid::now_v7",
            "rand::",
            "getrandom::",
        ],
        but: &[
            (
                "src-tauri/src/",
                "the window's edge: the real clock and real ids are handed in here",
            ),
            (
                "crates/cli/src/edge.rs",
                "the command's edge: the same for it",
            ),
            (
                "crates/app/examples/",
                "programs of their own, with edges of their own",
            ),
            (
                "crates/app/src/connection_test.rs",
                "how long a test took; shown, never acted on",
            ),
            (
                "crates/transport/src/http.rs",
                "how long an exchange took; shown, never acted on",
            ),
            (
                "crates/transport/src/budget/desk.rs",
                "the runtime's clock, which tests pause: it tells that the clock handed in was set",
            ),
            (
                "crates/assign/src/run/reading_back.rs",
                "the runtime's clock, which tests pause: how long reading back waits",
            ),
            (
                "crates/practice/src/options.rs",
                "the practice services' usual clock, which tests replace",
            ),
            (
                "crates/practice/src/serve.rs",
                "the runtime's clock: an answer that takes its time leaves on the millisecond",
            ),
        ],
        sample: ("crates/assign/src/run/mod.rs", "let id = Uuid::new_v4();"),
    }
    .holds();
}

#[test]
fn the_web_view_gets_data_and_never_html() {
    Rule {
        says: "a name from a service could hold a tag; let Svelte write text",
        about: front_end,
        words: &[
            "{@html",
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "new Function",
            "srcdoc",
        ],
        but: &[],
        sample: ("ui/src/App.svelte", "<p>{@html name}</p>"),
    }
    .holds();
}

#[test]
fn the_web_view_loads_nothing_from_a_network() {
    Rule {
        says: "everything that the window shows is in the binary",
        about: |path| front_end(path) && loaded_by_the_web_view(path),
        words: &[
            "url(http",
            "url('http",
            "url(\"http",
            "src=\"http",
            "href=\"http",
            "@import",
        ],
        but: &[],
        sample: (
            "ui/src/styles/base.css",
            "background: url(https://example.com/a.png);",
        ),
    }
    .holds();
    Rule {
        says: "the window asks Rust; it makes no request of its own",
        about: front_end,
        words: &[
            "fetch(",
            "XMLHttpRequest",
            "WebSocket(",
            "EventSource(",
            "sendBeacon",
            "importScripts",
        ],
        but: &[],
        sample: (
            "ui/src/screens/Help.svelte",
            "const page = await fetch(address);",
        ),
    }
    .holds();
}

#[test]
fn nothing_is_kept_in_the_web_view() {
    Rule {
        says: "what is kept is kept by crates/history; what is secret by crates/secrets",
        about: front_end,
        words: &[
            "localStorage",
            "sessionStorage",
            "indexedDB",
            "document.cookie",
        ],
        but: &[],
        sample: (
            "ui/src/lib/state/settings.ts",
            "localStorage.setItem('theme', theme);",
        ),
    }
    .holds();
}
