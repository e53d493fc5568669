//! The results of the check, from which pages about it are made.

use std::sync::Arc;

use jiff::civil::Date;

use crate::artifact::Artifact;
use crate::diagnostic::{Diagnostic, Explanation, Waiver};
use crate::language::Catalogue;
use crate::ops::{AgendaItem, NextRun, ServiceStatus};

/// The results of the check, for the site.
pub struct Compliance<'a> {
    /// The messages of findings, which are not part of the theme.
    pub catalogue: &'a Arc<Catalogue>,
    /// The diagnostics, sorted.
    pub diagnostics: &'a [Diagnostic],
    /// All waivers in page order, with whether each is in force on the as-of date.
    pub waivers: Vec<(&'a Waiver, bool)>,
    /// The rules of current and upcoming findings, sorted by code.
    pub rules: Vec<RuleEntry>,
    /// The status of services.
    pub services: &'a [ServiceStatus],
    /// The recurring maintenance tasks, each with its next day.
    pub maintenance: &'a [NextRun],
    /// The last day of the agenda.
    pub until: Date,
    /// What is due until then, by day.
    pub agenda: Vec<AgendaItem<'a>>,
    /// The calendars by kind: what the kind is called, and the path. They are among the files.
    pub calendars: Vec<(String, String)>,
    /// The machine-readable files.
    pub files: Vec<Artifact>,
}

/// A rule with its documentation page.
#[derive(Debug)]
pub struct RuleEntry {
    /// `L701`
    pub code: String,
    /// `broken-link`
    pub slug: String,
    /// The documentation, in the language of the site.
    pub explanation: Explanation,
}
