//! Numbers as people write them: `4`, `1,5`, `1.5`, `zwei`.

use super::cursor::Cursor;
use super::rejection::RejectionReason;
use crate::lexicon::look_up;
use crate::lexicon::time::NUMBERS;

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
    if let Some(whole) = cursor.digits(1..=usize::MAX) {
        return decimal(whole, fraction(cursor)).map(Some);
    }
    Ok(cursor.attempt(word))
}

fn word(cursor: &mut Cursor<'_>) -> Option<Decimal> {
    let number = look_up(NUMBERS, &cursor.word()?)?;
    Some(Decimal { numeric: false, ..Decimal::whole(number) })
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
