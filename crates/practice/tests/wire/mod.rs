//! A bare HTTP/1.1 caller: it shows exactly what came over the wire, also when it broke off.
#![allow(dead_code, reason = "each test file uses its own part")]

use std::collections::BTreeMap;

use roster_practice::{Options, Practice, Running};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// A whole answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body)
            .unwrap_or_else(|_| panic!("not JSON ({}): {}", self.status, self.body))
    }
}

/// A connection that ended before a whole answer: what had come until then.
#[derive(Debug)]
pub(crate) struct CutOff(pub(crate) String);

pub(crate) async fn try_call(
    base: &str,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: Option<&str>,
) -> Result<Answer, CutOff> {
    let host = base.trim_start_matches("http://");
    let mut request = format!("{method} {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n");
    for (name, value) in headers {
        request += &format!("{name}: {value}\r\n");
    }
    if let Some(body) = body {
        request += &format!("content-length: {}\r\n", body.len());
    }
    request += "\r\n";
    request += body.unwrap_or_default();
    let mut connection = TcpStream::connect(host).await.unwrap();
    connection.write_all(request.as_bytes()).await.unwrap();
    let mut bytes = Vec::new();
    // A reset instead of a clean end is a cut as well: what came counts.
    drop(connection.read_to_end(&mut bytes).await);
    let text = String::from_utf8(bytes).unwrap();
    parse(&text).ok_or(CutOff(text))
}

fn parse(text: &str) -> Option<Answer> {
    let (head, body) = text.split_once("\r\n\r\n")?;
    let mut lines = head.lines();
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers: BTreeMap<String, String> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
        .collect();
    let length: usize = headers
        .get("content-length")
        .map_or(Ok(0), |l| l.parse())
        .ok()?;
    (body.len() == length).then(|| Answer {
        status,
        headers,
        body: body.to_owned(),
    })
}

pub(crate) async fn practice() -> Running {
    Practice::start(Options::default()).await.unwrap()
}

pub(crate) const GOOD: [(&str, &str); 3] = [
    ("user-agent", "test"),
    ("authorization", "Bearer practice-key"),
    ("content-type", "application/json"),
];

/// A good call to the practice Instantly; `path` without `/api/v2/`.
pub(crate) async fn instantly(running: &Running, method: &str, path: &str, body: Value) -> Answer {
    let path = format!("/api/v2/{path}");
    let text = (!body.is_null()).then(|| body.to_string());
    let headers = if text.is_some() {
        &GOOD[..]
    } else {
        &GOOD[..2]
    };
    try_call(
        &running.instantly_url(),
        method,
        &path,
        headers,
        text.as_deref(),
    )
    .await
    .unwrap()
}

pub(crate) const KEYS: [(&str, &str); 3] = [
    ("x-LSQ-AccessKey", "practice-access"),
    ("x-LSQ-SecretKey", "practice-secret"),
    ("content-type", "application/json"),
];

/// A good call to the practice LeadSquared; `path` without `/v2/`.
pub(crate) async fn leadsquared(
    running: &Running,
    method: &str,
    path: &str,
    body: Value,
) -> Answer {
    let path = format!("/v2/{path}");
    let text = (!body.is_null()).then(|| body.to_string());
    try_call(
        &running.leadsquared_url(),
        method,
        &path,
        &KEYS,
        text.as_deref(),
    )
    .await
    .unwrap()
}

pub(crate) const BULK: &str = "UserManagement.svc/User/Bulk/Update";
pub(crate) const SEARCH: &str = "UserManagement.svc/User/AdvancedSearch";
pub(crate) const WHO: &str = "Authentication.svc/UserByAccessKey.Get";

/// A practice LeadSquared that is not in the way with its rate limit.
pub(crate) async fn fast_leadsquared() -> Running {
    let running = practice().await;
    running.switch(|switches| switches.leadsquared.calls_per_5_s = None);
    running
}

/// One group with one condition.
pub(crate) fn one_condition(name: &str, operator: &str, value: Value) -> Value {
    json!([{
        "Condition": [{
            "LookupName": name,
            "Operator": operator,
            "LookupValue": value,
            "ConditionOperator": null,
        }],
        "GroupOperator": null,
    }])
}

/// The body of a bulk update.
pub(crate) fn bulk_update(conditions: Value, team: &str) -> Value {
    json!({"Conditions": conditions, "Attribute": "TeamId", "Value": team})
}

/// The users that the advanced search finds.
pub(crate) async fn users_found(running: &Running, groups: Value) -> Vec<Value> {
    let body = json!({"GroupConditions": groups, "GroupOperator": null});
    let answer = leadsquared(running, "POST", SEARCH, body).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.json()["Users"].as_array().unwrap().clone()
}
