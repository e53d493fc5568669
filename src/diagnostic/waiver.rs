//! A waiver: what it covers, until when, and why.

use jiff::civil::Date;

use super::{Place, Span, Spanned};

/// A permission to break a rule in one place for a time.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiver {
    /// The comment or the entry of front matter.
    pub place: Place,
    /// What it covers, in the same file.
    pub scope: Span,
    /// Code or slug of the rule, with its bytes.
    pub rule: Option<Spanned<String>>,
    /// The record or field whose findings it is limited to, as written; empty where the attribute has no value.
    pub subject: Option<Spanned<String>>,
    /// The last day on which it holds, as written.
    pub until: Option<String>,
    /// That day; none where it is no day.
    pub last_day: Option<Date>,
    /// Why.
    pub reason: Option<String>,
    /// Who approved it.
    pub by: Option<String>,
    /// Where it was written.
    pub written: WaiverPlace,
    /// The word after `runbuch:` where it is not `allow`: the waiver has no effect then.
    pub unknown: Option<String>,
    /// What it says besides: anyone who wrote it meant less than what it would cover without it.
    pub surplus: Vec<Surplus>,
}

/// A part of a waiver that nothing uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Surplus {
    /// The attribute's name, or the word.
    pub text: String,
    /// Where it is.
    pub span: Span,
    /// Why nothing uses it.
    pub kind: SurplusKind,
}

/// Why nothing uses a part of a waiver.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SurplusKind {
    /// No waiver has an attribute of this name; perhaps this one was meant.
    Attribute(Option<&'static str>),
    /// The attribute has been set before, in this spelling or another.
    Repeated,
    /// A word that is neither the rule nor the value of an attribute.
    Word,
}

/// Where a waiver was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaiverPlace {
    /// `<!-- runbuch: allow … -->`
    Comment,
    /// `waivers:`
    FrontMatter,
}

impl Waiver {
    /// The rule as written; empty where it names none.
    pub fn rule_name(&self) -> &str {
        self.rule.as_ref().map_or("", |rule| &rule.value)
    }

    /// The subject as written; empty where it has none.
    pub fn subject_name(&self) -> &str {
        self.subject.as_ref().map_or("", |subject| &subject.value)
    }

    /// What messages call it: `T302`, or `T302 (NAS)` where it has a subject.
    pub fn called(&self) -> String {
        match (self.rule_name(), self.subject_name()) {
            (rule, "") => rule.to_owned(),
            (rule, subject) => format!("{rule} ({subject})"),
        }
    }

    /// Whether it has a subject that names nothing: without the attribute it would cover more than was meant.
    pub fn lacks_subject(&self) -> bool {
        self.subject.as_ref().is_some_and(|subject| subject.value.is_empty())
    }

    /// Whether it says all that a waiver must say.
    pub fn is_complete(&self) -> bool {
        let says_all = self.rule.is_some() && self.reason.is_some() && self.last_day.is_some();
        says_all && !self.lacks_subject() && self.surplus.is_empty()
    }
}
