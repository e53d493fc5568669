//! The results of the check, from which pages about it are made.

use std::sync::Arc;

use jiff::civil::Date;

use crate::artifact::Artifact;
use crate::diagnostic::{Diagnostic, Explanation, Forecast, Waiver};
use crate::language::Catalogue;
use crate::ops::ServiceStatus;

/// What the check gave, for the site.
pub struct Compliance<'a> {
    /// What findings say; the theme has words of its own only.
    pub catalogue: &'a Arc<Catalogue>,
    /// The settled findings, in order.
    pub diagnostics: &'a [Diagnostic],
    /// All waivers, in the order of pages, and whether each permits anything on the as-of date.
    pub waivers: Vec<(&'a Waiver, bool)>,
    /// The rules of the findings, and of those to come, by code.
    pub rules: Vec<RuleEntry>,
    /// The catalogue of services.
    pub services: &'a [ServiceStatus],
    /// The last day that was looked ahead to.
    pub until: Date,
    /// What the calendar will bring until then, in order.
    pub forecasts: &'a [Forecast],
    /// The same for machines.
    pub files: Vec<Artifact>,
}

/// A rule, for its page.
#[derive(Debug)]
pub struct RuleEntry {
    /// `L701`
    pub code: String,
    /// `broken-link`
    pub slug: String,
    /// Its explanation, in the language of the site.
    pub explanation: Explanation,
}
