//! One round: from what has changed to a new session, the files of the site that are different now,
//! and the findings. How much of it is done anew is up to the pipeline.

use jiff::civil::Date;

use crate::output;
use crate::pipeline::{Failure, Replacing, Session};

use super::Changes;

/// What came of a round.
#[derive(Debug)]
pub(super) struct Round {
    /// The wiki, with its findings.
    pub(super) session: Session,
    /// What was written, if the site is built.
    pub(super) written: Option<output::Summary>,
    /// Whether pages look different and say the same.
    pub(super) only_styles: bool,
}

/// Makes the site what the files say now.
///
/// # Errors
/// As [`Session::open`] and [`Session::build`]; the site stays as it was.
pub(super) fn round(
    previous: &Session,
    changes: &Changes,
    as_of: Date,
    build: bool,
) -> Result<Round, Failure> {
    let session = previous.reopen(as_of)?;
    let written = publish(&session, build)?;
    let only_styles = changes.are_styles() && as_of == previous.as_of();
    Ok(Round { session, written, only_styles })
}

/// Puts the site into its folder, if that is wanted.
pub(super) fn publish(session: &Session, build: bool) -> Result<Option<output::Summary>, Failure> {
    build.then(|| session.build(Replacing::Files)).transpose()
}
