//! The real command against practice services in this process, with a data folder of its own and
//! without a keychain.
#![allow(dead_code, reason = "each test program uses its own part")]

pub(crate) mod files;
#[cfg(target_os = "linux")]
pub(crate) mod terminal;

use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use practice::{Practice, Running, Service};
use serde_json::Value;
use tempfile::TempDir;
use tokio::io::AsyncWriteExt;
use tokio::process::{Child, Command};

pub(crate) const API_KEY: &str = "instantly-0f7c2b9e51d84a";
pub(crate) const ACCESS_KEY: &str = "access-3c1e8a77b0";
pub(crate) const SECRET_KEY: &str = "secret-95d2f6aa4e";

/// How long a command may take that should be done soon.
const PATIENCE: Duration = Duration::from_secs(60);

/// A computer with `roster` on it.
pub(crate) struct World {
    pub(crate) practice: Running,
    pub(crate) folder: TempDir,
}

/// How a command ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ended {
    /// The one document on standard output.
    pub(crate) fn document(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| {
            panic!("not one JSON document: {error}\n{}\n{}", self.out, self.err)
        })
    }

    /// The same, of a command that ended like this.
    pub(crate) fn with(&self, code: i32) -> Value {
        assert_eq!(self.code, code, "{}\n{}", self.out, self.err);
        self.document()
    }
}

impl World {
    /// Practice services that act at once and never throttle.
    pub(crate) async fn start() -> Self {
        Self::with(practice::Options::default()).await
    }

    pub(crate) async fn with(options: practice::Options) -> Self {
        let practice = Practice::start(options).await.unwrap();
        practice.switch(|switches| {
            API_KEY.clone_into(&mut switches.instantly.key);
            switches.instantly.assign_delay_ms = 0;
            ACCESS_KEY.clone_into(&mut switches.leadsquared.access_key);
            SECRET_KEY.clone_into(&mut switches.leadsquared.secret_key);
            switches.leadsquared.calls_per_5_s = None;
        });
        let folder = tempfile::tempdir().unwrap();
        Self { practice, folder }
    }

    pub(crate) fn data_dir(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A file in the world's folder.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn url(&self, service: Service) -> String {
        match service {
            Service::Instantly => self.practice.instantly_url(),
            Service::LeadSquared => self.practice.leadsquared_url(),
        }
    }

    /// The command with keys for the connections P (Instantly) and L (LeadSquared), and nothing
    /// else of this computer's environment: so it finds no keychain.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.without_keys(arguments);
        command.env("ROSTER_SECRET_P", keys(Service::Instantly));
        command.env("ROSTER_SECRET_L", keys(Service::LeadSquared));
        command
    }

    pub(crate) fn without_keys(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_roster"));
        command
            .env_clear()
            .env("ROSTER_DATA_DIR", self.data_dir())
            .current_dir(self.folder.path())
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        command
    }

    pub(crate) async fn run(&self, arguments: &[&str]) -> Ended {
        finish(self.command(arguments)).await
    }

    /// With `--json`: the document and the exit code.
    pub(crate) async fn json(&self, arguments: &[&str]) -> Ended {
        let mut all = arguments.to_vec();
        all.push("--json");
        self.run(&all).await
    }

    /// Adds a connection to the practice service, P or L.
    pub(crate) async fn connect(&self, service: Service) -> &'static str {
        self.connect_with(service, &[]).await
    }

    /// The same with more options.
    pub(crate) async fn connect_with(&self, service: Service, options: &[&str]) -> &'static str {
        let (word, label) = words(service);
        let url = self.url(service);
        let add = ["connections", "add", "--service", word, "--label", label];
        let more = ["--kind", "test", "--address", &url];
        let added = self.json(&[&add[..], &more[..], options].concat()).await;
        added.with(0);
        label
    }

    /// Writes an assignment file and plans it into `plan.json`.
    pub(crate) async fn plan(&self, service: Service, assignment: &Value) -> Value {
        let (_, label) = words(service);
        self.write("assignment.json", assignment);
        let plan = ["plan", "--connection", label, "assignment.json"];
        let planned = self
            .json(&[&plan[..], &["--out", "plan.json"]].concat())
            .await;
        planned.with(0)["plan"].clone()
    }

    pub(crate) fn write(&self, name: &str, document: &Value) {
        std::fs::write(self.file(name), document.to_string()).unwrap();
    }

    /// The only submission there is.
    pub(crate) async fn only_submission(&self) -> Option<String> {
        let listed = self.json(&["submissions", "list"]).await.with(0);
        let rows = listed["submissions"].as_array().unwrap();
        assert!(rows.len() <= 1, "one plan is one submission: {listed}");
        rows.first()
            .map(|row| row["id"].as_str().unwrap().to_owned())
    }
}

/// The service's word on the command line, and the label of its connection.
pub(crate) const fn words(service: Service) -> (&'static str, &'static str) {
    match service {
        Service::Instantly => ("instantly", "P"),
        Service::LeadSquared => ("leadsquared", "L"),
    }
}

/// The keys that the practice services take, as JSON.
pub(crate) fn keys(service: Service) -> String {
    match service {
        Service::Instantly => format!(r#"{{"api_key":"{API_KEY}"}}"#),
        Service::LeadSquared => {
            format!(r#"{{"access_key":"{ACCESS_KEY}","secret_key":"{SECRET_KEY}"}}"#)
        }
    }
}

/// Runs a command to its end.
pub(crate) async fn finish(mut command: Command) -> Ended {
    ended(command.spawn().unwrap()).await
}

/// The same with this on standard input.
pub(crate) async fn finish_with(mut command: Command, input: impl AsRef<[u8]>) -> Ended {
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A command that does not read its input may be gone already.
    let _ = stdin.write_all(input.as_ref()).await;
    drop(stdin);
    ended(child).await
}

pub(crate) async fn ended(child: Child) -> Ended {
    let output = tokio::time::timeout(PATIENCE, child.wait_with_output());
    let output = output.await.expect("the command ends in time").unwrap();
    Ended {
        code: code(output.status),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The exit code; -1 where a signal ended it.
fn code(status: ExitStatus) -> i32 {
    status.code().unwrap_or(-1)
}

/// Whether a file below the folder holds the text, byte for byte.
pub(crate) fn holds(folder: &Path, text: &str) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return holds(&path, text);
        }
        let bytes = std::fs::read(&path).unwrap();
        bytes
            .windows(text.len())
            .any(|window| window == text.as_bytes())
    })
}
