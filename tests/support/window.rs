//! The app's window: started, looked at, used and closed.

use std::fs;
use std::future::Future;
use std::path::Path;
use std::time::Duration;

use fantoccini::error::CmdError;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::time::timeout;

use super::child::Background;
use super::equipment;
use super::frame;
use super::keys;
use super::stage::{Opening, Stage};
use super::target::{By, Target};
use super::wait::{try_until, until};

/// The app as cargo built it for these tests.
const APP: &str = env!("CARGO_BIN_EXE_roster-desktop");

/// Longer than any single command takes; a driver that hangs must not hang the tests.
const ANSWER_LIMIT: Duration = Duration::from_secs(30);

/// More than the fullest page has places for the focus.
const MOST_TABS: usize = 60;

/// The app's window, open. Dropping it kills the app.
#[derive(Debug)]
pub(crate) struct Window<'stage> {
    stage: &'stage Stage,
    client: Client,
    driver: Background,
}

impl<'stage> Window<'stage> {
    pub(super) fn open(stage: &'stage Stage, opening: &Opening) -> Window<'stage> {
        let environment = stage.environment_with(opening);
        let (driver, address) = equipment::driver(&environment, &stage.logs());
        let wanted = capabilities(&opening.arguments);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let connecting = builder.capabilities(wanted).connect(&address);
        // Once: an app that starts only when it is started twice does not start. The driver would wait
        // for ever for one that has ended.
        let client = stage
            .run(async { timeout(ANSWER_LIMIT, connecting).await })
            .unwrap_or_else(|_| panic!("the app did not start within {ANSWER_LIMIT:?}"))
            .unwrap_or_else(|error| panic!("the app did not start: {error}"));
        let window = Window {
            stage,
            client,
            driver,
        };
        until("the app says that its first screen is there", || {
            let ready = window.look("return 'ready' in document.documentElement.dataset");
            (ready == json!(true)).then_some(())
        });
        window
    }

    /// Ends the app and waits until it is gone.
    pub(crate) fn close(self) {
        self.wait_for("closing the window", self.client.clone().close());
        until("the app has ended", || {
            (!self.driver.runs(Path::new(APP))).then_some(())
        });
    }

    /// Asks the app to close, as the button in the window's frame does.
    pub(crate) fn ask_to_close(&self) {
        frame::ask_to_close(&self.stage.display());
    }

    /// Waits until the app has ended of its own accord.
    pub(crate) fn ended(self) {
        until("the app has ended", || {
            (!self.driver.runs(Path::new(APP))).then_some(())
        });
    }

    /// Kills the app in the midst of whatever it does, as a crash or `kill -9` would.
    pub(crate) fn kill(mut self) {
        self.driver.kill();
    }

    /// The same at a moment that `now` chooses; the app stands still while it looks.
    #[track_caller]
    pub(crate) fn kill_when(mut self, what: &str, mut now: impl FnMut() -> bool) {
        until(what, || {
            self.driver.freeze(true);
            let found = now();
            self.driver.freeze(found);
            found.then_some(())
        });
        self.driver.kill();
    }

    /// Something with this ARIA role and accessible name, written exactly so.
    pub(crate) fn role(&self, role: &str, name: &str) -> Target<'_> {
        Target::new(self, By::role(role, name))
    }

    /// Everything with this role, whatever its name: rows, options, list items.
    pub(crate) fn every(&self, role: &str) -> Target<'_> {
        Target::new(self, By::any(role))
    }

    /// A button by its name.
    pub(crate) fn button(&self, name: &str) -> Target<'_> {
        self.role("button", name)
    }

    /// A link by its name.
    pub(crate) fn link(&self, name: &str) -> Target<'_> {
        self.role("link", name)
    }

    /// Something to fill in or to switch, by its label.
    pub(crate) fn field(&self, label: &str) -> Target<'_> {
        Target::new(self, By::Label(label.to_owned()))
    }

    /// Something by its `data-testid`: for what has no name that a person knows.
    pub(crate) fn test_id(&self, id: &str) -> Target<'_> {
        Target::new(self, By::TestId(id.to_owned()))
    }

    /// Something by its `id`: a button whose name has counts in it that only the app knows.
    pub(crate) fn id(&self, id: &str) -> Target<'_> {
        Target::new(self, By::Id(id.to_owned()))
    }

    /// The smallest element that holds this text.
    pub(crate) fn text(&self, text: &str) -> Target<'_> {
        Target::new(self, By::Text(text.to_owned()))
    }

    /// Types a key or a chord, such as `Tab`, `Shift+Tab` or `Ctrl+Enter`, wherever the focus is.
    pub(crate) fn press(&self, chord: &str) {
        let actions = keys::chord(chord);
        self.wait_for("pressing keys", self.client.perform_actions(actions));
        self.wait_for("letting go of keys", self.client.release_actions());
    }

    /// Types text key by key wherever the focus is.
    pub(crate) fn type_text(&self, text: &str) {
        let actions = keys::typed(text);
        self.wait_for("typing", self.client.perform_actions(actions));
    }

    /// Presses Tab until something whose name begins with `name` has the focus. Fails where a person
    /// would give up: once everything has had the focus.
    #[track_caller]
    pub(crate) fn tab_to(&self, name: &str) {
        let mut passed = Vec::new();
        for _ in 0..MOST_TABS {
            let focused = self.focused();
            if focused.starts_with(name) {
                return;
            }
            passed.push(focused);
            self.press("Tab");
        }
        panic!("Tab does not lead to \"{name}\", only to {passed:?}");
    }

    /// The accessible name of what has the focus.
    pub(crate) fn focused(&self) -> String {
        let name = self.find_js("name", json!(null), &[]);
        name.as_str().unwrap_or_default().to_owned()
    }

    /// The route inside the app: the address without its scheme and host.
    pub(crate) fn route(&self) -> String {
        let route = self.look("return location.pathname + location.search + location.hash");
        route.as_str().unwrap_or_default().to_owned()
    }

    /// All the text that can be seen.
    pub(crate) fn all_text(&self) -> String {
        let text = self.look("return document.body.innerText");
        text.as_str().unwrap_or_default().to_owned()
    }

    /// The value of a script's `return`, for what a person would see without words: colours, sizes.
    pub(crate) fn look(&self, script: &str) -> Value {
        self.wait_for("looking", self.client.execute(script, vec![]))
    }

    /// The same for a script that calls its only argument with the value once it is there.
    #[track_caller]
    pub(crate) fn look_later(&self, script: &str) -> Value {
        self.wait_for("looking", self.client.execute_async(script, vec![]))
    }

    /// Leaves a picture of the window in `target/screens/<name>.png`.
    pub(crate) fn screenshot(&self, name: &str) {
        self.settle();
        let picture = self.wait_for("taking a picture", self.client.screenshot());
        fs::write(self.stage.picture(name), picture).expect("writing the picture");
    }

    /// Makes the window's inside so many pixels wide and high.
    pub(crate) fn resize(&self, width: u32, height: u32) {
        self.wait_for("resizing", self.client.set_window_size(width, height));
        let wanted = json!([width, height]);
        until("the window has its new size", || {
            (self.look("return [innerWidth, innerHeight]") == wanted).then_some(())
        });
    }

    /// Waits until the page is drawn as it will stay: letters loaded, nothing half moved.
    pub(crate) fn settle(&self) {
        let script = "const done = arguments[0]
            document.getAnimations().forEach(one => { try { one.finish() } catch { /* endless */ } })
            const frame = () => new Promise(requestAnimationFrame)
            document.fonts.ready.then(frame).then(frame).then(() => done())";
        self.wait_for("settling", self.client.execute_async(script, vec![]));
    }

    pub(super) fn client(&self) -> &Client {
        &self.client
    }

    /// Runs `find.js` with a request, and gives what it returns.
    pub(super) fn find_js(&self, what: &str, path: Value, more: &[Value]) -> Value {
        let script = concat!(include_str!("find.js"), "\nreturn roster(...arguments)");
        let arguments = [&[json!(what), path], more].concat();
        // What is found may be gone before the driver has a handle for it: then look again.
        try_until(|| self.attempt(self.client.execute(script, arguments.clone())))
            .unwrap_or_else(|error| panic!("finding: {error}"))
    }

    #[track_caller]
    pub(super) fn wait_for<T>(
        &self,
        what: &str,
        command: impl Future<Output = Result<T, CmdError>>,
    ) -> T {
        self.attempt(command)
            .unwrap_or_else(|error| panic!("{what}: {error}"))
    }

    pub(super) fn attempt<T>(
        &self,
        command: impl Future<Output = Result<T, CmdError>>,
    ) -> Result<T, CmdError> {
        let limited = async { tokio::time::timeout(ANSWER_LIMIT, command).await };
        self.stage
            .run(limited)
            .unwrap_or(Err(CmdError::WaitTimeout))
    }

    /// What the window looked like when the test failed.
    fn keep_evidence(&self) {
        if let Ok(picture) = self.attempt(self.client.screenshot()) {
            let _ = fs::write(self.stage.evidence("window.png"), picture);
        }
        if let Ok(source) = self.attempt(self.client.source()) {
            let _ = fs::write(self.stage.evidence("window.html"), source);
        }
    }
}

impl Drop for Window<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.keep_evidence();
        }
    }
}

/// Asks the driver to start this very app.
fn capabilities(arguments: &[String]) -> Capabilities {
    let mut wanted = Capabilities::new();
    let options = json!({ "binary": APP, "args": arguments });
    wanted.insert("webkitgtk:browserOptions".to_owned(), options);
    wanted
}
