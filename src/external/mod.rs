//! Probes the external addresses that pages link to: lychee-lib, with rate limits around it.
//!
//! lychee-lib sends the requests and handles retries with backoff, `Retry-After` and redirects. This
//! module adds one queue per host, a delay between requests, HEAD before GET, anchors, a time budget
//! and a cache of results.

mod address;
mod anchors;
mod cache;
mod classify;
mod client;
mod host;
mod requests;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream;
use url::Url;

pub use cache::{CACHE_FILE, ResultCache};

use crate::check::{ProbeRequest, ProbeResult, ProbeResults};
use crate::config::External;
use anchors::PageAnchors;
use client::{HeadResult, Prober};
use host::HostLimiter;

/// Hosts that are probed at the same time.
const HOSTS: usize = 64;
/// Pages of a host that are probed before lychee-lib's records of that host are dropped, which it
/// would otherwise keep until the end.
const BATCH: usize = 32;

/// How external addresses are probed.
pub struct ProbeOptions<'a> {
    /// `[check.external]` of `book.toml`.
    pub settings: &'a External,
    /// Bearer tokens by host as in [`External::tokens`]; each is sent to its host only.
    pub tokens: HashMap<String, String>,
    /// The longest time that all requests together may take.
    pub budget: Option<Duration>,
}

/// Why probing ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Completion {
    /// Every address was probed.
    Done,
    /// The time budget is used up.
    TimeUp,
    /// Interrupted with Ctrl-C.
    Interrupted,
}

/// How many addresses have been probed so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ProbeProgress {
    /// Addresses with a result.
    pub done: usize,
    /// Of these, the ones that are not reachable.
    pub bad: usize,
    /// All addresses to probe.
    pub total: usize,
}

/// The results of a run, and how it went.
#[derive(Debug)]
pub struct ProbeRun {
    /// The results by address.
    pub results: Arc<ProbeResults>,
    /// Addresses that were probed in this run.
    pub probed: usize,
    /// Why the run ended.
    pub end: Completion,
    /// Results taken from the cache.
    pub cached: usize,
    /// Addresses that the configuration excludes.
    pub excluded: usize,
}

/// A page of a host, with the addresses that lead to it.
struct ProbeTarget {
    page: Url,
    addresses: Vec<Url>,
}

impl ProbeTarget {
    fn has_anchors(&self) -> bool {
        self.addresses.iter().any(|address| *address != self.page)
    }
}

/// The outcome of one request.
struct Attempt {
    result: ProbeResult,
    /// The anchors of the page, where they were read.
    anchors: Option<PageAnchors>,
    /// The shortest pause after which a retry is worthwhile; none where it is not.
    retry_after: Option<Duration>,
}

impl From<ProbeResult> for Attempt {
    fn from(result: ProbeResult) -> Self {
        Self { result, anchors: None, retry_after: None }
    }
}

/// Probes the addresses that `cache` does not hold, and adds the reachable ones to it.
///
/// # Errors
/// The reason where no HTTP client can be set up.
pub fn probe(
    request: ProbeRequest,
    options: &ProbeOptions<'_>,
    cache: &mut ResultCache,
    progress: &(dyn Fn(ProbeProgress) + Sync),
) -> Result<ProbeRun, String> {
    let mut results: BTreeMap<String, ProbeResult> = BTreeMap::new();
    let mut web: Vec<(&String, Url)> = Vec::new();
    for address in &request.addresses {
        match address::of(address) {
            address::AddressKind::Malformed => {
                _ = results.insert(address.clone(), ProbeResult::Malformed)
            }
            address::AddressKind::Mail => {}
            address::AddressKind::Web(url) => web.push((address, url)),
        }
    }
    // Without requests no certificates have to be loaded.
    if web.is_empty() {
        let results = ProbeResults { request, results }.into();
        return Ok(ProbeRun { results, probed: 0, end: Completion::Done, cached: 0, excluded: 0 });
    }
    let prober = Prober::new(options)?;
    let mut urls: Vec<Url> = Vec::new();
    let (mut cached, mut excluded) = (0, 0);
    for (address, url) in web {
        if prober.is_excluded(&url) {
            excluded += 1;
        } else if let Some(result) = cache.get(address) {
            cached += 1;
            results.insert(address.clone(), result);
        } else {
            urls.push(url);
        }
    }
    let (probed, end) = run(&prober, options, &urls, progress)?;
    cache.insert(&probed);
    let count = probed.len();
    results.extend(urls.into_iter().map(|url| (url.into(), ProbeResult::NotProbed)));
    results.extend(probed);
    let results = ProbeResults { request, results }.into();
    Ok(ProbeRun { results, probed: count, end, cached, excluded })
}

fn run(
    prober: &Prober,
    options: &ProbeOptions<'_>,
    urls: &[Url],
    progress: &(dyn Fn(ProbeProgress) + Sync),
) -> Result<(BTreeMap<String, ProbeResult>, Completion), String> {
    let log = ResultLog { partial: Mutex::default(), total: urls.len(), progress };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    let end = runtime.block_on(async {
        let hosts = stream::iter(by_host(urls));
        let work = hosts
            .for_each_concurrent(HOSTS, |host| probe_host(prober, options.settings, host, &log));
        let time_up = async {
            match options.budget {
                Some(budget) => tokio::time::sleep(budget).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = work => Completion::Done,
            () = time_up => Completion::TimeUp,
            Ok(()) = tokio::signal::ctrl_c() => Completion::Interrupted,
        }
    });
    // A name lookup that hangs must not delay the end.
    runtime.shutdown_background();
    let partial = log.partial.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok((partial.results, end))
}

/// The targets of each host.
fn by_host(urls: &[Url]) -> Vec<(String, Vec<ProbeTarget>)> {
    let mut hosts: BTreeMap<String, BTreeMap<Url, Vec<Url>>> = BTreeMap::new();
    for url in urls {
        let mut page = url.clone();
        page.set_fragment(None);
        let host = hosts.entry(url.host_str().unwrap_or_default().to_owned()).or_default();
        host.entry(page).or_default().push(url.clone());
    }
    let target = |(page, addresses)| ProbeTarget { page, addresses };
    hosts.into_iter().map(|(host, pages)| (host, pages.into_iter().map(target).collect())).collect()
}

async fn probe_host(
    prober: &Prober,
    settings: &External,
    (name, targets): (String, Vec<ProbeTarget>),
    log: &ResultLog<'_>,
) {
    let host = HostLimiter::new(name, settings.delay);
    for batch in targets.chunks(BATCH) {
        probe_batch(prober, settings, &host, batch, log).await;
        // That also drops a `Retry-After` that is still running.
        if !host.is_troubled() {
            prober.forget_host(&host);
        }
    }
    prober.forget_host(&host);
}

/// HEAD for all, then GET for the inconclusive ones: each of the two clients of lychee-lib heeds
/// only the pauses that it was asked for itself.
async fn probe_batch(
    prober: &Prober,
    settings: &External,
    host: &HostLimiter,
    batch: &[ProbeTarget],
    log: &ResultLog<'_>,
) {
    let by_head = batch.iter().map(|target| async move {
        let head = prober.head(&target.page, host).await;
        match head {
            HeadResult::Conclusive(result) if !target.has_anchors() || !result.is_reachable() => {
                log.record_all(target, &result.into());
                None
            }
            head => Some((target, head)),
        }
    });
    let rest: Vec<_> = stream::iter(by_head).buffer_unordered(settings.concurrency).collect().await;
    stream::iter(rest.into_iter().flatten())
        .for_each_concurrent(settings.concurrency, |(target, head)| async move {
            log.record_all(target, &probe_by_get(prober, settings, host, target, head).await);
        })
        .await;
}

async fn probe_by_get(
    prober: &Prober,
    settings: &External,
    host: &HostLimiter,
    target: &ProbeTarget,
    head: HeadResult,
) -> Attempt {
    let page = &target.page;
    match head {
        HeadResult::Inconclusive { retries } if target.has_anchors() => {
            prober.read(page, host, retries).await
        }
        HeadResult::Inconclusive { retries } => prober.get(page, host, retries).await.into(),
        HeadResult::Conclusive(result) => {
            let read = prober.read(page, host, settings.retries).await;
            // Only lychee-lib reports the new address of a page that has moved.
            if read.result.is_reachable() { Attempt { result, ..read } } else { read }
        }
    }
}

/// Collects results as they arrive.
struct ResultLog<'a> {
    partial: Mutex<PartialResults>,
    total: usize,
    progress: &'a (dyn Fn(ProbeProgress) + Sync),
}

impl ResultLog<'_> {
    fn record_all(&self, target: &ProbeTarget, attempt: &Attempt) {
        for address in &target.addresses {
            let missing = attempt.anchors.as_ref().and_then(|anchors| anchors.missing(address));
            self.record(address.clone(), missing.unwrap_or_else(|| attempt.result.clone()));
        }
    }

    fn record(&self, address: Url, result: ProbeResult) {
        let mut partial = self.partial.lock().unwrap_or_else(PoisonError::into_inner);
        partial.bad += usize::from(!result.is_reachable());
        partial.results.insert(address.into(), result);
        let progress =
            ProbeProgress { done: partial.results.len(), bad: partial.bad, total: self.total };
        (self.progress)(progress);
    }
}

#[derive(Default)]
struct PartialResults {
    results: BTreeMap<String, ProbeResult>,
    bad: usize,
}
