//! Hosts where anybody can have an address.

/// Hosts that give addresses to anybody, each with one ending.
const HOSTS: &[&str] = &[
    "163.com",
    "126.com",
    "aol.com",
    "fastmail.com",
    "googlemail.com",
    "gmail.com",
    "hey.com",
    "icloud.com",
    "mac.com",
    "mail.com",
    "mail.ru",
    "me.com",
    "msn.com",
    "naver.com",
    "orange.fr",
    "pm.me",
    "posteo.de",
    "freenet.de",
    "proton.me",
    "protonmail.ch",
    "protonmail.com",
    "qq.com",
    "rediffmail.com",
    "rocketmail.com",
    "t-online.de",
    "tuta.com",
    "tutanota.com",
    "web.de",
    "ya.ru",
    "ymail.com",
    "zoho.com",
    "zohomail.com",
];

/// Names that give addresses to anybody under the endings of many countries.
const NAMES: &[&str] = &["gmx", "hotmail", "live", "outlook", "yahoo", "yandex"];

/// Whether a domain is one where anybody can have an address, so that it tells no company.
pub(crate) fn is_mail_host(domain: &str) -> bool {
    let domain = domain.trim().to_ascii_lowercase();
    let domain = domain.strip_prefix("www.").unwrap_or(&domain);
    HOSTS.contains(&domain)
        || domain
            .split_once('.')
            .is_some_and(|(name, ending)| NAMES.contains(&name) && is_country_or_com(ending))
}

/// "com", "net", "de", "co.uk", "com.br", and nothing longer that may be anybody's.
fn is_country_or_com(ending: &str) -> bool {
    let last = ending
        .strip_prefix("co.")
        .or_else(|| ending.strip_prefix("com."))
        .unwrap_or(ending);
    matches!(last, "com" | "net")
        || (last.len() == 2 && last.bytes().all(|byte| byte.is_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::is_mail_host;

    #[test]
    fn a_host_for_anybody_is_told_from_a_company() {
        for host in [
            "gmail.com",
            "Outlook.com",
            "outlook.fr",
            "hotmail.co.uk",
            "yahoo.com.br",
            "icloud.com",
            "gmx.net",
            "gmx.at",
            "web.de",
            "proton.me",
            " gmail.com ",
            "www.gmail.com",
        ] {
            assert!(is_mail_host(host), "{host} is no company");
        }
        for company in [
            "",
            "example.com",
            "notgmail.com",
            "gmail.com.example.org",
            "yahoo.example.com",
            "outlook.partners",
            "live.nation.com",
            "gmx",
        ] {
            assert!(!is_mail_host(company), "{company} may be one");
        }
    }
}
