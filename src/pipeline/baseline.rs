//! Reads, applies and writes the baseline file.

use std::path::Path;

use super::{Failure, Session, policy};
use crate::output;
use crate::source;
use crate::verdict::Baseline;

/// Reads the baseline in `file`; messages name it relative to `root`.
///
/// # Errors
/// Where it does not exist, or cannot be read or parsed.
pub fn read_baseline(root: &Path, file: &Path) -> Result<Baseline, Failure> {
    let path = file.strip_prefix(root).unwrap_or(file).to_string_lossy().replace('\\', "/");
    match source::read_text(file, &path) {
        Ok(text) => Baseline::parse(&text).map_err(Failure::Baseline),
        Err(error) if error.is_missing() => Err(Failure::NoBaseline(file.to_owned())),
        Err(error) => Err(error.into()),
    }
}

impl Session {
    /// Marks the findings in `baseline`.
    pub fn apply_baseline(&mut self, baseline: &Baseline) {
        let policy = policy(&self.loaded.rules, &self.site, &self.options);
        self.stale_baseline = baseline.mark(&mut self.diagnostics, &policy);
    }

    /// Writes a baseline of all findings to `file` and applies it. Returns the number of findings.
    ///
    /// # Errors
    /// Where the file cannot be written, or exists and is not a baseline.
    pub fn write_baseline(&mut self, file: &Path) -> Result<usize, Failure> {
        match read_baseline(self.root(), file) {
            Ok(_) | Err(Failure::NoBaseline(_)) => {}
            Err(Failure::Baseline(_)) => return Err(Failure::NotABaseline(file.to_owned())),
            Err(failure) => return Err(failure),
        }
        let baseline = Baseline::of(&self.diagnostics);
        output::write_file(file, baseline.to_json().as_bytes())?;
        self.apply_baseline(&baseline);
        Ok(baseline.len())
    }
}
