//! RACI matrices of a page.

use std::collections::HashSet;

use super::PageContext;
use crate::diagnostic::Span;
use crate::ops::RaciTask;
use crate::record::Shape;

/// The tasks of all matrices of a page. A row with too many or too few cells is left to S806: which
/// cell belongs to whom is unknown.
pub(super) fn tasks(page: PageContext<'_>) -> impl Iterator<Item = RaciTask<'_>> {
    let tables = page.document().tables.iter();
    let misshapen: HashSet<Span> = tables
        .flat_map(|table| {
            table.rows.iter().filter(|row| row.written != table.header.len()).map(|row| row.span)
        })
        .collect();
    let tasks = page.records().filter_map(RaciTask::new);
    tasks
        .filter(move |task| {
            task.record.shape != Shape::Row || !misshapen.contains(&task.record.span)
        })
        .filter(move |task| !is_caption(page, task))
}

/// A row with nothing but emphasised text is above the tasks of an area.
fn is_caption(page: PageContext<'_>, task: &RaciTask<'_>) -> bool {
    let head = task.record.head.of(page.page.text()).trim();
    task.assignments.is_empty() && head.starts_with(['*', '_']) && head.ends_with(['*', '_'])
}
