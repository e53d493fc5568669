//! One round: from what has changed to a new session, the files of the site that are different now,
//! and the findings. How much of it is done anew is up to the pipeline.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::output;
use crate::pipeline::{Built, Changes, Failure, Overlay, Session};

/// What came of a round.
pub(super) struct Round {
    /// The wiki, with its findings.
    pub(super) session: Session,
    /// What was written, if the site is built.
    pub(super) written: Option<output::PublishSummary>,
    /// The files of it that nobody has heard of yet.
    pub(super) changed: Vec<String>,
}

/// What is to be done.
pub(super) struct Task<'a> {
    /// The wiki before.
    pub(super) previous: &'a Session,
    /// What has changed since.
    pub(super) changes: &'a Changes,
    /// The day that counts as today.
    pub(super) as_of: Date,
    /// The pages that somebody looks at: they are made first.
    pub(super) shown: BTreeSet<String>,
}

/// Makes the site what the files say now. `built` is the site as it stands, if it is built; `early`
/// hears of files that are done before the others.
///
/// # Errors
/// As [`Session::join`] and [`Session::update`]; but for what is shown the site stays as it was.
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
