//! One round: from changes to a new session, changed files of the site, and findings. The pipeline decides how
//! much is recomputed.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::output;
use crate::pipeline::{Built, Changes, Failure, Overlay, Session};

/// The result of a round.
pub(super) struct Round {
    /// The wiki, with its findings.
    pub(super) session: Session,
    /// The written files, where the site is built.
    pub(super) written: Option<output::PublishSummary>,
    /// Changed files that were not announced early.
    pub(super) changed: Vec<String>,
}

/// The inputs of a round.
pub(super) struct Task<'a> {
    /// The previous wiki.
    pub(super) previous: &'a Session,
    /// The changes since.
    pub(super) changes: &'a Changes,
    /// The as-of date.
    pub(super) as_of: Date,
    /// The pages that are shown in tabs, which are rendered first.
    pub(super) shown: BTreeSet<String>,
}

/// Updates the site. `built` is the previous site, if any; `early` is called with files that are finished
/// before the others.
///
/// # Errors
/// As [`Session::join`] and [`Session::update`]; except for shown pages the site is unchanged.
pub(super) fn round(
    task: Task<'_>,
    built: &mut Option<Built>,
    early: impl FnOnce(&[String]),
) -> Result<Round, Failure> {
    let joined = task.previous.join(task.changes, &Overlay::default(), task.as_of)?;
    let preview = match built.as_ref() {
        Some(built) => joined.preview(built, &task.shown)?,
        None => None,
    };
    let first = preview.as_ref().map(|preview| preview.summary.clone());
    if let Some(preview) = preview {
        early(&preview.summary.changed);
        *built = Some(preview);
    }
    let session = joined.check(Some(task.previous));
    let made = built.as_ref().map(|before| session.update(Some(before))).transpose()?;
    let rest = made.as_ref().map(|made| made.summary.clone());
    *built = made;
    let changed = rest.as_ref().map(|rest| rest.changed.clone()).unwrap_or_default();
    let written = rest.map(|rest| match first {
        Some(first) => rest.after(first),
        None => rest,
    });
    Ok(Round { session, written, changed })
}
