//! The findings of a page for the panel in the browser.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::guard::plain;
use super::{Live, page_of};
use crate::diagnostic::{Diagnostic, Level, Place, Related, Summary};
use crate::language::Catalogue;
use crate::pipeline::Session;
use crate::site::{Generated, PageId, generated};
use crate::source::SourceFile;

/// The data of the panel.
#[derive(Serialize)]
struct Panel<'a> {
    /// The source file; none for generated pages.
    source: Option<&'a str>,
    findings: Vec<PanelEntry<'a>>,
    /// The summary of the whole wiki.
    wiki: Summary,
    wiki_url: String,
}

#[derive(Serialize)]
struct PanelEntry<'a> {
    code: &'a str,
    rule_url: String,
    level: Level,
    message: String,
    help: Option<String>,
    line: usize,
    /// The heading of its section; none before the first heading.
    anchor: Option<&'a str>,
}

/// Responds with the panel data of the requested page.
pub(super) async fn of_page(State(live): State<Arc<Live>>, uri: Uri) -> Response {
    let (Some(session), Some(path)) = (live.session(), page_of(&uri)) else {
        return plain(StatusCode::NOT_FOUND, "There is no such page.\n");
    };
    let text = serde_json::to_string(&panel(&session, &path)).unwrap_or_default();
    ([(CONTENT_TYPE, "application/json")], text).into_response()
}

fn panel<'a>(session: &'a Session, path: &str) -> Panel<'a> {
    let catalogue = Catalogue::new(session.lang);
    let site = &session.site;
    let page = site.published().find(|page| site.url(*page) == path);
    let findings = page.map(|page| entries(session, page, &catalogue)).unwrap_or_default();
    Panel {
        source: page.map(|page| &**site.page(page).path()),
        findings,
        wiki: Summary::of(&session.diagnostics),
        wiki_url: format!("/{}", site.generated_path(Generated::Compliance)),
    }
}

fn entries<'a>(session: &'a Session, page: PageId, catalogue: &Catalogue) -> Vec<PanelEntry<'a>> {
    let page = session.site.page(page);
    let is_here = |diagnostic: &&Diagnostic| {
        let path = &diagnostic.finding.place.path;
        let included = || page.source.assembly()?.included().find(|file| file.path == *path);
        diagnostic.counts() && (path == page.path() || included().is_some())
    };
    let entry = |diagnostic: &'a Diagnostic| {
        let finding = &diagnostic.finding;
        let start = shown(&page.source, &finding.place, &finding.related);
        PanelEntry {
            code: &finding.rule.code,
            rule_url: format!("/{}", generated::rule_page(&finding.rule.code)),
            level: diagnostic.level,
            message: catalogue.text(&finding.message),
            help: finding.help.as_ref().map(|help| catalogue.text(help)),
            line: page.source.position(start).line,
            anchor: page.document.heading_at(start).map(|heading| heading.id.as_str()),
        }
    };
    session.diagnostics.iter().filter(is_here).map(entry).collect()
}

/// Where the text of a page shows a place of a file on disk: for another file, where that is included first.
fn shown(source: &Arc<SourceFile>, place: &Place, related: &[Related]) -> usize {
    let own = |place: &&Place| place.path == source.path;
    let found = std::iter::once(place).chain(related.iter().map(|it| &it.place)).find(own);
    let start = found.map_or(0, |place| place.span.start);
    source.assembly().map_or(start, |assembly| assembly.shown(start))
}
