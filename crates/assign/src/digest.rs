//! What tells one plan from another.

use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{Assignment, Intended, Mode, Request, Sharing, Standing};

/// How many hexadecimal digits the short form has.
const SHORT: usize = 8;

/// Takes a plan in, record by record, and gives 64 hexadecimal digits that stand for it: the same
/// assignment on the same records has the same digest in every process and on every machine, and
/// a plan that would do anything else has another one.
#[derive(Debug, Clone)]
pub struct PlanDigest(Sha256);

impl PlanDigest {
    /// Begins with the assignment: its service, how it is carried out and its request. Names and
    /// the service's address do not count.
    #[must_use]
    pub fn new(assignment: &Assignment) -> Self {
        let mut digest = Self(Sha256::new());
        digest.line("roster plan 1");
        digest.line(assignment.service().as_str());
        digest.line(match assignment.mode() {
            Mode::Exact => "exact",
            Mode::AsFiltered => "as filtered",
        });
        match assignment.request() {
            Request::Instantly(_, manner) => digest.line(&sharing(&manner.sharing)),
            Request::LeadSquared(_, manner) => digest.line(&format!("{:?}", manner.exact_way)),
        }
        // It cannot fail; were there ever no body, the records would still tell plans apart.
        digest.line(&assignment.body().unwrap_or_default());
        digest
    }

    /// Takes in the next record, in the plan's order.
    pub fn record(
        &mut self,
        id: Uuid,
        before: Option<Uuid>,
        intended: Intended,
        standing: Standing,
    ) {
        self.0.update(id.as_bytes());
        // Where a value is missing, a byte that says so keeps it apart from any id.
        match before {
            Some(before) => {
                self.0.update([1]);
                self.0.update(before.as_bytes());
            }
            None => self.0.update([0]),
        }
        self.line(&intended.to_text());
        self.line(standing.as_str());
    }

    /// The digest as 64 hexadecimal digits in lower case.
    #[must_use]
    pub fn finish(self) -> String {
        let bytes = self.0.finalize();
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// A digest in short, for people: "7F3A-92C1".
    #[must_use]
    pub fn short(digest: &str) -> String {
        let digits: Vec<char> = digest.chars().take(SHORT).collect();
        let halves = digits.chunks(SHORT / 2);
        let halves: Vec<String> = halves.map(|half| half.iter().collect()).collect();
        halves.join("-").to_uppercase()
    }

    /// A text and where it ends, so that two texts cannot be mistaken for two others.
    fn line(&mut self, text: &str) {
        self.0.update((text.len() as u64).to_le_bytes());
        self.0.update(text.as_bytes());
    }
}

fn sharing(sharing: &Sharing) -> String {
    match sharing {
        Sharing::Even => "even".to_owned(),
        Sharing::Weighted(weights) => format!("weighted {weights:?}"),
        Sharing::InstantlyDecides => "instantly decides".to_owned(),
        // What the list says of each record follows with the records.
        Sharing::ByList(_) => "by list".to_owned(),
    }
}
