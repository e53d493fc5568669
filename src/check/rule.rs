//! A rule: its metadata, its explanation and its function.

use super::{Context, LinkedPage, PageContext, RuleOption, options};
use crate::config::Config;
use crate::diagnostic::{Finding, Obligation, RuleInfo, RuleRef};
use crate::language::Lang;
use crate::source::data::Node;
use crate::value::Interval;

/// A rule of the catalogue.
#[derive(Debug)]
pub struct Rule {
    /// Code, name, level.
    pub info: RuleInfo,
    /// What it reads in `[check.rules]` besides its level.
    pub options: &'static [RuleOption],
    /// The obligations whose levels by data class its findings have, as `[check.obligations]` says.
    pub demands: &'static [Obligation],
    /// What `runbuch rule CODE` prints.
    pub explanation: RuleDocs,
    /// How findings are found.
    pub run: Run,
}

/// A rule's documentation in Markdown.
#[derive(Debug)]
pub struct RuleDocs {
    /// German.
    pub de: &'static str,
    /// English.
    pub en: &'static str,
}

/// What a rule looks at.
#[derive(Debug)]
pub enum Run {
    /// One page at a time, by itself.
    Page(fn(PageContext<'_>) -> Vec<Finding>),
    /// The same, and besides what needs the whole site.
    PageAndSite(fn(PageContext<'_>) -> Vec<Finding>, fn(&Context<'_>) -> Vec<Finding>),
    /// One page at a time, among the others.
    Linked(fn(LinkedPage<'_>) -> Vec<Finding>),
    /// The same, and besides what is on no page.
    LinkedAndSite(fn(LinkedPage<'_>) -> Vec<Finding>, fn(&Context<'_>) -> Vec<Finding>),
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

    /// The option `name` in `[check.rules]`.
    pub(super) fn option<'c>(&self, config: &'c Config, name: &str) -> Option<&'c Node> {
        let mut settings = config.rules.iter().rev();
        settings.find(|setting| self.is_named(&setting.key))?.options.get(name)
    }

    /// The duration that the option `name` says, else what `default` says.
    pub(super) fn period(&self, config: &Config, name: &str, default: &str) -> Option<Interval> {
        let written = self.option(config, name).and_then(Node::as_str);
        written.and_then(options::period).or_else(|| options::period(default))
    }

    pub(super) fn of_page(&self, page: PageContext<'_>) -> Vec<Finding> {
        match self.run {
            Run::Page(check) | Run::PageAndSite(check, _) => check(page),
            _ => Vec::new(),
        }
    }

    pub(super) fn of_linked(&self, page: LinkedPage<'_>) -> Vec<Finding> {
        match self.run {
            Run::Linked(check) | Run::LinkedAndSite(check, _) => check(page),
            _ => Vec::new(),
        }
    }

    pub(super) fn of_site(&self, context: &Context<'_>) -> Vec<Finding> {
        match self.run {
            Run::Site(check) | Run::PageAndSite(_, check) | Run::LinkedAndSite(_, check) => {
                check(context)
            }
            _ => Vec::new(),
        }
    }
}

impl From<&'static Rule> for RuleRef {
    fn from(rule: &'static Rule) -> Self {
        Self::BuiltIn(&rule.info)
    }
}

/// Declares the rule of a file. The explanation is beside the file, in both languages.
macro_rules! rule {
    (
        $code:literal, $slug:literal, $level:ident,
        fix: $fix:ident, time_dependent: $time:literal,
        category: $category:ident, $(obligation: $obligation:ident,)? since: $since:literal,
        $(options: [$($option:literal: $value:expr),+ $(,)?],)?
        $(demands: [$($demand:ident),+ $(,)?],)?
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
                category: $crate::diagnostic::Category::$category,
                obligation: $crate::check::rule::maybe!(
                    $($crate::diagnostic::Obligation::$obligation)?
                ),
                since: Some($since),
            },
            options: &[$($(
                $crate::check::RuleOption { name: $option, value: $value },
            )+)?],
            demands: &[$($($crate::diagnostic::Obligation::$demand,)+)?],
            explanation: $crate::check::RuleDocs {
                de: include_str!(concat!($file, ".de.md")),
                en: include_str!(concat!($file, ".en.md")),
            },
            run: $run,
        };
    };
}
pub(in crate::check) use rule;

/// `Some` of what is there, if anything does.
macro_rules! maybe {
    () => {
        None
    };
    ($value:expr) => {
        Some($value)
    };
}
pub(in crate::check) use maybe;
