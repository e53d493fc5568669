//! The clients of lychee-lib, and how they are used.

use std::cell::Cell;
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
        let External { allow_private, retries, .. } = *setup.settings;
        Ok(Self { head, get, allow_private, retries })
    }

    /// Whether nobody wants to know about this address.
    pub(super) fn leaves_out(&self, url: &Url) -> bool {
        (!self.allow_private && place::is_private(url)) || self.get.is_excluded(&url.clone().into())
    }

    /// Asks for a page by HEAD.
    pub(super) async fn head(&self, page: &Url, host: &Host) -> Heard {
        match self.ask(&self.head, page, host, self.retries).await {
            // Said for sure, or about any request.
            answer @ Answer::Status(410 | 429 | 300..=399) => Heard::Enough(answer),
            Answer::Status(500..=599) => Heard::TooLittle { retries: 0 },
            Answer::Status(_) => Heard::TooLittle { retries: self.retries },
            answer => Heard::Enough(answer),
        }
    }

    /// The answer for each address of `target`, which is asked once for all of them.
    pub(super) async fn get(
        &self,
        target: &Target,
        host: &Host,
        retries: u8,
    ) -> Vec<(Url, Answer)> {
        let get = &self.get;
        let anchored = target.anchored().next();
        let first = self.ask(get, anchored.unwrap_or(&target.page), host, retries).await;
        let of_page = match first {
            // From here on nothing is a request: the page is kept until its host is forgotten.
            Answer::NoAnchor(_) | Answer::Fine { .. } if anchored.is_some() => {
                send(get, &target.page).await
            }
            answer => answer,
        };
        let is_there = matches!(of_page, Answer::Fine { .. });
        let mut answers = Vec::new();
        for address in &target.addresses {
            let has_anchor = is_there && *address != target.page;
            let answer = if has_anchor { send(get, address).await } else { of_page.clone() };
            // Where it has moved is known of the page, not of its anchors.
            let is_fine = matches!(answer, Answer::Fine { .. });
            answers.push((address.clone(), if is_fine { of_page.clone() } else { answer }));
        }
        answers
    }

    /// Repeats what a host in trouble answers after a pause that grows: lychee-lib repeats only what
    /// timed out or came too early.
    async fn ask(&self, client: &Client, address: &Url, host: &Host, retries: u8) -> Answer {
        let mut retry = 0;
        loop {
            host.turn().await;
            let answer = send(client, address).await;
            host.heard(&answer);
            if retry == retries || !matches!(answer, Answer::Status(500..=599)) {
                return answer;
            }
            tokio::time::sleep(FIRST_WAIT.saturating_mul(1 << retry.min(5))).await;
            retry += 1;
        }
    }

    /// Lets go of what was kept of a host, its wish for pauses too.
    pub(super) fn forget(&self, host: &Host) {
        for client in [&self.head, &self.get] {
            let _ = client.host_pool().remove_host(&host.name);
        }
    }
}

async fn send(client: &Client, address: &Url) -> Answer {
    let uri: Uri = address.clone().into();
    let (status, redirects) = client.check_website(&uri, None).await;
    answer::of(address, status, redirects.as_ref())
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

/// When a host may be asked, and whether it is well.
pub(super) struct Host {
    name: String,
    turns: Option<Mutex<Interval>>,
    /// Whether it has had trouble or wanted a pause, and has not been fine since.
    is_troubled: Cell<bool>,
}

impl Host {
    pub(super) fn new(name: String, delay: Duration) -> Self {
        let turns = (!delay.is_zero()).then(|| {
            let mut turns = interval(delay);
            turns.set_missed_tick_behavior(MissedTickBehavior::Delay);
            Mutex::new(turns)
        });
        Self { name, turns, is_troubled: Cell::new(false) }
    }

    pub(super) fn is_troubled(&self) -> bool {
        self.is_troubled.get()
    }

    fn heard(&self, answer: &Answer) {
        match answer {
            Answer::Status(429 | 500..=599) => self.is_troubled.set(true),
            Answer::Fine { .. } | Answer::NoAnchor(_) => self.is_troubled.set(false),
            _ => {}
        }
    }

    async fn turn(&self) {
        if let Some(turns) = &self.turns {
            turns.lock().await.tick().await;
        }
    }
}
