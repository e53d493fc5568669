//! Where links, headings and names of records lead, and what leads to them.

use lsp_types::{DocumentLink, Location};

use super::view::{FieldText, OpenPage, WikiView, holds};
use crate::diagnostic::Place;
use crate::lexicon::identifier;
use crate::record::Record;
use crate::site::{PageId, Target};

/// What something is called in the whole wiki.
enum Referent<'a> {
    /// A page, or the place of it that an anchor names.
    Page(PageId, Option<&'a str>),
    /// A record, by its name.
    Name(&'a str),
}

impl<'a> WikiView<'a> {
    /// Where what is at a byte is defined.
    pub(super) fn definition(&self, page: OpenPage<'a>, offset: usize) -> Vec<Location> {
        let places = match page.link_at(self.site(), offset) {
            Some((_, target)) => self.places_of(target),
            None => match self.field_at(page.page.path(), offset) {
                Some(FieldText { text, .. }) => {
                    self.records_called(text).map(place_of_record).collect()
                }
                None => Vec::new(),
            },
        };
        places.iter().filter_map(|place| self.location(place)).collect()
    }

    /// What leads to what is at a byte: to a heading, the target of a link, a record by its name, else to the page.
    pub(super) fn references(
        &self,
        page: OpenPage<'a>,
        offset: usize,
        with_definition: bool,
    ) -> Vec<Location> {
        let mut places = match self.referent(page, offset) {
            Referent::Page(id, anchor) => {
                let own = with_definition.then(|| self.place_of(id, anchor));
                own.into_iter().chain(self.links_to(id, anchor)).collect()
            }
            Referent::Name(name) => self.places_of_name(name, with_definition),
        };
        places.sort();
        places.dedup();
        places.iter().filter_map(|place| self.location(place)).collect()
    }

    /// The links of a page that an editor can follow.
    pub(super) fn document_links(&self, page: OpenPage<'a>) -> Vec<DocumentLink> {
        let link = |(link, target): (&crate::page::Link, &Target)| {
            let place = self.places_of(target).into_iter().next()?;
            let location = self.location(&place)?;
            let line = location.range.start.line + 1;
            let anchored = if line > 1 { format!("#L{line}") } else { String::new() };
            Some(DocumentLink {
                range: page.lines.range(link.target_span),
                target: format!("{}{anchored}", location.uri.as_str()).parse().ok(),
                tooltip: None,
                data: None,
            })
        };
        self.site().links(page.id).filter_map(link).collect()
    }

    fn referent(&self, page: OpenPage<'a>, offset: usize) -> Referent<'a> {
        if let Some((_, target)) = page.link_at(self.site(), offset)
            && let Some(id) = target.page()
        {
            return Referent::Page(id, anchor_of(target));
        }
        let headings = page.page.document.headings.iter();
        let heading = headings.clone().find(|heading| holds(heading.span, offset));
        if let Some(heading) = heading {
            let is_title = page.page.title_heading() == Some(heading);
            return Referent::Page(page.id, (!is_title).then_some(heading.id.as_str()));
        }
        match self.field_at(page.page.path(), offset) {
            Some(FieldText { text, .. }) if self.records_called(text).next().is_some() => {
                Referent::Name(text)
            }
            _ => Referent::Page(page.id, None),
        }
    }

    /// Links to a page, whatever their anchor, or to one of its anchors.
    pub(super) fn links_to(&self, id: PageId, anchor: Option<&str>) -> Vec<Place> {
        let site = self.site();
        let pages = site.page_ids().filter_map(|from| self.whole(from));
        let links = pages.flat_map(|from| {
            let is_meant = move |target: &Target| {
                target.page() == Some(id) && (anchor.is_none() || anchor_of(target) == anchor)
            };
            let links = site.links(from.id).filter(move |(_, target)| is_meant(target));
            links.map(move |(link, _)| Place::new(from.page.path(), link.span))
        });
        links.collect()
    }

    fn places_of(&self, target: &Target) -> Vec<Place> {
        let site = self.site();
        match target {
            Target::Page { page, anchor } => vec![self.place_of(*page, anchor.as_deref())],
            Target::BrokenAnchor { page, .. } => vec![self.place_of(*page, None)],
            Target::WrongCase { found, .. } | Target::OnCodeHosts { found, .. } => {
                self.places_of(found)
            }
            Target::Ambiguous(pages) => pages.iter().map(|id| self.place_of(*id, None)).collect(),
            Target::File(id) | Target::Unpublished(id) => {
                let place = |path| Place::new(path, crate::diagnostic::Span::at(0));
                site.file(*id).map(|file| place(&file.path)).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// The records of a name, as names are compared: without case and punctuation.
    pub(super) fn records_called(&self, name: &str) -> impl Iterator<Item = &'a Record> {
        let name = identifier(name);
        let all = self.site().records.all();
        all.filter(move |record| !name.is_empty() && identifier(record.name()) == name)
    }

    pub(super) fn places_of_name(&self, name: &str, with_definition: bool) -> Vec<Place> {
        let own = self.records_called(name).map(place_of_record).filter(|_| with_definition);
        let name = identifier(name);
        let records = self.site().records.all();
        let whole = records.filter(|record| self.page(&record.path).is_some());
        let texts = whole.flat_map(|record| {
            let fields = record.values().all().into_iter().filter(|field| !field.field.is_name);
            let texts = fields.flat_map(|field| {
                let texts: Vec<_> = field.member.value.texts().collect();
                texts
            });
            let named = texts.filter(|text| identifier(text.value) == name);
            named.map(|text| record.place(text.span)).collect::<Vec<_>>()
        });
        own.chain(texts).collect()
    }
}

/// Where the name of a record is written; its beginning, where that is nowhere.
pub(super) fn place_of_record(record: &Record) -> Place {
    let fields = record.values().all();
    let name =
        fields.iter().find(|field| field.field.is_name && field.member.value.text().is_some());
    record.place(name.map_or(record.head, |name| name.member.value.span))
}

/// The anchor that a target has, as its page spells it.
pub(super) fn anchor_of(target: &Target) -> Option<&str> {
    match target {
        Target::Page { anchor, .. } => anchor.as_deref(),
        Target::WrongCase { found, .. } | Target::OnCodeHosts { found, .. } => anchor_of(found),
        _ => None,
    }
}
