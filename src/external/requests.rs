//! What all requests have in common, those of lychee-lib's clients and our own.

use std::collections::HashMap;

use reqwest::header::HeaderValue;
use url::Url;

use super::address;

/// Names the tool, as RFC 9110 (10.1.5) asks robots to.
pub(super) const USER_AGENT: &str = concat!(
    env!("CARGO_PKG_NAME"),
    "/",
    env!("CARGO_PKG_VERSION"),
    " (link checker; check --external)"
);
/// So many redirects are followed, one after the other.
pub(super) const REDIRECTS: usize = 10;

/// The `Authorization` header for a request to `url`; none where its host has no token. On a redirect
/// to another host reqwest removes the header.
pub(super) fn authorization(tokens: &HashMap<String, String>, url: &Url) -> Option<HeaderValue> {
    // Outside the local network a token is sent over HTTPS only.
    let is_safe = url.scheme() == "https" || address::is_private(url);
    let host = match (url.host_str()?, url.port()) {
        (host, Some(port)) => format!("{host}:{port}"),
        (host, None) => host.to_owned(),
    };
    let token = tokens.get(&host).filter(|_| is_safe)?;
    let mut value = HeaderValue::from_str(&format!("Bearer {token}")).ok()?;
    value.set_sensitive(true);
    Some(value)
}
