//! The first picture, and the keychain's health.

use crate::App;
use crate::contract::{Error, KeychainReport, StartInfo};
use crate::vocabulary::vocabulary;

impl App {
    /// Everything for the first picture, from the disk alone.
    ///
    /// # Errors
    /// `History` when it cannot be read.
    pub async fn start(&self, (): ()) -> Result<StartInfo, Error> {
        Ok(StartInfo {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            data_dir: self.0.data_dir.display().to_string(),
            platform: std::env::consts::OS.to_owned(),
            settings: self.settings().await?,
            connections: self.list_connections(()).await?,
            vocabulary: vocabulary(),
            interrupted: self.0.interrupted.clone(),
        })
    }

    /// Writes a test entry into the keychain, reads it back and deletes it.
    ///
    /// # Errors
    /// None of the keychain's: they are the report.
    pub async fn test_keychain(&self, (): ()) -> Result<KeychainReport, Error> {
        let tested = self
            .vault_do(|vault| Ok((vault.store_name(), vault.test())))
            .await?;
        let tested_at = self.now();
        let (name, works, message, detail) = match tested {
            (_, Ok(name)) => (
                name,
                true,
                text::connection::KEYCHAIN_WORKS.to_owned(),
                None,
            ),
            (name, Err(error)) => {
                let error = Error::from(error);
                (name, false, error.message, error.detail)
            }
        };
        Ok(KeychainReport {
            name: name.to_owned(),
            works,
            message,
            detail,
            tested_at,
        })
    }
}
