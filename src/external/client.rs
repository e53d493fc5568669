//! The clients of lychee-lib, and how they are used.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use async_trait::async_trait;
use lychee_lib::chain::RequestChain;
use lychee_lib::ratelimit::RateLimitConfig;
use lychee_lib::{ChainResult, Client, ClientBuilder, Handler, Status, Uri};
use reqwest::header::AUTHORIZATION;
use reqwest::{Method, Request, StatusCode};
use url::Url;

use super::anchors::AnchorReader;
use super::host::HostLimiter;
use super::requests::{REDIRECTS, USER_AGENT, authorization};
use super::{Attempt, ProbeOptions, address, classify};
use crate::check::ProbeResult;
use crate::config::External;

const FIRST_WAIT: Duration = Duration::from_secs(1);

/// Probes single addresses.
pub(super) struct Prober {
    head: Client,
    get: Client,
    reader: AnchorReader,
    allow_private: bool,
    retries: u8,
}

/// What a response to HEAD says about the page.
pub(super) enum HeadResult {
    /// GET would not change the result.
    Conclusive(ProbeResult),
    /// Only GET decides; it may be retried this often.
    Inconclusive { retries: u8 },
}

impl Prober {
    pub(super) fn new(options: &ProbeOptions<'_>) -> Result<Self, String> {
        let client = |method| client(options, method).map_err(|error| error.details());
        let (head, get) = (client(Method::HEAD)?, client(Method::GET)?);
        let reader = AnchorReader::new(options).map_err(|error| error.to_string())?;
        let External { allow_private, retries, .. } = *options.settings;
        Ok(Self { head, get, reader, allow_private, retries })
    }

    /// Whether the configuration excludes this address.
    pub(super) fn is_excluded(&self, url: &Url) -> bool {
        (!self.allow_private && address::is_private(url))
            || self.get.is_excluded(&url.clone().into())
    }

    /// Probes a page with HEAD.
    pub(super) async fn head(&self, page: &Url, host: &HostLimiter) -> HeadResult {
        match host.send(self.retries, async || send(&self.head, page).await).await.result {
            // Final, or true of any request.
            result @ ProbeResult::Status(410 | 429 | 300..=399) => HeadResult::Conclusive(result),
            ProbeResult::Status(500..=599) => HeadResult::Inconclusive { retries: 0 },
            ProbeResult::Status(_) => HeadResult::Inconclusive { retries: self.retries },
            result => HeadResult::Conclusive(result),
        }
    }

    /// Probes a page with GET.
    pub(super) async fn get(&self, page: &Url, host: &HostLimiter, retries: u8) -> ProbeResult {
        host.send(retries, async || send(&self.get, page).await).await.result
    }

    /// Asks for a page by GET, and reads it for its anchors.
    pub(super) async fn read(&self, page: &Url, host: &HostLimiter, retries: u8) -> Attempt {
        host.send(retries, async || self.reader.read(page).await).await
    }

    /// Drops everything that lychee-lib keeps about a host, pauses included.
    pub(super) fn forget_host(&self, host: &HostLimiter) {
        for client in [&self.head, &self.get] {
            let _ = client.host_pool().remove_host(&host.name);
        }
    }
}

async fn send(client: &Client, page: &Url) -> Attempt {
    let uri: Uri = page.clone().into();
    let (status, redirects) = client.check_website(&uri, None).await;
    let result = classify::of(page, status, redirects.as_ref());
    // lychee-lib itself retries after 429 and timeouts, with the requested pause.
    let retry_after = matches!(result, ProbeResult::Status(500..=599)).then_some(Duration::ZERO);
    Attempt { retry_after, ..result.into() }
}

fn client(options: &ProbeOptions<'_>, method: Method) -> lychee_lib::Result<Client> {
    let settings = options.settings;
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
        .plugin_request_chain(RequestChain::new(vec![Box::new(AddTokens(options.tokens.clone()))]))
        // `Host` enforces both, across both clients.
        .rate_limit_config(RateLimitConfig {
            concurrency: settings.concurrency,
            request_interval: Duration::ZERO,
        })
        .build()
        .client()
}

/// Adds the token of its host to a request.
struct AddTokens(HashMap<String, String>);

impl std::fmt::Debug for AddTokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

#[async_trait]
impl Handler<Request, Status> for AddTokens {
    async fn handle(&mut self, mut request: Request) -> ChainResult<Request, Status> {
        if let Some(value) = authorization(&self.0, request.url()) {
            request.headers_mut().insert(AUTHORIZATION, value);
        }
        ChainResult::Next(request)
    }
}
