//! Keys on their way in: from standard input, from a person, from the environment.

use std::io::{self, ErrorKind, Read};

use app::contract::{CredentialsInput, Service};
use secrets::{Credentials, ExposeSecret, Secret, Zeroizing};
use serde::Deserialize;

use crate::console::Console;
use crate::terminal::AsItWas;
use crate::trouble::Trouble;
use crate::waiting::off_thread;

/// The most that is read as keys: much more than any key has.
const LONGEST: usize = 64 * 1024;

/// The option that is at fault where standard input is.
const ON_STDIN: &str = "--secret-stdin";

/// Instantly's key as JSON.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OneKey {
    api_key: Secret,
}

/// LeadSquared's keys as JSON.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TwoKeys {
    access_key: Secret,
    secret_key: Secret,
}

/// The variable that may hold the keys of a connection.
#[must_use]
pub fn variable(label: &str) -> String {
    let label = label.trim().to_uppercase();
    // Shells take nothing else in a name.
    let name = label
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' });
    format!("ROSTER_SECRET_{}", name.collect::<String>())
}

/// Keys as `--secret-stdin` and the environment have them; `from` names the place.
///
/// # Errors
/// When they are not those of the service. The text is never repeated.
pub fn read(service: Service, text: &str, from: &str) -> Result<CredentialsInput, Trouble> {
    let keys = match service {
        Service::Instantly => {
            serde_json::from_str::<OneKey>(text).map(|keys| CredentialsInput::Instantly {
                api_key: keys.api_key,
            })
        }
        Service::LeadSquared => {
            serde_json::from_str::<TwoKeys>(text).map(|keys| CredentialsInput::LeadSquared {
                access_key: keys.access_key,
                secret_key: keys.secret_key,
            })
        }
    };
    // The library's own words may repeat a part of the text.
    keys.map_err(|_| {
        let shape = match service {
            Service::Instantly => r#"{"api_key": "…"}"#,
            Service::LeadSquared => r#"{"access_key": "…", "secret_key": "…"}"#,
        };
        Trouble::invalid(from, text::command::keys::not_keys(service, shape))
    })
}

/// The same keys as the application uses them.
#[must_use]
pub fn as_given(keys: &CredentialsInput) -> Credentials {
    match keys {
        CredentialsInput::Instantly { api_key } => Credentials::Instantly {
            api_key: trimmed(api_key),
        },
        CredentialsInput::LeadSquared {
            access_key,
            secret_key,
        } => Credentials::LeadSquared {
            access_key: trimmed(access_key),
            secret_key: trimmed(secret_key),
        },
    }
}

fn trimmed(key: &Secret) -> Secret {
    Secret::from(key.expose_secret().trim())
}

/// Keys from standard input.
///
/// # Errors
/// As [`read`], and when standard input cannot be read.
pub async fn from_stdin(service: Service) -> Result<CredentialsInput, Trouble> {
    let read = off_thread(|| {
        // Room for all of it at once: a text that grows leaves copies behind.
        let mut bytes = Zeroizing::new(Vec::with_capacity(LONGEST));
        let mut input = io::stdin().lock().take(LONGEST as u64);
        input.read_to_end(&mut bytes).map(|_| bytes)
    });
    let read = read.await;
    let bytes =
        read.map_err(|error| Trouble::internal(text::command::keys::INPUT_UNREAD, &error))?;
    let text =
        str::from_utf8(&bytes).map_err(|_| Trouble::invalid(ON_STDIN, text::command::NOT_UTF8))?;
    self::read(service, text, ON_STDIN)
}

/// Asks the person, who types or pastes unseen.
///
/// # Errors
/// When nobody is there to ask; it says how else.
pub async fn ask(
    service: Service,
    label: &str,
    console: Console,
) -> Result<CredentialsInput, Trouble> {
    if !console.asks() {
        let message = text::command::keys::no_terminal(&variable(label));
        return Err(Trouble::invalid(ON_STDIN, message));
    }
    Ok(match service {
        Service::Instantly => CredentialsInput::Instantly {
            api_key: prompt(text::command::keys::API_KEY, console).await?,
        },
        Service::LeadSquared => CredentialsInput::LeadSquared {
            access_key: prompt(text::command::keys::ACCESS_KEY, console).await?,
            secret_key: prompt(text::command::keys::SECRET_KEY, console).await?,
        },
    })
}

async fn prompt(words: &'static str, console: Console) -> Result<Secret, Trouble> {
    // Dropped with this question, however it ends.
    let _as_it_was = AsItWas::now();
    let typed = off_thread(move || rpassword::prompt_password(words).map(Zeroizing::new));
    let typed = typed.await.map_err(|error| not_typed(&error, console))?;
    Ok(Secret::from(typed.as_str()))
}

/// While a key is typed, Ctrl C and Ctrl D are letters to the terminal.
fn not_typed(error: &io::Error, console: Console) -> Trouble {
    match error.kind() {
        ErrorKind::Interrupted => Trouble::interrupted(text::command::keys::INTERRUPTED),
        ErrorKind::UnexpectedEof => {
            // Only Ctrl C and Enter end the line that the question stands in.
            console.say("");
            Trouble::invalid("", text::command::keys::NONE_TYPED)
        }
        _ => Trouble::internal(text::command::keys::TERMINAL_UNREAD, error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variable_is_the_label_in_capitals() {
        for (label, name) in [
            ("P", "ROSTER_SECRET_P"),
            ("Lantern works-2", "ROSTER_SECRET_LANTERN_WORKS_2"),
            (" Größe ", "ROSTER_SECRET_GR_SSE"),
        ] {
            assert_eq!(variable(label), name);
        }
    }

    #[test]
    fn keys_are_read_for_their_service_only() {
        let (one, two) = (
            r#"{"api_key": " k "}"#,
            r#"{"access_key": "a", "secret_key": "s"}"#,
        );
        assert!(read(Service::Instantly, one, "").is_ok());
        assert!(read(Service::LeadSquared, two, "").is_ok());
        assert!(read(Service::Instantly, two, "").is_err());
        assert!(read(Service::LeadSquared, one, "").is_err());
    }

    #[test]
    fn a_mistake_in_keys_does_not_repeat_them() {
        for text in [
            "hunter2",
            r#"{"api_key": ["hunter2"]}"#,
            r#"{"hunter2": "k"}"#,
            r#""hunter2""#,
        ] {
            let trouble = read(Service::Instantly, text, "--secret-stdin").unwrap_err();
            assert!(
                !format!("{trouble:?}").contains("hunter2"),
                "leaks for {text}"
            );
            assert_eq!(trouble.said.path.as_deref(), Some("--secret-stdin"));
        }
    }
}
