//! Headings and records by name, of a page and of the wiki.

use lsp_types::{DocumentSymbol, Location, SymbolInformation, SymbolKind};

use super::navigation::place_of_record;
use super::view::{OpenPage, WikiView};
use crate::diagnostic::Span;
use crate::lexicon::identifier;
use crate::page::Heading;

/// As many symbols of the wiki are sent at most: a longer list is narrowed down by typing.
const MOST: usize = 256;

/// A heading with those below it.
struct Outlined<'a> {
    heading: &'a Heading,
    /// Up to the next heading of its level or above.
    span: Span,
    below: Vec<Outlined<'a>>,
}

impl<'a> WikiView<'a> {
    /// The headings of a page, each with those below it.
    pub(super) fn outline(&self, page: OpenPage<'a>) -> Vec<DocumentSymbol> {
        let headings: Vec<&Heading> = page.page.document.headings.iter().collect();
        let end = page.page.text().len();
        let mut outlined = Vec::new();
        let mut rest = headings.as_slice();
        while !rest.is_empty() {
            outlined.extend(take(&mut rest, 0, end));
        }
        outlined.iter().map(|it| symbol(&page, it)).collect()
    }

    /// Headings and records of the wiki whose name contains `query`, records first.
    pub(super) fn find_symbols(&self, query: &str) -> Vec<SymbolInformation> {
        let query = identifier(query);
        let is_meant = |name: &str| identifier(name).contains(&query);
        let site = self.site();
        let records = site.records.all().filter(|record| is_meant(record.name()));
        let records = records.filter_map(|record| {
            let location = self.location(&place_of_record(record))?;
            let container = record.kind.label(self.catalogue.lang()).to_owned();
            Some(information(record.name(), SymbolKind::OBJECT, location, Some(container)))
        });
        let pages = site.page_ids().filter_map(|id| self.whole(id));
        let headings = pages.flat_map(|page| {
            let headings = page.page.document.headings.iter();
            let title = site.title(page.id).to_owned();
            headings.map(move |heading| (page, heading, title.clone()))
        });
        let headings = headings.filter(|(_, heading, _)| is_meant(&heading.text));
        let headings = headings.filter_map(|(page, heading, title)| {
            let uri = (self.uri)(page.page.path())?;
            let location = Location::new(uri, page.lines.range(heading.text_span));
            Some(information(&heading.text, SymbolKind::STRING, location, Some(title)))
        });
        records.chain(headings).take(MOST).collect()
    }
}

/// The first heading with all that are below it; deeper than `level`. Six levels bound the calls in each other.
fn take<'a>(rest: &mut &[&'a Heading], level: u8, end: usize) -> Option<Outlined<'a>> {
    let (heading, mut behind) = rest.split_first().filter(|(first, _)| first.level > level)?;
    let next = behind.iter().find(|next| next.level <= heading.level);
    let end = next.map_or(end, |next| next.span.start);
    let mut below = Vec::new();
    while let Some(next) = take(&mut behind, heading.level, end) {
        below.push(next);
    }
    *rest = behind;
    Some(Outlined { heading, span: Span::new(heading.span.start, end), below })
}

#[expect(deprecated, reason = "a field of the type that has to be there")]
fn symbol(page: &OpenPage<'_>, Outlined { heading, span, below }: &Outlined<'_>) -> DocumentSymbol {
    let children: Vec<DocumentSymbol> = below.iter().map(|it| symbol(page, it)).collect();
    // Clients refuse symbols without a name.
    let name = if heading.text.trim().is_empty() { "#" } else { &heading.text };
    DocumentSymbol {
        name: name.to_owned(),
        detail: None,
        kind: SymbolKind::STRING,
        tags: None,
        deprecated: None,
        range: page.lines.range(*span),
        selection_range: page.lines.range(heading.text_span),
        children: (!children.is_empty()).then_some(children),
    }
}

#[expect(deprecated, reason = "a field of the type that has to be there")]
fn information(
    name: &str,
    kind: SymbolKind,
    location: Location,
    container_name: Option<String>,
) -> SymbolInformation {
    let name = name.to_owned();
    SymbolInformation { name, kind, tags: None, deprecated: None, location, container_name }
}
