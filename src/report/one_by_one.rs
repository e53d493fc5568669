//! Serialises JSON reports one finding at a time, since a tree of all findings would take ten times the memory
//! of the text.

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::diagnostic::Diagnostic;

/// A list of diagnostics that are converted to JSON one by one.
pub(super) struct OneByOne<'r, F> {
    diagnostics: &'r [Diagnostic],
    only_counting: bool,
    value: F,
}

impl<'r, F: Fn(&Diagnostic) -> Value> OneByOne<'r, F> {
    pub(super) fn new(diagnostics: &'r [Diagnostic], value: F) -> Self {
        Self { diagnostics, only_counting: false, value }
    }

    /// Without those that do not count.
    pub(super) fn counting(diagnostics: &'r [Diagnostic], value: F) -> Self {
        Self { diagnostics, only_counting: true, value }
    }
}

impl<F: Fn(&Diagnostic) -> Value> Serialize for OneByOne<'_, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let listed = |diagnostic: &&Diagnostic| !self.only_counting || diagnostic.counts();
        serializer.collect_seq(self.diagnostics.iter().filter(listed).map(&self.value))
    }
}

/// JSON with a final line break.
pub(super) fn pretty(report: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(report).unwrap_or_default();
    text.push('\n');
    text
}
