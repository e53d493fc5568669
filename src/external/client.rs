//! The clients of lychee-lib, and how they are used.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use async_trait::async_trait;
use lychee_lib::chain::RequestChain;
use lychee_lib::ratelimit::RateLimitConfig;
use lychee_lib::{ChainResult, Client, ClientBuilder, Handler, Status, Uri};
use reqwest::header::{AUTHORIZATION, HeaderValue};
use reqwest::{Method, Request, StatusCode};
use url::Url;

use super::anchors::Reader;
use super::host::Host;
use super::{Reply, Setup, answer, place};
use crate::check::Answer;
use crate::config::External;

/// Names the tool, as RFC 9110 (10.1.5) asks robots to.
pub(super) const USER_AGENT: &str = concat!(
    env!("CARGO_PKG_NAME"),
    "/",
    env!("CARGO_PKG_VERSION"),
    " (link checker; check --external)"
);
pub(super) const REDIRECTS: usize = 10;
const FIRST_WAIT: Duration = Duration::from_secs(1);

/// Asks single addresses.
pub(super) struct Asker {
    head: Client,
    get: Client,
    reader: Reader,
    allow_private: bool,
    retries: u8,
}

/// What an answer to HEAD is good for.
pub(super) enum Heard {
    /// It tells of the page, whatever GET would say.
    Enough(Answer),
    /// GET has to be asked, and may be repeated so often.
    TooLittle { retries: u8 },
}

impl Asker {
    pub(super) fn new(setup: &Setup<'_>) -> Result<Self, String> {
        let client = |method| client(setup, method).map_err(|error| error.details());
        let (head, get) = (client(Method::HEAD)?, client(Method::GET)?);
        let reader = Reader::new(setup).map_err(|error| error.to_string())?;
        let External { allow_private, retries, .. } = *setup.settings;
        Ok(Self { head, get, reader, allow_private, retries })
    }

    /// Whether nobody wants to know about this address.
    pub(super) fn leaves_out(&self, url: &Url) -> bool {
        (!self.allow_private && place::is_private(url)) || self.get.is_excluded(&url.clone().into())
    }

    /// Asks for a page by HEAD.
    pub(super) async fn head(&self, page: &Url, host: &Host) -> Heard {
        match host.ask(self.retries, async || send(&self.head, page).await).await.answer {
            // Said for sure, or about any request.
            answer @ Answer::Status(410 | 429 | 300..=399) => Heard::Enough(answer),
            Answer::Status(500..=599) => Heard::TooLittle { retries: 0 },
            Answer::Status(_) => Heard::TooLittle { retries: self.retries },
            answer => Heard::Enough(answer),
        }
    }

    /// Asks for a page by GET.
    pub(super) async fn get(&self, page: &Url, host: &Host, retries: u8) -> Answer {
        host.ask(retries, async || send(&self.get, page).await).await.answer
    }

    /// Asks for a page by GET, and reads it for its anchors.
    pub(super) async fn read(&self, page: &Url, host: &Host, retries: u8) -> Reply {
        host.ask(retries, async || self.reader.read(page).await).await
    }

    /// Lets go of what lychee-lib keeps of a host, its wish for pauses too.
    pub(super) fn forget(&self, host: &Host) {
        for client in [&self.head, &self.get] {
            let _ = client.host_pool().remove_host(&host.name);
        }
    }
}

async fn send(client: &Client, page: &Url) -> Reply {
    let uri: Uri = page.clone().into();
    let (status, redirects) = client.check_website(&uri, None).await;
    let answer = answer::of(page, status, redirects.as_ref());
    // It repeats by itself, after the pause that is wished for, what timed out or came too early.
    let again = matches!(answer, Answer::Status(500..=599)).then_some(Duration::ZERO);
    Reply { again, ..answer.into() }
}

fn client(setup: &Setup<'_>, method: Method) -> lychee_lib::Result<Client> {
    let settings = setup.settings;
    let accepted = (200..300).chain(settings.accept.iter().copied());
    let patterns = |set: &regex::RegexSet| (!set.is_empty()).then(|| set.clone());
    ClientBuilder::builder()
        .method(method)
        .user_agent(USER_AGENT)
        .accepted(
            accepted.filter_map(|code| StatusCode::from_u16(code).ok()).collect::<HashSet<_>>(),
        )
        .timeout(settings.timeout)
        .max_redirects(REDIRECTS)
        .max_retries(u64::from(settings.retries))
        .retry_wait_time(FIRST_WAIT)
        .includes(patterns(&settings.include))
        .excludes(patterns(&settings.exclude))
        .plugin_request_chain(RequestChain::new(vec![Box::new(Tokens(setup.tokens.clone()))]))
        // The queues of hosts see to both, over both clients.
        .rate_limit_config(RateLimitConfig {
            concurrency: settings.concurrency,
            request_interval: Duration::ZERO,
        })
        .build()
        .client()
}

/// Gives a request the token of its host.
struct Tokens(HashMap<String, String>);

impl std::fmt::Debug for Tokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

#[async_trait]
impl Handler<Request, Status> for Tokens {
    async fn handle(&mut self, mut request: Request) -> ChainResult<Request, Status> {
        if let Some(value) = authorization(&self.0, request.url()) {
            request.headers_mut().insert(AUTHORIZATION, value);
        }
        ChainResult::Next(request)
    }
}

/// Of `tokens`, what belongs into a request for `url`. Redirects to another host lose it: reqwest
/// takes `Authorization` out of them.
pub(super) fn authorization(tokens: &HashMap<String, String>, url: &Url) -> Option<HeaderValue> {
    // Over the net a token goes encrypted or not at all.
    let is_safe = url.scheme() == "https" || place::is_private(url);
    let host = match (url.host_str()?, url.port()) {
        (host, Some(port)) => format!("{host}:{port}"),
        (host, None) => host.to_owned(),
    };
    let token = tokens.get(&host).filter(|_| is_safe)?;
    let mut value = HeaderValue::from_str(&format!("Bearer {token}")).ok()?;
    value.set_sensitive(true);
    Some(value)
}
