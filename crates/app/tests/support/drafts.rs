//! Connections as a person types them in, with keys that the practice services take.

use roster_app::contract::{ConnectionDraft, ConnectionFace, CredentialsInput, Kind, Service};

pub(crate) const API_KEY: &str = "instantly-0f7c2b9e51d84a";
pub(crate) const ACCESS_KEY: &str = "access-3c1e8a77b0";
pub(crate) const SECRET_KEY: &str = "secret-95d2f6aa4e";

pub(crate) fn face(service: Service, label: &str) -> ConnectionFace {
    ConnectionFace {
        service,
        kind: Kind::Test,
        label: label.to_owned(),
        letters: "La".to_owned(),
        colour: "plum".to_owned(),
    }
}

pub(crate) fn draft(service: Service, label: &str, address: &str) -> ConnectionDraft {
    ConnectionDraft {
        face: face(service, label),
        address: address.to_owned(),
        credentials: keys(service),
    }
}

/// The keys that the practice services take.
pub(crate) fn keys(service: Service) -> CredentialsInput {
    match service {
        Service::Instantly => instantly_key(API_KEY),
        Service::LeadSquared => leadsquared_keys(ACCESS_KEY, SECRET_KEY),
    }
}

pub(crate) fn instantly_key(text: &str) -> CredentialsInput {
    CredentialsInput::Instantly {
        api_key: text.into(),
    }
}

pub(crate) fn leadsquared_keys(access: &str, secret: &str) -> CredentialsInput {
    CredentialsInput::LeadSquared {
        access_key: access.into(),
        secret_key: secret.into(),
    }
}
