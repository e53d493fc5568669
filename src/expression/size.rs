//! How large a value is at most, and what processing it costs.

use super::Operand;

/// Bytes of text processed per step.
const BYTES: u64 = 8;

/// Upper bounds for a value and the values within it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Size {
    /// The number of entries of the longest list or map.
    pub(super) count: u64,
    /// The cost of processing all of it, in steps.
    pub(super) weight: u64,
    /// The cost of its largest entry, in steps.
    pub(super) entry: u64,
}

impl Size {
    pub(super) const SCALAR: Self = Self { count: 0, weight: 1, entry: 1 };

    pub(super) fn of(value: &Operand) -> Self {
        match value {
            Operand::Text(text) => Self::of_text(text.len()),
            Operand::List(items) => Self::holding(items.iter().map(Self::of)),
            Operand::Map(pairs) => Self::holding(pairs.iter().map(|(_, value)| Self::of(value))),
            _ => Self::SCALAR,
        }
    }

    pub(super) fn of_text(bytes: usize) -> Self {
        let steps = u64::try_from(bytes).unwrap_or(u64::MAX) / BYTES;
        Self { weight: 1 + steps, entry: 1 + steps, ..Self::SCALAR }
    }

    /// The size of a list of `entries`.
    pub(super) fn holding(entries: impl Iterator<Item = Self>) -> Self {
        let mut all = Self::SCALAR;
        let mut length = 0;
        for entry in entries {
            length += 1;
            all = Self {
                count: all.count.max(entry.count),
                weight: all.weight.saturating_add(entry.weight),
                entry: all.entry.max(entry.weight),
            };
        }
        Self { count: all.count.max(length), ..all }
    }

    /// The size of its largest entry.
    pub(super) fn inside(self) -> Self {
        Self { weight: self.entry, ..self }
    }

    /// A bound for either value.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            count: self.count.max(other.count),
            weight: self.weight.max(other.weight),
            entry: self.entry.max(other.entry),
        }
    }

    /// A bound for both values concatenated.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            count: self.count.saturating_add(other.count),
            weight: self.weight.saturating_add(other.weight),
            entry: self.entry.max(other.entry),
        }
    }
}
