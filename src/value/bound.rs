//! Words and signs that make a value a bound.

use super::cursor::Cursor;

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

/// Folded; a longer phrase stands before its beginning.
const BOUNDS: &[(&str, Bound)] = &[
    ("≤", Bound::AtMost),
    ("<=", Bound::AtMost),
    ("=<", Bound::AtMost),
    ("<", Bound::AtMost),
    ("max", Bound::AtMost),
    ("maximal", Bound::AtMost),
    ("maximum", Bound::AtMost),
    ("hoechstens", Bound::AtMost),
    ("laengstens", Bound::AtMost),
    ("bis zu", Bound::AtMost),
    ("bis", Bound::AtMost),
    ("up to", Bound::AtMost),
    ("at most", Bound::AtMost),
    ("weniger als", Bound::AtMost),
    ("less than", Bound::AtMost),
    ("unter", Bound::AtMost),
    ("under", Bound::AtMost),
    ("binnen", Bound::AtMost),
    ("innerhalb von", Bound::AtMost),
    ("innerhalb", Bound::AtMost),
    ("within", Bound::AtMost),
    ("≥", Bound::AtLeast),
    (">=", Bound::AtLeast),
    ("=>", Bound::AtLeast),
    (">", Bound::AtLeast),
    ("mind", Bound::AtLeast),
    ("mindestens", Bound::AtLeast),
    ("min", Bound::AtLeast),
    ("minimum", Bound::AtLeast),
    ("wenigstens", Bound::AtLeast),
    ("at least", Bound::AtLeast),
    ("ca", Bound::About),
    ("circa", Bound::About),
    ("etwa", Bound::About),
    ("rund", Bound::About),
    ("ungefaehr", Bound::About),
    ("about", Bound::About),
    ("approx", Bound::About),
    ("~", Bound::About),
    ("≈", Bound::About),
];

/// Takes a bound and the spaces after it; without one the value is exact.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Bound {
    let bound = cursor.one_of(BOUNDS).unwrap_or_default();
    cursor.spaces();
    bound
}
