//! Anchors of external pages. lychee-lib can check them too, but reads pages of any length to the end
//! and keeps the anchors of every page in memory.

use std::collections::{BTreeSet, HashMap};
use std::time::Duration;

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER};
use reqwest::redirect::Policy;
use reqwest::{Client, Response};
use tokio::sync::Semaphore;
use url::Url;

use super::requests::{REDIRECTS, USER_AGENT, authorization};
use super::{Attempt, ProbeOptions, classify};
use crate::check::ProbeResult;
use crate::html::{Token, Tokens};

/// Bytes read of a page. The longest pages with anchors, standards on a single page, have about 12 MB.
const MAX_PAGE: usize = 1 << 24;
/// Pages held in memory at the same time, over all hosts.
const CONCURRENT_PAGES: usize = 4;
/// The longest `Retry-After` that is heeded, as in lychee-lib.
const MAX_PAUSE: Duration = Duration::from_secs(60);

/// The anchors of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PageAnchors {
    ids: BTreeSet<String>,
    /// Whether the page was read to its end.
    is_whole: bool,
}

impl PageAnchors {
    fn read(html: &[u8], is_whole: bool) -> Self {
        let html = String::from_utf8_lossy(html);
        let mut ids = BTreeSet::new();
        for (token, _) in Tokens::new(&html) {
            let Token::Start(tag) = token else { continue };
            let is_anchor = |name: &str| name == "id" || (name == "name" && tag.name == "a");
            let values = tag.attributes.into_iter().filter(|it| is_anchor(&it.name));
            ids.extend(values.map(|it| it.value.into_owned()));
        }
        Self { ids, is_whole }
    }

    /// The result where the page does not have the anchor of `address`; none where it has.
    pub(super) fn missing(&self, address: &Url) -> Option<ProbeResult> {
        let written = address.fragment()?;
        let meant = percent_encoding::percent_decode_str(written).decode_utf8_lossy();
        // GitHub puts this before the anchors of a README.
        let has =
            |id: &str| self.ids.contains(id) || self.ids.contains(&format!("user-content-{id}"));
        if has(written) || has(&meant) {
            return None;
        }
        let anchor = written.to_owned();
        Some(if self.is_whole {
            ProbeResult::NoAnchor(anchor)
        } else {
            ProbeResult::TooLong(anchor)
        })
    }
}

/// Fetches pages and collects their anchors.
pub(super) struct AnchorReader {
    client: Client,
    tokens: HashMap<String, String>,
    accept: Vec<u16>,
    reading: Semaphore,
}

impl AnchorReader {
    pub(super) fn new(options: &ProbeOptions<'_>) -> reqwest::Result<Self> {
        let client = Client::builder()
            .user_agent(USER_AGENT)
            .timeout(options.settings.timeout)
            .redirect(Policy::limited(REDIRECTS))
            .build()?;
        let accept = options.settings.accept.clone();
        let tokens = options.tokens.clone();
        Ok(Self { client, tokens, accept, reading: Semaphore::new(CONCURRENT_PAGES) })
    }

    /// A page and its anchors; without anchors where it is not HTML.
    pub(super) async fn read(&self, page: &Url) -> Attempt {
        self.page(page).await.unwrap_or_else(|error| classify::failed(&error).into())
    }

    async fn page(&self, page: &Url) -> reqwest::Result<Attempt> {
        let _permit = self.reading.acquire().await;
        let mut request = self.client.get(page.clone());
        if let Some(token) = authorization(&self.tokens, page) {
            request = request.header(AUTHORIZATION, token);
        }
        let mut response = request.send().await?;
        let status = response.status();
        if !status.is_success() && !self.accept.contains(&status.as_u16()) {
            let retry_after = matches!(status.as_u16(), 429 | 500..=599).then(|| pause(&response));
            return Ok(Attempt { retry_after, ..ProbeResult::Status(status.as_u16()).into() });
        }
        let mut attempt = Attempt::from(ProbeResult::Reachable { moved: None });
        if status.is_success() && is_html(&response) {
            let mut html = Vec::new();
            let mut is_whole = true;
            while let Some(chunk) = response.chunk().await? {
                html.extend_from_slice(&chunk);
                if html.len() > MAX_PAGE {
                    is_whole = false;
                    break;
                }
            }
            attempt.anchors = Some(PageAnchors::read(&html, is_whole));
        }
        Ok(attempt)
    }
}

fn is_html(response: &Response) -> bool {
    let written = response.headers().get(CONTENT_TYPE).and_then(|it| it.to_str().ok());
    let kind = written.and_then(|it| it.split(';').next()).unwrap_or_default().trim();
    ["text/html", "application/xhtml+xml"].iter().any(|html| kind.eq_ignore_ascii_case(html))
}

/// The pause in `Retry-After` (RFC 9110, section 10.2.3). A date counts as the longest pause.
fn pause(response: &Response) -> Duration {
    let written = response.headers().get(RETRY_AFTER).and_then(|it| it.to_str().ok());
    let seconds = written.map(|it| it.trim().parse().map_or(MAX_PAUSE, Duration::from_secs));
    seconds.unwrap_or_default().min(MAX_PAUSE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(html: &str, is_whole: bool, anchor: &str) -> Option<ProbeResult> {
        let address = Url::parse(&format!("https://a.org/#{anchor}")).expect("an address");
        PageAnchors::read(html.as_bytes(), is_whole).missing(&address)
    }

    #[test]
    fn anchors_are_ids_and_names_of_links() {
        let html = "<h1 id=\"Straße\">x</h1><a name=b>y</a><input name=c><script>'<p id=d>'</script>\
                    <!-- <p id=e> --><h2 id='user-content-f'>z</h2><p id=\"g&amp;h\"><p id='50%'>";
        for anchor in ["Straße", "Stra%C3%9Fe", "b", "f", "g&h", "g%26h", "50%", "50%25"] {
            assert_eq!(missing(html, true, anchor), None, "{anchor}");
        }
        for anchor in ["c", "d", "e", "B"] {
            assert_eq!(missing(html, true, anchor), Some(ProbeResult::NoAnchor(anchor.to_owned())));
        }
    }

    #[test]
    fn no_anchor_is_missing_from_a_page_that_was_cut_off() {
        assert_eq!(missing("<p id=a><p id=", false, "a"), None);
        assert_eq!(
            missing("<p id=a><p id=", false, "b"),
            Some(ProbeResult::TooLong("b".to_owned()))
        );
    }
}
