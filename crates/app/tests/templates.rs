//! Templates and drafts, as a person uses them: saved, asked, filled in, taken along as files.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use roster_app::contract::{
    CheckRequest, Code, Connection, ConnectionId, Draft, Form, InstantlyForm, PlanRequest, Service,
    State, Template, TemplateDraft, TemplateId, TemplateName,
};
use support::{World, forms};
use uuid::Uuid;

const BOTH: [Service; 2] = [Service::Instantly, Service::LeadSquared];

/// What each service's form is asked for in these tests.
const fn open(service: Service) -> &'static str {
    match service {
        Service::Instantly => "campaign",
        Service::LeadSquared => "Value",
    }
}

async fn save(world: &World, connection: &Connection, name: &str, ask: &[&str]) -> Template {
    let draft = TemplateDraft {
        name: name.to_owned(),
        replaces: None,
        connection_id: connection.id,
        form: forms::form(&world.practice, connection.face.service),
        ask: ask.iter().map(ToString::to_string).collect(),
    };
    world.app.save_template(draft).await.unwrap()
}

#[tokio::test]
async fn a_template_asks_for_what_was_left_open_and_cannot_be_planned_before() {
    for service in BOTH {
        let mut world = World::start().await;
        let connection = world.connect(service).await;
        let template = save(&world, &connection, "Monday", &[open(service)]).await;
        assert_eq!(template.asks.len(), 1, "{service}");
        assert!(template.words.contains("of your choice"), "{template:?}");
        assert_eq!(template.face.as_ref(), Some(&connection.face));
        let kept = world.app.template(TemplateId { id: template.id }).await;
        let kept = kept.unwrap();
        assert_eq!(kept.ask, [open(service)]);
        let check = CheckRequest {
            connection_id: connection.id,
            form: kept.form.clone(),
            ask: kept.ask.clone(),
        };
        let found = world.app.check(check).await.unwrap();
        assert_eq!(found.fields[0].path, open(service));
        assert!(found.request.is_none() && found.danger.is_none());
        // Filled in again, it is the form that it was, with its names.
        let whole = forms::form(&world.practice, service);
        let mut filled = kept.form;
        match (&mut filled, &whole) {
            (Form::Instantly(form), Form::Instantly(whole)) => {
                form.campaign.clone_from(&whole.campaign);
            }
            (Form::LeadSquared(form), Form::LeadSquared(whole)) => {
                form.value.clone_from(&whole.value);
            }
            _ => panic!("the form of the service"),
        }
        assert_eq!(filled, whole, "{service}");
        let check = CheckRequest {
            connection_id: connection.id,
            form: filled.clone(),
            ask: kept.ask,
        };
        assert!(world.app.check(check).await.unwrap().fields.is_empty());
        let id = Uuid::new_v4();
        let request = PlanRequest {
            id,
            connection_id: connection.id,
            form: filled,
            template_id: Some(template.id),
        };
        world.app.begin_plan(request).await.unwrap();
        let plan = world.made(id).await;
        let done = world.apply(&plan).await;
        assert_eq!(done.state, State::Succeeded, "{}", done.meaning);
        let listed = world.app.list_templates(String::new()).await.unwrap();
        let used = listed[0].used.expect("it was used");
        assert_eq!((used.submission_id, used.state), (done.id, done.state));
    }
}

#[tokio::test]
async fn a_template_goes_through_a_file_with_its_names_and_what_it_asks() {
    for service in BOTH {
        let world = World::start().await;
        let connection = world.connect(service).await;
        let template = save(&world, &connection, "Monday: split", &[open(service)]).await;
        let id = TemplateId { id: template.id };
        let exported = world.app.export_template(id).await.unwrap();
        let text = std::fs::read_to_string(&exported.path).unwrap();
        let imported = world.app.import_template(text).await.unwrap();
        assert_eq!(imported.name, "Monday: split 2", "the name is taken");
        assert_eq!(imported.connection_id, None, "for no account yet");
        assert_eq!(imported.words, template.words, "with its names");
        let form = |id| world.app.template(TemplateId { id });
        let (before, after) = (form(template.id).await, form(imported.id).await);
        let (before, after) = (before.unwrap(), after.unwrap());
        assert_eq!(after.ask, before.ask);
        assert_eq!(after.form, before.form, "{service}");
    }
}

#[tokio::test]
async fn a_file_that_is_none_is_refused_with_every_place() {
    let world = World::start().await;
    let text = r#"{"service": "instantly", "ask": ["request.campain"], "request": {"serch": "x"}}"#;
    let error = world.app.import_template(text.to_owned()).await;
    let error = error.unwrap_err();
    assert_eq!(error.code, Code::Invalid);
    let detail = error.detail.unwrap();
    for place in ["request.serch", "request.organization_user_ids", "ask[0]"] {
        assert!(detail.contains(place), "{place} of {detail}");
    }
    assert!(
        world
            .app
            .list_templates(String::new())
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn templates_are_found_renamed_copied_replaced_and_removed() {
    let world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let first = save(&world, &connection, "Monday", &[]).await;
    let copy = TemplateId { id: first.id };
    let copied = world.app.duplicate_template(copy).await.unwrap();
    let again = world.app.duplicate_template(copy).await.unwrap();
    assert_eq!(copied.name, "Monday copy");
    assert_eq!(again.name, "Monday copy 2");
    let rename = |name: &str| TemplateName {
        id: copied.id,
        name: name.to_owned(),
    };
    let taken = world.app.rename_template(rename("MONDAY")).await;
    assert_eq!(taken.unwrap_err().field.as_deref(), Some("name"));
    let empty = world.app.rename_template(rename("  ")).await;
    assert_eq!(empty.unwrap_err().field.as_deref(), Some("name"));
    world.app.rename_template(rename(" Friday ")).await.unwrap();
    let found = world.app.list_templates("friday".to_owned()).await.unwrap();
    assert_eq!(found.len(), 1);
    let replaced = TemplateDraft {
        name: "Friday".to_owned(),
        replaces: Some(copied.id),
        connection_id: connection.id,
        form: forms::form(&world.practice, Service::Instantly),
        ask: vec!["limit".to_owned()],
    };
    let replaced = world.app.save_template(replaced).await.unwrap();
    assert_eq!(
        (replaced.id, &replaced.asks[..]),
        (copied.id, &["At most".to_owned()][..])
    );
    for id in [first.id, copied.id, again.id, first.id] {
        world.app.remove_template(TemplateId { id }).await.unwrap();
    }
    let gone = world.app.template(copy).await.unwrap_err();
    assert_eq!(gone.code, Code::NotFound);
}

#[tokio::test]
async fn what_is_missing_can_be_asked_for_and_is_else_named() {
    let world = World::start().await;
    let connection = world.connect(Service::Instantly).await;
    let form = Form::Instantly(InstantlyForm {
        search: "kettle".to_owned(),
        ..InstantlyForm::default()
    });
    let fields = world.app.open_fields(form.clone()).await.unwrap();
    let needed: Vec<&str> = fields
        .iter()
        .filter(|field| field.needed)
        .map(|field| field.path.as_str())
        .collect();
    assert_eq!(needed, ["organization_user_ids"]);
    let search = fields.iter().find(|field| field.path == "search").unwrap();
    assert_eq!(
        (search.label.as_str(), search.value.as_str()),
        ("Search", "kettle")
    );
    let draft = |ask: &[&str]| TemplateDraft {
        name: "Kettles".to_owned(),
        replaces: None,
        connection_id: connection.id,
        form: form.clone(),
        ask: ask.iter().map(ToString::to_string).collect(),
    };
    let missing = world
        .app
        .save_template(draft(&["search"]))
        .await
        .unwrap_err();
    assert_eq!(missing.field.as_deref(), Some("organization_user_ids"));
    let kept = world.app.save_template(draft(&["organization_user_ids"]));
    let kept = kept.await.unwrap();
    assert_eq!(kept.asks, ["Who gets them"]);
    let strange = world
        .app
        .save_template(draft(&["in_list"]))
        .await
        .unwrap_err();
    assert_eq!(strange.field.as_deref(), Some("in_list"));
}

#[tokio::test]
async fn a_half_filled_form_is_there_after_a_restart_until_it_is_discarded() {
    for service in BOTH {
        let world = World::start().await;
        let connection = world.connect(service).await;
        let other = world
            .connect_as(service, "Another one", &world.url(service))
            .await;
        let at = |id| ConnectionId { id };
        assert_eq!(world.app.draft(at(connection.id)).await.unwrap(), None);
        let draft = Draft {
            connection_id: connection.id,
            form: forms::full(&world.practice, service),
            ask: vec![open(service).to_owned()],
            submission_id: None,
            template_id: Some(Uuid::new_v4()),
            carried: true,
        };
        world.app.save_draft(draft.clone()).await.unwrap();
        let world = world.reopened();
        let kept = world.app.draft(at(connection.id)).await.unwrap().unwrap();
        assert_eq!(
            kept.draft, draft,
            "{service}: to the letter, with its names"
        );
        assert_eq!(world.app.draft(at(other.id)).await.unwrap(), None);
        world.app.discard_draft(at(connection.id)).await.unwrap();
        assert_eq!(world.app.draft(at(connection.id)).await.unwrap(), None);
    }
}

#[tokio::test]
async fn no_draft_is_kept_for_another_service_or_an_account_that_is_gone() {
    let world = World::start().await;
    let leadsquared = world.connect(Service::LeadSquared).await;
    let draft = |connection_id| Draft {
        connection_id,
        form: forms::form(&world.practice, Service::Instantly),
        ask: Vec::new(),
        submission_id: None,
        template_id: None,
        carried: false,
    };
    let crossed = world.app.save_draft(draft(leadsquared.id)).await;
    assert_eq!(crossed.unwrap_err().code, Code::Invalid);
    let gone = world.app.save_draft(draft(Uuid::new_v4())).await;
    assert_eq!(gone.unwrap_err().code, Code::NotFound);
}

#[tokio::test]
async fn what_was_sent_from_a_file_without_names_is_used_again_with_those_of_the_account() {
    for service in BOTH {
        let mut world = World::start().await;
        let connection = world.connect(service).await;
        let mut form = forms::form(&world.practice, service);
        let targets = match &mut form {
            Form::Instantly(form) => {
                form.names.clear();
                form.organization_user_ids.clone()
            }
            Form::LeadSquared(form) => {
                form.names.clear();
                vec![form.value.clone()]
            }
        };
        let sent = world.send(&connection, form).await;
        for target in targets {
            let name = sent.form.names().get(&target);
            assert!(
                name.is_some_and(|name| *name != target),
                "{service}: {target}"
            );
        }
    }
}
