//! Numbers as people write them: `4`, `1,5`, `1.5`, `zwei`.

use super::cursor::Cursor;
use super::rejection::RejectionReason;
use crate::lexicon::look_up;
use crate::lexicon::time::{HALVES, NUMBERS};

/// An exact decimal number, `digits / scale`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decimal {
    digits: u64,
    scale: u64,
    /// `1.500`: German thousands or an English fraction, and the other way round.
    pub(super) ambiguous: bool,
    /// Written with digits, not as a word.
    pub(super) numeric: bool,
}

impl Decimal {
    pub(super) fn whole(digits: u64) -> Self {
        Self { digits, scale: 1, ambiguous: false, numeric: true }
    }

    /// The number if it has no fraction.
    pub(super) fn as_whole(self) -> Option<u64> {
        (self.scale == 1).then_some(self.digits)
    }

    /// The separator taken as that of thousands, and as that of a fraction.
    pub(super) fn readings(self) -> [Self; 2] {
        let fraction = Self { ambiguous: false, ..self };
        [fraction, Self::whole(self.digits)]
    }

    /// The product with a whole number.
    ///
    /// # Errors
    /// [`RejectionReason::OutOfRange`] if it is too large, [`RejectionReason::TooFine`] if it is not whole.
    pub(super) fn times(self, factor: u64) -> Result<u64, RejectionReason> {
        let product = self.digits.checked_mul(factor).ok_or(RejectionReason::OutOfRange)?;
        match product.checked_rem(self.scale) {
            Some(0) => Ok(product.checked_div(self.scale).unwrap_or(product)),
            _ => Err(RejectionReason::TooFine),
        }
    }
}

/// Takes a number; `Ok(None)` if there is none.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Result<Option<Decimal>, RejectionReason> {
    if let Some(part) = cursor.attempt(part_of_one).or_else(|| cursor.attempt(half)) {
        return Ok(Some(part));
    }
    if let Some(whole) = cursor.digits(1..=usize::MAX) {
        return decimal(whole, fraction(cursor)).map(Some);
    }
    Ok(cursor.attempt(word))
}

fn word(cursor: &mut Cursor<'_>) -> Option<Decimal> {
    let number = look_up(NUMBERS, &cursor.word()?)?;
    Some(Decimal { numeric: false, ..Decimal::whole(number) })
}

/// `½`, `1/2`, `¾`.
pub(super) fn part_of_one(cursor: &mut Cursor<'_>) -> Option<Decimal> {
    const PARTS: [(&str, u64); 6] =
        [("½", 50), ("¼", 25), ("¾", 75), ("1/2", 50), ("1/4", 25), ("3/4", 75)];
    let rest = cursor.rest();
    let strip =
        |(written, hundredths): &(&str, u64)| Some((rest.strip_prefix(written)?, *hundredths));
    let (rest, hundredths) = PARTS.iter().find_map(strip)?;
    *cursor = Cursor::new(rest);
    let is_whole = !cursor.peek().is_some_and(|c| c.is_ascii_digit() || ".,/".contains(c));
    is_whole.then_some(Decimal { digits: hundredths, scale: 100, ambiguous: false, numeric: true })
}

/// `eine halbe`, `half an`, `anderthalb`.
fn half(cursor: &mut Cursor<'_>) -> Option<Decimal> {
    let half = Decimal { digits: 5, scale: 10, ambiguous: false, numeric: false };
    if cursor.phrase("anderthalb") || cursor.phrase("eineinhalb") {
        return Some(Decimal { digits: 15, ..half });
    }
    cursor.attempt(article);
    cursor.spaces();
    let found = cursor.attempt(|cursor| HALVES.has(&cursor.word()?).then_some(half))?;
    cursor.spaces();
    cursor.attempt(article);
    Some(found)
}

fn article(cursor: &mut Cursor<'_>) -> Option<u64> {
    look_up(NUMBERS, &cursor.word()?).filter(|number| *number == 1)
}

fn fraction<'a>(cursor: &mut Cursor<'a>) -> &'a str {
    let digits = cursor.attempt(|cursor| {
        let separated = cursor.eat_if(|c| matches!(c, '.' | ','));
        separated.then(|| cursor.digits(1..=usize::MAX)).flatten()
    });
    digits.unwrap_or("")
}

fn decimal(whole: &str, fraction: &str) -> Result<Decimal, RejectionReason> {
    let digits = format!("{whole}{fraction}");
    let places = u32::try_from(fraction.len()).ok();
    Ok(Decimal {
        digits: digits.parse().map_err(|_| RejectionReason::OutOfRange)?,
        scale: places
            .and_then(|places| 10_u64.checked_pow(places))
            .ok_or(RejectionReason::TooFine)?,
        ambiguous: fraction.len() == 3 && whole.len() <= 3 && !whole.starts_with('0'),
        numeric: true,
    })
}
