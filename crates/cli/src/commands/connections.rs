//! `roster connections …`

use app::contract::{
    BudgetEdit, CheckState, Connection, ConnectionDraft, ConnectionFace, ConnectionId,
    CredentialsInput,
};
use serde::Serialize;

use crate::args::{AddConnection, Connections};
use crate::exit::Exit;
use crate::output::{
    ConnectionDocument, OneConnection, Removed, RemovedDocument, TestDocument, Tested,
    connections_text, test_text,
};
use crate::secrets;
use crate::session::Session;
use crate::trouble::Trouble;

#[derive(Serialize)]
struct All {
    connections: Vec<ConnectionDocument>,
}

pub(super) async fn carry_out(session: &Session, command: Connections) -> Result<Exit, Trouble> {
    match command {
        Connections::Add(args) => add(session, args).await,
        Connections::List => list(session).await,
        Connections::Test { label } => test(session, &label).await,
        Connections::Remove { label } => remove(session, &label).await,
    }
}

async fn add(session: &Session, args: AddConnection) -> Result<Exit, Trouble> {
    let variable = session.variable_for(&args.label)?;
    if let (Some(name), true) = (&variable, args.secret_stdin) {
        return Err(two_keys(name));
    }
    let credentials = keys(session, &args).await?;
    let draft = ConnectionDraft {
        face: face(&args),
        address: args.address,
        credentials,
    };
    let added = session.app.add_connection(draft).await?;
    let id = ConnectionId { id: added.id };
    if let Some(pace) = args.budget {
        let edit = BudgetEdit {
            connection_id: added.id,
            budget: Some(pace.0),
        };
        if let Err(error) = session.app.set_budget(edit).await {
            // All or nothing: what cannot be as asked for is not there.
            session.app.remove_connection(id).await?;
            return Err(Trouble::from(error).at("--budget"));
        }
    }
    let document = OneConnection {
        connection: document(session, added).await?,
    };
    session.console.result(&document, || {
        let added = &document.connection;
        format!(
            "{}\n",
            text::command::account::added(&added.label, added.service, &added.address)
        )
    })?;
    if let Some(name) = variable {
        session
            .console
            .say(&text::command::keys::in_variable(&name));
    }
    Ok(Exit::Done)
}

/// Which of the two was meant is not for Roster to decide.
fn two_keys(name: &str) -> Trouble {
    let message = text::command::keys::variable_wins(name);
    Trouble::invalid("--secret-stdin", message)
}

/// From the environment, from standard input, or from a person.
async fn keys(session: &Session, args: &AddConnection) -> Result<CredentialsInput, Trouble> {
    let service = args.service.into();
    if let Some(keys) = session.keys_for_new(service, &args.label).await? {
        return Ok(keys);
    }
    if args.secret_stdin {
        secrets::from_stdin(service).await
    } else {
        secrets::ask(service, &args.label, session.console).await
    }
}

/// What the window shows of it: letters from the label, and a colour.
fn face(args: &AddConnection) -> ConnectionFace {
    let words = args.label.split(|c: char| !c.is_alphanumeric());
    let firsts = words.filter_map(|word| word.chars().next());
    let letters: String = firsts
        .take(2)
        .flat_map(char::to_uppercase)
        .take(2)
        .collect();
    ConnectionFace {
        service: args.service.into(),
        kind: args.kind.into(),
        label: args.label.clone(),
        letters: if letters.is_empty() {
            "?".to_owned()
        } else {
            letters
        },
        colour: "slate".to_owned(),
    }
}

async fn document(
    session: &Session,
    connection: Connection,
) -> Result<ConnectionDocument, Trouble> {
    let used = session
        .app
        .budget(ConnectionId { id: connection.id })
        .await?;
    Ok(ConnectionDocument::new(connection, &used))
}

async fn list(session: &Session) -> Result<Exit, Trouble> {
    let mut connections = Vec::new();
    for connection in session.app.list_connections(()).await? {
        connections.push(document(session, connection).await?);
    }
    let all = All { connections };
    session
        .console
        .result(&all, || connections_text(&all.connections))?;
    Ok(Exit::Done)
}

async fn test(session: &Session, label: &str) -> Result<Exit, Trouble> {
    let connection = session.connection(label).await?;
    session.use_keys_of(&connection).await?;
    let id = connection.id;
    let found = session.app.test_connection(ConnectionId { id }).await?;
    let document = TestDocument {
        test: Tested::new(id, found),
    };
    session
        .console
        .result(&document, || test_text(&document.test))?;
    Ok(match document.test.check {
        CheckState::Working => Exit::Done,
        CheckState::Unchecked
        | CheckState::Rejected
        | CheckState::Refused
        | CheckState::Unreachable => Exit::Refused,
    })
}

async fn remove(session: &Session, label: &str) -> Result<Exit, Trouble> {
    let connection = session.connection(label).await?;
    // A connection on keys from the environment needs no keychain to go.
    session.use_any_keys_of(&connection)?;
    let id = connection.id;
    session.app.remove_connection(ConnectionId { id }).await?;
    let document = RemovedDocument {
        removed: Removed {
            id,
            label: connection.face.label,
        },
    };
    session.console.result(&document, || {
        format!(
            "{}\n",
            text::command::account::removed(&document.removed.label)
        )
    })?;
    Ok(Exit::Done)
}
