//! One thing in the window, named the way a person or a screen reader names it.
//!
//! A target is looked for anew at every use, and every use waits for it: the window may still be
//! loading. More than one match is a failure, because a person would not know which one is meant either.

use std::fmt;

use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};

use super::wait::try_until;
use super::window::Window;

/// The key under which WebDriver hands over an element.
/// <https://www.w3.org/TR/webdriver2/#elements>
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// How something is recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum By {
    Role { role: String, name: Option<String> },
    Label(String),
    TestId(String),
    Text(String),
    Id(String),
}

impl By {
    pub(super) fn role(role: &str, name: &str) -> By {
        By::Role {
            role: role.to_owned(),
            name: Some(name.to_owned()),
        }
    }

    pub(super) fn any(role: &str) -> By {
        By::Role {
            role: role.to_owned(),
            name: None,
        }
    }

    fn json(&self) -> Value {
        match self {
            By::Role { role, name } => json!({ "role": role, "name": name }),
            By::Label(label) => json!({ "label": label }),
            By::TestId(id) => json!({ "testId": id }),
            By::Text(text) => json!({ "text": text }),
            By::Id(id) => json!({ "id": id }),
        }
    }
}

impl fmt::Display for By {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            By::Role { role, name: None } => write!(f, "{role}"),
            By::Role {
                role,
                name: Some(name),
            } => write!(f, "{role} \"{name}\""),
            By::Label(label) => write!(f, "field \"{label}\""),
            By::TestId(id) => write!(f, "[data-testid={id}]"),
            By::Text(text) => write!(f, "text \"{text}\""),
            By::Id(id) => write!(f, "#{id}"),
        }
    }
}

/// Something in the window.
#[derive(Clone, Debug)]
pub(crate) struct Target<'window> {
    window: &'window Window<'window>,
    /// From the outermost to the thing itself.
    path: Vec<By>,
    /// Which of several, counted from 0; `None` if there must be only one.
    which: Option<usize>,
}

impl<'window> Target<'window> {
    pub(super) fn new(window: &'window Window<'window>, by: By) -> Target<'window> {
        Target {
            window,
            path: vec![by],
            which: None,
        }
    }

    /// Something with this role and name inside this.
    pub(crate) fn role(&self, role: &str, name: &str) -> Target<'window> {
        self.inside(By::role(role, name))
    }

    /// Everything with this role inside this, whatever its name: rows, options, list items.
    pub(crate) fn every(&self, role: &str) -> Target<'window> {
        self.inside(By::any(role))
    }

    /// A button inside this.
    pub(crate) fn button(&self, name: &str) -> Target<'window> {
        self.role("button", name)
    }

    /// A field inside this, by its label.
    pub(crate) fn field(&self, label: &str) -> Target<'window> {
        self.inside(By::Label(label.to_owned()))
    }

    /// Something inside this, by its `data-testid`.
    pub(crate) fn test_id(&self, id: &str) -> Target<'window> {
        self.inside(By::TestId(id.to_owned()))
    }

    /// The smallest element inside this that holds the text.
    pub(crate) fn holding(&self, text: &str) -> Target<'window> {
        self.inside(By::Text(text.to_owned()))
    }

    /// One of several matches, counted from 0 in the order of the page.
    pub(crate) fn nth(&self, which: usize) -> Target<'window> {
        Target {
            which: Some(which),
            ..self.clone()
        }
    }

    fn inside(&self, by: By) -> Target<'window> {
        assert!(
            self.which.is_none(),
            "look inside first, then take one of several"
        );
        let path = [&self.path[..], &[by]].concat();
        Target { path, ..*self }
    }

    /// Clicks its middle with the mouse.
    #[track_caller]
    pub(crate) fn click(&self) {
        self.act("clicked", |element| {
            let click = async { element.click().await };
            self.window
                .attempt(click)
                .map_err(|error| error.to_string())
        });
    }

    /// Clicks what ends the app: nobody may be left to say that it was clicked.
    #[track_caller]
    pub(crate) fn click_for_the_last_time(&self) {
        self.shown();
        if let Ok(element) = self.only() {
            let click = async { element.click().await };
            drop(self.window.attempt(click));
        }
    }

    /// Replaces what is in the field by typing, key by key.
    #[track_caller]
    pub(crate) fn fill(&self, text: &str) {
        self.select_all();
        self.window.press("Delete");
        if !text.is_empty() {
            self.act("typed into", |element| {
                let typing = async { element.send_keys(text).await };
                self.window
                    .attempt(typing)
                    .map_err(|error| error.to_string())
            });
        }
    }

    /// Replaces what is in the field at once, as pasting does: for long texts.
    #[track_caller]
    pub(crate) fn paste(&self, text: &str) {
        self.select_all();
        let script = "return document.execCommand('insertText', false, arguments[0])";
        let insert = self.window.client().execute(script, vec![json!(text)]);
        assert_eq!(
            self.window.wait_for("pasting", insert),
            json!(true),
            "{self} takes no text"
        );
    }

    /// Chooses an option of a native drop-down list by its text.
    #[track_caller]
    pub(crate) fn choose(&self, option: &str) {
        self.act("chosen from", |element| {
            let choose = async { element.select_by_label(option).await };
            self.window
                .attempt(choose)
                .map_err(|error| error.to_string())
        });
    }

    /// Waits until it can be seen.
    #[track_caller]
    pub(crate) fn shown(&self) {
        self.act("seen", |_| Ok(()));
    }

    /// Waits until nothing of the kind can be seen.
    #[track_caller]
    pub(crate) fn gone(&self) {
        let found = try_until(|| match self.count() {
            0 => Ok(()),
            some => Err(some),
        });
        if let Err(some) = found {
            panic!("{self} is still there ({some})");
        }
    }

    /// How many there are, at this moment.
    pub(crate) fn count(&self) -> usize {
        self.matches().len()
    }

    /// Its text, as it can be seen.
    #[track_caller]
    pub(crate) fn text(&self) -> String {
        self.property("innerText")
    }

    /// What is in the field.
    #[track_caller]
    pub(crate) fn value(&self) -> String {
        self.property("value")
    }

    /// Whether the box is ticked, the switch on, the option chosen.
    #[track_caller]
    pub(crate) fn is_checked(&self) -> bool {
        self.property("checked") == "true" || self.attribute("aria-checked") == "true"
    }

    /// Whether it can be used: neither disabled nor said to be.
    #[track_caller]
    pub(crate) fn is_enabled(&self) -> bool {
        self.property("disabled") != "true" && self.attribute("aria-disabled") != "true"
    }

    /// An attribute's text; empty if it has none of that name.
    #[track_caller]
    pub(crate) fn attribute(&self, name: &str) -> String {
        self.act("read", |element| {
            let read = async { element.attr(name).await };
            self.window.attempt(read).map_err(|error| error.to_string())
        })
        .unwrap_or_default()
    }

    /// Waits until its text, or what is in the field, contains `part`.
    #[track_caller]
    pub(crate) fn says(&self, part: &str) {
        self.act(&format!("saying \"{part}\""), |element| {
            let script = "const e = arguments[0]; return e.value || e.innerText";
            let read = self
                .window
                .client()
                .execute(script, vec![handed_over(&element)]);
            let text = self
                .window
                .attempt(read)
                .map_err(|error| error.to_string())?;
            let text = text.as_str().unwrap_or_default();
            let says = text.contains(part);
            says.then_some(()).ok_or(format!("it says \"{text}\""))
        });
    }

    #[track_caller]
    fn select_all(&self) {
        self.act("given the focus", |element| {
            let script = "arguments[0].focus(); arguments[0].select?.()";
            let select = self
                .window
                .client()
                .execute(script, vec![handed_over(&element)]);
            self.window
                .attempt(select)
                .map_err(|error| error.to_string())
        });
    }

    #[track_caller]
    fn property(&self, name: &str) -> String {
        self.act("read", |element| {
            let read = async { element.prop(name).await };
            self.window.attempt(read).map_err(|error| error.to_string())
        })
        .unwrap_or_default()
    }

    /// Finds it and does something with it, until both succeed: it may not be there yet, be covered by
    /// something that goes away, or be replaced by its like meanwhile.
    #[track_caller]
    fn act<T>(&self, done: &str, action: impl Fn(Element) -> Result<T, String>) -> T {
        match try_until(|| self.only().and_then(&action)) {
            Ok(result) => result,
            Err(error) => panic!("{self} could not be {done}: {error}"),
        }
    }

    fn only(&self) -> Result<Element, String> {
        let mut matches = self.matches();
        match (self.which, matches.len()) {
            (Some(which), many) if which < many => Ok(matches.swap_remove(which)),
            (None, 1) => Ok(matches.remove(0)),
            (Some(_), many) => Err(format!("there are only {many}")),
            (None, 0) => Err("there is none to be seen".to_owned()),
            (None, many) => Err(format!("there are {many}, which one is meant?")),
        }
    }

    fn matches(&self) -> Vec<Element> {
        let path = self.path.iter().map(By::json).collect();
        let found = self.window.find_js("all", path, &[]);
        let found = found.as_array().cloned().unwrap_or_default();
        found
            .iter()
            .filter_map(|element| element[ELEMENT].as_str())
            .map(|id| {
                let reference = ElementRef::from(id.to_owned());
                Element::from_element_id(self.window.client().clone(), reference)
            })
            .collect()
    }
}

impl fmt::Display for Target<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let steps: Vec<String> = self.path.iter().map(By::to_string).collect();
        write!(f, "{}", steps.join(" > "))?;
        self.which.map_or(Ok(()), |which| write!(f, " #{which}"))
    }
}

fn handed_over(element: &Element) -> Value {
    json!({ ELEMENT: element.element_id().as_ref() })
}
