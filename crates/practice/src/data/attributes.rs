//! The user attributes of the practice organisation, as `User/Attribute/Retrieve` describes them.

/// Values of the dropdown `mx_Custom_1`.
pub(crate) const COURSES: [&str; 4] = ["Design", "Engineering", "Law", "Medicine"];
/// Values of the dropdown `mx_Custom_2`.
pub(crate) const LEVELS: [&str; 3] = ["Junior", "Senior", "Lead"];

/// One attribute. `data_type` is the service's number: 0 text, 8 dropdown (the only one its page
/// shows, <https://apidocs.leadsquared.com/retrieve-user-attributes/>); the others are our choice.
pub(crate) struct Attribute {
    pub(crate) schema: &'static str,
    pub(crate) display: &'static str,
    pub(crate) data_type: u8,
    pub(crate) options: &'static [&'static str],
}

const fn text(schema: &'static str, display: &'static str) -> Attribute {
    Attribute {
        schema,
        display,
        data_type: 0,
        options: &[],
    }
}

const fn dropdown(
    schema: &'static str,
    display: &'static str,
    options: &'static [&'static str],
) -> Attribute {
    Attribute {
        schema,
        display,
        data_type: 8,
        options,
    }
}

const ROLES: [&str; 4] = [
    "Administrator",
    "Marketing_User",
    "Sales_Manager",
    "Sales_User",
];

pub(crate) const ATTRIBUTES: [Attribute; 30] = [
    text("UserId", "User Id"),
    text("FirstName", "First name"),
    text("LastName", "Last name"),
    text("EmailAddress", "E-mail"),
    dropdown("Role", "Role", &ROLES),
    dropdown("StatusCode", "Status", &["0", "1"]),
    text("PhoneMain", "Main phone"),
    text("PhoneMobile", "Mobile phone"),
    text("AssociatedPhoneNumbers", "Phone numbers"),
    text("TeamId", "Team"),
    text("ManagerUserId", "Reporting to"),
    text("Groups", "Groups"),
    text("Department", "Department"),
    text("Designation", "Designation"),
    text("EmployeeId", "Employee Id"),
    text("City", "City"),
    text("State", "State"),
    text("Country", "Country"),
    text("ZipCode", "Zip code"),
    text("Skills", "Skills"),
    text("SalesRegions", "Sales regions"),
    text("OfficeLocationName", "Office location"),
    text("TelephonyAgentId", "Telephony agent Id"),
    text("TimeZone", "Time zone"),
    dropdown("AvailabilityStatus", "Availability", &["online", "offline"]),
    text("CreatedOn", "Created on"),
    dropdown("mx_Custom_1", "Course group", &COURSES),
    dropdown("mx_Custom_2", "Level", &LEVELS),
    text("mx_Custom_3", "Desk"),
    text("mx_Custom_4", "Applicants at once"),
];
