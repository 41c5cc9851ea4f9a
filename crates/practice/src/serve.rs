//! HTTP around the world: reads a request whole, lets it through, waits if it has to, and sends.

use std::time::Duration;

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{Query, Request, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use tokio::{sync::watch, time::Instant};

use crate::{
    broken_body,
    call::{Call, Reply, Service},
    control,
    world::{Outcome, Sending, Shared, lock},
};

/// Bodies over this many bytes are refused with 413.
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// How late the runtime's timer may be.
const TIMER_IS_LATE: Duration = Duration::from_millis(2);

/// What the server of one service works with.
#[derive(Clone)]
struct Server {
    world: Shared,
    service: Service,
    /// Turns true at shutdown; ends every wait.
    stop: watch::Receiver<bool>,
}

/// The routes of one service's address: the controls, and the service for all the rest.
pub(crate) fn router(world: Shared, service: Service, stop: watch::Receiver<bool>) -> Router {
    let server = Server {
        world: world.clone(),
        service,
        stop,
    };
    Router::new()
        .nest("/practice", control::routes(world))
        .fallback(answer)
        .with_state(server)
}

async fn answer(State(mut server): State<Server>, request: Request) -> Response {
    let Some(mut call) = read(server.service, request).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let arrived = Instant::now();
    let outcome = lock(&server.world).take(&mut call);
    if outcome.delay_ms > 0 {
        let due = arrived + Duration::from_millis(outcome.delay_ms);
        tokio::select! {
            () = punctually(due) => {}
            _ = server.stop.wait_for(|stop| *stop) => {}
        }
    }
    lock(&server.world).note_answer(&outcome);
    response(&outcome)
}

/// Waits until that moment. The runtime's timer alone would be up to two milliseconds late, and what
/// measures itself against these services would measure that too.
async fn punctually(due: Instant) {
    tokio::time::sleep_until(due - TIMER_IS_LATE).await;
    while Instant::now() < due {
        tokio::task::yield_now().await;
    }
}

async fn read(service: Service, request: Request) -> Option<Call> {
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, MOST_BYTES).await.ok()?;
    let query = Query::<Vec<(String, String)>>::try_from_uri(&parts.uri)
        .map(|query| query.0)
        .unwrap_or_default();
    let headers = parts
        .headers
        .iter()
        .map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            (name.as_str().to_owned(), value)
        })
        .collect();
    Some(Call {
        number: 0,
        service,
        method: parts.method.as_str().to_owned(),
        path: parts.uri.path().to_owned(),
        query,
        headers,
        json: serde_json::from_slice(&bytes).ok(),
        body: String::from_utf8_lossy(&bytes).into_owned(),
    })
}

fn response(outcome: &Outcome) -> Response {
    let reply = &outcome.reply;
    let body = match outcome.sending {
        Sending::Whole => Body::from(reply.body.clone()),
        Sending::Truncated => broken_body::half(&reply.body),
        Sending::Dropped => broken_body::nothing(),
    };
    let mut response = Response::new(body);
    *response.status_mut() =
        StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    for (name, value) in headers_of(reply) {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
    if outcome.sending == Sending::Truncated {
        // Announced whole, so that the caller can tell that a part is missing.
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(reply.body.len()));
    }
    response
}

fn headers_of(reply: &Reply) -> Vec<(header::HeaderName, String)> {
    let mut headers = vec![(header::CONTENT_TYPE, reply.content_type.clone())];
    if let Some(seconds) = reply.retry_after {
        headers.push((header::RETRY_AFTER, seconds.to_string()));
    }
    headers
}
