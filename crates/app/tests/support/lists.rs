//! Lists to read, and what is in the accounts to find by them.

use std::path::{Path, PathBuf};

use roster_app::contract::{
    Error, ListChoice, ListId, ListOfAccount, ListPairsRequest, ListRead, ListReport, ListRequest,
    ListResolution, ListResolved, ListSource, ListTargetChoice, Service,
};
use uuid::Uuid;

use super::World;

pub(crate) const LIST: ListId = ListId {
    id: Uuid::from_u128(0x0007),
};

pub(crate) fn request(service: Service, source: ListSource) -> ListRequest {
    ListRequest {
        id: LIST.id,
        service,
        source,
        pairs: false,
        choice: ListChoice::default(),
    }
}

pub(crate) fn text(text: impl Into<String>) -> ListSource {
    ListSource::Text { text: text.into() }
}

pub(crate) fn report(read: Result<ListRead, Error>) -> ListReport {
    match read.unwrap() {
        ListRead::Ready { report } => report,
        ListRead::Cancelled => panic!("nobody stopped it"),
    }
}

pub(crate) fn resolution(resolved: Result<ListResolved, Error>) -> ListResolution {
    match resolved.unwrap() {
        ListResolved::Ready { resolution } => resolution,
        ListResolved::Cancelled => panic!("nobody stopped it"),
    }
}

pub(crate) async fn file(world: &World, name: &str, bytes: &[u8]) -> (ListSource, PathBuf) {
    let path = world.folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let chosen = world.app.choose_file(path.clone()).await.unwrap();
    assert_eq!((&*chosen.name, chosen.bytes), (name, bytes.len() as u64));
    let file_id = chosen.id;
    (ListSource::File { file_id }, path)
}

pub(crate) async fn of_account(world: &World, service: Service) -> ListOfAccount {
    ListOfAccount {
        list_id: LIST.id,
        connection_id: world.connect(service).await.id,
    }
}

/// Addresses of the account's first records, with the ids of all that have them.
pub(crate) fn addresses(
    world: &World,
    service: Service,
    many: usize,
) -> Vec<(String, Vec<String>)> {
    let state = world.practice.state();
    let records: Vec<(String, String)> = match service {
        Service::Instantly => {
            let leads = state.instantly.leads.into_iter();
            leads.map(|it| (it.email, it.id)).collect()
        }
        Service::LeadSquared => {
            let users = state.leadsquared.users.into_iter();
            users.map(|it| (it.email, it.id)).collect()
        }
    };
    let mut all: Vec<(String, Vec<String>)> = Vec::new();
    for (email, id) in records {
        let known = all.iter().position(|(known, _)| *known == email);
        match known {
            Some(at) => all[at].1.push(id),
            None if all.len() < many => all.push((email, vec![id])),
            None => {}
        }
    }
    all
}

pub(crate) fn chosen(chosen: &[(&str, Uuid)]) -> ListPairsRequest {
    let chosen = chosen.iter().map(|(text, id)| ListTargetChoice {
        text: (*text).to_owned(),
        id: *id,
    });
    ListPairsRequest {
        list_id: LIST.id,
        chosen: chosen.collect(),
    }
}

pub(crate) fn exported(path: &str) -> Vec<Vec<String>> {
    let table = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_path(Path::new(path))
        .unwrap();
    let rows = table.into_records().map(|row| row.unwrap());
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}
