//! Differences between two texts, as `diff -u` and `git` print them.

use similar::TextDiff;

/// The unified difference; empty where there is none.
pub(super) fn unified(path: &str, before: &str, after: &str) -> String {
    let names = (format!("a/{path}"), format!("b/{path}"));
    let diff = TextDiff::from_lines(before, after);
    diff.unified_diff().header(&names.0, &names.1).to_string()
}
