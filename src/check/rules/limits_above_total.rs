//! P406 limits-above-total: the steps of a playbook may take longer than the playbook.

use std::collections::BTreeMap;

use super::rule;
use crate::check::{PageContext, Run};
use crate::diagnostic::{Finding, Span, Spanned, msg};
use crate::lexicon::{bare_vowels, procedure};
use crate::ops::{Playbook, limit_column, limit_in_title};
use crate::page::{PlaybookPart, Row, Step, Table};
use crate::record::Record;
use crate::schema::KindRole;
use crate::value::Duration;

rule! {
    "P406", "limits-above-total", Warning,
    fix: None, time_dependent: false,
    category: Playbook, since: "0.1.0",
    explanation: "limits_above_total", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let playbooks = page.records().filter(|record| record.is(&KindRole::Playbook));
    playbooks.filter_map(|playbook| of_playbook(page, playbook)).collect()
}

fn of_playbook(page: PageContext<'_>, playbook: &Record) -> Option<Finding> {
    let steps = page.document().steps_in(playbook.span);
    let limits = limits_in_table(page, playbook)
        .or_else(|| limits_in_titles(&steps))
        .or_else(|| limits_below_names(page, playbook, &steps))?;
    let stated = Playbook::new(playbook).time_limit;
    let total = limits.total.or(stated).or_else(|| total_in_section(page, playbook))?;
    let most = total.value.seconds();
    if limits.seconds <= most {
        return None;
    }
    let sum = in_words(limits.seconds);
    let message = msg!(limits_above_total, sum = sum.as_str(), total = total.value.written());
    let finding =
        page.finding(&RULE, limits.place, &format!("{}.limits", playbook.name()), message);
    Some(
        finding
            .expected(msg!(limits_above_total_expected, total = total.value.written()))
            .actual(msg!(verbatim, text = sum))
            .related(page.place(total.span), msg!(limits_above_total_here))
            .help(msg!(limits_above_total_help)),
    )
}

/// The limits of the steps, if none of them runs beside another.
struct StepLimits {
    place: Span,
    seconds: u64,
    /// The total in the same table.
    total: Option<Spanned<Duration>>,
}

/// A table with a column of steps and one of limits.
fn limits_in_table(page: PageContext<'_>, playbook: &Record) -> Option<StepLimits> {
    let tables = page.document().tables.iter();
    let mut inside = tables.filter(|table| playbook.span.contains(table.span));
    inside.find_map(|table| of_table(page, table))
}

fn of_table(page: PageContext<'_>, table: &Table) -> Option<StepLimits> {
    let column = limit_column(table)?;
    let place = table.header.get(column)?.span;
    let mut limits = StepLimits { place, seconds: 0, total: None };
    let mut count = 0;
    for row in &table.rows {
        let cell = row.cells.get(column)?;
        let limit = Duration::parse(cell.content.text.trim()).ok().flatten()?;
        if is_total(row) {
            limits.total = Some(Spanned::new(limit, cell.span));
        } else if says_parallel(table.span.of(page.page.text())) {
            return None;
        } else {
            limits.seconds = limits.seconds.saturating_add(limit.seconds());
            count += 1;
        }
    }
    if count > 1 { Some(limits) } else { None }
}

fn is_total(row: &Row) -> bool {
    let first = row.cells.first().map(|cell| bare_vowels(&cell.content.text)).unwrap_or_default();
    procedure::TOTAL.is_in_words_of(&first)
}

fn says_parallel(text: &str) -> bool {
    procedure::PARALLEL.is_in_words_of(&bare_vowels(text))
}

/// `Schritt 2 – NAS (12 min)`
fn limits_in_titles(steps: &[Step]) -> Option<StepLimits> {
    let mut limits = StepLimits { place: steps.first()?.title_span, seconds: 0, total: None };
    for step in steps {
        if says_parallel(&step.title) {
            return None;
        }
        let limit = limit_in_title(&step.title)?;
        limits.seconds = limits.seconds.saturating_add(limit.seconds());
    }
    if steps.len() > 1 { Some(limits) } else { None }
}

/// `Zeitlimit: 12 min` in steps, one each; steps without a limit may take no time. What is outside of them is the
/// total.
fn limits_below_names(
    page: PageContext<'_>,
    playbook: &Record,
    steps: &[Step],
) -> Option<StepLimits> {
    let text = page.page.text();
    let mut of_steps: BTreeMap<usize, Spanned<Duration>> = BTreeMap::new();
    let mut total = None;
    for (name, limit) in named_limits(page, playbook.span) {
        let after = steps.partition_point(|step| step.section.start <= limit.span.start);
        let step = after.checked_sub(1).filter(|at| {
            let step = steps.get(*at);
            step.is_some_and(|step| limit.span.end <= step.section.end)
        });
        match step.filter(|_| !procedure::TOTAL.is_in_words_of(&bare_vowels(name))) {
            Some(step) => drop(of_steps.entry(step).or_insert(limit)),
            None => drop(total.get_or_insert(limit)),
        }
    }
    let place = of_steps.values().next()?.span;
    let is_parallel = steps.iter().any(|step| says_parallel(step.section.of(text)));
    let seconds = of_steps.values().map(|limit| limit.value.seconds());
    let seconds = seconds.fold(0_u64, u64::saturating_add);
    let count = of_steps.len();
    (count > 1 && !is_parallel).then_some(StepLimits { place, seconds, total })
}

/// The values below names such as `Zeitlimit` in the text of a playbook, each with its name.
fn named_limits(
    page: PageContext<'_>,
    span: Span,
) -> impl Iterator<Item = (&str, Spanned<Duration>)> {
    let document = page.document();
    let items = document.lists.iter().flat_map(|list| &list.items).map(|item| &item.content);
    let lines = document.labels.iter().map(|label| &label.content).chain(items);
    let mut named: Vec<(&str, Spanned<Duration>)> = lines
        .filter(|line| line.span().is_some_and(|it| span.contains(it)))
        .filter_map(|line| {
            let (name, value) = line.label()?;
            let name = line.text.get(name)?;
            let limit = Duration::parse(line.text.get(value.clone())?).ok().flatten()?;
            let is_limit = PlaybookPart::TimeLimit.is_label(name);
            is_limit.then_some((name, Spanned::new(limit, line.span_of(value)?)))
        })
        .collect();
    named.sort_by_key(|(_, limit)| limit.span.start);
    named.into_iter()
}

/// The first duration in the text of a section about the time limit.
fn total_in_section(page: PageContext<'_>, playbook: &Record) -> Option<Spanned<Duration>> {
    let document = page.document();
    let in_table = |span: Span| document.tables.iter().any(|table| table.span.contains(span));
    let is_limit = |span: Span| {
        let heading = document.heading_at(span.start);
        heading.is_some_and(|heading| PlaybookPart::TimeLimit.is_named_by(&heading.text))
    };
    let texts = document.prose.iter().map(|text| text.span);
    let mut inside = texts.filter(|span| playbook.span.contains(*span) && is_limit(*span));
    inside.find_map(|span| {
        let length = Duration::parse(span.of(page.page.text()).trim()).ok().flatten()?;
        if in_table(span) { None } else { Some(Spanned::new(length, span)) }
    })
}

/// `65 min`, `8 h`
fn in_words(seconds: u64) -> String {
    match seconds {
        _ if seconds.is_multiple_of(3600) => format!("{} h", seconds / 3600),
        _ if seconds.is_multiple_of(60) => format!("{} min", seconds / 60),
        _ => format!("{seconds} s"),
    }
}
