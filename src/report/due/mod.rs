//! The report of what is overdue and what falls due: `runbuch due`, the calendars of the site.
//!
//! One duty is one line, entry or event, however many findings are about it.

mod calendar;
mod csv;
mod human;
mod json;
mod lines;
mod markdown;

pub use calendar::due_calendar;
pub use csv::due_csv;
pub use human::due_human;
pub use json::due_json;
pub use markdown::due_markdown;

use jiff::civil::Date;

use super::Report;
use crate::diagnostic::{Message, Place, msg};
use crate::ops::{AgendaItem, Reported, Urgency};

/// The data of the report.
pub struct Due<'a> {
    /// Language, sources and as-of date.
    pub report: &'a Report<'a>,
    /// The last day.
    pub until: Date,
    /// The duties, by day.
    pub items: &'a [AgendaItem<'a>],
    /// What the wiki, or this part of it, is called.
    pub title: &'a str,
    /// Where a place is shown on the published site, if its address is known.
    pub url: &'a dyn Fn(&Place) -> Option<String>,
}

impl Due<'_> {
    fn text(&self, message: &Message) -> String {
        self.report.text(message)
    }

    /// What has to be done.
    pub(super) fn title(&self, item: &AgendaItem<'_>) -> String {
        self.text(&item.deadline.title)
    }

    /// `in 12 days`, `today`, `since 12 days`, `since 12 days, until 15 March 2026 at the latest`
    pub(super) fn when(&self, item: &AgendaItem<'_>) -> String {
        let count = usize::try_from(item.days.abs()).unwrap_or_default();
        self.text(&match (item.urgency, item.days) {
            (_, 0) => msg!(due_today),
            (Urgency::Grace, _) => msg!(due_grace_since, count = count, last = item.last()),
            (_, ..0) => msg!(due_since, count = count),
            _ => msg!(due_in, count = count),
        })
    }

    /// Where to look.
    pub(super) fn place<'i>(&self, item: &AgendaItem<'i>) -> Option<&'i Place> {
        Some(&item.diagnostic(self.report.as_of)?.finding.place)
    }

    /// The duties by urgency, each group with its heading.
    fn groups(&self) -> impl Iterator<Item = (Message, Vec<&AgendaItem<'_>>)> {
        let headings = [
            (Urgency::Overdue, msg!(due_overdue)),
            (Urgency::Grace, msg!(due_grace)),
            (Urgency::Soon, msg!(due_soon)),
            (Urgency::Later, msg!(due_later)),
        ];
        let groups = headings.into_iter().map(|(urgency, heading)| {
            let of_group = self.items.iter().filter(move |item| item.urgency == urgency);
            (heading, of_group.collect::<Vec<_>>())
        });
        groups.filter(|(_, items)| !items.is_empty())
    }
}

/// The codes of the rules that report a duty, each once, in the order in which they do.
fn codes<'i>(item: &AgendaItem<'i>) -> Vec<&'i str> {
    let mut codes: Vec<&str> = Vec::new();
    for Reported { diagnostic, .. } in &item.reports {
        let code = &*diagnostic.finding.rule.code;
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}
