//! Words and signs that make a value a bound.

use super::cursor::Cursor;
use crate::lexicon::{WordList, time};

/// How a value limits the quantity that it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Bound {
    /// This much.
    #[default]
    Exact,
    /// This much or less.
    AtMost,
    /// This much or more.
    AtLeast,
    /// Roughly this much.
    About,
}

impl Bound {
    /// At least daily is an interval of at most a day.
    pub(super) fn of_frequency(self) -> Self {
        match self {
            Self::AtMost => Self::AtLeast,
            Self::AtLeast => Self::AtMost,
            other => other,
        }
    }
}

const BOUNDS: [(Bound, WordList); 3] =
    [(Bound::AtMost, time::AT_MOST), (Bound::AtLeast, time::AT_LEAST), (Bound::About, time::ABOUT)];

/// Takes a bound and the spaces after it; without one the value is exact.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Bound {
    let bound = cursor.one_of(&BOUNDS).unwrap_or_default();
    cursor.spaces();
    bound
}
