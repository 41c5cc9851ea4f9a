//! What somebody probably meant.

/// How many letters may differ.
const LETTERS: usize = 2;

/// The known word that is most like this one; none where none is near.
pub(super) fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let stem = stem(word);
    let by_stem = known.iter().find(|known| self::stem(known) == stem);
    by_stem.copied().or_else(|| {
        let word = word.to_lowercase();
        let distances = known
            .iter()
            .map(|known| (strsim::osa_distance(&word, &known.to_lowercase()), *known));
        distances
            .filter(|(distance, known)| *distance <= LETTERS.min(known.len() / 2))
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, known)| known)
    })
}

/// A word without what people write in different ways: case, hyphens, a plural, an "id".
fn stem(word: &str) -> String {
    let letters = word.chars().filter(|letter| letter.is_alphanumeric());
    let letters: String = letters.flat_map(char::to_lowercase).collect();
    let without_plural = letters.strip_suffix('s').unwrap_or(&letters);
    let without_id = without_plural.strip_suffix("id");
    let stem = without_id.filter(|stem| !stem.is_empty());
    stem.unwrap_or(without_plural).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_is_nearly_right_is_recognised_and_a_strange_one_is_not() {
        let known = [
            "campaign",
            "list_id",
            "ids",
            "organization_user_ids",
            "limit",
        ];
        for (typed, meant) in [
            ("campaign_id", Some("campaign")),
            ("campaigns", Some("campaign")),
            ("Campaign", Some("campaign")),
            ("campain", Some("campaign")),
            ("list", Some("list_id")),
            ("organizationUserIds", Some("organization_user_ids")),
            ("limt", Some("limit")),
            ("owner", None),
            ("x", None),
        ] {
            assert_eq!(nearest(typed, &known), meant, "{typed}");
        }
    }
}
