//! A list of a million lines: how long it takes to read, beside reading the same file and doing nothing.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use ::lists::{Choice, Encoding, Keys, List, Unwatched, Want};

use crate::numbers::{heading, line, seconds, times};
use crate::{Trouble, memory};

const LINES: u64 = 1_000_000;

/// Reads ids and addresses mixed, with repeated and bad lines among them.
pub(crate) async fn measure() -> Result<(), Trouble> {
    heading("A list of 1,000,000 lines: leads by ids and addresses, and who gets each");
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("list.csv");
    write(&path)?;
    let size = std::fs::metadata(&path)?.len();
    line("its file", &format!("{:.1} MB", size as f64 / 1e6), "");
    let nothing = best(|| nothing(&path))?;
    line("read by the csv crate, nothing done", &seconds(nothing), "");
    let before = memory::resident();
    let began = Instant::now();
    let list = read(&path, None)?;
    let took = began.elapsed();
    let after = memory::resident();
    line("read as a list", &seconds(took), "under 2 s");
    let ratio = took.as_secs_f64() / nothing.as_secs_f64();
    line("list over nothing", &times(ratio), "");
    let (used, bad) = (list.counts.used, list.counts.bad);
    let found = format!("{used} / {} / {bad}", list.counts.repeated);
    line("used / repeated / bad", &found, "");
    if let (Some((_, before)), Some((_, after))) = (before, after) {
        line("memory at most", &format!("{:.0} MB", after - before), "");
    }
    let latin = best(|| read(&path, Some(Encoding::Latin1)).map(drop))?;
    line("the same as Windows-1252", &seconds(latin), "under 2 s");
    Ok(())
}

/// The best of three, because a disk that is busy says nothing of the reading.
fn best(mut work: impl FnMut() -> Result<(), Trouble>) -> Result<Duration, Trouble> {
    let mut best = Duration::MAX;
    for _ in 0..3 {
        let began = Instant::now();
        work()?;
        best = best.min(began.elapsed());
    }
    Ok(best)
}

fn write(path: &Path) -> Result<(), Trouble> {
    let mut file = BufWriter::new(File::create(path)?);
    writeln!(file, "Name,Lead,Owner,Note")?;
    for number in 0..LINES {
        let owner = number % 12;
        let lead = match number % 20 {
            0 => "orson@brambleby".to_owned(),
            1 => format!("Lead.{}@Paper-Boats.example", number / 2),
            2..=6 => uuid::Uuid::from_u128(u128::from(number)).to_string(),
            _ => format!("lead.{number}@paper-boats.example"),
        };
        writeln!(
            file,
            "\"Finchley, Ada\",{lead},owner{owner}@lanternworks.example,\"said \"\"yes\"\"\""
        )?;
    }
    file.flush()?;
    Ok(())
}

fn nothing(path: &Path) -> Result<(), Trouble> {
    let mut table = csv::Reader::from_path(path)?;
    let mut record = csv::ByteRecord::new();
    while table.read_byte_record(&mut record)? {}
    Ok(())
}

fn read(path: &Path, encoding: Option<Encoding>) -> Result<List, Trouble> {
    let want = Want {
        keys: Keys::LeadIdsOrEmails,
        pairs: true,
    };
    let choice = Choice {
        encoding,
        ..Choice::default()
    };
    Ok(::lists::read(
        File::open(path)?,
        want,
        &choice,
        &mut Unwatched,
    )?)
}
