//! The same controls as the Rust API, over HTTP, for tests against the stand-alone program:
//! `/practice/received`, `/practice/fault`, `/practice/switches`, `/practice/state` (with
//! `?summary=true` without leads and users) and `/practice/touch`, on either service's address. They need no key and are neither noted nor throttled nor struck by faults.

use axum::{
    Json, Router,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde::Deserialize;

use crate::{
    fault::Fault,
    options::Switches,
    received::Received,
    state::{PracticeState, Records},
    touch::Touch,
    world::{Shared, lock},
};

/// One fault, or several in the order in which they are tried.
#[derive(Deserialize)]
#[serde(untagged)]
enum Faults {
    Several(Vec<Fault>),
    One(Fault),
}

pub(crate) fn routes<S: Clone + Send + Sync + 'static>(world: Shared) -> Router<S> {
    Router::new()
        .route("/received", get(received).delete(forget))
        .route(
            "/fault",
            get(faults)
                .put(set_faults)
                .post(add_faults)
                .delete(clear_faults),
        )
        .route("/switches", get(switches).put(set_switches))
        .route("/state", get(state))
        .route("/touch", post(touch))
        .fallback(nothing_here)
        .with_state(world)
}

async fn received(State(world): State<Shared>) -> Json<Vec<Received>> {
    Json(lock(&world).log.all())
}

async fn forget(State(world): State<Shared>) -> StatusCode {
    lock(&world).log.clear();
    StatusCode::NO_CONTENT
}

async fn faults(State(world): State<Shared>) -> Json<Vec<Fault>> {
    Json(lock(&world).faults.standing())
}

async fn set_faults(State(world): State<Shared>, Json(faults): Json<Faults>) -> StatusCode {
    lock(&world).faults.replace(several(faults));
    StatusCode::NO_CONTENT
}

async fn add_faults(State(world): State<Shared>, Json(faults): Json<Faults>) -> StatusCode {
    let mut world = lock(&world);
    for fault in several(faults) {
        world.faults.add(fault);
    }
    StatusCode::NO_CONTENT
}

async fn clear_faults(State(world): State<Shared>) -> StatusCode {
    lock(&world).faults.replace(Vec::new());
    StatusCode::NO_CONTENT
}

async fn switches(State(world): State<Shared>) -> Json<Switches> {
    Json(lock(&world).switches.clone())
}

/// Those not named go back to their defaults.
async fn set_switches(State(world): State<Shared>, Json(switches): Json<Switches>) -> StatusCode {
    lock(&world).switches = switches;
    StatusCode::NO_CONTENT
}

#[derive(Deserialize)]
struct View {
    #[serde(default)]
    summary: bool,
}

async fn state(State(world): State<Shared>, Query(view): Query<View>) -> Json<PracticeState> {
    let records = if view.summary {
        Records::LeftOut
    } else {
        Records::Included
    };
    Json(lock(&world).state(records))
}

async fn touch(State(world): State<Shared>, Json(touch): Json<Touch>) -> Response {
    match lock(&world).touch(&touch) {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => (StatusCode::NOT_FOUND, format!("{error}\n")).into_response(),
    }
}

async fn nothing_here() -> Response {
    (StatusCode::NOT_FOUND, "No such control.\n").into_response()
}

fn several(faults: Faults) -> Vec<Fault> {
    match faults {
        Faults::Several(faults) => faults,
        Faults::One(fault) => vec![fault],
    }
}
