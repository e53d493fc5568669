//! A rule: its metadata, its explanation and its function.

use super::{Context, PageContext, RuleOption};
use crate::diagnostic::{Finding, RuleInfo};
use crate::language::Lang;

/// A rule of the catalogue.
#[derive(Debug)]
pub struct Rule {
    /// Code, name, level.
    pub info: RuleInfo,
    /// What it reads in `[check.rules]` besides its level.
    pub options: &'static [RuleOption],
    /// What `runbuch rule CODE` prints.
    pub explanation: Explanation,
    /// How findings are found.
    pub run: Run,
}

/// A rule's documentation in Markdown.
#[derive(Debug)]
pub struct Explanation {
    /// German.
    pub de: &'static str,
    /// English.
    pub en: &'static str,
}

/// What a rule looks at.
#[derive(Debug)]
pub enum Run {
    /// One page at a time, in parallel.
    Page(fn(PageContext<'_>) -> Vec<Finding>),
    /// Everything joined.
    Site(fn(&Context<'_>) -> Vec<Finding>),
    /// The findings of the other rules: `verdict` asks it.
    Verdict,
}

impl Rule {
    /// The explanation in `lang`.
    pub fn explain(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::De => self.explanation.de,
            Lang::En => self.explanation.en,
        }
    }

    /// Whether `name` is the rule's code or slug.
    pub fn is_named(&self, name: &str) -> bool {
        self.info.is_named(name)
    }

    pub(super) fn of_page(&self, page: PageContext<'_>) -> Vec<Finding> {
        match self.run {
            Run::Page(check) => check(page),
            _ => Vec::new(),
        }
    }

    pub(super) fn of_site(&self, context: &Context<'_>) -> Vec<Finding> {
        match self.run {
            Run::Site(check) => check(context),
            _ => Vec::new(),
        }
    }
}

/// Declares the rule of a file. The explanation stands beside the file, in both languages.
macro_rules! rule {
    (
        $code:literal, $slug:literal, $level:ident,
        fix: $fix:ident, time_dependent: $time:literal,
        $(options: [$($option:literal: $value:expr),+ $(,)?],)?
        explanation: $file:literal, run: $run:expr $(,)?
    ) => {
        /// This file's rule.
        pub static RULE: $crate::check::Rule = $crate::check::Rule {
            info: $crate::diagnostic::RuleInfo {
                code: ::std::borrow::Cow::Borrowed($code),
                slug: ::std::borrow::Cow::Borrowed($slug),
                level: $crate::diagnostic::Level::$level,
                fix: $crate::diagnostic::FixKind::$fix,
                time_dependent: $time,
            },
            options: &[$($(
                $crate::check::RuleOption { name: $option, value: $value },
            )+)?],
            explanation: $crate::check::Explanation {
                de: include_str!(concat!($file, ".de.md")),
                en: include_str!(concat!($file, ".en.md")),
            },
            run: $run,
        };
    };
}
pub(in crate::check) use rule;
