//! How Roster looks, kept from one start to the next.

use crate::App;
use crate::contract::{Error, Settings};

const KEY: &str = "appearance";
const TEXT_SIZES: [u16; 6] = [90, 100, 110, 125, 150, 200];

impl App {
    pub(crate) async fn settings(&self) -> Result<Settings, Error> {
        let kept = self.history_do(|history| history.setting(KEY)).await?;
        Ok(kept.unwrap_or_default())
    }

    /// Keeps the settings.
    ///
    /// # Errors
    /// `Invalid` for a text size or a number that is not offered; `History` when it cannot be written.
    pub async fn save_settings(&self, settings: Settings) -> Result<(), Error> {
        if !TEXT_SIZES.contains(&settings.text_size) {
            return Err(Error::field("text_size", text::trouble::TEXT_SIZE));
        }
        if !(1..=120).contains(&settings.plan_minutes) {
            return Err(Error::field("plan_minutes", text::trouble::PLAN_MINUTES));
        }
        if settings.typed_count_from == 0 {
            return Err(Error::field(
                "typed_count_from",
                text::trouble::TYPED_COUNT_FROM,
            ));
        }
        self.history_do(move |history| history.set_setting(KEY, &settings))
            .await
    }
}
