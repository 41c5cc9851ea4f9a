//! Files with a plan's records, or with all of a submission.

pub(crate) mod file;
mod table;
mod whole;

pub(crate) use table::safe;

use ::history::{History, HistoryError, RecordRow};
use uuid::Uuid;

use crate::App;
use crate::app::off_thread;
use crate::contract::{Code, Error, ExportFormat, ExportRequest, Exported, PlanId, SubmissionId};

pub(crate) use file::{name, write_new};

/// How many records are held at once.
const AT_ONCE: u32 = 2_000;

/// Why a file could not be written.
pub(crate) enum Trouble {
    History(HistoryError),
    File(std::io::Error),
    /// What is written into it has to be read first, and cannot be.
    Unread(Error),
}

impl App {
    /// Writes a plan's records, or all of its submission, into a new file in the folder for
    /// exports. No file is ever overwritten, and none is there half written.
    ///
    /// # Errors
    /// `NotFound` when there is no such plan; `Invalid` while it is being read; `History` when it
    /// cannot be read or the file cannot be written.
    pub async fn export(&self, request: ExportRequest) -> Result<Exported, Error> {
        let plan = self.kept_plan(request.plan_id).await?;
        if plan.row.state == ::history::PlanState::Reading {
            let message = text::planning::STILL_READ;
            return Err(Error::new(Code::Invalid, message));
        }
        let detail = self.plan(PlanId { id: plan.row.id }).await?;
        let submission = match detail.submission_id {
            Some(id) => Some(self.submission(SubmissionId { id }).await?),
            None => None,
        };
        let (folder, history) = (self.0.exports_dir.clone(), self.0.history.clone());
        let name = file::name(&detail.face.label, &detail.code, self.now());
        off_thread(move || {
            let ending = match request.format {
                ExportFormat::Csv => "csv",
                ExportFormat::Json => "json",
            };
            let written = file::write_new(&folder, &name, ending, |out| match request.format {
                ExportFormat::Csv => table::write(&history, &plan, out),
                ExportFormat::Json => {
                    whole::write(&history, &plan, &detail, submission.as_ref(), out)
                }
            });
            let (path, records) = written.map_err(unwritten)?;
            Ok(Exported {
                path: path.display().to_string(),
                records,
            })
        })
        .await
    }
}

/// Hands over every record of a plan, in order, and gives how many there are.
fn each_record(
    history: &History,
    plan: Uuid,
    mut take: impl FnMut(RecordRow) -> Result<(), Trouble>,
) -> Result<u64, Trouble> {
    let (mut after, mut many) = (0, 0);
    loop {
        let records = history.each_record(plan, after, AT_ONCE)?;
        let Some(last) = records.last() else {
            return Ok(many);
        };
        after = last.seq;
        for record in records {
            take(record)?;
            many += 1;
        }
    }
}

pub(crate) fn unwritten(trouble: Trouble) -> Error {
    match trouble {
        Trouble::History(error) => error.into(),
        Trouble::Unread(error) => error,
        Trouble::File(error) => {
            let message = text::trouble::FILE_UNWRITTEN;
            Error::new(Code::History, message).detail(error.to_string())
        }
    }
}

impl From<HistoryError> for Trouble {
    fn from(error: HistoryError) -> Self {
        Self::History(error)
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self::File(error)
    }
}

impl From<csv::Error> for Trouble {
    fn from(error: csv::Error) -> Self {
        Self::File(error.into())
    }
}

impl From<serde_json::Error> for Trouble {
    fn from(error: serde_json::Error) -> Self {
        Self::File(error.into())
    }
}
