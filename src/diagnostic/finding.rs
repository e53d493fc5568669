//! A finding: what a rule says about a place; a diagnostic: what is to be reported of it.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Address, Fix, Level, Message, RuleRef, Span, msg};

/// A range of bytes in a file of the project.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Relative to the project root, with `/`.
    pub path: Arc<str>,
    /// Bytes of the file's decoded text.
    pub span: Span,
}

impl Place {
    /// The range `span` of the file at `path`.
    pub fn new(path: &Arc<str>, span: Span) -> Self {
        Self { path: Arc::clone(path), span }
    }
}

/// A second place that a finding has something to do with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What stands there.
    pub message: Message,
}

/// The days on which a finding holds; without a bound it holds for ever on that side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Window {
    /// The first day on which it holds.
    pub from: Option<Date>,
    /// The first day on which it holds no more.
    pub until: Option<Date>,
}

impl Window {
    /// Whether `day` lies in it.
    pub fn contains(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }
}

/// How an obligation stands. Reports keep a broken promise apart from evidence that is too old.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Kept, and proven.
    Met,
    /// Broken.
    Violated,
    /// It was proven once; the evidence is too old.
    Expired,
    /// Nothing was ever proven.
    Unknown,
    /// Broken by permission.
    Waived,
}

impl State {
    /// The word in machine formats.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Violated => "violated",
            Self::Expired => "expired",
            Self::Unknown => "unknown",
            Self::Waived => "waived",
        }
    }
}

/// One finding, in no language yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule that found it.
    pub rule: RuleRef,
    /// The rule's level, or the one that this finding deserves.
    pub level: Level,
    /// Where it is.
    pub place: Place,
    /// What tells it from others of its rule on the page, whatever its line and value: a link's
    /// target, a key, the name and the field of a record.
    pub subject: String,
    /// The record that it is about, and the field of it.
    pub about: Option<Address>,
    /// What is wrong.
    pub message: Message,
    /// What should stand there.
    pub expected: Option<Message>,
    /// What stands there.
    pub actual: Option<Message>,
    /// The way out.
    pub help: Option<Message>,
    /// The other places that the finding has to do with.
    pub related: Vec<Related>,
    /// The mend, where the rule knows one.
    pub fix: Option<Fix>,
    /// When it holds. Rules do not know what day it is; `verdict` does.
    pub window: Window,
    /// What is to be thought of the obligation that it is about.
    pub state: State,
    /// Who has to see to it, where the wiki says so.
    pub owner: Option<String>,
}

impl Finding {
    /// A finding of `rule` at its default level.
    pub fn new(
        rule: impl Into<RuleRef>,
        place: Place,
        subject: impl Into<String>,
        message: Message,
    ) -> Self {
        let rule = rule.into();
        Self {
            level: rule.level,
            rule,
            place,
            subject: subject.into(),
            about: None,
            message,
            expected: None,
            actual: None,
            help: None,
            related: Vec::new(),
            fix: None,
            window: Window::default(),
            state: State::Violated,
            owner: None,
        }
    }

    /// The same about a record and a field of it.
    #[must_use]
    pub fn about(mut self, address: Address) -> Self {
        self.about = Some(address);
        self
    }

    /// The same at another place than that of what it is about.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = place;
        self
    }

    /// The same at another level than the rule's.
    #[must_use]
    pub fn level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// Says what should stand there.
    #[must_use]
    pub fn expected(mut self, message: Message) -> Self {
        self.expected = Some(message);
        self
    }

    /// Says what stands there.
    #[must_use]
    pub fn actual(mut self, message: Message) -> Self {
        self.actual = Some(message);
        self
    }

    /// Says what stands there in the words of the document, or that nothing does.
    #[must_use]
    pub fn found(self, text: &str) -> Self {
        self.actual(match text.trim() {
            "" => msg!(nothing),
            text => msg!(verbatim, text = text),
        })
    }

    /// Says the way out.
    #[must_use]
    pub fn help(mut self, message: Message) -> Self {
        self.help = Some(message);
        self
    }

    /// Names a second place.
    #[must_use]
    pub fn related(mut self, place: Place, message: Message) -> Self {
        self.related.push(Related { place, message });
        self
    }

    /// Adds the mend.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// Says from which day on it holds.
    #[must_use]
    pub fn from_day(mut self, day: Date) -> Self {
        self.window.from = Some(day);
        self
    }

    /// Says from which day on it holds no more.
    #[must_use]
    pub fn until_day(mut self, day: Date) -> Self {
        self.window.until = Some(day);
        self
    }

    /// Says how the obligation stands.
    #[must_use]
    pub fn state(mut self, state: State) -> Self {
        self.state = state;
        self
    }

    /// Names who has to see to it.
    #[must_use]
    pub fn owner(mut self, owner: Option<&str>) -> Self {
        self.owner = owner.map(str::to_owned);
        self
    }
}

/// A finding whose level is settled: what every report prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What the rule said.
    pub finding: Arc<Finding>,
    /// After configuration, command line and caps; never [`Level::Off`].
    pub level: Level,
    /// Stable and unique, independent of lines and values: 16 hexadecimal digits.
    pub fingerprint: String,
    /// The waiver that permits it.
    pub waiver: Option<Permission>,
    /// Whether the baseline knows it.
    pub baseline: bool,
}

/// Why a finding is permitted.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Permission {
    /// The last day, as written.
    pub until: String,
    /// The reason.
    pub reason: String,
    /// Who permitted it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

impl Diagnostic {
    /// Whether it counts: permitted findings and those of the baseline are marked, but fail nothing.
    pub fn counts(&self) -> bool {
        self.waiver.is_none() && !self.baseline
    }

    /// Whether nothing but the calendar has brought it.
    pub fn is_overdue(&self) -> bool {
        self.finding.rule.time_dependent && self.counts()
    }

    /// How the obligation stands, permissions considered.
    pub fn state(&self) -> State {
        if self.waiver.is_some() { State::Waived } else { self.finding.state }
    }
}

/// A line of a baseline: what tells a finding from others, whatever its line and value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct BaselineEntry {
    /// The rule's code.
    pub code: String,
    /// The page, relative to the project root.
    pub path: String,
    /// The finding's subject.
    pub subject: String,
    /// How many findings alike in all this.
    pub count: usize,
}

/// How many diagnostics of each level count, and how many do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Summary {
    /// Errors.
    pub error: usize,
    /// Warnings.
    pub warning: usize,
    /// Notes.
    pub note: usize,
    /// Permitted findings of all levels.
    pub waived: usize,
    /// Findings of all levels that the baseline knows.
    pub baseline: usize,
}

impl Summary {
    /// Counts.
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let mut summary = Self::default();
        for diagnostic in diagnostics {
            let counter = match diagnostic.level {
                _ if diagnostic.waiver.is_some() => &mut summary.waived,
                _ if diagnostic.baseline => &mut summary.baseline,
                Level::Error => &mut summary.error,
                Level::Warning => &mut summary.warning,
                Level::Note | Level::Off => &mut summary.note,
            };
            *counter += 1;
        }
        summary
    }
}
