//! What a page tells the script that runs its playbooks.

use serde::Serialize;

use crate::ops::Playbook;
use crate::record::Record;
use crate::schema::KindRole;
use crate::site::{PageId, Site};

/// For pages that lead through steps.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct PlaybookContext {
    /// How long it may take.
    limit: Option<LimitContext>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct LimitContext {
    /// As written.
    text: String,
    seconds: u64,
}

/// None where the page has no steps.
pub(super) fn of_page(site: &Site, id: PageId) -> Option<PlaybookContext> {
    let page = site.page(id);
    if !page.outline.has_counted_steps {
        return None;
    }
    let limit = |record: &Record| {
        let limit = Playbook::new(record).time_limit?.value;
        Some(LimitContext { text: limit.written().to_owned(), seconds: limit.seconds() })
    };
    let mut records = site.records.on(page.path()).iter();
    let record = records.find(|record| record.is(&KindRole::Playbook));
    Some(PlaybookContext { limit: record.and_then(|record| limit(record)) })
}
