//! TLS with this computer's own idea of whom to trust.

use std::sync::Arc;

use rustls::crypto::{CryptoProvider, ring};
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::BuilderVerifierExt;

/// TLS through ring, named here so that it does not depend on a process-wide choice, with the
/// operating system's certificates. Where there are none at all, nobody is trusted, but the
/// program and the services on this computer still work.
pub(crate) fn config() -> Result<ClientConfig, rustls::Error> {
    let provider = Arc::new(ring::default_provider());
    let mut config = trusting_the_system(Arc::clone(&provider)).or_else(|error| {
        tracing::warn!(%error, "no trusted certificates on this computer; https will be refused");
        trusting_nobody(provider)
    })?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}

fn trusting_the_system(provider: Arc<CryptoProvider>) -> Result<ClientConfig, rustls::Error> {
    Ok(ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_platform_verifier()?
        .with_no_client_auth())
}

fn trusting_nobody(provider: Arc<CryptoProvider>) -> Result<ClientConfig, rustls::Error> {
    Ok(ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_root_certificates(RootCertStore::empty())
        .with_no_client_auth())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_any_certificates_the_program_still_starts() {
        assert!(
            trusting_nobody(Arc::new(ring::default_provider())).is_ok(),
            "a computer without certificates can still use the services on loopback",
        );
    }
}
