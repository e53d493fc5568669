//! How much depends on a service's data: the order of the classes, and what each asks for by default.

use crate::diagnostic::Spanned;
use crate::record::Record;

/// The class of a service's data, the lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataClass {
    /// Nothing is promised.
    BestEffort,
    /// Somebody would miss it.
    Important,
    /// Nothing works without it.
    Critical,
}

impl DataClass {
    /// All classes, the highest first.
    pub const ALL: [Self; 3] = [Self::Critical, Self::Important, Self::BestEffort];

    /// What the options of rules may call the classes.
    pub const NAMES: [&'static str; 5] =
        ["kritisch", "wichtig", "best-effort", "critical", "important"];

    /// The class that the schema's word stands for; none for words of a wiki's own.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.as_str() == word)
    }

    /// The word of the schema.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Critical => "kritisch",
            Self::Important => "wichtig",
            Self::BestEffort => "best-effort",
        }
    }

    /// The English word of the schema.
    pub const fn english(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::Important => "important",
            Self::BestEffort => "best-effort",
        }
    }

    /// How often a restore test is due unless the wiki says otherwise (ISO 8601).
    pub const fn test_cadence(self) -> &'static str {
        match self {
            Self::Critical => "P3M",
            Self::Important => "P6M",
            Self::BestEffort => "P12M",
        }
    }

    /// The class that the record of a service states.
    pub fn of(service: &Record) -> Option<Spanned<Self>> {
        let class = Self::parse(service.values().word("data_class")?)?;
        Some(Spanned::new(class, service.values().member("data_class")?.value.span))
    }
}
