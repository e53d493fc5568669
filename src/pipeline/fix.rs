//! Applies fixes round by round on an overlay, until none is left.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Changes, Failure, Options, Overlay, Session};
use crate::diagnostic::{Fix, Safety, apply_edits};
use crate::output;
use crate::source::SourceFile;

/// The most rounds. A fix may reveal another one: damaged text can hide a list.
const MOST_ROUNDS: usize = 10;

/// The wiki after all fixes.
#[derive(Debug)]
pub struct Fixed {
    /// The fixed wiki with the remaining findings.
    pub session: Session,
    /// The number of applied fixes.
    pub applied: usize,
    /// The changed files with their texts before and after.
    pub changes: Vec<Change>,
    overlay: Overlay,
}

/// A file changed by fixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Relative to the project root.
    pub path: Arc<str>,
    /// The decoded text before.
    pub before: String,
    /// The fixed text.
    pub after: String,
}

impl Fixed {
    /// Writes the changed files, each atomically.
    ///
    /// # Errors
    /// Where a file cannot be written; those before it are written.
    pub fn write(&self) -> Result<(), Failure> {
        self.session.tidy();
        let root = self.session.root();
        let files = self.overlay.iter().map(|(path, bytes)| (root.join(&**path), bytes));
        Ok(output::write_files(files)?)
    }
}

/// Applies all fixes of at least this `safety` to the files that `only` accepts, without writing them. Waived
/// findings are not fixed, those of a baseline are.
///
/// # Errors
/// As [`Session::open`].
pub fn fix(
    options: &Options,
    safety: Safety,
    only: impl Fn(&str) -> bool,
) -> Result<Fixed, Failure> {
    let first = Session::open(options.clone())?;
    let before = first.sources.clone();
    let (last, overlay, applied) = rounds(&first, safety, &only)?;
    let mut fixed = Fixed { session: last.unwrap_or(first), applied, changes: Vec::new(), overlay };
    fixed.changes =
        fixed.overlay.iter().filter_map(|(path, _)| change(path, &before, &fixed)).collect();
    Ok(fixed)
}

impl Session {
    /// The text of the file at `path` after all safe fixes in it, which are not written; none where there are none.
    pub fn fixed_text(&self, path: &str) -> Option<String> {
        let (last, ..) = rounds(self, Safety::Safe, &|other| other == path).ok()?;
        Some(last?.source(path)?.text.clone())
    }
}

/// The wiki after rounds of fixes until none is left; none where there were none. With the texts that it is read from, and
/// how many fixes went in.
fn rounds(
    first: &Session,
    safety: Safety,
    only: &impl Fn(&str) -> bool,
) -> Result<(Option<Session>, Overlay, usize), Failure> {
    let (mut last, mut overlay) = (None, first.loaded.overlay.clone());
    let mut all = 0;
    for _ in 0..MOST_ROUNDS {
        let session = last.as_ref().unwrap_or(first);
        let (round, applied) = round(session, safety, only);
        if round.is_empty() {
            break;
        }
        all += applied;
        overlay.extend(round);
        last = Some(session.apply(&Changes::default(), &overlay, first.as_of())?);
    }
    Ok((last, overlay, all))
}

fn change(
    path: &Arc<str>,
    before: &std::collections::HashMap<Arc<str>, Arc<SourceFile>>,
    fixed: &Fixed,
) -> Option<Change> {
    let before = before.get(path)?.text.clone();
    let after = fixed.session.sources.get(path)?.text.clone();
    Some(Change { path: Arc::clone(path), before, after })
}

/// The files changed by one round, and the number of applied fixes.
fn round(session: &Session, safety: Safety, only: &impl Fn(&str) -> bool) -> (Overlay, usize) {
    let mut by_file: BTreeMap<&Arc<str>, Vec<&Fix>> = BTreeMap::new();
    for diagnostic in session.diagnostics.iter().filter(|diagnostic| diagnostic.counts()) {
        let path = &diagnostic.finding.place.path;
        let elsewhere = diagnostic.finding.fix_elsewhere.iter().map(|(path, fix)| (path, fix));
        let all = diagnostic.finding.fix.iter().map(|fix| (path, fix)).chain(elsewhere);
        for (path, fix) in all.filter(|(path, fix)| fix.safety <= safety && only(path)) {
            by_file.entry(path).or_default().push(fix);
        }
    }
    let mut overlay = Overlay::default();
    let mut applied = 0;
    for (path, fixes) in by_file {
        let Some(source) = session.sources.get(path) else { continue };
        let (after, count) = apply_edits(&source.text, fixes);
        if after != source.text || !source.encoding.is_utf8() {
            applied += count;
            overlay.insert(Arc::clone(path), source.encode(&after));
        }
    }
    (overlay, applied)
}
