//! Right forms together with the body that each of them means.

use roster_assign::{InstantlyForm, QueryForm};
use serde_json::{Map, Value, json};

pub(crate) const ADA: &str = "019e18e2-a5e1-752d-a736-5db13d4a09b2";
pub(crate) const CAMPAIGN: &str = "019e18e2-a5e1-752d-a736-5daf6da90de8";
pub(crate) const LEAD: &str = "019e18e2-a5e1-752d-a736-5db3861230cd";

/// The words of `filter`, written down a second time on purpose: they are what the page says, not
/// what the typed crate says.
pub(crate) fn filter_words() -> Vec<String> {
    words("/properties/filter/enum")
}

/// The words at a place of the schema.
pub(crate) fn words(pointer: &str) -> Vec<String> {
    let words = crate::schema::fixture().pointer(pointer).cloned();
    serde_json::from_value(words.unwrap()).unwrap()
}

/// A right form and the body that it means.
#[derive(Debug, Clone)]
pub(crate) struct Meant {
    pub(crate) form: InstantlyForm,
    pub(crate) body: Value,
}

impl Meant {
    /// A form that only says who gets the leads.
    pub(crate) fn targets_only() -> Self {
        Self {
            form: InstantlyForm {
                organization_user_ids: vec![ADA.to_owned()],
                ..InstantlyForm::default()
            },
            body: json!({"organization_user_ids": [ADA]}),
        }
    }

    /// Fills in one more field.
    pub(crate) fn with(
        mut self,
        field: &str,
        value: impl Into<Value>,
        fill: impl FnOnce(&mut InstantlyForm),
    ) -> Self {
        fill(&mut self.form);
        self.body[field] = value.into();
        self
    }

    /// The fields of the body.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &str> {
        self.body.as_object().unwrap().keys().map(String::as_str)
    }
}

/// Each field by itself, beside the people that every request needs: every word of every choice,
/// both answers of every question, the edges of every number.
pub(crate) fn each_field_alone() -> Vec<Meant> {
    let mut all = vec![Meant::targets_only()];
    let mut add = |field: &str, value: Value, fill: &dyn Fn(&mut InstantlyForm)| {
        all.push(Meant::targets_only().with(field, value, fill));
    };
    for search in ["kettle", "Ünïcödé 東京 🫖", "\"quoted\" \\ {}", "a\tb"] {
        add("search", json!(search), &|form| form.search = search.into());
    }
    for word in filter_words() {
        add("filter", json!(word), &|form| form.filter = word.clone());
    }
    for (written, meant) in ids_as_people_write_them() {
        add("campaign", json!(meant), &|form| {
            form.campaign = written.clone()
        });
        add("list_id", json!(meant), &|form| {
            form.list_id = written.clone()
        });
        add("smart_view_id", json!(meant), &|form| {
            form.smart_view_id = written.clone()
        });
        add("ids", json!([meant]), &|form| form.ids = written.clone());
        add("organization_user_ids", json!([meant]), &|form| {
            form.organization_user_ids = vec![written.clone()];
        });
    }
    for answer in [true, false] {
        add("in_campaign", json!(answer), &|form| {
            form.in_campaign = Some(answer)
        });
        add("in_list", json!(answer), &|form| {
            form.in_list = Some(answer)
        });
    }
    for limit in [1, 2, 99, 100, 101, u32::MAX] {
        add("limit", json!(limit), &|form| {
            form.limit = limit.to_string()
        });
    }
    for (rule, value) in every_rule() {
        add("queries", json!([value]), &|form| {
            form.queries = vec![rule.clone()]
        });
    }
    all
}

fn ids_as_people_write_them() -> Vec<(String, &'static str)> {
    vec![
        (LEAD.to_owned(), LEAD),
        (format!(" {LEAD} "), LEAD),
        (LEAD.to_uppercase(), LEAD),
        (LEAD.replace('-', ""), LEAD),
        (format!("{{{LEAD}}}"), LEAD),
    ]
}

/// What a rule may hold beside its kind; an empty text is a part left out.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parts {
    pub(crate) days: String,
    pub(crate) count: Option<(String, u32)>,
    pub(crate) status: Option<(String, i64)>,
}

/// A rule as the form has it and as it is sent; the parts must fit the kind.
pub(crate) fn rule(kind: &str, parts: &Parts) -> (QueryForm, Value) {
    let mut form = QueryForm {
        action_type: kind.to_owned(),
        occurrence_days: parts.days.clone(),
        ..QueryForm::default()
    };
    let mut values = Map::new();
    if let Ok(days) = parts.days.parse::<u32>() {
        values.insert("occurrence-days".to_owned(), json!(days));
    }
    if let Some((condition, count)) = &parts.count {
        form.count_condition = condition.clone();
        form.count = count.to_string();
        let part = json!({"condition": condition, "count": count});
        values.insert("occurrence-count".to_owned(), part);
    }
    if let Some((condition, status)) = &parts.status {
        form.status_condition = condition.clone();
        form.status = status.to_string();
        let part = json!({"condition": condition, "status": status});
        values.insert("lead-status".to_owned(), part);
    }
    (form, json!({"actionType": kind, "values": values}))
}

/// All six kinds with each part that fits, alone and together.
fn every_rule() -> Vec<(QueryForm, Value)> {
    let mut rules = Vec::new();
    for kind in ["reply", "email-open", "link-click"] {
        for condition in words(COUNT_CONDITIONS) {
            for count in [0, 1, u32::MAX] {
                for days in ["", "1", "30"] {
                    let count = Some((condition.clone(), count));
                    let days = days.to_owned();
                    let status = None;
                    rules.push(rule(
                        kind,
                        &Parts {
                            days,
                            count,
                            status,
                        },
                    ));
                }
            }
        }
    }
    for kind in [
        "reply",
        "email-open",
        "link-click",
        "last-contacted",
        "lead-status-change",
    ] {
        let days = u32::MAX.to_string();
        rules.push(rule(
            kind,
            &Parts {
                days,
                ..Parts::default()
            },
        ));
    }
    for condition in words(STATUS_CONDITIONS) {
        for status in [i64::MIN, -4, -1, 0, 1, 4, 1_000_001, i64::MAX] {
            let status = Some((condition.clone(), status));
            let alone = Parts {
                status,
                ..Parts::default()
            };
            rules.push(rule("lead-status", &alone));
            rules.push(rule("lead-status-change", &alone));
            let days = "7".to_owned();
            rules.push(rule("lead-status-change", &Parts { days, ..alone }));
        }
    }
    let kinds: std::collections::HashSet<&str> = rules
        .iter()
        .map(|(form, _)| form.action_type.as_str())
        .collect();
    assert_eq!(
        kinds.len(),
        words(KINDS).len(),
        "every documented kind is tried"
    );
    rules
}

pub(crate) const KINDS: &str = "/properties/queries/items/properties/actionType/enum";
pub(crate) const COUNT_CONDITIONS: &str = "/properties/queries/items/properties/values/properties\
                                           /occurrence-count/properties/condition/enum";
pub(crate) const STATUS_CONDITIONS: &str = "/properties/queries/items/properties/values/properties\
                                            /lead-status/properties/condition/enum";
