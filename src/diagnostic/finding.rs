//! A finding is what a rule reports at a place; a diagnostic is a finding with its final level.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Address, Deadline, Fix, Level, Message, Obligation, RuleRef, Span, State, msg};

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

/// A second place that helps to understand a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The place.
    pub place: Place,
    /// How it relates to the finding.
    pub message: Message,
}

/// The days on which a finding holds. A missing bound is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Window {
    /// The first day on which it holds.
    pub from: Option<Date>,
    /// The first day on which it no longer holds.
    pub until: Option<Date>,
}

impl Window {
    /// Whether the finding holds on `day`.
    pub fn contains(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }
}

/// One finding. Its messages are not yet in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule that found it.
    pub rule: RuleRef,
    /// The level of the rule, unless this finding has one of its own.
    pub level: Level,
    /// The place it is reported at.
    pub place: Place,
    /// Identifies it among the findings of its rule on the page, independent of line and value: a link's
    /// target, a key, the name and field of a record. Fingerprints and baselines are built from it.
    pub subject: String,
    /// What it shares with findings of its rule about other records: the names of the missing fields. Reports for people
    /// show such findings together.
    pub cause: Option<String>,
    /// The record and field that it is about.
    pub about: Option<Address>,
    /// Further records and fields with the same cause: the rows of a table without a column.
    pub also_about: Vec<Address>,
    /// What is wrong.
    pub message: Message,
    /// What was expected there.
    pub expected: Option<Message>,
    /// What was found there.
    pub actual: Option<Message>,
    /// How to fix it.
    pub help: Option<Message>,
    /// Further places that help to understand it.
    pub related: Vec<Related>,
    /// An automatic fix, where the rule has one.
    pub fix: Option<Fix>,
    /// What belongs to the fix in other files, by their paths, each file once.
    pub fix_elsewhere: Vec<(Arc<str>, Fix)>,
    /// The days on which it holds. Rules do not know the current day; `verdict` does.
    pub window: Window,
    /// The duty that it is about, where it depends on the calendar. Its own window is that of the finding: a duty has a
    /// note before its day, and an error after it.
    pub deadline: Option<Deadline>,
    /// The state of the obligation that it is about.
    pub state: State,
    /// Who is responsible, where the wiki states it.
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
            cause: None,
            about: None,
            also_about: Vec::new(),
            message,
            expected: None,
            actual: None,
            help: None,
            related: Vec::new(),
            fix: None,
            fix_elsewhere: Vec::new(),
            window: Window::default(),
            deadline: None,
            state: State::Violated,
            owner: None,
        }
    }

    /// Sets the record and field that it is about.
    #[must_use]
    pub fn about(mut self, address: Address) -> Self {
        self.about = Some(address);
        self
    }

    /// Sets what it shares with findings of its rule about other records.
    #[must_use]
    pub fn cause(mut self, cause: impl Into<String>) -> Self {
        self.cause = Some(cause.into());
        self
    }

    /// Adds records and fields that have the same cause.
    #[must_use]
    pub fn also_about(mut self, addresses: impl IntoIterator<Item = Address>) -> Self {
        self.also_about.extend(addresses);
        self
    }

    /// All records and fields that it is about, each with the obligation of a service that it concerns, if its rule
    /// concerns one. A rule about single values concerns what the value proves.
    pub fn concerns(&self) -> impl Iterator<Item = (&Address, Option<Obligation>)> {
        let addresses = self.about.iter().chain(&self.also_about);
        addresses.map(|address| match self.rule.obligation {
            Some(Obligation::Documentation) => {
                let proven = Obligation::of_field(&address.field);
                (address, proven.or(Some(Obligation::Documentation)))
            }
            obligation => (address, obligation),
        })
    }

    /// Sets the place, where it is not that of the field.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = place;
        self
    }

    /// Sets a level of its own.
    #[must_use]
    pub fn level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// Sets what was expected.
    #[must_use]
    pub fn expected(mut self, message: Message) -> Self {
        self.expected = Some(message);
        self
    }

    /// Sets what was found.
    #[must_use]
    pub fn actual(mut self, message: Message) -> Self {
        self.actual = Some(message);
        self
    }

    /// Sets what was found to `text` as written, or to "nothing" where it is blank.
    #[must_use]
    pub fn found(self, text: &str) -> Self {
        self.actual(match text.trim() {
            "" => msg!(nothing),
            text => msg!(verbatim, text = text),
        })
    }

    /// Sets how to fix it.
    #[must_use]
    pub fn help(mut self, message: Message) -> Self {
        self.help = Some(message);
        self
    }

    /// Adds a related place.
    #[must_use]
    pub fn related(mut self, place: Place, message: Message) -> Self {
        self.related.push(Related { place, message });
        self
    }

    /// Sets the automatic fix.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// Sets what belongs to the automatic fix in other files.
    #[must_use]
    pub fn fix_elsewhere(mut self, fixes: Vec<(Arc<str>, Fix)>) -> Self {
        self.fix_elsewhere = fixes;
        self
    }

    /// Sets the first day on which it holds.
    #[must_use]
    pub fn from_day(mut self, day: Date) -> Self {
        self.window.from = Some(day);
        self
    }

    /// Sets the first day on which it no longer holds.
    #[must_use]
    pub fn until_day(mut self, day: Date) -> Self {
        self.window.until = Some(day);
        self
    }

    /// Sets the duty that it is about.
    #[must_use]
    pub fn deadline(mut self, deadline: Deadline) -> Self {
        self.deadline = Some(deadline);
        self
    }

    /// Sets the state of the obligation.
    #[must_use]
    pub fn state(mut self, state: State) -> Self {
        self.state = state;
        self
    }

    /// Sets who is responsible.
    #[must_use]
    pub fn owner(mut self, owner: Option<&str>) -> Self {
        self.owner = owner.map(str::to_owned);
        self
    }
}

/// A finding with its final level: what every report prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The finding.
    pub finding: Arc<Finding>,
    /// The level after configuration, command line and caps; never [`Level::Off`].
    pub level: Level,
    /// 16 hexadecimal digits; stable and unique, independent of lines and values.
    pub fingerprint: String,
    /// The waiver that covers it.
    pub waiver: Option<Permission>,
    /// Whether it is part of the baseline.
    pub baseline: bool,
}

/// Why a finding is waived.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Permission {
    /// The last day, as written.
    pub until: String,
    /// The reason.
    pub reason: String,
    /// Who approved it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

impl Diagnostic {
    /// Whether it can fail a check. Waived findings and those in the baseline are shown, but do not.
    pub fn counts(&self) -> bool {
        self.waiver.is_none() && !self.baseline
    }

    /// The state of the obligation, waivers considered.
    pub fn state(&self) -> State {
        if self.waiver.is_some() { State::Waived } else { self.finding.state }
    }
}

/// A day on which `check` will report something else than on the day before, with nothing but the
/// calendar changing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// The day.
    pub day: Date,
    /// What is reported from this day on, in the order of reports. What a waiver covered until
    /// now comes back here, and what changes its level is both here and among `ends`.
    pub appears: Vec<Diagnostic>,
    /// What was reported last on the day before, in the same order.
    pub ends: Vec<Diagnostic>,
}

impl Forecast {
    /// What appears on that day and counts.
    pub fn falls_due(&self) -> impl Iterator<Item = &Diagnostic> {
        self.appears.iter().filter(|diagnostic| diagnostic.counts())
    }
}

/// An entry of a baseline, independent of line and value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct BaselineEntry {
    /// The rule's code.
    pub code: String,
    /// The page, relative to the project root.
    pub path: String,
    /// The finding's subject.
    pub subject: String,
    /// The number of findings with this code, path and subject.
    pub count: usize,
}

/// Numbers of diagnostics by level, and of those that cannot fail a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Summary {
    /// Errors that count.
    pub error: usize,
    /// Warnings that count.
    pub warning: usize,
    /// Notes that count.
    pub note: usize,
    /// Waived findings of all levels.
    pub waived: usize,
    /// Findings of all levels in the baseline.
    pub baseline: usize,
}

impl Summary {
    /// The numbers of `diagnostics`.
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
