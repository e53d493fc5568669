//! The iterations of a page as a line through time, in the order of the page.

use serde::Serialize;

use super::spots::Spot;
use crate::page::Page;
use crate::schema::KindRole;
use crate::site::{PageId, Site};

/// The kind whose records are on the line.
const ITERATION: &str = "iteration";

/// One iteration is no line.
const FEWEST: usize = 2;

/// An iteration.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct IterationContext<'a> {
    /// `4.5`
    number: &'a str,
    title: Option<&'a str>,
    /// As written: `Mai 2025`
    period: Option<&'a str>,
    /// The id of its heading.
    id: String,
}

/// The iterations of a page; empty where there are fewer than two.
pub(super) fn of_page(site: &Site, id: PageId) -> Vec<IterationContext<'_>> {
    let page: &Page = site.page(id);
    let role = KindRole::parse(ITERATION);
    let records = site.records.on(page.path()).iter().filter(|it| it.is(&role) && !it.retired);
    let iteration = |record| {
        let record: &'_ crate::record::Record = record;
        let spot = Spot::at(page, record.head).filter(|spot| matches!(spot, Spot::Heading(_)))?;
        let said = |name| record.values().text(name).filter(|text: &&str| !text.is_empty());
        Some(IterationContext {
            number: said("number")?,
            title: said("title"),
            period: said("period"),
            id: spot.id(&page.document)?,
        })
    };
    let iterations: Vec<IterationContext<'_>> =
        records.filter_map(|record| iteration(record)).collect();
    if iterations.len() < FEWEST { Vec::new() } else { iterations }
}
