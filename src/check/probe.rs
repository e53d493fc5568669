//! External addresses and the results of probing them. `external` fills them in; rules judge them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use url::Url;

use crate::page::Link;
use crate::site::{PageId, Site, Target};

/// The result of probing an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProbeResult {
    /// It exists.
    Reachable {
        /// The address that it has moved to permanently.
        moved: Option<String>,
    },
    /// The host responds with a status code that is not accepted.
    Status(u16),
    /// The host does not exist.
    UnknownHost,
    /// No response in time.
    TimedOut,
    /// The TLS handshake failed; the reason.
    Tls(String),
    /// No connection for another reason, which is given.
    Unreachable(String),
    /// The page exists, but does not have this anchor.
    NoAnchor(String),
    /// The page exists, but is too long to look for this anchor.
    TooLong(String),
    /// It is not a valid address.
    Malformed,
    /// The time budget was used up before.
    NotProbed,
}

impl ProbeResult {
    /// Whether the address exists.
    pub fn is_reachable(&self) -> bool {
        matches!(self, Self::Reachable { .. })
    }
}

/// The addresses to probe, and the pages that link to them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProbeRequest {
    /// The pages that link to them.
    pub pages: BTreeSet<Arc<str>>,
    /// Whether addresses include their anchors.
    pub anchors: bool,
    /// Normalised, each once.
    pub addresses: BTreeSet<String>,
}

/// A request and its results. An address without a result was excluded by the configuration.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProbeResults {
    /// What was to be probed.
    pub request: ProbeRequest,
    /// By address.
    pub results: BTreeMap<String, ProbeResult>,
}

impl ProbeRequest {
    /// The addresses of other hosts that the pages which `only` accepts link to.
    pub fn new(site: &Site, only: impl Fn(&str) -> bool, anchors: bool) -> Self {
        let mut request = Self { anchors, ..Self::default() };
        for id in site.page_ids().filter(|id| only(site.page(*id).path())) {
            let links = external(site, id);
            request.addresses.extend(links.filter_map(|link| address(&link.target, anchors)));
            request.pages.insert(Arc::clone(site.page(id).path()));
        }
        request
    }

    /// Keeps part `index` (from 1) of `count`. All addresses of a host are in the same part, so that
    /// one job alone probes it, and an address stays in its part whatever others come and go.
    pub fn keep_part(&mut self, index: usize, count: usize) {
        self.addresses.retain(|address| {
            let hash = blake3::hash(host(address).as_bytes());
            let number = hash
                .as_bytes()
                .iter()
                .take(8)
                .fold(0_u64, |sum, byte| sum.wrapping_shl(8) | u64::from(*byte));
            number.checked_rem(count as u64) == Some(index as u64 - 1)
        });
    }
}

/// The links of a page to other hosts.
fn external(site: &Site, id: PageId) -> impl Iterator<Item = &Link> {
    let links = site.links(id).filter(|(_, target)| **target == Target::External);
    links.map(|(link, _)| link)
}

/// The host of an address, with its port where that is not its scheme's own; for mail the domain.
fn host(address: &str) -> String {
    match Url::parse(address) {
        Ok(url) => match (url.host_str(), url.port()) {
            (Some(host), Some(port)) => format!("{host}:{port}"),
            (Some(host), None) => host.to_owned(),
            (None, _) => url.path().rsplit('@').next().unwrap_or_default().to_owned(),
        },
        Err(_) => address.to_owned(),
    }
}

/// The normalised address of a link; none where it has none that can be probed. A malformed address
/// stays as written.
pub(super) fn address(target: &str, anchors: bool) -> Option<String> {
    let target = target.trim();
    let (scheme, rest) = match target.split_once(':') {
        _ if target.starts_with("//") => ("https".to_owned(), target),
        Some((scheme, rest)) => (scheme.to_ascii_lowercase(), rest),
        None => return None,
    };
    if scheme == "mailto" {
        let (to, header) = rest.split_once('?').unwrap_or((rest, ""));
        // The reader fills in the recipient (RFC 6068, section 2).
        let is_open = to.is_empty() && !header.is_empty();
        return (!is_open).then(|| format!("mailto:{to}"));
    }
    if scheme != "http" && scheme != "https" {
        return None;
    }
    let Ok(mut url) = Url::parse(&format!("{scheme}:{rest}")) else {
        return Some(target.to_owned());
    };
    // `#:~:text=` names words, `#/` and `#!` a view that a script draws. On GitHub and GitLab files
    // and comments are drawn by scripts, too.
    let is_anchor = |anchor: &&str| {
        let is_drawn = url.path().contains("/blob/") || anchor.starts_with("issuecomment-");
        !anchor.is_empty() && !anchor.starts_with([':', '/', '!']) && *anchor != "top" && !is_drawn
    };
    let keeps = anchors && url.fragment().as_ref().is_some_and(is_anchor);
    if !keeps {
        url.set_fragment(None);
    }
    Some(url.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_address_are_one() {
        for (target, expected) in [
            ("https://Example.org", Some("https://example.org/")),
            (" HTTPS://example.org:443/a b#x ", Some("https://example.org/a%20b")),
            ("//example.org/a", Some("https://example.org/a")),
            ("https://exa mple.org/", Some("https://exa mple.org/")),
            ("MAILTO:ops@example.org?subject=x", Some("mailto:ops@example.org")),
            ("mailto:", Some("mailto:")),
            ("mailto:?subject=x", None),
            ("tel:+49", None),
            ("ftp://example.org/", None),
        ] {
            assert_eq!(address(target, false).as_deref(), expected, "{target}");
        }
    }

    #[test]
    fn anchors_count_where_they_are_asked_for() {
        let with = |target| address(target, true);
        assert_eq!(with("https://a.org/#x").as_deref(), Some("https://a.org/#x"));
        for target in ["https://a.org/#", "https://a.org/#top", "https://a.org/#/view"] {
            assert_eq!(with(target).as_deref(), Some("https://a.org/"), "{target}");
        }
        let text = with("https://a.org/#:~:text=x");
        assert_eq!(text.as_deref(), Some("https://a.org/"));
        let line = with("https://github.com/a/b/blob/main/c.rs#L10");
        assert_eq!(line.as_deref(), Some("https://github.com/a/b/blob/main/c.rs"));
    }

    #[test]
    fn parts_are_disjoint_and_complete_and_keep_hosts_together() {
        let address = |n: usize| format!("https://h{}.example.org/{n}", n % 40);
        let all =
            ProbeRequest { addresses: (0..400).map(address).collect(), ..ProbeRequest::default() };
        let part = |index| {
            let mut part = all.clone();
            part.keep_part(index, 3);
            part.addresses
        };
        let parts = [part(1), part(2), part(3)];
        let mut joined = BTreeSet::new();
        let mut hosts: BTreeMap<String, usize> = BTreeMap::new();
        for (index, part) in parts.iter().enumerate() {
            assert!(part.len() > 50, "{}", part.len());
            for address in part {
                assert!(joined.insert(address.clone()));
                assert_eq!(*hosts.entry(host(address)).or_insert(index), index);
            }
        }
        assert_eq!(joined, all.addresses);
    }
}
