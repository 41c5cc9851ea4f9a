//! Who runs a submission. A process that ends leaves its name behind; the next one finds it and puts
//! down that the run was interrupted, then anybody may take it over.

use assign::State;
use rusqlite::params_from_iter;
use uuid::Uuid;

use crate::column::word;
use crate::submissions::{Place, place};
use crate::{History, HistoryError};

impl History {
    /// The submissions that have not come to their end, oldest first, each with who runs it.
    ///
    /// # Errors
    /// If the file can't be read.
    pub fn open_submissions(&self) -> Result<Vec<(Uuid, Option<String>, State)>, HistoryError> {
        let open = State::ALL.iter().filter(|state| !state.is_final());
        let open: Vec<&str> = open.map(|state| state.as_str()).collect();
        let places = vec!["?"; open.len()].join(", ");
        self.read(|c| {
            let mut rows = c.prepare_cached(&format!(
                "SELECT id, runner, state FROM submissions WHERE state IN ({places}) ORDER BY created_at, id"
            ))?;
            let rows = rows.query_map(params_from_iter(open), |row| {
                Ok((word(row, "id")?, row.get("runner")?, word(row, "state")?))
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Puts down that the process which ran a submission has ended: what was on its way is unknown,
    /// what was prepared stays prepared, nobody runs it. `runner` is whom `open_submissions` named.
    ///
    /// # Errors
    /// `OutOfOrder` if it has ended or somebody else runs it by now, `Missing` if there is none.
    pub fn interrupt(
        &self,
        submission: Uuid,
        runner: Option<&str>,
        at: i64,
        message: &str,
    ) -> Result<(), HistoryError> {
        self.write(|t| {
            place(t, submission)?.going(::text::history::step::interrupt)?;
            let id = submission.to_string();
            let changed = t.execute(
                "UPDATE submissions SET state = ?3, meaning = ?4, runner = NULL WHERE id = ?1 AND runner IS ?2",
                (&id, runner, State::Interrupted.as_str(), message),
            )?;
            if changed == 0 {
                let detail = ::text::history::step::INTERRUPT_ANOTHER.to_owned();
                return Err(HistoryError::OutOfOrder { detail });
            }
            t.execute(
                "UPDATE calls SET state = 'unknown', answered_at = ?2, detail = ?3
                 WHERE submission_id = ?1 AND state = 'sent'",
                (&id, at, ::text::history::ROSTER_ENDED),
            )?;
            Ok(())
        })
    }

    /// Nobody runs an interrupted submission any more that `runner` ran, if it did.
    ///
    /// # Errors
    /// If it can't be written.
    pub fn let_go(&self, submission: Uuid, runner: &str) -> Result<(), HistoryError> {
        self.write(|t| {
            t.execute(
                "UPDATE submissions SET runner = NULL WHERE id = ?1 AND runner = ?2 AND state = 'interrupted'",
                (submission.to_string(), runner),
            )?;
            Ok(())
        })
    }

    /// Takes a submission that nobody runs. Of two that try, one succeeds.
    ///
    /// # Errors
    /// `OutOfOrder` if somebody else runs it or it has ended, `Missing` if there is none.
    pub fn take_over(&self, submission: Uuid, runner: &str) -> Result<(), HistoryError> {
        self.write(|t| {
            let Place { state, .. } = place(t, submission)?;
            let sql = "UPDATE submissions SET runner = ?2 WHERE id = ?1 AND (runner IS NULL OR runner = ?2)";
            if !state.is_final() && t.execute(sql, (submission.to_string(), runner))? > 0 {
                return Ok(());
            }
            let detail = ::text::history::step::take_over(state.as_str());
            Err(HistoryError::OutOfOrder { detail })
        })
    }
}
