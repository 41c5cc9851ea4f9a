//! `roster practice`

use clap::Args;
use practice::Options;

/// What the practice services are started with.
#[derive(Debug, Args)]
pub struct PracticeArgs {
    /// Port of the practice Instantly; 0 takes a free one
    #[arg(long, value_name = "PORT", default_value_t = 0)]
    pub instantly_port: u16,
    /// Port of the practice LeadSquared; 0 takes a free one
    #[arg(long, value_name = "PORT", default_value_t = 0)]
    pub leadsquared_port: u16,
    /// Decides all made-up data: the same number gives the same accounts
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub seed: u64,
    /// How many leads Instantly has
    #[arg(long, value_name = "COUNT")]
    pub leads: Option<usize>,
    /// How many users LeadSquared has
    #[arg(long, value_name = "COUNT")]
    pub users: Option<usize>,
    /// Milliseconds that every answer takes
    #[arg(long, value_name = "MS")]
    pub latency_ms: Option<u64>,
    /// Milliseconds from accepting a bulk assignment to its effect
    #[arg(long, value_name = "MS")]
    pub assign_delay_ms: Option<u64>,
    /// Instantly's limit in calls a second, and 60 times as many a minute; none for no limit
    #[arg(long, value_name = "CALLS", value_parser = limit)]
    pub instantly_per_second: Option<Limit>,
    /// LeadSquared's limit in calls in 5 seconds; none for no limit
    #[arg(long, value_name = "CALLS", value_parser = limit)]
    pub leadsquared_per_5s: Option<Limit>,
}

/// A limit; none for no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit(Option<u32>);

fn limit(text: &str) -> Result<Limit, String> {
    if text == "none" {
        return Ok(Limit(None));
    }
    let number = text.parse().map(|calls| Limit(Some(calls)));
    number.map_err(|_| text::command::arguments::LIMIT.to_owned())
}

impl PracticeArgs {
    /// The same for the practice services.
    #[must_use]
    pub fn options(&self) -> Options {
        let mut options = Options {
            seed: self.seed,
            instantly_port: self.instantly_port,
            leadsquared_port: self.leadsquared_port,
            ..Options::default()
        };
        let usual = options.leads;
        options.leads = self.leads.unwrap_or(options.leads);
        options.users = self.users.unwrap_or(options.users);
        let switches = &mut options.switches;
        // With more leads there will be more and larger calls than anybody reads.
        switches.keep_bodies = options.leads <= usual;
        switches.latency_ms = self.latency_ms.unwrap_or(switches.latency_ms);
        let instantly = &mut switches.instantly;
        instantly.assign_delay_ms = self.assign_delay_ms.unwrap_or(instantly.assign_delay_ms);
        if let Some(Limit(limit)) = self.instantly_per_second {
            instantly.calls_per_second = limit;
            instantly.calls_per_minute = limit.map(|limit| limit.saturating_mul(60));
        }
        if let Some(Limit(limit)) = self.leadsquared_per_5s {
            switches.leadsquared.calls_per_5_s = limit;
        }
        options
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_a_number_or_none() {
        assert_eq!(limit("25"), Ok(Limit(Some(25))));
        assert_eq!(limit("none"), Ok(Limit(None)));
        assert!(limit("many").is_err() && limit("-1").is_err());
    }
}
