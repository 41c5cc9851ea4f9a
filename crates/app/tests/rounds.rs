//! The whole way of an assignment: planned, looked at, applied, read back, put back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use roster_app::contract::{
    Form, InstantlyForm, Mode, Outcome, PlanSource, PlanState, Purpose, Service, Show, Split,
    Standing, State, TickRequest,
};
use support::{BOTH, World, adds_up, forms};

#[tokio::test]
async fn an_assignment_is_planned_applied_read_back_and_put_back() {
    for service in BOTH {
        let mut world = World::start().await;
        let connection = world.connect(service).await;
        let before = world.holders(service);
        let form = forms::form(&world.practice, service);
        let plan = world.plan(&connection, form).await;
        assert_eq!(plan.state, PlanState::Ready, "{:?}", plan.trouble);
        assert!(plan.counts.will_change > 0, "{service}: {plan:?}");
        assert!(world.writes().is_empty(), "a plan sends nothing");

        let done = world.apply(&plan).await;
        assert_eq!(done.state, State::Succeeded, "{}", done.meaning);
        adds_up(&done);
        assert_eq!(done.outcomes.assigned, plan.counts.will_change, "{service}");
        assert_eq!(
            world.effects_of_calls(),
            done.calls.answered,
            "each call once"
        );
        for record in world.records(plan.id, Show::Assigned).await {
            let after = record.after.expect("it was read back");
            assert_ne!(after, record.before, "{} changed", record.name);
            let now = world.holders(service)[&record.id];
            assert_eq!(after.id, now, "what is told is what the service has");
        }

        let source = PlanSource::Undo {
            submission_id: done.id,
        };
        let back = world.derive(source).await;
        assert_eq!(back.purpose, Purpose::Undo);
        assert_eq!(back.counts.will_change, done.outcomes.assigned, "{back:?}");
        let undone = world.apply(&back).await;
        assert_eq!(undone.state, State::Succeeded, "{}", undone.meaning);
        adds_up(&undone);
        assert_eq!(world.holders(service), before, "{service}: as it was");
        let done = world.detail(done.id).await;
        let undone_by = done.undone.expect("it is told with the first");
        assert_eq!((undone_by.id, undone_by.fully), (undone.id, true));
    }
}

#[tokio::test]
async fn what_is_unticked_stays_as_it_is_and_the_plan_is_exact_from_then_on() {
    for service in BOTH {
        let mut world = World::start().await;
        let connection = world.connect(service).await;
        let form = forms::form(&world.practice, service);
        let plan = world.plan(&connection, form).await;
        if service == Service::LeadSquared {
            assert_eq!(plan.mode, Mode::AsFiltered, "as it is usual there");
        }
        let before = world.holders(service);
        let all = world.records(plan.id, Show::Change).await;
        let request = TickRequest {
            plan_id: plan.id,
            seqs: all.iter().take(3).map(|record| record.seq).collect(),
            show: Show::All,
            text: String::new(),
            ticked: false,
        };
        let fewer = world.app.tick(request).await.unwrap();
        assert_eq!(fewer.mode, Mode::Exact, "a filter would change them too");
        assert_eq!(fewer.counts.excluded, 3);
        assert_eq!(fewer.counts.will_change, plan.counts.will_change - 3);
        assert_ne!(fewer.digest, plan.digest, "it is another plan");
        let done = world.apply(&fewer).await;
        assert_eq!(done.state, State::Succeeded, "{}", done.meaning);
        adds_up(&done);
        let now = world.holders(service);
        for record in &all[..3] {
            assert_eq!(now[&record.id], before[&record.id], "{service}: left out");
        }
        let skipped = world.records(plan.id, Show::Stays).await;
        let left_out = skipped.iter().filter(|it| it.standing == Standing::LeftOut);
        for record in left_out {
            assert_eq!(record.outcome, Some(Outcome::Skipped), "{service}");
        }
    }
}

#[tokio::test]
async fn ticking_all_that_a_search_shows_changes_just_those() {
    let mut world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let form = forms::form(&world.practice, Service::Instantly);
    let plan = world.plan(&connection, form).await;
    let first = world.records(plan.id, Show::Change).await.remove(0);
    let request = |ticked| TickRequest {
        plan_id: plan.id,
        seqs: Vec::new(),
        show: Show::All,
        text: first.email.clone(),
        ticked,
    };
    let fewer = world.app.tick(request(false)).await.unwrap();
    assert!(fewer.counts.excluded >= 1);
    assert!(fewer.counts.excluded < plan.counts.matched, "not all");
    let again = world.app.tick(request(true)).await.unwrap();
    assert_eq!(again.counts, plan.counts);
    assert_eq!(again.digest, plan.digest, "the same plan once more");
}

#[tokio::test]
async fn a_try_takes_the_first_and_offers_the_rest() {
    for service in BOTH {
        let mut world = World::start().await;
        let connection = world.connect(service).await;
        let form = forms::form(&world.practice, service);
        let plan = world.plan(&connection, form).await;
        let plan_id = plan.id;
        let source = PlanSource::Try { plan_id, first: 10 };
        let tried = world.derive(source).await;
        assert_eq!((tried.purpose, tried.mode), (Purpose::Try, Mode::Exact));
        assert_eq!(tried.counts.will_change, 10);
        let first = world.apply(&tried).await;
        assert_eq!(first.state, State::Succeeded, "{}", first.meaning);
        assert_eq!(first.rest, plan.counts.will_change - 10, "{service}");
        let source = PlanSource::Rest {
            submission_id: first.id,
        };
        let rest = world.derive(source).await;
        assert_eq!(rest.of_submission, Some(first.id));
        let rest = world.apply(&rest).await;
        assert_eq!(rest.outcomes.assigned, plan.counts.will_change - 10);
        let most = world.most_effects_on_one(service);
        assert_eq!(most, 1, "{service}: no record twice");
    }
}

#[tokio::test]
async fn instantly_decides_and_what_each_actually_got_is_told() {
    let mut world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let form = Form::Instantly(InstantlyForm {
        split: Split::InstantlyDecides,
        ..forms::instantly(&world.practice)
    });
    let plan = world.plan(&connection, form).await;
    let targets: Vec<_> = plan.shares.iter().filter(|it| it.is_target).collect();
    assert_eq!(targets.len(), 2);
    assert!(
        targets.iter().all(|it| it.gets.is_none()),
        "nobody knows yet"
    );
    let done = world.apply(&plan).await;
    assert_eq!(done.state, State::Succeeded, "{}", done.meaning);
    let got: u64 = done.received.iter().filter_map(|share| share.gets).sum();
    assert_eq!(got, done.outcomes.assigned, "{:?}", done.received);
    assert_eq!(done.received.len(), 2, "both got some: {:?}", done.received);
}

#[tokio::test]
async fn a_plan_made_again_is_the_same_while_nothing_moves() {
    let mut world = World::start().await;
    let connection = world.connect(Service::LeadSquared).await;
    let form = forms::form(&world.practice, Service::LeadSquared);
    let plan = world.plan(&connection, form).await;
    let source = PlanSource::Again { plan_id: plan.id };
    let again = world.derive(source).await;
    assert_ne!(again.id, plan.id);
    assert_eq!(
        again.digest, plan.digest,
        "the same plan has the same digest"
    );
    assert_eq!(again.code.len(), 9, "short for people: {}", again.code);
    assert_eq!(again.headline, plan.headline);
}

#[tokio::test]
async fn owners_and_teams_have_names_and_the_counts_agree() {
    for service in BOTH {
        let mut world = World::start().await;
        let connection = world.connect(service).await;
        let form = forms::form(&world.practice, service);
        let plan = world.plan(&connection, form).await;
        let has: u64 = plan.shares.iter().map(|share| share.has).sum();
        let gets: u64 = plan.shares.iter().filter_map(|share| share.gets).sum();
        assert_eq!(has, plan.counts.matched, "{service}: {:?}", plan.shares);
        assert_eq!(gets, plan.counts.matched, "nothing is lost on the way");
        for share in &plan.shares {
            let is_id = share.id.is_some_and(|id| share.name == id.to_string());
            assert!(!is_id, "{service}: {share:?} has a name");
        }
        let records = world.records(plan.id, Show::All).await;
        assert_eq!(records.len() as u64, plan.counts.matched);
        assert!(records.iter().all(|record| !record.name.is_empty()));
        assert!(plan.cost.write_calls > 0 && plan.cost.seconds > 0);
    }
}
