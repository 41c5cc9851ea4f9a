//! The practice services.

/// Where each service is, and the keys it takes.
pub fn running(
    instantly: &str,
    api_key: &str,
    leadsquared: &str,
    access_key: &str,
    secret_key: &str,
) -> String {
    format!(
        "Practice services on this computer only, with made-up data. Ctrl C stops them.

Instantly    {instantly}  key {api_key}
LeadSquared  {leadsquared}  access key {access_key}, secret key {secret_key}

To use them, in another terminal:

echo '{{\"api_key\": \"{api_key}\"}}' |
  roster connections add --service instantly --label P1 --kind test --address {instantly} --secret-stdin
echo '{{\"access_key\": \"{access_key}\", \"secret_key\": \"{secret_key}\"}}' |
  roster connections add --service leadsquared --label P2 --kind test --address {leadsquared} --secret-stdin
"
    )
}

pub const STOPPED: &str = "Stopped.";
