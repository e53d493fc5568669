//! What a page tells the script that filters its RACI matrices by role.

use std::collections::BTreeSet;

use serde::Serialize;

use super::spots::Spot;
use crate::lexicon::identifier;
use crate::ops::{Assignment, RaciTask};
use crate::site::{PageId, Site};

/// The matrices of a page.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct RaciContext<'a> {
    /// The roles, in the order of the page.
    roles: Vec<&'a str>,
    rows: Vec<RaciRowContext<'a>>,
}

/// A task of a matrix.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct RaciRowContext<'a> {
    /// The id of its row.
    id: String,
    /// The roles that have to do with it.
    roles: Vec<&'a str>,
}

/// None where fewer than two roles can be told apart.
pub(super) fn of_page(site: &Site, id: PageId) -> Option<RaciContext<'_>> {
    let page = site.page(id);
    let tasks = site.records.on(page.path()).iter().filter_map(|record| RaciTask::new(record));
    let mut known = BTreeSet::new();
    let (mut roles, mut rows) = (Vec::new(), Vec::new());
    for task in tasks {
        let spot = Spot::at(page, task.record.head);
        let Some(row @ Spot::Row(..)) = spot.map(Spot::row_of) else { continue };
        let Some(id) = row.id(&page.document) else { continue };
        let is_assigned = |it: &&Assignment<'_>| !it.letters.is_empty();
        let of_row = task.assignments.iter().filter(is_assigned).map(|it| it.role.value);
        let of_row: Vec<&str> = of_row.collect();
        roles.extend(of_row.iter().filter(|role| known.insert(identifier(role))));
        rows.push(RaciRowContext { id, roles: of_row });
    }
    (roles.len() > 1).then_some(RaciContext { roles, rows })
}
