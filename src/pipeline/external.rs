//! Probes external links, whose results become findings like any other.

use std::sync::Arc;
use std::time::Duration;

use super::{Failure, Session};
use crate::check::ProbeRequest;
use crate::external::{self, CACHE_FILE, ProbeOptions, ProbeProgress, ProbeRun, ResultCache};
use crate::{output, source};

impl Session {
    /// The same wiki checked with the results of `request`, and how probing went. Addresses that were
    /// reachable less than `age` before `now` (seconds since 1970) are not probed again.
    ///
    /// # Errors
    /// Where no HTTP client can be set up, or the cache cannot be written.
    pub fn probe(
        &self,
        request: ProbeRequest,
        options: &ProbeOptions<'_>,
        (now, age): (u64, Duration),
        progress: &(dyn Fn(ProbeProgress) + Sync),
    ) -> Result<(Self, ProbeRun), Failure> {
        let file = self.root().join(CACHE_FILE);
        let text = source::read_text(&file, CACHE_FILE).ok();
        let text = text.as_ref().map(|text| text.text.as_str());
        let mut cache = ResultCache::read(text, &options.settings.accept, now, age);
        let run =
            external::probe(request, options, &mut cache, progress).map_err(Failure::External)?;
        output::write_file(&file, cache.to_json().as_bytes())?;
        // The cache does not belong in a repository.
        output::write_file(&file.with_file_name(".gitignore"), b"*\n")?;
        let session = self.with_probe_results(Arc::clone(&run.results))?;
        Ok((session, run))
    }
}
