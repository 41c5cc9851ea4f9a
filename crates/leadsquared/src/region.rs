//! The regions' hosts, and hosts as people write them.

/// One of the service's regions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// The API host, without scheme.
    pub host: &'static str,
    /// The region's name, for people.
    pub name: &'static str,
}

/// The documented regions; an account may be in a newer one, so any other host is possible too.
///
/// Sources: <https://apidocs.leadsquared.com/user-authentication/> and, for the Middle East,
/// <https://apidocs.leadsquared.com/api-host/>.
pub const REGIONS: &[Region] = &[
    Region {
        host: "api.leadsquared.com",
        name: text::leadsquared::region::SINGAPORE,
    },
    Region {
        host: "api-us11.leadsquared.com",
        name: text::leadsquared::region::UNITED_STATES,
    },
    Region {
        host: "api-in21.leadsquared.com",
        name: text::leadsquared::region::MUMBAI,
    },
    Region {
        host: "api-in22.leadsquared.com",
        name: text::leadsquared::region::HYDERABAD,
    },
    Region {
        host: "api-ir31.leadsquared.com",
        name: text::leadsquared::region::IRELAND,
    },
    Region {
        host: "api-ca12.leadsquared.com",
        name: text::leadsquared::region::CANADA,
    },
    Region {
        host: "api-me61.leadsquared.com",
        name: text::leadsquared::region::MIDDLE_EAST,
    },
];

/// The address that a host stands for, as it is written in the service's settings or on its pages:
/// with or without scheme, with `/v2` or even a whole call behind it. What comes out has a scheme
/// and ends neither with `/v2` nor with a slash; empty text stays empty.
///
/// It is not checked: that is for `transport::Address` to do.
#[must_use]
pub fn base_address(written: &str) -> String {
    let written = written.trim();
    let end = version_at(written).unwrap_or(written.len());
    let base = written[..end].trim_end_matches('/');
    if base.is_empty() || base.ends_with(':') || base.contains("://") {
        return base.to_owned();
    }
    format!("https://{base}")
}

/// Where the path's part `/v2` begins. `-v2.` in a host's name or `/v20` is something else.
fn version_at(written: &str) -> Option<usize> {
    let lower = written.to_ascii_lowercase();
    lower.match_indices("/v2").map(|(at, _)| at).find(|at| {
        let before = !lower[..*at].ends_with('/') && !lower[..*at].is_empty();
        let after = lower[at + "/v2".len()..].chars().next();
        before && after.is_none_or(|c| matches!(c, '/' | '?' | '#'))
    })
}

/// The API host that a text names, as the service does when a key belongs to another region.
///
/// Source: <https://apidocs.leadsquared.com/portal-api/>.
#[must_use]
pub fn host_in(text: &str) -> Option<String> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '.'))
        .map(|word| word.trim_matches('.').to_ascii_lowercase())
        .find(|word| word.starts_with("api") && word.ends_with(".leadsquared.com"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_writing_a_host_gives_the_same_address() {
        for written in [
            "api-in21.leadsquared.com",
            " api-in21.leadsquared.com/ ",
            "api-in21.leadsquared.com/v2",
            "https://api-in21.leadsquared.com",
            "https://api-in21.leadsquared.com/v2/",
            "https://api-in21.leadsquared.com/V2/UserManagement.svc/Users.Get?accessKey=k",
        ] {
            assert_eq!(
                base_address(written),
                "https://api-in21.leadsquared.com",
                "from {written:?}",
            );
        }
    }

    #[test]
    fn a_scheme_alone_does_not_become_a_host() {
        assert_eq!(base_address("https://"), "https:");
    }

    #[test]
    fn only_the_version_is_cut_off() {
        assert_eq!(
            base_address("http://127.0.0.1:8080/v2"),
            "http://127.0.0.1:8080"
        );
        assert_eq!(
            base_address("https://v2.example.com/v2"),
            "https://v2.example.com"
        );
        assert_eq!(
            base_address("https://example.com/v20"),
            "https://example.com/v20"
        );
        assert_eq!(
            base_address("https://example.com/lsq"),
            "https://example.com/lsq"
        );
        assert_eq!(base_address("  "), "");
    }

    #[test]
    fn the_right_host_is_found_in_a_refusal() {
        let words = "Invalid API host. Please use api-us11.leadsquared.com.";
        assert_eq!(host_in(words).as_deref(), Some("api-us11.leadsquared.com"));
        let url = "call https://API.leadsquared.com/v2/ instead";
        assert_eq!(host_in(url).as_deref(), Some("api.leadsquared.com"));
        assert_eq!(host_in("Invalid Access Details provided."), None);
        assert_eq!(host_in("see apidocs.leadsquared.com.example.org"), None);
    }

    #[test]
    fn each_region_is_named_once() {
        for region in REGIONS {
            let same = |other: &&Region| other.host == region.host || other.name == region.name;
            assert_eq!(REGIONS.iter().filter(same).count(), 1, "{region:?}");
            assert_eq!(host_in(region.host).as_deref(), Some(region.host));
        }
    }
}
