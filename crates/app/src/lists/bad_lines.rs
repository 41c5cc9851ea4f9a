//! All lines of a list that are not used, as a file.

use std::io::Write;
use std::ops::ControlFlow;

use ::lists::{BadLine, Watch};

use super::answer::{problem, unknown_line};
use super::reading;
use super::{Kept, Resolved};
use crate::App;
use crate::app::off_thread;
use crate::contract::{Code, Error, Exported, LineProblem, ListId};
use crate::export::{Trouble, file, safe, unwritten};

impl App {
    /// Writes every line of a list that is not used, with its number and what is wrong with it, into a
    /// new file in the folder for exports; those that the account does not know too, once it has been
    /// asked. The list is read again for it, so that they never are in memory all at once.
    ///
    /// # Errors
    /// `NotFound` for a list or file that is gone; `Invalid` when the file has changed since;
    /// `History` when the new one cannot be written.
    pub async fn export_bad_lines(&self, list: ListId) -> Result<Exported, Error> {
        let kept = self.kept_list(list.id)?;
        let folder = self.0.exports_dir.clone();
        let source = kept
            .source
            .name()
            .unwrap_or_else(|| text::list::PASTED.to_owned());
        let name = file::name(&source, text::list::NOT_USED, self.now());
        off_thread(move || {
            let written = file::write_new(&folder, &name, "csv", |out| write(&kept, out));
            let (path, records) = written.map_err(unwritten)?;
            Ok(Exported {
                path: path.display().to_string(),
                records,
            })
        })
        .await
    }
}

fn write(kept: &Kept, out: &mut dyn Write) -> Result<u64, Trouble> {
    let mut lines = Lines {
        table: csv::Writer::from_writer(out),
        kept,
        unknown: unknown(kept.resolved.as_deref()),
        many: 0,
        failed: None,
    };
    lines.table.write_record(["line", "text", "problem"])?;
    let list = reading::read(&kept.source, kept.want, &kept.choice, &mut lines);
    if let Some(failed) = lines.failed.take() {
        return Err(failed.into());
    }
    match list.map_err(Trouble::Unread)? {
        Some(list) if list.counts == kept.list.counts => {}
        Some(_) | None => {
            let message = text::list::FILE_CHANGED;
            return Err(Trouble::Unread(Error::new(Code::Invalid, message)));
        }
    }
    lines.write_unknown_before(u64::MAX)?;
    lines.table.flush()?;
    Ok(lines.many)
}

fn unknown(resolved: Option<&Resolved>) -> &[u32] {
    resolved
        .map(|resolved| &*resolved.unknown)
        .unwrap_or_default()
}

/// Lines on their way into a file, in the order of the list.
struct Lines<'a> {
    table: csv::Writer<&'a mut dyn Write>,
    kept: &'a Kept,
    /// Places that the account does not know and that are not written yet.
    unknown: &'a [u32],
    many: u64,
    /// Why the file could not be written, so that it is not taken for the list that could not be read.
    failed: Option<std::io::Error>,
}

impl Lines<'_> {
    fn write(&mut self, line: LineProblem) -> std::io::Result<()> {
        self.many += 1;
        let cells = [line.line.to_string(), safe(line.text), line.problem];
        self.table.write_record(cells).map_err(std::io::Error::from)
    }

    fn write_unknown_before(&mut self, line: u64) -> std::io::Result<()> {
        let why = self.kept.resolved.as_ref().map(|resolved| &*resolved.why);
        while let Some((place, rest)) = self.unknown.split_first() {
            let place = *place as usize;
            if self.kept.list.line(place) >= line {
                break;
            }
            self.unknown = rest;
            self.write(unknown_line(
                &self.kept.list,
                place,
                why.unwrap_or_default(),
            ))?;
        }
        Ok(())
    }
}

impl Watch for Lines<'_> {
    fn bytes_done(&mut self, _: u64) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }

    fn bad_line(&mut self, line: &BadLine) -> std::io::Result<()> {
        let written = self
            .write_unknown_before(line.line)
            .and_then(|()| self.write(problem(line)));
        written.map_err(|error| {
            let kind = error.kind();
            self.failed = Some(error);
            kind.into()
        })
    }
}
