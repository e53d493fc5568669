//! The agenda: what is overdue and what falls due, one item per duty, however many findings are about it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::diagnostic::{Deadline, Diagnostic, Forecast};
use crate::value::is_nobody;

/// So many days before its day a duty is due soon, unless it has a notice period of its own.
const NOTICE_DAYS: i32 = 14;

/// How urgent a duty is, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Urgency {
    /// Its day and its grace period have passed.
    Overdue,
    /// Its day has passed, its grace period has not.
    Grace,
    /// Its notice period has begun.
    Soon,
    /// Later.
    Later,
}

impl Urgency {
    /// The name in machine-readable formats.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Grace => "grace",
            Self::Soon => "soon",
            Self::Later => "later",
        }
    }
}

/// A duty with its day.
#[derive(Debug, Clone)]
pub struct AgendaItem<'d> {
    /// The duty.
    pub deadline: &'d Deadline,
    /// The day by which it has to be done.
    pub day: Date,
    /// The days from the as-of date to `day`; negative if it has passed.
    pub days: i32,
    /// How urgent it is.
    pub urgency: Urgency,
    /// The findings about it, in the order of the days from which they are reported.
    pub reports: Vec<Reported<'d>>,
}

/// A finding, and the days on which it is reported.
#[derive(Debug, Clone)]
pub struct Reported<'d> {
    /// The first of these days, or the as-of date.
    pub from: Date,
    /// The last one; none if nothing ends it within the horizon.
    pub until: Option<Date>,
    /// The finding.
    pub diagnostic: &'d Diagnostic,
}

impl<'d> AgendaItem<'d> {
    /// The finding that tells most: the last to be reported by now, else the first to come.
    pub fn diagnostic(&self, as_of: Date) -> Option<&'d Diagnostic> {
        let by_now = self.reports.iter().rfind(|it| it.from <= as_of);
        by_now.or(self.reports.first()).map(|it| it.diagnostic)
    }

    /// The last day before it is overdue: its day, or the end of its grace period.
    pub fn last(&self) -> Date {
        self.day.max(self.deadline.last)
    }

    /// So many days before its day it is due soon.
    pub fn notice_days(&self) -> i32 {
        let own = self.deadline.notice.and_then(|notice| notice.until(self.day).ok());
        own.map_or(NOTICE_DAYS, |notice| notice.get_days().max(0))
    }

    /// Who is responsible, if a finding says so. `N.N.` is nobody.
    pub fn owner(&self) -> Option<&'d str> {
        let owners = self.reports.iter().map(|it| it.diagnostic.finding.owner.as_deref());
        owners.flatten().find(|owner| !is_nobody(owner))
    }
}

/// The duties of the `diagnostics` of the day `as_of` and of the `forecasts`, by day. Waived findings, and those of the
/// baseline, are none.
pub fn agenda<'d>(
    as_of: Date,
    diagnostics: &'d [Diagnostic],
    forecasts: &'d [Forecast],
) -> Vec<AgendaItem<'d>> {
    let mut items = BTreeMap::new();
    for diagnostic in diagnostics.iter().filter(|it| it.counts()) {
        begin(&mut items, as_of, diagnostic);
    }
    for forecast in forecasts {
        let last = forecast.day.yesterday().unwrap_or(forecast.day);
        forecast.ends.iter().for_each(|diagnostic| end(&mut items, last, diagnostic));
        forecast.falls_due().for_each(|diagnostic| begin(&mut items, forecast.day, diagnostic));
    }
    let mut items: Vec<AgendaItem<'d>> = items.into_values().collect();
    for item in &mut items {
        item.days = as_of.until(item.day).map(|span| span.get_days()).unwrap_or_default();
        item.urgency = urgency(item, as_of);
    }
    items.sort_by_key(|item| item.day);
    items
}

/// Adds a finding that is reported `from` a day on to its duty.
fn begin<'d>(
    items: &mut BTreeMap<&'d str, AgendaItem<'d>>,
    from: Date,
    diagnostic: &'d Diagnostic,
) {
    let Some(deadline) = &diagnostic.finding.deadline else { return };
    let day = deadline.day;
    let item = items.entry(&deadline.duty).or_insert_with(|| AgendaItem {
        deadline,
        day,
        days: 0,
        urgency: Urgency::Later,
        reports: Vec::new(),
    });
    if day < item.day {
        (item.deadline, item.day) = (deadline, day);
    }
    item.reports.push(Reported { from, until: None, diagnostic });
}

/// Enters the `last` day on which a finding is reported.
fn end(items: &mut BTreeMap<&str, AgendaItem<'_>>, last: Date, diagnostic: &Diagnostic) {
    let duty = diagnostic.finding.deadline.as_ref().map(|deadline| deadline.duty.as_str());
    let Some(item) = duty.and_then(|duty| items.get_mut(duty)) else { return };
    let is_it = |it: &&mut Reported<'_>| {
        it.until.is_none()
            && it.diagnostic.fingerprint == diagnostic.fingerprint
            && it.diagnostic.level == diagnostic.level
    };
    if let Some(reported) = item.reports.iter_mut().find(is_it) {
        reported.until = Some(last);
    }
}

fn urgency(item: &AgendaItem<'_>, as_of: Date) -> Urgency {
    match item.days {
        ..0 if item.last() < as_of => Urgency::Overdue,
        ..0 => Urgency::Grace,
        days if days <= item.notice_days() => Urgency::Soon,
        _ => Urgency::Later,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::{Category, Finding, FixKind, Level, Place, RuleInfo, Span, msg};

    static RULE: RuleInfo = RuleInfo {
        code: std::borrow::Cow::Borrowed("T999"),
        slug: std::borrow::Cow::Borrowed("late"),
        level: Level::Error,
        fix: FixKind::None,
        time_dependent: true,
        category: Category::RestoreTest,
        obligation: None,
        since: None,
    };

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    fn found(duty: &str, due: &str, level: Level) -> Diagnostic {
        let title = msg!(duty_test, name = duty);
        let deadline = Deadline::new(duty, "service", title.clone(), day(due));
        let place = Place::new(&Arc::from("a.md"), Span::new(0, 1));
        let finding = Finding::new(&RULE, place, duty, title).deadline(deadline);
        Diagnostic {
            finding: Arc::new(finding),
            level,
            fingerprint: String::new(),
            waiver: None,
            baseline: false,
        }
    }

    fn forecast(on: &str, appears: Vec<Diagnostic>) -> Forecast {
        Forecast { day: day(on), appears, ends: Vec::new() }
    }

    fn told(as_of: &str, now: &[Diagnostic], ahead: &[Forecast]) -> Vec<(String, i32, Urgency)> {
        let items = agenda(day(as_of), now, ahead);
        items.iter().map(|it| (it.deadline.duty.clone(), it.days, it.urgency)).collect()
    }

    #[test]
    fn a_note_and_the_error_after_it_are_one_duty() {
        let note = forecast("2026-06-10", vec![found("a", "2026-06-20", Level::Note)]);
        let error = forecast("2026-06-21", vec![found("a", "2026-06-20", Level::Error)]);
        let expected = |days, urgency| vec![("a".to_owned(), days, urgency)];
        let ahead = [note.clone(), error.clone()];
        assert_eq!(told("2026-06-01", &[], &ahead), expected(19, Urgency::Later));
        let items = agenda(day("2026-06-01"), &[], &ahead);
        assert_eq!(items[0].reports.len(), 2);
        assert!(items[0].reports.iter().all(|it| it.until.is_none()), "nothing ends");
        let now = note.appears;
        assert_eq!(
            told("2026-06-15", &now, std::slice::from_ref(&error)),
            expected(5, Urgency::Soon)
        );
        assert_eq!(told("2026-06-25", &error.appears, &[]), expected(-5, Urgency::Overdue));
    }

    #[test]
    fn a_finding_ends_on_the_day_before_another_takes_its_place() {
        let note = forecast("2026-06-10", vec![found("a", "2026-06-20", Level::Note)]);
        let mut error = forecast("2026-06-21", vec![found("a", "2026-06-20", Level::Error)]);
        error.ends.clone_from(&note.appears);
        let ahead = [note, error];
        let items = agenda(day("2026-06-01"), &[], &ahead);
        let days: Vec<_> = items[0].reports.iter().map(|it| (it.from, it.until)).collect();
        let expected = [(day("2026-06-10"), Some(day("2026-06-20"))), (day("2026-06-21"), None)];
        assert_eq!(days, expected);
    }

    #[test]
    fn a_grace_period_begins_after_the_day() {
        let mut late = found("a", "2026-06-20", Level::Note);
        let finding = Arc::make_mut(&mut late.finding);
        finding.deadline = finding.deadline.take().map(|it| it.last(day("2026-06-30")));
        let told = |as_of| told(as_of, std::slice::from_ref(&late), &[])[0].2;
        assert_eq!(told("2026-06-20"), Urgency::Soon);
        assert_eq!(told("2026-06-21"), Urgency::Grace);
        assert_eq!(told("2026-06-30"), Urgency::Grace);
        assert_eq!(told("2026-07-01"), Urgency::Overdue);
    }

    #[test]
    fn duties_come_by_day() {
        let found = |duty, due| found(duty, due, Level::Error);
        let now = [found("b", "2026-05-01"), found("a", "2026-05-20"), found("c", "2026-04-01")];
        let told: Vec<_> = told("2026-06-01", &now, &[]).into_iter().map(|it| it.0).collect();
        assert_eq!(told, ["c", "b", "a"]);
    }
}
