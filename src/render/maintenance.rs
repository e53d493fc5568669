//! The maintenance tasks of a page with the days on which they are due next.

use serde::Serialize;

use super::parts::DayContext;
use super::places::{Places, first};
use crate::ops::NextRun;

/// The most tasks that are listed; the page itself has all of them.
const MOST_TASKS: usize = 100;

/// A recurring task.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct NextRunContext<'a> {
    task: &'a str,
    /// Where it is written.
    url: Option<String>,
    /// The interval, as written.
    frequency: &'a str,
    /// None where no dated run is known.
    last: Option<DayContext>,
    next: Option<DayContext>,
}

/// The tasks in the order of their days, those without one last.
pub(super) fn context<'a>(places: &Places<'_>, runs: &'a [NextRun]) -> Vec<NextRunContext<'a>> {
    let mut runs: Vec<&NextRun> = runs.iter().collect();
    runs.sort_by_key(|run| (run.next.is_none(), run.next));
    let day = |day| DayContext::new(places.lang, day);
    let context = |run: &&'a NextRun| NextRunContext {
        task: &run.task,
        url: places.url(&run.place),
        frequency: &run.frequency,
        last: run.last.as_ref().map(|last| {
            let exact = last.is_exact().then(|| places.lang.day(last.first_day()));
            let text = exact.unwrap_or_else(|| last.written().to_owned());
            DayContext { iso: last.canonical(), text }
        }),
        next: run.next.map(day),
    };
    first(&runs, MOST_TASKS).iter().map(context).collect()
}
