//! Applying fixes: round after round in memory, until nothing is left that may be mended.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Changes, Failure, Options, Overlay, Session};
use crate::diagnostic::{Fix, Safety, apply_edits};
use crate::output;
use crate::source::SourceFile;

/// A fix may bring another to light (damaged text hides lists); this many rounds end it.
const MOST_ROUNDS: usize = 10;

/// The wiki as it is once everything has been mended that may be.
#[derive(Debug)]
pub struct Fixed {
    /// The mended wiki, with the findings that are left.
    pub session: Session,
    /// How many fixes went in.
    pub applied: usize,
    /// For each file that changes its path, its text before and its text afterwards.
    pub changes: Vec<Change>,
    overlay: Overlay,
}

/// A file that fixes change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Relative to the project root.
    pub path: Arc<str>,
    /// The decoded text before.
    pub before: String,
    /// The text afterwards.
    pub after: String,
}

impl Fixed {
    /// Writes the changed files, each whole.
    ///
    /// # Errors
    /// A file that cannot be written; those before it are written.
    pub fn write(&self) -> Result<(), Failure> {
        self.session.tidy();
        let root = self.session.root();
        let files = self.overlay.iter().map(|(path, bytes)| (root.join(&**path), bytes));
        Ok(output::write_files(files)?)
    }
}

/// Mends what fixes no less sure than `safety` can mend in the files that `only` accepts, without
/// writing anything. Permitted findings are left alone, those of a baseline are not.
///
/// # Errors
/// Whatever [`Session::open`] fails at.
pub fn fix(
    options: &Options,
    safety: Safety,
    only: impl Fn(&str) -> bool,
) -> Result<Fixed, Failure> {
    let first = Session::open(options.clone())?;
    let before = first.sources.clone();
    let mut fixed =
        Fixed { session: first, applied: 0, changes: Vec::new(), overlay: Overlay::default() };
    for _ in 0..MOST_ROUNDS {
        let (round, applied) = round(&fixed.session, safety, &only);
        if round.is_empty() {
            break;
        }
        fixed.applied += applied;
        fixed.overlay.extend(round);
        let unchanged = Changes::default();
        fixed.session = fixed.session.apply(&unchanged, &fixed.overlay, options.as_of)?;
    }
    fixed.changes =
        fixed.overlay.iter().filter_map(|(path, _)| change(path, &before, &fixed)).collect();
    Ok(fixed)
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

/// The bytes of all files that one round of fixes changes, and how many fixes went in.
fn round(session: &Session, safety: Safety, only: &impl Fn(&str) -> bool) -> (Overlay, usize) {
    let mut by_file: BTreeMap<&Arc<str>, Vec<&Fix>> = BTreeMap::new();
    for diagnostic in session.diagnostics.iter().filter(|diagnostic| diagnostic.counts()) {
        let path = &diagnostic.finding.place.path;
        if let Some(fix) = diagnostic.finding.fix.as_ref().filter(|fix| fix.safety <= safety)
            && only(path)
        {
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
