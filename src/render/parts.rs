//! Parts that several contexts of templates have in common: days, links, entries of lists, progress.

use jiff::civil::Date;
use serde::Serialize;

use crate::language::Lang;
use crate::page::Progress;

/// A day for machines and for people.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct DayContext {
    pub(super) iso: String,
    pub(super) text: String,
}

impl DayContext {
    pub(super) fn new(lang: Lang, day: Date) -> Self {
        Self { iso: day.to_string(), text: lang.day(day) }
    }

    /// For a cell of a table.
    pub(super) fn short(lang: Lang, day: Date) -> Self {
        Self { iso: day.to_string(), text: lang.short_day(day) }
    }
}

/// A link; without URL a mere caption.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct LinkContext<'a> {
    pub(super) title: &'a str,
    pub(super) url: Option<String>,
}

/// A page in the list of its folder.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ChildContext<'a> {
    pub(super) title: &'a str,
    pub(super) url: String,
    pub(super) description: Option<&'a str>,
    pub(super) progress: Option<ProgressContext>,
    pub(super) is_draft: bool,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ProgressContext {
    done: usize,
    total: usize,
    percent: usize,
}

impl ProgressContext {
    /// None where there are no boxes.
    pub(super) fn of(progress: Progress) -> Option<Self> {
        let Progress { done, total } = progress;
        let percent = (done * 100).checked_div(total)?;
        Some(Self { done, total, percent })
    }
}
