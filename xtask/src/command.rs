//! What can be asked for, and how it is spelt.

/// The text of `cargo xtask help`.
pub(crate) const HELP: &str = "\
Usage: cargo xtask <command>

  run [-- ARGS]     Sets everything up (system packages, Node.js, front-end packages, build) and opens
                    Roster. ARGS go to the app. Without a display it does the main job headless instead:
                    it starts the practice services, carries out one Instantly and one LeadSquared
                    assignment, and shows what was sent, what was answered and the history.
      --headless    Does that even where there is a display; needs no system packages and no Node.js.

  test [TIER ...]   Sets everything up, then checks everything: format, lints, Rust tests, front-end
                    checks and tests, the generated types, and the end-to-end tests in the real window.
                    Says at the end how many tests ran in each tier. TIER limits it to some of them:
      rust          format, lints, Rust tests, generated types
      ui            front-end type checks, format and tests
      window        end-to-end tests in the real window (Linux)

  bench [NAME]      Measures, against the practice services and in a release build: the share of the rate
                    budget that is used, calls per second, the plan of 100,000 leads with its memory, what
                    the journal costs, and a list of 1,000,000 lines. Takes about three minutes after the
                    build. NAME is one of budget, speed, plan, journal, lists, and limits it to that.

  types [--check]   Writes the front end's types of what Rust and the window say to each other
                    (ui/src/lib/contract). With --check it only says whether they are up to date.

  fmt               Formats the Rust sources and the front end's.

  help              Shows this text.";

/// What can be measured by itself.
const BENCHES: [&str; 5] = ["budget", "speed", "plan", "journal", "lists"];

/// One command, ready to be carried out.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help,
    Run {
        headless: bool,
        /// Handed to the app as they are.
        app_args: Vec<String>,
    },
    Test {
        tiers: Vec<Tier>,
    },
    Bench {
        /// One measurement; all of them without.
        only: Option<String>,
    },
    Types {
        check: bool,
    },
    Fmt,
}

/// A part of the tests that can be run alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tier {
    Rust,
    Ui,
    Window,
}

impl Tier {
    /// Every tier, in the order in which they run: what is quick to fail comes first.
    pub(crate) const ALL: [Tier; 3] = [Tier::Rust, Tier::Ui, Tier::Window];

    /// The tier's name in the report.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Tier::Rust => "Rust",
            Tier::Ui => "Front end",
            Tier::Window => "Window",
        }
    }

    fn parse(word: &str) -> Option<Tier> {
        match word {
            "rust" => Some(Tier::Rust),
            "ui" => Some(Tier::Ui),
            "window" => Some(Tier::Window),
            _ => None,
        }
    }
}

/// Reads the words after `cargo xtask`; the error is a sentence for the person who typed them.
pub(crate) fn parse(words: &[String]) -> Result<Command, String> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] | ["help" | "--help" | "-h", ..] => Ok(Command::Help),
        [_, rest @ ..] if rest.contains(&"--help") => Ok(Command::Help),
        ["run", rest @ ..] => run(rest),
        ["test", rest @ ..] => tiers(rest),
        ["bench"] => Ok(Command::Bench { only: None }),
        ["bench", name] if BENCHES.contains(name) => Ok(Command::Bench {
            only: Some((*name).to_owned()),
        }),
        ["bench", other, ..] => Err(format!("there is no measurement `{other}`")),
        ["types"] => Ok(Command::Types { check: false }),
        ["types", "--check"] => Ok(Command::Types { check: true }),
        ["fmt"] => Ok(Command::Fmt),
        [name @ ("types" | "fmt"), extra @ ..] => {
            Err(format!("`{name}` does not take `{}`", extra.join(" ")))
        }
        [other, ..] => Err(format!("there is no command `{other}`")),
    }
}

fn run(words: &[&str]) -> Result<Command, String> {
    let (own, app_args) = match words.iter().position(|word| *word == "--") {
        Some(at) => (&words[..at], &words[at + 1..]),
        None => (words, &[][..]),
    };
    match own {
        [] | ["--headless"] => Ok(Command::Run {
            headless: !own.is_empty(),
            app_args: app_args.iter().map(ToString::to_string).collect(),
        }),
        other => Err(format!("`run` does not take `{}`", other.join(" "))),
    }
}

fn tiers(words: &[&str]) -> Result<Command, String> {
    let mut asked = Vec::new();
    for word in words {
        asked.push(Tier::parse(word).ok_or(format!("there is no tier `{word}`"))?);
    }
    let wanted = |tier: &Tier| asked.is_empty() || asked.contains(tier);
    Ok(Command::Test {
        tiers: Tier::ALL.into_iter().filter(wanted).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, String> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        parse(&words)
    }

    #[test]
    fn no_command_shows_the_help() {
        assert_eq!(parsed(""), Ok(Command::Help), "a newcomer types just that");
        assert_eq!(parsed("test --help"), Ok(Command::Help));
    }

    #[test]
    fn run_hands_the_words_after_two_dashes_to_the_app() {
        let Ok(Command::Run { headless, app_args }) = parsed("run -- --route /history") else {
            panic!("this is a valid command line");
        };
        assert!(!headless, "headless was not asked for");
        assert_eq!(app_args, ["--route", "/history"]);
        assert!(
            parsed("run --hedless").is_err(),
            "a misspelt option opens no window"
        );
    }

    #[test]
    fn a_misspelt_measurement_is_not_taken_for_all_of_them() {
        assert_eq!(parsed("bench"), Ok(Command::Bench { only: None }));
        let one = Command::Bench {
            only: Some("plan".to_owned()),
        };
        assert_eq!(parsed("bench plan"), Ok(one));
        assert!(
            parsed("bench plans").is_err(),
            "it would take minutes to notice"
        );
    }

    #[test]
    fn tiers_run_in_a_fixed_order_and_all_of_them_unless_some_are_named() {
        let all = Command::Test {
            tiers: Tier::ALL.to_vec(),
        };
        assert_eq!(parsed("test"), Ok(all));
        let two = Command::Test {
            tiers: vec![Tier::Rust, Tier::Window],
        };
        assert_eq!(parsed("test window rust"), Ok(two), "quick things first");
        assert!(
            parsed("test windows").is_err(),
            "a misspelt tier must not pass as an empty run"
        );
    }
}
