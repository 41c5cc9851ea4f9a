//! One test's own machine, so to speak: home, display, bus and keyring, gone when the test ends.

use std::cell::RefCell;
use std::fs::{self, Permissions};
use std::future::Future;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use tokio::runtime::Runtime;

use super::bystander::Bystander;
use super::child::Background;
use super::equipment::{self, Keyring};
use super::window::Window;

/// Where the tests leave what a person may want to look at afterwards.
const SCREENS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/screens");

/// How the app is started.
#[derive(Clone, Debug, Default)]
pub(crate) struct Opening {
    /// The desktop asks for dark windows.
    pub(crate) dark: bool,
    /// Words on the app's command line.
    pub(crate) arguments: Vec<String>,
    /// Environment variables on top of the stage's.
    pub(crate) environment: Vec<(String, String)>,
}

/// The stage of one test. Dropping it ends every process on it; if the test has failed, their logs are
/// kept in `target/screens/logs/<test>`.
#[derive(Debug)]
pub(crate) struct Stage {
    test: &'static str,
    environment: Vec<(String, String)>,
    runtime: Runtime,
    // In this order they are dropped: the home last, when nobody writes to it any more.
    keyring: RefCell<Option<Background>>,
    _bus: Background,
    _display: Background,
    home: TempDir,
}

impl Stage {
    /// A stage with an unlocked, empty keyring. `test` names the logs.
    pub(crate) fn set(test: &'static str) -> Stage {
        Stage::set_with(test, Keyring::Unlocked)
    }

    /// A stage whose keyring is in the given state.
    pub(crate) fn set_with(test: &'static str, keyring: Keyring) -> Stage {
        let home = make_home();
        let logs = home.path().join("logs");
        let (display, display_name) = equipment::display(&logs);
        let (bus, bus_address) = equipment::bus(&home.path().join("run"), &logs);
        let environment = environment(home.path(), &display_name, &bus_address);
        Stage {
            test,
            keyring: RefCell::new(equipment::keyring(keyring, &environment, &logs)),
            _bus: bus,
            _display: display,
            environment,
            runtime: Runtime::new().expect("a runtime for the WebDriver client"),
            home,
        }
    }

    /// Starts the app and waits until its first screen is there.
    pub(crate) fn open(&self) -> Window<'_> {
        self.open_with(&Opening::default())
    }

    /// Starts the app in the way that `opening` says.
    pub(crate) fn open_with(&self, opening: &Opening) -> Window<'_> {
        Window::open(self, opening)
    }

    /// The folder in which the app keeps its data.
    pub(crate) fn data_dir(&self) -> PathBuf {
        self.home.path().join("roster")
    }

    /// The home folder: everything that any program on the stage writes is below it.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// Ends the keyring and starts it again in another state; what it holds stays.
    pub(crate) fn keyring_becomes(&self, state: Keyring) {
        // The old one must leave the bus before the new one comes.
        drop(self.keyring.take());
        let next = equipment::keyring(state, &self.environment, &self.logs());
        self.keyring.replace(next);
    }

    /// What `secret-tool` finds in the keyring for attributes given as name, value, name, value;
    /// `None` if nothing. The text holds the secret too.
    pub(crate) fn secret_tool_search(&self, attributes: &[&str]) -> Option<String> {
        let mut search = Command::new("secret-tool");
        search
            .args(["search", "--all"])
            .args(attributes)
            .envs(self.environment.iter().cloned());
        let told = search.output().expect("secret-tool is installed");
        // The attributes are told as if they were errors.
        let text = [told.stdout, told.stderr].concat();
        let text = String::from_utf8_lossy(&text).into_owned();
        text.contains("[/").then_some(text)
    }

    /// The files below `folder` that hold `text` anywhere, whatever kind of file it is.
    pub(crate) fn files_holding(&self, folder: &Path, text: &str) -> Vec<PathBuf> {
        let mut holding = Vec::new();
        let mut folders = vec![folder.to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
                let path = entry.path();
                let kind = entry.file_type().expect("every entry has a type");
                let holds = || fs::read(&path).is_ok_and(|bytes| contains(&bytes, text.as_bytes()));
                if kind.is_dir() {
                    folders.push(path);
                } else if kind.is_file() && holds() {
                    holding.push(path);
                }
            }
        }
        holding
    }

    /// Somebody who has a name on the bus of this stage and does not answer.
    pub(crate) fn somebody_with_the_name(&self, name: &str) -> Bystander {
        Bystander::enter(self.setting("DBUS_SESSION_BUS_ADDRESS"), name)
    }

    /// Runs a future to its end; servers that it spawns go on in the background.
    pub(crate) fn run<F: Future>(&self, future: F) -> F::Output {
        self.runtime.block_on(future)
    }

    pub(super) fn environment_with(&self, opening: &Opening) -> Vec<(String, String)> {
        let mut all = self.environment.clone();
        all.extend(opening.environment.iter().cloned());
        if opening.dark {
            all.push(("GTK_THEME".to_owned(), "Adwaita:dark".to_owned()));
        }
        all
    }

    /// The display's name, as in `:1`.
    pub(super) fn display(&self) -> String {
        self.setting("DISPLAY").to_owned()
    }

    fn setting(&self, name: &str) -> &str {
        let mut settings = self.environment.iter();
        let set = settings.find_map(|(known, value)| (known == name).then_some(value.as_str()));
        set.expect("every stage has it")
    }

    pub(super) fn logs(&self) -> PathBuf {
        self.home.path().join("logs")
    }

    /// The file for a picture that a person may want to see.
    pub(super) fn picture(&self, name: &str) -> PathBuf {
        in_folder(Path::new(SCREENS), &format!("{name}.png"))
    }

    /// The file for something that was measured, beside the pictures.
    pub(crate) fn note(&self, name: &str) -> PathBuf {
        in_folder(Path::new(SCREENS), name)
    }

    /// The file for something that tells why this test failed.
    pub(super) fn evidence(&self, name: &str) -> PathBuf {
        in_folder(&Path::new(SCREENS).join("logs").join(self.test), name)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            return;
        }
        for entry in fs::read_dir(self.logs()).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let copy = self.evidence(&name.to_string_lossy());
            // A second panic would hide the first.
            let _ = fs::copy(entry.path(), copy);
        }
    }
}

/// A home like a new user's. The path stays short: a socket's may have no more than 107 characters.
fn make_home() -> TempDir {
    let home = tempfile::Builder::new()
        .prefix("roster-")
        .tempdir()
        .expect("a scratch folder");
    for folder in ["logs", "run", ".cache", ".config", ".local/share/keyrings"] {
        fs::create_dir_all(home.path().join(folder)).expect("a folder in the scratch folder");
    }
    // Others must not see into it, or the programs refuse to use it.
    fs::set_permissions(home.path().join("run"), Permissions::from_mode(0o700))
        .expect("closing the runtime folder to others");
    home
}

fn environment(home: &Path, display: &str, bus: &str) -> Vec<(String, String)> {
    let within = |name: &str| home.join(name).display().to_string();
    [
        ("HOME", home.display().to_string()),
        ("XDG_RUNTIME_DIR", within("run")),
        ("XDG_CACHE_HOME", within(".cache")),
        ("XDG_CONFIG_HOME", within(".config")),
        ("XDG_DATA_HOME", within(".local/share")),
        ("ROSTER_DATA_DIR", within("roster")),
        ("DISPLAY", display.to_owned()),
        // An empty value, so that a Wayland desktop on which the tests run is not used.
        ("WAYLAND_DISPLAY", String::new()),
        ("GDK_BACKEND", "x11".to_owned()),
        ("DBUS_SESSION_BUS_ADDRESS", bus.to_owned()),
        // There is no accessibility bus to connect to.
        ("NO_AT_BRIDGE", "1".to_owned()),
        ("GTK_A11Y", "none".to_owned()),
        ("LANG", "C.UTF-8".to_owned()),
        // A virtual display has no graphics card.
        ("LIBGL_ALWAYS_SOFTWARE", "1".to_owned()),
        // The app would switch this renderer off, but without it the web view never delivers a picture of a
        // page that is at rest.
        ("WEBKIT_DISABLE_DMABUF_RENDERER", "0".to_owned()),
        // Both let a driver connect to the web view.
        ("TAURI_AUTOMATION", "true".to_owned()),
        ("TAURI_WEBVIEW_AUTOMATION", "true".to_owned()),
        // Never through a proxy to a server of the test's own.
        ("NO_PROXY", "127.0.0.1,localhost".to_owned()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .to_vec()
}

fn in_folder(folder: &Path, name: &str) -> PathBuf {
    fs::create_dir_all(folder).expect("a folder below target/screens");
    folder.join(name)
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
