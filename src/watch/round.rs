//! One round: from what has changed to a new session, the files of the site that are different now,
//! and the findings. How much of it is done anew is up to the pipeline.

use jiff::civil::Date;

use crate::pipeline::{Built, Changes, Failure, Session};

/// What came of a round.
pub(super) struct Round {
    /// The wiki, with its findings.
    pub(super) session: Session,
    /// What was made, if the site is built.
    pub(super) built: Option<Built>,
    /// Whether pages look different and say the same.
    pub(super) only_styles: bool,
}

/// Makes the site what the files say now. `built` is the site as it stands, if it is built.
///
/// # Errors
/// As [`Session::advance`] and [`Session::update`]; the site stays as it was.
pub(super) fn round(
    previous: &Session,
    built: Option<&Built>,
    changes: &Changes,
    as_of: Date,
) -> Result<Round, Failure> {
    let session = previous.advance(changes, as_of)?;
    let built = built.map(|built| session.update(Some(built))).transpose()?;
    let only_styles = changes.are_styles() && as_of == previous.as_of();
    Ok(Round { session, built, only_styles })
}
