//! The fields that can be left open, by their paths.

use leadsquared::Operator;
use uuid::Uuid;

use crate::words::leadsquared::value_key;
use crate::{ConditionForm, Form, InstantlyForm, Names, Split};

/// A field that can be left open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// Instantly's `campaign`.
    Campaign,
    /// Instantly's `list_id`.
    List,
    /// Instantly's `filter`.
    Status,
    /// Instantly's `smart_view_id`.
    SmartView,
    /// Instantly's `search`.
    Search,
    /// Instantly's `ids`.
    Ids,
    /// Instantly's `limit`.
    Limit,
    /// Whose the leads are today.
    OwnerNow,
    /// Instantly's `organization_user_ids`.
    People,
    /// The `LookupValue` of one of LeadSquared's conditions.
    Value {
        /// The group, from 0.
        group: usize,
        /// The condition in it, from 0.
        at: usize,
    },
    /// LeadSquared's `Value`.
    Team,
}

/// In the order of the form.
const FOR_INSTANTLY: [Place; 9] = [
    Place::Campaign,
    Place::List,
    Place::Status,
    Place::SmartView,
    Place::Search,
    Place::OwnerNow,
    Place::Ids,
    Place::Limit,
    Place::People,
];

impl Place {
    /// Those of a form, in its order. Of LeadSquared's values, those whose operator takes one.
    #[must_use]
    pub fn all(form: &Form) -> Vec<Self> {
        let Form::LeadSquared(form) = form else {
            return FOR_INSTANTLY.to_vec();
        };
        let mut places = Vec::new();
        for (group, conditions) in form.conditions.iter().enumerate() {
            let conditions = conditions.condition.iter().enumerate();
            let taking = conditions.filter(|(_, condition)| takes_value(condition));
            places.extend(taking.map(|(at, _)| Self::Value { group, at }));
        }
        places.push(Self::Team);
        places
    }

    /// The field of a form with this path; none if there is none, or it cannot be left open.
    #[must_use]
    pub fn find(form: &Form, path: &str) -> Option<Self> {
        let mut places = Self::all(form).into_iter();
        places.find(|place| place.path() == path)
    }

    /// Its path in the form, by the service's own names.
    #[must_use]
    pub fn path(self) -> String {
        match self {
            Self::Campaign => "campaign".to_owned(),
            Self::List => "list_id".to_owned(),
            Self::Status => "filter".to_owned(),
            Self::SmartView => "smart_view_id".to_owned(),
            Self::Search => "search".to_owned(),
            Self::Ids => "ids".to_owned(),
            Self::Limit => "limit".to_owned(),
            Self::OwnerNow => "owner_now".to_owned(),
            Self::People => "organization_user_ids".to_owned(),
            Self::Value { group, at } => {
                format!("Conditions[{group}].Condition[{at}].LookupValue")
            }
            Self::Team => "Value".to_owned(),
        }
    }

    /// What to do about it while it is empty.
    pub(super) const fn wish(self) -> &'static str {
        match self {
            Self::Campaign => text::open::ASKS_FOR_CAMPAIGN,
            Self::List => text::open::ASKS_FOR_LIST,
            Self::Status => text::open::ASKS_FOR_STATUS,
            Self::SmartView => text::open::ASKS_FOR_SMART_VIEW,
            Self::Search => text::open::ASKS_FOR_SEARCH,
            Self::Ids => text::open::ASKS_FOR_IDS,
            Self::Limit => text::open::ASKS_FOR_LIMIT,
            Self::OwnerNow => text::open::ASKS_FOR_OWNER_NOW,
            Self::People => text::open::ASKS_FOR_PEOPLE,
            Self::Value { .. } => text::open::ASKS_FOR_VALUE,
            Self::Team => text::open::ASKS_FOR_TEAM,
        }
    }

    /// Its name for people; a value has its attribute's.
    pub(super) fn label(self, form: &Form) -> String {
        let label = match self {
            Self::Campaign => text::open::CAMPAIGN,
            Self::List => text::open::LIST,
            Self::Status => text::open::STATUS,
            Self::SmartView => text::open::SMART_VIEW,
            Self::Search => text::open::SEARCH,
            Self::Ids => text::open::IDS,
            Self::Limit => text::open::LIMIT,
            Self::OwnerNow => text::open::OWNER_NOW,
            Self::People => text::open::PEOPLE,
            Self::Value { .. } => return self.attribute(form),
            Self::Team => text::open::TEAM,
        };
        label.to_owned()
    }

    fn attribute(self, form: &Form) -> String {
        let attribute = self.condition(form).map(|it| it.lookup_name.trim());
        match attribute {
            Some(name) if !name.is_empty() => text::open::value_of(named(form.names(), name)),
            Some(_) | None => text::open::VALUE.to_owned(),
        }
    }

    fn condition(self, form: &Form) -> Option<&ConditionForm> {
        match (self, form) {
            (Self::Value { group, at }, Form::LeadSquared(form)) => {
                form.conditions.get(group)?.condition.get(at)
            }
            _ => None,
        }
    }

    /// What stands in it, by name.
    pub(super) fn words(self, form: &Form) -> String {
        let text = self.text(form);
        match (self, form) {
            (Self::People, Form::Instantly(leads)) => {
                let people = leads.organization_user_ids.iter();
                let names: Vec<&str> = people.map(|id| named(&leads.names, id)).collect();
                names.join(", ")
            }
            (Self::Ids, _) => match crate::PastedIds::read(text).ids.len() {
                0 => String::new(),
                count => text::number::leads(count as u64),
            },
            (Self::Status, _) => instantly::Filter::from_word(text)
                .map_or_else(|| text.to_owned(), |filter| filter.label().to_owned()),
            (Self::OwnerNow, _) if text == "nobody" => text::open::NOBODY.to_owned(),
            (Self::Value { .. }, _) => {
                let attribute = self.condition(form).map_or("", |it| it.lookup_name.trim());
                let known = form.names().get(&value_key(attribute, text));
                known.map_or(text, String::as_str).to_owned()
            }
            _ => named(form.names(), text).to_owned(),
        }
    }

    /// Whether something stands in it.
    pub(super) fn is_filled(self, form: &Form) -> bool {
        match (self, form) {
            (Self::People, Form::Instantly(form)) => !form.organization_user_ids.is_empty(),
            _ => !self.text(form).is_empty(),
        }
    }

    /// What was typed or chosen; people have none, they are several.
    fn text(self, form: &Form) -> &str {
        let text = match (self, form) {
            (Self::Team, Form::LeadSquared(form)) => &form.value,
            (Self::Value { .. }, _) => match self.condition(form) {
                Some(condition) => &condition.lookup_value,
                None => "",
            },
            (_, Form::Instantly(form)) => self.of_leads(form).map_or("", String::as_str),
            (_, Form::LeadSquared(_)) => "",
        };
        text.trim()
    }

    fn of_leads(self, form: &InstantlyForm) -> Option<&String> {
        match self {
            Self::Campaign => Some(&form.campaign),
            Self::List => Some(&form.list_id),
            Self::Status => Some(&form.filter),
            Self::SmartView => Some(&form.smart_view_id),
            Self::Search => Some(&form.search),
            Self::Ids => Some(&form.ids),
            Self::Limit => Some(&form.limit),
            Self::OwnerNow => Some(&form.owner_now),
            Self::People | Self::Value { .. } | Self::Team => None,
        }
    }

    /// Empties it, with what makes sense only together with it: weights belong to people, and a list
    /// that names a person for each lead to both.
    pub(super) fn empty(self, form: &mut Form) {
        if let (Self::People | Self::Ids, Form::Instantly(form)) = (self, &mut *form) {
            form.owners.clear();
            if form.split == Split::ByList {
                form.split = Split::Even;
            }
        }
        if let (Self::People, Form::Instantly(form)) = (self, &mut *form) {
            form.organization_user_ids.clear();
            form.weights.clear();
        }
        self.write(form, "");
    }

    /// Fills it with something that is valid and reads as "of your choice", where there is such a
    /// thing: the others are not part of any words.
    pub(super) fn stand_in(self, form: &mut Form) {
        let name = match self {
            Self::Campaign | Self::List | Self::SmartView | Self::Team => {
                text::open::OF_YOUR_CHOICE
            }
            Self::People => text::open::PEOPLE_OF_YOUR_CHOICE,
            Self::Search => return self.write(form, text::open::WORDS_OF_YOUR_CHOICE),
            Self::Value { .. } => return self.write(form, text::open::VALUE_OF_YOUR_CHOICE),
            Self::Status | Self::Ids | Self::Limit | Self::OwnerNow => return,
        };
        let id = self.number().to_string();
        match form {
            Form::Instantly(form) => form.names.insert(id.clone(), name.to_owned()),
            Form::LeadSquared(form) => form.names.insert(id.clone(), name.to_owned()),
        };
        if let (Self::People, Form::Instantly(form)) = (self, &mut *form) {
            form.organization_user_ids = vec![id];
        } else {
            self.write(form, &id);
        }
    }

    /// An id that no account has.
    pub(crate) const fn number(self) -> Uuid {
        Uuid::from_u128(match self {
            Self::Campaign => 1,
            Self::List => 2,
            Self::SmartView => 3,
            Self::People => 4,
            Self::Team => 5,
            Self::Status
            | Self::Search
            | Self::Ids
            | Self::Limit
            | Self::OwnerNow
            | Self::Value { .. } => 0,
        })
    }

    fn write(self, form: &mut Form, text: &str) {
        let field = match (self, form) {
            (Self::Campaign, Form::Instantly(form)) => &mut form.campaign,
            (Self::List, Form::Instantly(form)) => &mut form.list_id,
            (Self::Status, Form::Instantly(form)) => &mut form.filter,
            (Self::SmartView, Form::Instantly(form)) => &mut form.smart_view_id,
            (Self::Search, Form::Instantly(form)) => &mut form.search,
            (Self::Ids, Form::Instantly(form)) => &mut form.ids,
            (Self::Limit, Form::Instantly(form)) => &mut form.limit,
            (Self::OwnerNow, Form::Instantly(form)) => &mut form.owner_now,
            (Self::Team, Form::LeadSquared(form)) => &mut form.value,
            (Self::Value { group, at }, Form::LeadSquared(form)) => {
                let condition = form.conditions.get_mut(group);
                match condition.and_then(|it| it.condition.get_mut(at)) {
                    Some(condition) => &mut condition.lookup_value,
                    None => return,
                }
            }
            (_, Form::Instantly(_) | Form::LeadSquared(_)) => return,
        };
        text.clone_into(field);
    }
}

fn takes_value(condition: &ConditionForm) -> bool {
    Operator::from_word(&condition.operator).is_none_or(Operator::takes_value)
}

fn named<'a>(names: &'a Names, id: &'a str) -> &'a str {
    names.get(id).map_or(id, String::as_str)
}
