//! Steps of several threads, written in one transaction.
//!
//! A synced commit costs a wait for the disk, whatever is in it. While one is under way, the steps that
//! arrive meanwhile gather here; whoever comes first takes all of them into the next one.

use std::fmt;
use std::sync::mpsc::{self, TryRecvError};
use std::sync::{Condvar, Mutex};

use rusqlite::{Connection, TransactionBehavior};

use crate::HistoryError;
use crate::store::lock;

/// Does a step inside the transaction, unless there is none, and gives what tells its thread.
type Step = Box<dyn FnOnce(Result<&Connection, HistoryError>) -> Tell + Send>;
/// Tells a step's thread what came of it, given what came of the commit.
type Tell = Box<dyn FnOnce(Result<(), HistoryError>)>;

#[derive(Default)]
pub(crate) struct Queue {
    line: Mutex<Line>,
    changed: Condvar,
}

#[derive(Default)]
struct Line {
    waiting: Vec<Step>,
    /// Whether some thread is writing the steps that it took from here.
    is_writing: bool,
}

impl fmt::Debug for Queue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Queue").finish_non_exhaustive()
    }
}

/// Gives the turn to the next thread, also if this one panics.
struct Turn<'a>(&'a Queue);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        lock(&self.0.line).is_writing = false;
        self.0.changed.notify_all();
    }
}

impl Queue {
    pub(crate) fn write<T: Send + 'static>(
        &self,
        writer: &Mutex<Connection>,
        work: impl FnOnce(&Connection) -> Result<T, HistoryError> + Send + 'static,
    ) -> Result<T, HistoryError> {
        let (tell, told) = mpsc::sync_channel(1);
        lock(&self.line).waiting.push(Box::new(move |transaction| {
            let answer = transaction.and_then(|t| alone(t, work));
            Box::new(move |committed| {
                // Nobody listens only if the thread is gone, and then there is nobody to tell.
                let _ = tell.try_send(answer.and_then(|answer| committed.map(|()| answer)));
            })
        }));
        loop {
            match told.try_recv() {
                Ok(answer) => return answer,
                Err(TryRecvError::Empty) => self.go_on(writer),
                Err(TryRecvError::Disconnected) => {
                    return Err(HistoryError::other(::text::history::LOST_TO_PANIC));
                }
            }
        }
    }

    /// Writes everything that waits, or waits for the thread that is writing.
    fn go_on(&self, writer: &Mutex<Connection>) {
        let mut line = lock(&self.line);
        if line.is_writing {
            drop(self.changed.wait(line));
            return;
        }
        if line.waiting.is_empty() {
            // The thread's own step has been written in the meantime.
            return;
        }
        line.is_writing = true;
        let _turn = Turn(self);
        drop(line);
        let mut writer = lock(writer);
        // Taken only now: more may have come while another kind of write held the writer.
        let steps = std::mem::take(&mut lock(&self.line).waiting);
        write_all(&mut writer, steps);
    }
}

/// Writes the steps in one transaction, and tells each of them how that went.
fn write_all(writer: &mut Connection, steps: Vec<Step>) {
    let mut tells = Vec::with_capacity(steps.len());
    let committed = match writer.transaction_with_behavior(TransactionBehavior::Immediate) {
        Ok(transaction) => {
            for step in steps {
                // A full disk can end the whole transaction; what came after would be on its own.
                let is_lost = transaction.is_autocommit();
                tells.push(step(if is_lost {
                    Err(HistoryError::other(::text::history::BROKE_OFF))
                } else {
                    Ok(&transaction)
                }));
            }
            transaction.commit().map_err(HistoryError::from)
        }
        Err(error) => {
            let error = HistoryError::from(error);
            tells.extend(steps.into_iter().map(|step| step(Err(error.clone()))));
            Err(error)
        }
    };
    for tell in tells {
        tell(committed.clone());
    }
}

/// Does a step so that, if it fails, nothing of it stays and the others' steps do.
fn alone<T>(
    transaction: &Connection,
    work: impl FnOnce(&Connection) -> Result<T, HistoryError>,
) -> Result<T, HistoryError> {
    transaction.prepare_cached("SAVEPOINT step")?.execute([])?;
    let answer = work(transaction);
    if answer.is_err() && !transaction.is_autocommit() {
        transaction
            .prepare_cached("ROLLBACK TO step")?
            .execute([])?;
    }
    if !transaction.is_autocommit() {
        transaction.prepare_cached("RELEASE step")?.execute([])?;
    }
    answer
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;

    use super::*;
    use crate::History;

    fn keep(history: &History, key: String) -> Result<(), HistoryError> {
        history.write_together(move |c| {
            c.execute("INSERT INTO settings (key, value) VALUES (?1, '1')", [key])?;
            Ok(())
        })
    }

    #[test]
    fn steps_of_many_threads_are_all_kept_and_each_returns_after_its_commit() {
        let dir = tempfile::tempdir().unwrap();
        let history = History::open(dir.path()).unwrap();
        let start = Barrier::new(16);
        std::thread::scope(|scope| {
            for thread in 0..16 {
                let (history, start) = (&history, &start);
                scope.spawn(move || {
                    start.wait();
                    for number in 0..20 {
                        let key = format!("{thread}-{number}");
                        keep(history, key.clone()).unwrap();
                        let kept = history.setting::<u8>(&key).unwrap();
                        assert_eq!(kept, Some(1), "another connection sees it at once");
                    }
                });
            }
        });
    }

    /// How many settings a connection sees.
    fn settings(c: &Connection) -> i64 {
        let sql = "SELECT count(*) FROM settings";
        c.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn what_gathers_while_another_write_is_under_way_shares_one_commit() {
        let dir = tempfile::tempdir().unwrap();
        drop(History::open(dir.path()).unwrap());
        let open = || Connection::open(dir.path().join(crate::FILE_NAME)).unwrap();
        let (queue, writer) = (Queue::default(), Mutex::new(open()));
        std::thread::scope(|scope| {
            let busy = lock(&writer);
            for number in 0..8 {
                let (queue, writer, outside) = (&queue, &writer, open());
                scope.spawn(move || {
                    let committed = queue.write(writer, move |t| {
                        let sql = "INSERT INTO settings VALUES (?1, '1')";
                        t.execute(sql, [number])?;
                        Ok(settings(&outside))
                    });
                    assert_eq!(
                        committed,
                        Ok(0),
                        "nothing is committed before all are written"
                    );
                });
            }
            while lock(&queue.line).waiting.len() < 8 {
                std::thread::yield_now();
            }
            drop(busy);
        });
        assert_eq!(settings(&open()), 8);
    }

    #[test]
    fn a_step_that_fails_takes_nothing_of_the_others_along() {
        let history = History::in_memory().unwrap();
        keep(&history, "taken".to_owned()).unwrap();
        let mut writer = rusqlite::Connection::open_in_memory().unwrap();
        writer
            .execute_batch("CREATE TABLE t (n INTEGER UNIQUE)")
            .unwrap();
        let (tell, told) = mpsc::channel();
        let step = |numbers: [i64; 2]| -> Step {
            let tell = tell.clone();
            Box::new(move |t| {
                let done = t.and_then(|t| {
                    alone(t, |t| {
                        for n in numbers {
                            t.execute("INSERT INTO t VALUES (?1)", [n])?;
                        }
                        Ok(())
                    })
                });
                Box::new(move |committed| tell.send(done.and(committed).is_ok()).unwrap())
            })
        };
        write_all(&mut writer, vec![step([1, 2]), step([3, 1]), step([4, 5])]);
        let answers: Vec<bool> = told.try_iter().collect();
        assert_eq!(answers, [true, false, true]);
        let sum: i64 = writer
            .query_row("SELECT sum(n) FROM t", [], |row| row.get(0))
            .unwrap();
        assert_eq!(sum, 12, "1, 2, 4 and 5: nothing of the failed step stayed");
    }

    #[test]
    fn a_panic_in_one_step_leaves_the_queue_usable() {
        let history = History::in_memory().unwrap();
        let panicked = std::thread::scope(|scope| {
            let step = || history.write_together::<()>(|_| panic!("a step that panics"));
            scope.spawn(step).join().is_err()
        });
        assert!(panicked, "the panic is the thread's own");
        keep(&history, "after".to_owned()).unwrap();
        assert_eq!(history.setting::<u8>("after").unwrap(), Some(1));
    }
}
