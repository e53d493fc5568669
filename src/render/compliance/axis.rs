//! The time axis of what falls due: a drawing with months, today, and a mark for each day.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use crate::language::Lang;
use crate::ops::{AgendaItem, Urgency};

/// The drawing, in its own units.
const WIDTH: i32 = 960;
/// Left and right of the first and the last day.
const MARGIN: i32 = 24;
/// The name of a month needs this much room before the end.
const NAME: i32 = 40;
/// The line of days.
const BASE: i32 = 132;
/// Between two marks above each other.
const STEP: i32 = 26;
/// So many marks are above each other; more overlap.
const LANES: usize = 4;
/// So many months before today are drawn; what is older is on the first day.
const MONTHS_BACK: i32 = 2;

/// The drawing.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct AxisContext {
    width: i32,
    base: i32,
    /// Where today is.
    today: i32,
    months: Vec<AxisMonth>,
    marks: Vec<AxisMark>,
}

/// The first day of a month.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct AxisMonth {
    x: i32,
    /// `Mär`, in January with the year.
    text: String,
}

/// A day on which something is or falls due.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct AxisMark {
    x: i32,
    y: i32,
    /// How many duties.
    count: usize,
    urgency: Urgency,
    /// The id of the first line of the day in the list.
    id: String,
    /// The day in words, or the first and the last of those before the drawing.
    text: String,
}

/// The id of the first line of a day.
pub(super) fn day_id(iso: &str) -> String {
    format!("day-{iso}")
}

/// From the first to the last day of the drawing.
struct AxisScale {
    first: Date,
    days: i32,
}

impl AxisScale {
    fn x(&self, day: Date) -> i32 {
        let at = days_between(self.first, day).clamp(0, self.days);
        MARGIN + at * (WIDTH - 2 * MARGIN) / self.days
    }
}

impl AxisContext {
    /// The axis from two months before `as_of` (later, where nothing is that old) to `until`; none without items, which
    /// are sorted by day.
    pub(super) fn new(
        lang: Lang,
        as_of: Date,
        until: Date,
        items: &[AgendaItem<'_>],
    ) -> Option<Self> {
        let oldest = items.first()?.day.min(as_of);
        let first = as_of.checked_sub(MONTHS_BACK.months()).unwrap_or(as_of).max(oldest);
        let first = first.first_of_month();
        let scale = AxisScale { first, days: days_between(first, until).max(1) };
        Some(Self {
            width: WIDTH,
            base: BASE,
            today: scale.x(as_of),
            months: months(lang, &scale, until),
            marks: marks(lang, &scale, items),
        })
    }
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map(|span| span.get_days()).unwrap_or_default()
}

fn months(lang: Lang, scale: &AxisScale, until: Date) -> Vec<AxisMonth> {
    let next = |day: &Date| day.checked_add(1.month()).ok();
    let is_shown = |day: &Date| *day <= until && scale.x(*day) <= WIDTH - NAME;
    let firsts = std::iter::successors(Some(scale.first), next).take_while(is_shown);
    let month = |(index, day): (usize, Date)| {
        let name = lang.short_month(day);
        let is_dated = index == 0 || day.month() == 1;
        let text = if is_dated { format!("{name} {}", day.year()) } else { name };
        AxisMonth { x: scale.x(day), text }
    };
    firsts.enumerate().map(month).collect()
}

/// A mark a day, above each other where they would cover each other.
fn marks(lang: Lang, scale: &AxisScale, items: &[AgendaItem<'_>]) -> Vec<AxisMark> {
    // What is older than the drawing is one mark.
    let older = items.partition_point(|item| item.day < scale.first);
    let (older, shown) = items.split_at_checked(older).unwrap_or((&[], items));
    let is_together = |a: &AgendaItem<'_>, b: &AgendaItem<'_>| a.day == b.day;
    let groups = Some(older).filter(|it| !it.is_empty()).into_iter();
    let groups = groups.chain(shown.chunk_by(is_together));
    let mut lanes = [i32::MIN; LANES];
    let of_day = |of_day: &[AgendaItem<'_>]| {
        let (first, last) = (of_day.first()?, of_day.last()?);
        let text = match first.day == last.day {
            true => lang.day(first.day),
            false => format!("{} – {}", lang.day(first.day), lang.day(last.day)),
        };
        let x = scale.x(first.day);
        let free = lanes.iter().position(|last| last.saturating_add(STEP) <= x);
        let lane = free.unwrap_or(LANES - 1);
        if let Some(last) = lanes.get_mut(lane) {
            *last = x;
        }
        Some(AxisMark {
            x,
            y: BASE - STEP * (i32::try_from(lane).unwrap_or_default() + 1) + STEP / 2 - 4,
            count: of_day.len(),
            urgency: of_day.iter().map(|item| item.urgency).min().unwrap_or(first.urgency),
            id: day_id(&first.day.to_string()),
            text,
        })
    };
    groups.filter_map(of_day).collect()
}
