//! Anchors of other hosts' pages. lychee-lib looks for them too, but reads a page to its end
//! whatever its length, and never lets go of what it has found.

use std::collections::{BTreeSet, HashMap};
use std::time::Duration;

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER};
use reqwest::redirect::Policy;
use reqwest::{Client, Response};
use tokio::sync::Semaphore;
use url::Url;

use super::client::{REDIRECTS, USER_AGENT, authorization};
use super::{Reply, Setup, answer};
use crate::check::Answer;
use crate::html::{Token, Tokens};

/// In bytes. The longest pages that people link into, standards on a single page, have a dozen million.
const LONGEST: usize = 1 << 24;
/// Pages in memory at the same time, of whatever hosts.
const PAGES: usize = 4;
/// The longest pause that a host gets, as with lychee-lib.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// The anchors of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Anchors {
    ids: BTreeSet<String>,
    /// Whether the page was read to its end.
    is_whole: bool,
}

impl Anchors {
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

    /// Why the anchor of `address` does not lead anywhere.
    pub(super) fn lack(&self, address: &Url) -> Option<Answer> {
        let written = address.fragment()?;
        let meant = percent_encoding::percent_decode_str(written).decode_utf8_lossy();
        // GitHub puts this before the anchors of a README.
        let has =
            |id: &str| self.ids.contains(id) || self.ids.contains(&format!("user-content-{id}"));
        if has(written) || has(&meant) {
            return None;
        }
        let anchor = written.to_owned();
        Some(if self.is_whole { Answer::NoAnchor(anchor) } else { Answer::TooLong(anchor) })
    }
}

/// Reads pages for their anchors.
pub(super) struct Reader {
    client: Client,
    tokens: HashMap<String, String>,
    accept: Vec<u16>,
    reading: Semaphore,
}

impl Reader {
    pub(super) fn new(setup: &Setup<'_>) -> reqwest::Result<Self> {
        let client = Client::builder()
            .user_agent(USER_AGENT)
            .timeout(setup.settings.timeout)
            .redirect(Policy::limited(REDIRECTS))
            .build()?;
        let accept = setup.settings.accept.clone();
        let tokens = setup.tokens.clone();
        Ok(Self { client, tokens, accept, reading: Semaphore::new(PAGES) })
    }

    /// A page and its anchors; without them where it is no HTML.
    pub(super) async fn read(&self, page: &Url) -> Reply {
        self.page(page).await.unwrap_or_else(|error| answer::failed(&error).into())
    }

    async fn page(&self, page: &Url) -> reqwest::Result<Reply> {
        let _permit = self.reading.acquire().await;
        let mut request = self.client.get(page.clone());
        if let Some(token) = authorization(&self.tokens, page) {
            request = request.header(AUTHORIZATION, token);
        }
        let mut response = request.send().await?;
        let status = response.status();
        if !status.is_success() && !self.accept.contains(&status.as_u16()) {
            let again = matches!(status.as_u16(), 429 | 500..=599).then(|| pause(&response));
            return Ok(Reply { again, ..Answer::Status(status.as_u16()).into() });
        }
        let mut reply = Reply::from(Answer::Fine { moved: None });
        if status.is_success() && is_html(&response) {
            let mut html = Vec::new();
            let mut is_whole = true;
            while let Some(chunk) = response.chunk().await? {
                html.extend_from_slice(&chunk);
                if html.len() > LONGEST {
                    is_whole = false;
                    break;
                }
            }
            reply.anchors = Some(Anchors::read(&html, is_whole));
        }
        Ok(reply)
    }
}

fn is_html(response: &Response) -> bool {
    let written = response.headers().get(CONTENT_TYPE).and_then(|it| it.to_str().ok());
    let kind = written.and_then(|it| it.split(';').next()).unwrap_or_default().trim();
    ["text/html", "application/xhtml+xml"].iter().any(|html| kind.eq_ignore_ascii_case(html))
}

/// The pause that a host wishes for (RFC 9110, section 10.2.3). A date is as long as it may be.
fn pause(response: &Response) -> Duration {
    let written = response.headers().get(RETRY_AFTER).and_then(|it| it.to_str().ok());
    let seconds = written.map(|it| it.trim().parse().map_or(LONGEST_PAUSE, Duration::from_secs));
    seconds.unwrap_or_default().min(LONGEST_PAUSE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lack(html: &str, is_whole: bool, anchor: &str) -> Option<Answer> {
        let address = Url::parse(&format!("https://a.org/#{anchor}")).expect("an address");
        Anchors::read(html.as_bytes(), is_whole).lack(&address)
    }

    #[test]
    fn anchors_are_ids_and_names_of_links() {
        let html = "<h1 id=\"Straße\">x</h1><a name=b>y</a><input name=c><script>'<p id=d>'</script>\
                    <!-- <p id=e> --><h2 id='user-content-f'>z</h2><p id=\"g&amp;h\"><p id='50%'>";
        for anchor in ["Straße", "Stra%C3%9Fe", "b", "f", "g&h", "g%26h", "50%", "50%25"] {
            assert_eq!(lack(html, true, anchor), None, "{anchor}");
        }
        for anchor in ["c", "d", "e", "B"] {
            assert_eq!(lack(html, true, anchor), Some(Answer::NoAnchor(anchor.to_owned())));
        }
    }

    #[test]
    fn of_a_page_that_was_not_read_to_its_end_nobody_knows_what_it_lacks() {
        assert_eq!(lack("<p id=a><p id=", false, "a"), None);
        assert_eq!(lack("<p id=a><p id=", false, "b"), Some(Answer::TooLong("b".to_owned())));
    }
}
