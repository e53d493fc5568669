//! What a page tells the script that runs its playbooks.

use serde::Serialize;

use crate::ops::{Playbook, step_limits};
use crate::page::{Document, PlaybookPart};
use crate::record::Record;
use crate::schema::KindRole;
use crate::site::{PageId, Site};
use crate::value::Duration;

/// For pages that lead through steps.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct PlaybookContext<'a> {
    /// How long it may take.
    limit: Option<LimitContext>,
    /// How long steps may take.
    limits: Vec<StepLimitContext<'a>>,
    /// The headings of the ways back and of the closing criteria.
    parts: Vec<PartContext<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct LimitContext {
    /// As written.
    text: String,
    seconds: u64,
}

impl LimitContext {
    fn new(limit: &Duration) -> Self {
        Self { text: limit.written().to_owned(), seconds: limit.seconds() }
    }
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct StepLimitContext<'a> {
    /// The id of the step's heading.
    id: &'a str,
    #[serde(flatten)]
    limit: LimitContext,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PartContext<'a> {
    /// `way-back`, `success`
    name: &'static str,
    /// The id of the heading.
    id: &'a str,
}

/// None where the page has no steps.
pub(super) fn of_page(site: &Site, id: PageId) -> Option<PlaybookContext<'_>> {
    let page = site.page(id);
    if !page.outline.has_counted_steps {
        return None;
    }
    let mut records = site.records.on(page.path()).iter();
    let record: Option<&_> = records.find(|record| record.is(&KindRole::Playbook));
    let limit = |record: &Record| Some(LimitContext::new(&Playbook::new(record).time_limit?.value));
    let of_step = |(heading, limit): (_, Duration)| {
        let heading = page.document.headings.get(heading)?;
        Some(StepLimitContext { id: &heading.id, limit: LimitContext::new(&limit) })
    };
    Some(PlaybookContext {
        limit: record.and_then(|record| limit(record)),
        limits: step_limits(&page.document).into_iter().filter_map(of_step).collect(),
        parts: parts(&page.document),
    })
}

fn parts(document: &Document) -> Vec<PartContext<'_>> {
    let is_step = |id| document.playbooks().flatten().any(|step| step.heading == id);
    let headings = document.headings.entries().filter(|(id, _)| Some(*id) != document.opening);
    let named = headings.filter_map(|(id, heading)| {
        let is = |part: PlaybookPart| part.is_named_by(&heading.text);
        let name = match () {
            () if is(PlaybookPart::WayBack) => "way-back",
            () if is(PlaybookPart::Success) => "success",
            () => return None,
        };
        (!is_step(id)).then_some(PartContext { name, id: &heading.id })
    });
    named.collect()
}
