//! A wiki as a request of the client sees it.

use lsp_types::{Location, Position, Range, Uri};

use super::client::Client;
use super::lines::TextLines;
use crate::diagnostic::{Place, Span};
use crate::language::Catalogue;
use crate::page::{Link, Page};
use crate::pipeline::Session;
use crate::record::WrittenField;
use crate::site::{FileMatch, PageId, Site, Target};

/// The wiki, its language, and how the client names files and counts columns.
pub(super) struct WikiView<'a> {
    pub(super) session: &'a Session,
    pub(super) catalogue: &'a Catalogue,
    pub(super) client: &'a Client,
    /// The URI of a file of the wiki.
    pub(super) uri: &'a dyn Fn(&str) -> Option<Uri>,
}

/// A page in the editor.
#[derive(Clone, Copy)]
pub(super) struct OpenPage<'a> {
    pub(super) id: PageId,
    pub(super) page: &'a Page,
    pub(super) lines: TextLines<'a>,
}

/// A text of a field of a record.
pub(super) struct FieldText<'a> {
    pub(super) field: WrittenField<'a>,
    /// Without the other texts of a list.
    pub(super) text: &'a str,
    pub(super) span: Span,
}

impl<'a> WikiView<'a> {
    pub(super) fn site(&self) -> &'a Site {
        &self.session.site
    }

    pub(super) fn range(&self, place: &Place) -> Range {
        let source = self.session.source(&place.path);
        source.map(|it| TextLines::of(it, self.client.unit).range(place.span)).unwrap_or_default()
    }

    pub(super) fn location(&self, place: &Place) -> Option<Location> {
        Some(Location::new((self.uri)(&place.path)?, self.range(place)))
    }

    /// The page in the file at `path`. None of one that is put together of several files: its places are not those of
    /// the file.
    pub(super) fn page(&self, path: &str) -> Option<OpenPage<'a>> {
        match self.site().find(path) {
            Some(FileMatch::Page(id)) => self.whole(id),
            _ => None,
        }
    }

    /// The same of a page that is known.
    pub(super) fn whole(&self, id: PageId) -> Option<OpenPage<'a>> {
        let page = self.site().page(id);
        let is_whole = page.source.assembly().is_none();
        let lines = TextLines::of(&page.source, self.client.unit);
        is_whole.then_some(OpenPage { id, page, lines })
    }

    /// The place of an anchor of a page; the beginning of the page where it has none of that name.
    pub(super) fn place_of(&self, id: PageId, anchor: Option<&str>) -> Place {
        let page = self.site().page(id);
        let document = &page.document;
        let span = anchor.and_then(|anchor| {
            let heading = document.headings.iter().find(|heading| heading.id == anchor);
            let html = || document.html_anchors.iter().find(|it| it.id == anchor);
            heading.map(|heading| heading.text_span).or_else(|| html().map(|it| it.span))
        });
        let title = || page.title_heading().map(|heading| heading.text_span);
        let is_whole = page.source.assembly().is_none();
        let span = span.or_else(title).filter(|_| is_whole).unwrap_or(Span::at(0));
        Place::new(page.path(), span)
    }

    /// The field of a record whose value is at a byte of a file, the innermost one.
    pub(super) fn field_at(&self, path: &str, offset: usize) -> Option<FieldText<'a>> {
        let records = self.site().records.on(path).iter();
        let texts = records.flat_map(|record| {
            let fields = record.values().all().into_iter();
            fields.filter_map(|field| {
                let value = &field.member.value;
                let here = value.texts().find(|text| holds(text.span, offset));
                here.map(|text| FieldText { field, text: text.value, span: text.span })
            })
        });
        texts.min_by_key(|text| text.span.len())
    }
}

impl<'a> OpenPage<'a> {
    pub(super) fn offset(&self, position: Position) -> usize {
        self.lines.offset(position)
    }

    /// The link at a byte, the innermost one.
    pub(super) fn link_at(&self, site: &'a Site, offset: usize) -> Option<(&'a Link, &'a Target)> {
        let links = site.links(self.id).filter(|(link, _)| holds(link.span, offset));
        links.min_by_key(|(link, _)| link.span.len())
    }
}

/// Whether a cursor at `offset` is in `span` or at its end.
pub(super) const fn holds(span: Span, offset: usize) -> bool {
    span.start <= offset && offset <= span.end
}
