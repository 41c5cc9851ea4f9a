//! The practice services in a process of their own.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};

use practice::{Options, Practice};

use crate::Trouble;

/// What the services are started with.
pub(crate) struct Wanted {
    /// Leads in the practice workspace.
    pub(crate) leads: usize,
    /// Milliseconds that every call takes.
    pub(crate) latency_ms: u64,
    /// Instantly's calls per second; its limit per minute is sixty times that. None is no limit.
    pub(crate) instantly_per_second: Option<u32>,
    /// LeadSquared's calls per five seconds. None is no limit.
    pub(crate) leadsquared_per_5_s: Option<u32>,
}

/// The services, running. Dropping it ends them.
pub(crate) struct Services {
    child: Child,
    /// Where Instantly is.
    pub(crate) instantly: String,
    /// Where LeadSquared is.
    pub(crate) leadsquared: String,
}

impl Services {
    /// Starts them and waits until they answer.
    pub(crate) fn start(wanted: &Wanted) -> Result<Self, Trouble> {
        let or_none = |limit: Option<u32>| limit.unwrap_or_default().to_string();
        let mut child = Command::new(std::env::current_exe()?)
            .args(["serve", &wanted.leads.to_string()])
            .arg(wanted.latency_ms.to_string())
            .arg(or_none(wanted.instantly_per_second))
            .arg(or_none(wanted.leadsquared_per_5_s))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut lines = BufReader::new(child.stdout.take().ok_or("no output")?).lines();
        let mut address = || lines.next().unwrap_or_else(|| Ok(String::new()));
        Ok(Self {
            instantly: address()?,
            leadsquared: address()?,
            child,
        })
    }
}

impl Drop for Services {
    fn drop(&mut self) {
        // It ends with its input; waiting only keeps it from staying behind as a zombie.
        drop(self.child.stdin.take());
        drop(self.child.wait());
    }
}

/// The other side: serves until the input ends.
pub(crate) async fn serve(words: Vec<String>) -> Result<(), Trouble> {
    let number =
        |at: usize| -> Result<u64, Trouble> { Ok(words.get(at).ok_or("too few words")?.parse()?) };
    let limit = |at: usize| -> Result<Option<u32>, Trouble> {
        Ok(Some(u32::try_from(number(at)?)?).filter(|limit| *limit > 0))
    };
    let mut options = Options {
        leads: usize::try_from(number(0)?)?,
        ..Options::default()
    };
    options.switches.latency_ms = number(1)?;
    options.switches.instantly.calls_per_second = limit(2)?;
    options.switches.instantly.calls_per_minute = limit(2)?.map(|limit| limit * 60);
    options.switches.leadsquared.calls_per_5_s = limit(3)?;
    let running = Practice::start(options).await?;
    let mut out = std::io::stdout();
    writeln!(
        out,
        "{}\n{}",
        running.instantly_url(),
        running.leadsquared_url()
    )?;
    out.flush()?;
    tokio::task::spawn_blocking(|| std::io::stdin().lines().count()).await?;
    running.shutdown().await;
    Ok(())
}
