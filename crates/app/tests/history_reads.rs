//! The history: found by what a person remembers, paged without gaps, and used again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use practice::Fault;
use roster_app::contract::{
    Code, Connection, Form, HistoryQuery, HistoryRow, Service, State, SubmissionDetail,
    SubmissionId,
};
use support::{World, forms};
use uuid::Uuid;

/// Two connections, and four submissions: both services, one refused.
struct Past {
    world: World,
    instantly: Connection,
    leadsquared: Connection,
    /// In the order sent.
    sent: Vec<SubmissionDetail>,
}

impl Past {
    async fn live() -> Self {
        let mut world = World::start().await;
        let instantly = world.connect(Service::Instantly).await;
        let leadsquared = world.connect(Service::LeadSquared).await;
        let mut sent = Vec::new();
        for connection in [&instantly, &leadsquared] {
            let form = forms::full(&world.practice, connection.face.service);
            sent.push(world.send(connection, form).await);
        }
        for connection in [&instantly, &leadsquared] {
            let form = forms::form(&world.practice, connection.face.service);
            let plan = world.plan(connection, form).await;
            world.practice.set_fault(Fault::answer(401, "{}"));
            sent.push(world.apply(&plan).await);
            world.practice.clear_faults();
        }
        Self {
            world,
            instantly,
            leadsquared,
            sent,
        }
    }

    /// Which submissions, by their place in `sent`, are found; oldest first.
    async fn found(&self, query: HistoryQuery) -> Vec<usize> {
        let page = self.world.app.history(query).await.unwrap();
        assert_eq!(page.total, 4, "the total is without any filter");
        assert_eq!(page.matching, u64::try_from(page.rows.len()).unwrap());
        let place = |row: &HistoryRow| self.sent.iter().position(|sent| sent.id == row.id);
        let mut places: Vec<usize> = page.rows.iter().filter_map(place).collect();
        places.reverse();
        places
    }

    async fn by_text(&self, text: &str) -> Vec<usize> {
        let text = text.to_owned();
        let everything = forms::everything();
        self.found(HistoryQuery { text, ..everything }).await
    }
}

#[tokio::test]
async fn each_filter_leaves_what_it_names() {
    let past = Past::live().await;
    let all = forms::everything;
    assert_eq!(past.found(all()).await, [0, 1, 2, 3], "newest first");
    for (service, connection, places) in [
        (Service::Instantly, &past.instantly, [0, 2]),
        (Service::LeadSquared, &past.leadsquared, [1, 3]),
    ] {
        let service = Some(service);
        assert_eq!(past.found(HistoryQuery { service, ..all() }).await, places);
        let connection_id = Some(connection.id);
        let of_it = HistoryQuery {
            connection_id,
            ..all()
        };
        assert_eq!(past.found(of_it).await, places);
    }
    for (states, places) in [
        (vec![State::Failed], vec![2, 3]),
        (vec![State::Succeeded], vec![0, 1]),
        (vec![State::Succeeded, State::Failed], vec![0, 1, 2, 3]),
        (vec![State::Unknown], vec![]),
    ] {
        assert_eq!(past.found(HistoryQuery { states, ..all() }).await, places);
    }
    let (second, third) = (past.sent[1].created_at, past.sent[2].created_at);
    let (from, to) = (Some(second), Some(third));
    assert_eq!(past.found(HistoryQuery { from, ..all() }).await, [1, 2, 3]);
    assert_eq!(past.found(HistoryQuery { to, ..all() }).await, [0, 1]);
    assert_eq!(past.found(HistoryQuery { from, to, ..all() }).await, [1]);
    let both = HistoryQuery {
        service: Some(Service::Instantly),
        states: vec![State::Failed],
        text: "lanternworks".to_owned(),
        ..all()
    };
    assert_eq!(past.found(both).await, [2], "filters add up");
}

#[tokio::test]
async fn a_submission_is_found_by_label_name_and_id() {
    let past = Past::live().await;
    let Form::Instantly(form) = &past.sent[0].form else {
        panic!("the first is one of Instantly");
    };
    let state = past.world.practice.state();
    assert_eq!(past.by_text("Lanternworks Instantly").await, [0, 2]);
    assert_eq!(
        past.by_text("lanternw leadsq").await,
        [1, 3],
        "beginnings do"
    );
    assert_eq!(past.by_text("").await, [0, 1, 2, 3]);
    assert_eq!(past.by_text("no such words").await, [0; 0]);
    assert_eq!(past.by_text("\" NEAR (").await, [0; 0], "only ever text");
    let campaign = &state.instantly.campaigns[0];
    assert_eq!(past.by_text(&campaign.name).await, [0, 2]);
    let person = &past.sent[0].received[0].name;
    assert_eq!(past.by_text(person).await, [0, 2], "{person}");
    let team = state.leadsquared.teams.last().unwrap();
    assert_eq!(past.by_text(&team.name).await, [1, 3]);
    for (id, places) in [
        (&campaign.id, vec![0, 2]),
        (&form.organization_user_ids[0], vec![0, 2]),
        (
            &forms::leads_of(&past.world.practice, &form.campaign)[1],
            vec![0],
        ),
        (&team.id, vec![1, 3]),
    ] {
        assert_eq!(past.by_text(id).await, places, "the id {id}");
    }
}

#[tokio::test]
async fn pages_follow_each_other_without_a_gap_or_a_repetition() {
    let past = Past::live().await;
    for limit in [1, 2, 3, 4, 5] {
        let mut seen: Vec<Uuid> = Vec::new();
        let mut after = None;
        loop {
            let query = HistoryQuery {
                after,
                limit,
                ..HistoryQuery::default()
            };
            let page = past.world.app.history(query).await.unwrap();
            assert_eq!((page.matching, page.total), (4, 4), "on every page");
            seen.extend(page.rows.iter().map(|row| row.id));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        let newest_first: Vec<Uuid> = past.sent.iter().rev().map(|sent| sent.id).collect();
        assert_eq!(seen, newest_first, "{limit} on a page");
    }
    let none = HistoryQuery::default();
    let page = past.world.app.history(none).await.unwrap();
    assert_eq!(page.rows.len(), 1, "a page has one row at least");
}

#[tokio::test]
async fn a_submission_gives_back_the_form_as_it_was_filled_in_also_after_a_restart() {
    let past = Past::live().await;
    let forms: Vec<Form> = [Service::Instantly, Service::LeadSquared]
        .into_iter()
        .map(|service| forms::full(&past.world.practice, service))
        .collect();
    let world = past.world.reopened();
    for (sent, form) in past.sent.iter().zip(forms) {
        assert_eq!(sent.form, form, "every field, also those not sent");
        let later = world.detail(sent.id).await;
        assert_eq!(format!("{later:?}"), format!("{sent:?}"));
    }
}

#[tokio::test]
async fn a_row_and_its_detail_say_the_same_in_words() {
    let past = Past::live().await;
    let page = past.world.app.history(forms::everything()).await.unwrap();
    for row in page.rows {
        let detail = past.world.detail(row.id).await;
        assert_eq!((&row.title, row.state), (&detail.title, detail.state));
        assert_eq!(row.filter_words, detail.filter_words);
        assert_eq!((&row.result, &row.face), (&detail.result, &detail.face));
        assert!(!row.title.is_empty() && !row.result.is_empty(), "{row:?}");
        let sentence: String = detail.sentence.iter().map(|it| it.text.as_str()).collect();
        assert!(sentence.contains(&row.face.label), "{sentence}");
    }
    let rows = past.sent[1].outcomes.assigned;
    assert_eq!(past.sent[1].result, format!("{rows} users"));
    assert_eq!(past.sent[2].result, "Nothing changed");
}

#[tokio::test]
async fn a_submission_that_is_not_there_is_not_found() {
    let world = World::start().await;
    let id = Uuid::new_v4();
    let error = world.app.submission(SubmissionId { id }).await.unwrap_err();
    assert_eq!(error.code, Code::NotFound);
}
