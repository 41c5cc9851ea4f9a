//! Printing measurements.

use std::time::Duration;

/// A heading.
pub(crate) fn heading(text: &str) {
    println!("\n{text}");
}

/// One line: what it is, its figure, and what it has to be where there is such a limit.
pub(crate) fn line(what: &str, figure: &str, wanted: &str) {
    println!("  {what:<58} {figure:>14}  {wanted}");
}

/// A share in percent.
pub(crate) fn percent(share: f64) -> String {
    format!("{:.2} %", share * 100.0)
}

/// A ratio.
pub(crate) fn times(ratio: f64) -> String {
    format!("{ratio:.2} x")
}

/// A time.
pub(crate) fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}

/// So many a second.
pub(crate) fn rate(count: u32, time: Duration) -> f64 {
    f64::from(count) / time.as_secs_f64()
}
