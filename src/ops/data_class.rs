//! Data classes: their order and their default requirements.

use crate::diagnostic::Spanned;
use crate::language::Lang;
use crate::lexicon::cadence::ENDINGS;
use crate::record::Record;

/// The criticality of a service's data, lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataClass {
    /// No promises are made.
    BestEffort,
    /// Loss or outage disrupts work.
    Important,
    /// Loss or outage stops operations.
    Critical,
}

impl DataClass {
    /// All classes, highest first.
    pub const ALL: [Self; 3] = [Self::Critical, Self::Important, Self::BestEffort];

    /// The names of classes in rule options.
    pub const NAMES: [&'static str; 5] =
        ["kritisch", "wichtig", "best-effort", "critical", "important"];

    /// The class of a schema value in either language; none for values that a wiki has added.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.as_str() == word || class.english() == word)
    }

    /// The class that an adjective (spelled out) means: `kritischen`, `critical`.
    pub fn of_adjective(word: &str) -> Option<Self> {
        let is_stem = |class: &Self| {
            let ending = word.strip_prefix(class.as_str());
            ending.is_some_and(|ending| ENDINGS.contains(&ending)) || word == class.english()
        };
        Self::ALL.into_iter().find(is_stem)
    }

    /// The value in the schema.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Critical => "kritisch",
            Self::Important => "wichtig",
            Self::BestEffort => "best-effort",
        }
    }

    /// The English value in the schema.
    pub const fn english(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::Important => "important",
            Self::BestEffort => "best-effort",
        }
    }

    /// The value in the schema that people of this language read.
    pub const fn word(self, lang: Lang) -> &'static str {
        match lang {
            Lang::De => self.as_str(),
            Lang::En => self.english(),
        }
    }

    /// The default interval of restore tests (ISO 8601).
    pub const fn test_cadence(self) -> &'static str {
        match self {
            Self::Critical => "P3M",
            Self::Important => "P6M",
            Self::BestEffort => "P12M",
        }
    }

    /// The class in the record of a service.
    pub fn of(service: &Record) -> Option<Spanned<Self>> {
        let class = Self::parse(service.values().word("data_class")?)?;
        Some(Spanned::new(class, service.values().member("data_class")?.value.span))
    }
}
