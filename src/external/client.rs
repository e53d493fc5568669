//! The clients of lychee-lib, and how they are used.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use async_trait::async_trait;
use lychee_lib::chain::RequestChain;
use lychee_lib::ratelimit::RateLimitConfig;
use lychee_lib::{
    ChainResult, Client, ClientBuilder, FragmentCheckerOptions, Handler, Status, Uri,
};
use reqwest::header::{AUTHORIZATION, HeaderValue};
use reqwest::{Method, Request, StatusCode};
use tokio::sync::Mutex;
use tokio::time::{Interval, MissedTickBehavior, interval};
use url::Url;

use super::{Setup, Target, answer, place};
use crate::check::Answer;
use crate::config::External;

/// Names the tool, as RFC 9110 (10.1.5) asks robots to.
const USER_AGENT: &str = concat!(
    env!("CARGO_PKG_NAME"),
    "/",
    env!("CARGO_PKG_VERSION"),
    " (link checker; check --external)"
);
const REDIRECTS: usize = 10;
const FIRST_WAIT: Duration = Duration::from_secs(1);

/// Asks single addresses.
pub(super) struct Asker {
    head: Client,
    get: Client,
    allow_private: bool,
    retries: u8,
}

impl Asker {
    pub(super) fn new(setup: &Setup<'_>) -> Result<Self, String> {
        let client = |method| client(setup, method).map_err(|error| error.details());
        let (head, get) = (client(Method::HEAD)?, client(Method::GET)?);
        let External { allow_private, retries, .. } = *setup.settings;
        Ok(Self { head, get, allow_private, retries })
    }

    /// Whether nobody wants to know about this address.
    pub(super) fn leaves_out(&self, url: &Url) -> bool {
        (!self.allow_private && place::is_private(url)) || self.get.is_excluded(&url.clone().into())
    }

    /// The answer for each address of `target`, which is asked once for all of them.
    pub(super) async fn ask(&self, target: &Target, turns: &Turns) -> Vec<(Url, Answer)> {
        let (plain, anchored): (Vec<&Url>, Vec<&Url>) =
            target.addresses.iter().partition(|address| **address == target.page);
        let mut answers = Vec::new();
        for address in anchored {
            // The page is kept until its host is forgotten: only the first of them is a request.
            if answers.is_empty() {
                turns.wait().await;
            }
            let answer = match self.send(&self.get, address).await {
                Answer::Status(500..=599) if self.retries > 0 => {
                    self.ask_again(address, self.retries, turns).await
                }
                answer => answer,
            };
            answers.push((address.clone(), answer));
        }
        let of_page = match answers.first() {
            Some((_, Answer::NoAnchor(_))) => Some(Answer::Fine { moved: None }),
            Some((_, answer)) => Some(answer.clone()),
            None => None,
        };
        for address in plain {
            let answer = match &of_page {
                Some(answer) => answer.clone(),
                None => self.ask_page(address, turns).await,
            };
            answers.push((address.clone(), answer));
        }
        answers
    }

    /// HEAD, and GET where that is not answered as it should be.
    async fn ask_page(&self, address: &Url, turns: &Turns) -> Answer {
        turns.wait().await;
        let answer = self.send(&self.head, address).await;
        match answer {
            // Said for sure, said about all requests, or said too often already.
            Answer::Status(410 | 429 | 300..=399) => answer,
            Answer::Status(500..=599) => self.ask_again(address, self.retries.max(1), turns).await,
            Answer::Status(_) => {
                turns.wait().await;
                self.send(&self.get, address).await
            }
            answer => answer,
        }
    }

    /// GET after a pause that grows, until the host is well again: lychee-lib repeats only what
    /// timed out or came too early.
    async fn ask_again(&self, address: &Url, times: u8, turns: &Turns) -> Answer {
        let mut answer = Answer::NotAsked;
        for time in 0..times {
            tokio::time::sleep(FIRST_WAIT.saturating_mul(1 << time.min(5))).await;
            turns.wait().await;
            answer = self.send(&self.get, address).await;
            if !matches!(answer, Answer::Status(500..=599)) {
                break;
            }
        }
        answer
    }

    async fn send(&self, client: &Client, address: &Url) -> Answer {
        let uri: Uri = address.clone().into();
        let (status, redirects) = client.check_website(&uri, None).await;
        answer::of(address, status, redirects.as_ref())
    }

    /// Lets go of what was kept of a host.
    pub(super) fn forget(&self, host: &str) {
        for client in [&self.head, &self.get] {
            let _ = client.host_pool().remove_host(host);
        }
    }
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
        .fragment_checker_options(FragmentCheckerOptions {
            check_anchor_fragments: true,
            check_text_fragments: false,
        })
        .plugin_request_chain(RequestChain::new(vec![Box::new(Tokens(setup.tokens.clone()))]))
        // The queues of hosts see to both, over both clients.
        .rate_limit_config(RateLimitConfig {
            concurrency: settings.concurrency,
            request_interval: Duration::ZERO,
        })
        .build()
        .client()
}

/// Gives a request the token of its host. Redirects to another host lose it: reqwest takes
/// `Authorization` out of them.
struct Tokens(HashMap<String, String>);

impl std::fmt::Debug for Tokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

#[async_trait]
impl Handler<Request, Status> for Tokens {
    async fn handle(&mut self, mut request: Request) -> ChainResult<Request, Status> {
        let url = request.url();
        // Over the net a token goes encrypted or not at all.
        let safe = url.scheme() == "https" || place::is_private(url);
        let host = match (url.host_str(), url.port()) {
            (Some(host), Some(port)) => format!("{host}:{port}"),
            (host, _) => host.unwrap_or_default().to_owned(),
        };
        let value = self.0.get(&host).filter(|_| safe);
        let value = value.and_then(|it| HeaderValue::from_str(&format!("Bearer {it}")).ok());
        if let Some(mut value) = value {
            value.set_sensitive(true);
            request.headers_mut().insert(AUTHORIZATION, value);
        }
        ChainResult::Next(request)
    }
}

/// The moments at which a host may be asked.
pub(super) struct Turns(Option<Mutex<Interval>>);

impl Turns {
    pub(super) fn new(delay: Duration) -> Self {
        Self((!delay.is_zero()).then(|| {
            let mut turns = interval(delay);
            turns.set_missed_tick_behavior(MissedTickBehavior::Delay);
            Mutex::new(turns)
        }))
    }

    async fn wait(&self) {
        if let Some(turns) = &self.0 {
            turns.lock().await.tick().await;
        }
    }
}
