//! `checklists/`, `checklisten/`: all checklists of the wiki on one page.

use serde::Serialize;

use super::context::PageTemplate;
use super::gates::ProgressPlan;
use super::generator::Generator;
use super::links::Urls;
use super::parts::ProgressContext;
use super::prints::RenderedFile;
use super::theme::TemplateError;
use crate::page::{Document, HeadingId, List, Progress};
use crate::site::{Generated, PageId, Site};

/// Pages that are not listed any more: nobody reads that far, and the page stays of a size.
const MOST_PAGES: usize = 1_000;

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ChecklistsTemplate<'a> {
    #[serde(flatten)]
    frame: PageTemplate<'a>,
    checklists: ChecklistOverview<'a>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ChecklistOverview<'a> {
    whole: ProgressContext,
    pages: Vec<PageLists<'a>>,
    /// Pages that are not listed.
    more: usize,
}

/// A page and its checklists.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PageLists<'a> {
    title: &'a str,
    url: String,
    progress: ProgressContext,
    sections: Vec<SectionProgress<'a>>,
}

/// What is to be ticked off below one heading.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct SectionProgress<'a> {
    title: &'a str,
    url: String,
    progress: ProgressContext,
    /// The phase that has to be finished first.
    waits_for: Option<&'a str>,
}

/// The page, where there is anything to tick off.
pub(super) fn page(generator: &Generator<'_>) -> Result<Option<RenderedFile>, TemplateError> {
    let contexts = generator.contexts;
    let site = contexts.input.site;
    let Some(whole) = ProgressContext::of(site.progress()) else { return Ok(None) };
    let path = site.generated_path(Generated::Checklists);
    let urls = Urls::from(path);
    let has_boxes = |id: &PageId| site.outline(*id).progress.is_some();
    let ids = site.in_reading_order(site.published().filter(has_boxes));
    let pages = ids.iter().take(MOST_PAGES).filter_map(|id| lists(site, *id, &urls)).collect();
    let title = contexts.theme.word("checklists");
    let context = ChecklistsTemplate {
        frame: contexts.generated(path, &title, Vec::new(), &urls),
        checklists: ChecklistOverview { whole, pages, more: ids.len().saturating_sub(MOST_PAGES) },
    };
    generator.page(path, "checklists.html", &context).map(Some)
}

fn lists<'a>(site: &'a Site, id: PageId, urls: &Urls<'_>) -> Option<PageLists<'a>> {
    let document = &site.page(id).document;
    let plans = document.phases.iter().map(|phases| ProgressPlan::new(document, phases));
    let plans: Vec<ProgressPlan<'a>> = plans.collect();
    let url = |anchor| urls.to_anchor(site.url(id), anchor);
    let section = |(heading, progress): (Option<HeadingId>, Progress)| {
        let heading = heading.and_then(|heading| document.headings.get(heading));
        Some(SectionProgress {
            title: heading.map_or(site.title(id), |heading| &heading.text),
            url: url(heading.map(|heading| heading.id.as_str())),
            progress: ProgressContext::of(progress)?,
            waits_for: heading
                .and_then(|heading| plans.iter().find_map(|plan| plan.gate(heading.span.start))),
        })
    };
    Some(PageLists {
        title: site.title(id),
        url: url(None),
        progress: ProgressContext::of(site.outline(id).progress)?,
        sections: by_heading(document).into_iter().filter_map(section).collect(),
    })
}

/// The outermost checklists of the page, those below one heading as one.
fn by_heading(document: &Document) -> Vec<(Option<HeadingId>, Progress)> {
    let is_outermost = |list: &&List| list.parent.is_none() && list.progress.is_some();
    let mut sections: Vec<(Option<HeadingId>, Progress)> = Vec::new();
    for list in document.lists.iter().filter(is_outermost) {
        match sections.last_mut().filter(|(heading, _)| *heading == list.heading) {
            Some((_, progress)) => *progress = [*progress, list.progress].into_iter().sum(),
            None => sections.push((list.heading, list.progress)),
        }
    }
    sections
}
