//! Four hundred users, or as many as asked for, of the practice organisation.

use std::collections::BTreeMap;

use super::{
    attributes::{COURSES, LEVELS},
    names,
    rng::Rng,
    teams::Team,
    time::{leadsquared, minutes_in},
};

/// How many users there are unless told otherwise.
pub(crate) const USERS: usize = 400;

/// A user. Every searchable attribute is text or null, as the advanced search gives it.
#[derive(Clone, Debug)]
pub(crate) struct User {
    pub(crate) id: String,
    pub(crate) columns: BTreeMap<&'static str, Option<String>>,
    /// How many times a call set the team; for tests.
    pub(crate) times_moved: u32,
}

impl User {
    /// The value of a column, `None` for null (and for a column that does not exist).
    pub(crate) fn value(&self, column: &str) -> Option<&str> {
        self.columns.get(column).and_then(Option::as_deref)
    }

    pub(crate) fn is_active(&self) -> bool {
        self.value("StatusCode") == Some("0")
    }

    pub(crate) fn team(&self) -> &str {
        self.value("TeamId").unwrap_or_default()
    }
}

/// The columns a search may name; `TeamName` and `ManagerName` are refused by the service.
pub(crate) const COLUMNS: [&str; 32] = [
    "UserId",
    "FirstName",
    "LastName",
    "EmailAddress",
    "Role",
    "StatusCode",
    "PhoneMain",
    "PhoneMobile",
    "AssociatedPhoneNumbers",
    "TeamId",
    "ManagerUserId",
    "Groups",
    "Department",
    "Designation",
    "EmployeeId",
    "City",
    "State",
    "Country",
    "ZipCode",
    "Skills",
    "SalesRegions",
    "OfficeLocationName",
    "TelephonyAgentId",
    "TimeZone",
    "UserType",
    "AvailabilityStatus",
    "Tag",
    "CreatedOn",
    "mx_Custom_1",
    "mx_Custom_2",
    "mx_Custom_3",
    "mx_Custom_4",
];

/// At least one: the user whose keys the account takes. Fewer are the first of those there are with more.
pub(crate) fn users(seed: u64, teams: &[Team], count: usize) -> Vec<User> {
    let mut rng = Rng::topic(seed, 9);
    let mut users: Vec<User> = Vec::new();
    for index in 0..count.max(1) {
        let manager = users.get(rng.below(12)).map(|user| user.id.clone());
        let user = user(&mut rng, index, manager, teams);
        users.push(user);
    }
    users
}

fn user(rng: &mut Rng, index: usize, manager: Option<String>, teams: &[Team]) -> User {
    let id = rng.uuid();
    // The first user is the one whose keys the practice account has.
    let (first, last) = if index == 0 {
        ("Priya", "Brightwater")
    } else {
        (*rng.pick(&names::USER_FIRST), *rng.pick(&names::USER_LAST))
    };
    let mailbox = format!("{first}.{last}").to_lowercase();
    let number = if index == 0 {
        String::new()
    } else {
        index.to_string()
    };
    let (city, state) = *rng.pick(&names::CITIES);
    let phone = format!("+91-98{:08}", rng.below(100_000_000));
    let some = |value: &str| Some(value.to_owned());
    let mut columns: BTreeMap<&'static str, Option<String>> =
        COLUMNS.iter().map(|column| (*column, None)).collect();
    columns.extend([
        ("UserId", Some(id.clone())),
        ("FirstName", some(first)),
        ("LastName", rng.percent(95).then(|| last.to_owned())),
        (
            "EmailAddress",
            Some(format!("{mailbox}{number}@copperleaf.example")),
        ),
        ("Role", some(role(rng, index))),
        (
            "StatusCode",
            some(if index != 0 && rng.percent(12) {
                "1"
            } else {
                "0"
            }),
        ),
        (
            "AssociatedPhoneNumbers",
            rng.percent(85).then(|| phone.clone()),
        ),
        ("PhoneMain", rng.percent(70).then_some(phone)),
        ("TeamId", Some(teams[team(rng)].id.clone())),
        ("ManagerUserId", manager),
        ("City", rng.percent(92).then(|| city.to_owned())),
        ("State", rng.percent(92).then(|| state.to_owned())),
        ("Country", some("India")),
        ("TimeZone", some("Asia/Kolkata")),
        ("UserType", some("0")),
        ("CreatedOn", Some(leadsquared(minutes_in(index * 700)))),
    ]);
    columns.extend(work(rng, index));
    User {
        id,
        columns,
        times_moved: 0,
    }
}

/// What differs by job; a good part of it is null, as in real accounts.
fn work(rng: &mut Rng, index: usize) -> [(&'static str, Option<String>); 12] {
    let department = *rng.pick(&["Admissions", "Counselling", "Field Sales", "Back Office"]);
    [
        ("EmployeeId", Some(format!("PA-{:04}", 1_000 + index))),
        ("Department", rng.percent(80).then(|| department.to_owned())),
        (
            "Designation",
            rng.percent(60).then(|| "Counsellor".to_owned()),
        ),
        (
            "Groups",
            rng.percent(55)
                .then(|| "Evening shift,Fair crew".to_owned()),
        ),
        (
            "Skills",
            rng.percent(50)
                .then(|| (*rng.pick(&names::SKILLS)).to_owned()),
        ),
        (
            "SalesRegions",
            rng.percent(45)
                .then(|| (*rng.pick(&names::REGIONS)).to_owned()),
        ),
        (
            "OfficeLocationName",
            rng.percent(30).then(|| "Banyan House".to_owned()),
        ),
        (
            "AvailabilityStatus",
            Some((*rng.pick(&["online", "offline"])).to_owned()),
        ),
        (
            "mx_Custom_1",
            rng.percent(65).then(|| (*rng.pick(&COURSES)).to_owned()),
        ),
        (
            "mx_Custom_2",
            rng.percent(50).then(|| (*rng.pick(&LEVELS)).to_owned()),
        ),
        (
            "mx_Custom_3",
            rng.percent(30).then(|| format!("Desk {}", rng.below(90))),
        ),
        (
            "mx_Custom_4",
            rng.percent(40).then(|| rng.below(60).to_string()),
        ),
    ]
}

fn role(rng: &mut Rng, index: usize) -> &'static str {
    if index < 3 {
        return "Administrator";
    }
    rng.weighted(&[
        ("Sales_User", 82),
        ("Sales_Manager", 10),
        ("Marketing_User", 8),
    ])
}

/// Place of a team; every team has people, the root has those that nobody put anywhere.
fn team(rng: &mut Rng) -> usize {
    rng.weighted(&[
        (0, 12),
        (1, 10),
        (2, 15),
        (3, 11),
        (4, 9),
        (5, 11),
        (6, 12),
        (7, 10),
        (8, 10),
    ])
}
