//! Asks other hosts whether what links lead to is there: lychee-lib, with manners around it.
//!
//! lychee-lib makes the requests: retries with backoff, `Retry-After`, redirects. Ours is the order
//! (one queue a host, a delay between requests, HEAD before GET), the anchors, a budget, a memory.

mod anchors;
mod answer;
mod client;
mod host;
mod memory;
mod place;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream;
use url::Url;

pub use memory::{MEMORY_FILE, Memory};

use crate::check::{Answer, Answers, Inquiry};
use crate::config::External;
use anchors::Anchors;
use client::{Asker, Heard};
use host::Host;

/// Hosts that are asked at the same time.
const HOSTS: usize = 64;
/// Pages of a host that are asked before lychee-lib is made to let go of its answers, which it
/// would keep to the end.
const BATCH: usize = 32;

/// How to ask.
pub struct Setup<'a> {
    /// What `book.toml` says.
    pub settings: &'a External,
    /// By host as in [`External::tokens`], what is sent to it and to nobody else.
    pub tokens: HashMap<String, String>,
    /// How long all of it may take.
    pub budget: Option<Duration>,
}

/// Why there are no more answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// All were asked.
    Done,
    /// The budget is spent.
    TimeUp,
    /// Somebody pressed Ctrl-C.
    Interrupted,
}

/// How many addresses have been dealt with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// With an answer.
    pub done: usize,
    /// Of these, the ones that are not fine.
    pub bad: usize,
    /// To be asked in all.
    pub total: usize,
}

/// What came of asking.
#[derive(Debug)]
pub struct Asked {
    /// The answers.
    pub answers: Arc<Answers>,
    /// Addresses that were asked now.
    pub asked: usize,
    /// Why there are no more.
    pub end: End,
    /// Answers that were remembered.
    pub remembered: usize,
    /// Addresses that are not to be asked.
    pub left_out: usize,
}

/// A page of a host, with the addresses that lead to it.
struct Target {
    page: Url,
    addresses: Vec<Url>,
}

impl Target {
    fn has_anchors(&self) -> bool {
        self.addresses.iter().any(|address| *address != self.page)
    }
}

/// What came of one request.
struct Reply {
    answer: Answer,
    /// Where they were read.
    anchors: Option<Anchors>,
    /// The least pause after which it is worth asking again.
    again: Option<Duration>,
}

impl From<Answer> for Reply {
    fn from(answer: Answer) -> Self {
        Self { answer, anchors: None, again: None }
    }
}

/// Asks what `memory` does not know and remembers what is fine.
///
/// # Errors
/// Where no connection can be made at all: why.
pub fn ask(
    inquiry: Inquiry,
    setup: &Setup<'_>,
    memory: &mut Memory,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Asked, String> {
    let mut answers: BTreeMap<String, Answer> = BTreeMap::new();
    let mut web: Vec<(&String, Url)> = Vec::new();
    for address in &inquiry.addresses {
        match place::of(address) {
            place::Place::Malformed => _ = answers.insert(address.clone(), Answer::Malformed),
            place::Place::Mail => {}
            place::Place::Web(url) => web.push((address, url)),
        }
    }
    // Who asks nobody needs no certificates.
    if web.is_empty() {
        let answers = Answers { inquiry, answers }.into();
        return Ok(Asked { answers, asked: 0, end: End::Done, remembered: 0, left_out: 0 });
    }
    let asker = Asker::new(setup)?;
    let mut urls: Vec<Url> = Vec::new();
    let (mut remembered, mut left_out) = (0, 0);
    for (address, url) in web {
        if asker.leaves_out(&url) {
            left_out += 1;
        } else if let Some(answer) = memory.get(address) {
            remembered += 1;
            answers.insert(address.clone(), answer);
        } else {
            urls.push(url);
        }
    }
    let (asked, end) = run(&asker, setup, &urls, progress)?;
    memory.keep(&asked);
    let count = asked.len();
    answers.extend(urls.into_iter().map(|url| (url.into(), Answer::NotAsked)));
    answers.extend(asked);
    let answers = Answers { inquiry, answers }.into();
    Ok(Asked { answers, asked: count, end, remembered, left_out })
}

fn run(
    asker: &Asker,
    setup: &Setup<'_>,
    urls: &[Url],
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<(BTreeMap<String, Answer>, End), String> {
    let log = Log { so_far: Mutex::default(), total: urls.len(), progress };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    let end = runtime.block_on(async {
        let hosts = stream::iter(by_host(urls));
        let work =
            hosts.for_each_concurrent(HOSTS, |host| ask_host(asker, setup.settings, host, &log));
        let time_up = async {
            match setup.budget {
                Some(budget) => tokio::time::sleep(budget).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = work => End::Done,
            () = time_up => End::TimeUp,
            Ok(()) = tokio::signal::ctrl_c() => End::Interrupted,
        }
    });
    // A look-up of a name that hangs must not hold up the end.
    runtime.shutdown_background();
    let so_far = log.so_far.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok((so_far.answers, end))
}

/// The targets of each host.
fn by_host(urls: &[Url]) -> Vec<(String, Vec<Target>)> {
    let mut hosts: BTreeMap<String, BTreeMap<Url, Vec<Url>>> = BTreeMap::new();
    for url in urls {
        let mut page = url.clone();
        page.set_fragment(None);
        let host = hosts.entry(url.host_str().unwrap_or_default().to_owned()).or_default();
        host.entry(page).or_default().push(url.clone());
    }
    let target = |(page, addresses)| Target { page, addresses };
    hosts.into_iter().map(|(host, pages)| (host, pages.into_iter().map(target).collect())).collect()
}

async fn ask_host(
    asker: &Asker,
    settings: &External,
    (name, targets): (String, Vec<Target>),
    log: &Log<'_>,
) {
    let host = Host::new(name, settings.delay);
    for batch in targets.chunks(BATCH) {
        ask_batch(asker, settings, &host, batch, log).await;
        // It would forget a wish for a pause, too.
        if !host.is_troubled() {
            asker.forget(&host);
        }
    }
    asker.forget(&host);
}

/// First all by HEAD, then by GET what needs it: each client of lychee-lib knows only the pauses
/// that it was itself asked for.
async fn ask_batch(
    asker: &Asker,
    settings: &External,
    host: &Host,
    batch: &[Target],
    log: &Log<'_>,
) {
    let by_head = batch.iter().map(|target| async move {
        let heard = asker.head(&target.page, host).await;
        match heard {
            Heard::Enough(answer) if !target.has_anchors() || !answer.is_fine() => {
                log.note_all(target, &answer.into());
                None
            }
            heard => Some((target, heard)),
        }
    });
    let rest: Vec<_> = stream::iter(by_head).buffer_unordered(settings.concurrency).collect().await;
    stream::iter(rest.into_iter().flatten())
        .for_each_concurrent(settings.concurrency, |(target, heard)| async move {
            log.note_all(target, &by_get(asker, settings, host, target, heard).await);
        })
        .await;
}

async fn by_get(
    asker: &Asker,
    settings: &External,
    host: &Host,
    target: &Target,
    heard: Heard,
) -> Reply {
    let page = &target.page;
    match heard {
        Heard::TooLittle { retries } if target.has_anchors() => {
            asker.read(page, host, retries).await
        }
        Heard::TooLittle { retries } => asker.get(page, host, retries).await.into(),
        Heard::Enough(answer) => {
            let read = asker.read(page, host, settings.retries).await;
            // Only lychee-lib tells where it has moved.
            if read.answer.is_fine() { Reply { answer, ..read } } else { read }
        }
    }
}

/// Notes the answers as they come.
struct Log<'a> {
    so_far: Mutex<SoFar>,
    total: usize,
    progress: &'a (dyn Fn(Progress) + Sync),
}

impl Log<'_> {
    fn note_all(&self, target: &Target, reply: &Reply) {
        for address in &target.addresses {
            let lack = reply.anchors.as_ref().and_then(|anchors| anchors.lack(address));
            self.note(address.clone(), lack.unwrap_or_else(|| reply.answer.clone()));
        }
    }

    fn note(&self, address: Url, answer: Answer) {
        let mut so_far = self.so_far.lock().unwrap_or_else(PoisonError::into_inner);
        so_far.bad += usize::from(!answer.is_fine());
        so_far.answers.insert(address.into(), answer);
        let progress = Progress { done: so_far.answers.len(), bad: so_far.bad, total: self.total };
        (self.progress)(progress);
    }
}

#[derive(Default)]
struct SoFar {
    answers: BTreeMap<String, Answer>,
    bad: usize,
}
