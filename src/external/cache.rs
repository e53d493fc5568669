//! Results of earlier runs, on disk. Only reachable addresses are cached; errors are probed again.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::check::ProbeResult;

/// The file, relative to the project root.
pub const CACHE_FILE: &str = ".runbuch-cache/external.json";

const VERSION: u32 = 2;

/// Reachable addresses of earlier runs.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ResultCache {
    version: u32,
    /// The accepted status codes of those runs.
    accept: Vec<u16>,
    results: BTreeMap<String, CachedResult>,
    #[serde(skip)]
    now: u64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct CachedResult {
    /// Seconds since 1970.
    probed_at: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    moved: Option<String>,
}

impl ResultCache {
    /// The results in `text` that are younger than `age` at `now` (seconds since 1970). A cache that
    /// cannot be read, or has other accepted status codes, counts as empty.
    pub fn read(text: Option<&str>, accept: &[u16], now: u64, age: Duration) -> Self {
        let read = text.and_then(|text| serde_json::from_str::<Self>(text).ok());
        let valid = read.filter(|it| it.version == VERSION && it.accept == accept);
        let mut results = valid.map(|it| it.results).unwrap_or_default();
        results.retain(|_, it| it.probed_at <= now && now - it.probed_at < age.as_secs());
        Self { version: VERSION, accept: accept.to_vec(), results, now }
    }

    /// The cached result of `address`.
    pub(super) fn get(&self, address: &str) -> Option<ProbeResult> {
        let moved = self.results.get(address)?.moved.clone();
        Some(ProbeResult::Reachable { moved })
    }

    pub(super) fn insert(&mut self, results: &BTreeMap<String, ProbeResult>) {
        for (address, result) in results {
            if let ProbeResult::Reachable { moved } = result {
                let cached = CachedResult { probed_at: self.now, moved: moved.clone() };
                self.results.insert(address.clone(), cached);
            }
        }
    }

    /// The file for the next run.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).map(|json| json + "\n").unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: u64 = 86_400;

    fn cache() -> ResultCache {
        let mut cache = ResultCache::read(None, &[], 10 * DAY, Duration::from_secs(DAY));
        let reachable =
            |moved: Option<&str>| ProbeResult::Reachable { moved: moved.map(str::to_owned) };
        cache.insert(&BTreeMap::from([
            ("https://a.org/".to_owned(), reachable(None)),
            ("https://b.org/".to_owned(), reachable(Some("https://c.org/"))),
            ("https://d.org/".to_owned(), ProbeResult::Status(404)),
        ]));
        cache
    }

    #[test]
    fn reachable_addresses_are_cached_for_a_while_and_errors_are_not() {
        let text = cache().to_json();
        let read = |days, age, accept: &[u16]| {
            let age = Duration::from_secs(age * DAY);
            let cache = ResultCache::read(Some(&text), accept, days * DAY, age);
            cache.results.into_keys().collect::<Vec<_>>()
        };
        assert_eq!(read(16, 7, &[]), ["https://a.org/", "https://b.org/"]);
        let later = ResultCache::read(Some(&text), &[], 16 * DAY, Duration::from_secs(7 * DAY));
        let moved = ProbeResult::Reachable { moved: Some("https://c.org/".to_owned()) };
        assert_eq!(later.get("https://b.org/"), Some(moved));
        assert_eq!(read(17, 7, &[]), Vec::<String>::new());
        assert_eq!(read(10, 0, &[]), Vec::<String>::new());
        assert_eq!(read(9, 7, &[]), Vec::<String>::new());
        assert_eq!(read(11, 7, &[403]), Vec::<String>::new());
    }

    #[test]
    fn an_unreadable_cache_is_empty() {
        for text in ["", "{", "[]", "{\"version\": 2, \"accept\": [], \"results\": {}}"] {
            let cache = ResultCache::read(Some(text), &[], 10, Duration::from_secs(10));
            assert!(cache.results.is_empty(), "{text}");
        }
    }
}
