//! New names for headings and pages, with all links that lead there.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use lsp_types::{Range, TextEdit, WorkspaceEdit};

use super::actions::edit_of_files;
use super::navigation::{anchor_of, place_of_record};
use super::view::{FieldText, OpenPage, WikiView, holds};
use crate::diagnostic::{Place, Span};
use crate::lexicon::identifier;
use crate::page::{Heading, Link, LinkKind};
use crate::pipeline::Session;
use crate::site::{FileMatch, relative_link};

impl<'a> WikiView<'a> {
    /// The words of the heading, or the name of a record, at a byte, which can have others.
    pub(super) fn renamable(&self, page: OpenPage<'a>, offset: usize) -> Option<Range> {
        let heading = heading_at(page, offset).map(|heading| heading.text_span);
        let name = || self.name_at(page, offset).map(|name| name.span);
        Some(page.lines.range(heading.or_else(name)?))
    }

    /// Gives a heading or a record another name. `changed` is the wiki in which a file has another text.
    pub(super) fn rename(
        &self,
        page: OpenPage<'a>,
        offset: usize,
        name: &str,
        changed: &dyn Fn(&str, String) -> Option<Session>,
    ) -> Option<WorkspaceEdit> {
        let heading = heading_at(page, offset);
        let old = match heading {
            Some(heading) => heading.text.clone(),
            None => self.name_at(page, offset)?.text.to_owned(),
        };
        let mut headings: Vec<_> = heading.map(|heading| (page, heading)).into_iter().collect();
        if heading.is_none() {
            // A record that is called by a heading takes the links to it along.
            for place in self.records_called(&old).map(place_of_record) {
                let there = self.page(&place.path)?;
                headings.extend(heading_at(there, place.span.start).map(|it| (there, it)));
            }
        }
        let mut edits = BTreeMap::new();
        for (there, heading) in headings {
            edits.extend(self.rename_heading(there, heading, name, changed)?);
        }
        if self.records_called(&old).next().is_some() {
            for place in self.places_of_name(&old, true) {
                let text = self.session.source(&place.path).map(|it| place.span.of(&it.text))?;
                if identifier(text) == identifier(&old) {
                    edits.entry(place).or_insert_with(|| name.to_owned());
                }
            }
        }
        Some(self.edits(edits))
    }

    fn name_at(&self, page: OpenPage<'a>, offset: usize) -> Option<FieldText<'a>> {
        let found = self.field_at(page.page.path(), offset)?;
        let is_verbatim = found.span.of(page.page.text()) == found.text;
        self.records_called(found.text).next().filter(|_| is_verbatim).map(|_| found)
    }

    /// The text of a heading and the anchors of links to it: that follows from the text, and those of headings with the
    /// same text follow from the order.
    fn rename_heading(
        &self,
        page: OpenPage<'a>,
        heading: &Heading,
        name: &str,
        changed: &dyn Fn(&str, String) -> Option<Session>,
    ) -> Option<Vec<(Place, String)>> {
        let span = heading.text_span;
        let path = page.page.path();
        let mut text = page.page.text().to_owned();
        text.replace_range(span.start..span.end, name);
        let after = changed(path, text)?;
        let Some(FileMatch::Page(id)) = after.site.find(path) else { return None };
        let new = &after.site.page(id).document.headings;
        let old = &page.page.document.headings;
        if new.len() != old.len() {
            return None;
        }
        let pairs = old.iter().zip(new.iter());
        let others = pairs.filter(|(old, new)| old.id != new.id);
        let others: HashMap<&str, &Heading> = others.map(|(old, new)| (&*old.id, new)).collect();
        let own = (Place::new(path, span), name.to_owned());
        Some(std::iter::once(own).chain(self.anchor_edits(page, &others)).collect())
    }

    /// Moves a page: links to it, and from it to others.
    pub(super) fn moved(&self, from: &str, to: &str) -> Option<WorkspaceEdit> {
        let page = self.page(from)?;
        let mut edits = Vec::new();
        let pages = self.site().page_ids().filter_map(|id| self.whole(id));
        for other in pages {
            for (link, target) in self.site().links(other.id) {
                let is_own = other.id == page.id;
                let new = match target.page() {
                    Some(id) if id == page.id && !is_own => relative_link(other.page.path(), to),
                    Some(id) if is_own && id != page.id => {
                        relative_link(to, self.site().page(id).path())
                    }
                    None if is_own => match target.file().and_then(|id| self.site().file(id)) {
                        Some(file) => relative_link(to, &file.path),
                        None => continue,
                    },
                    _ => continue,
                };
                edits.extend(path_of(&other, link).map(|place| (place, new)));
            }
        }
        Some(self.edits(edits))
    }

    /// The anchors of links to headings that have others now, by those that they had.
    fn anchor_edits(
        &self,
        page: OpenPage<'a>,
        others: &HashMap<&str, &Heading>,
    ) -> Vec<(Place, String)> {
        let pages = self.site().page_ids().filter_map(|id| self.whole(id));
        let mut edits = Vec::new();
        for from in pages {
            for (link, target) in self.site().links(from.id) {
                let anchor = anchor_of(target).filter(|_| target.page() == Some(page.id));
                let new = anchor.and_then(|anchor| others.get(anchor));
                let Some(new) = new.filter(|_| !link.is_repeated) else { continue };
                let written = link.target_span.of(from.page.text());
                let Some(at) = written.find('#') else { continue };
                // A wiki link ends before the text that it shows.
                let length = written.get(at..).and_then(|rest| rest.find('|'));
                let end = length
                    .map_or(link.target_span.end, |length| link.target_span.start + at + length);
                let span = Span::new(link.target_span.start + at + 1, end);
                let name = if link.kind == LinkKind::Wiki { &new.text } else { &new.id };
                edits.push((Place::new(from.page.path(), span), name.clone()));
            }
        }
        edits
    }

    fn edits(&self, edits: impl IntoIterator<Item = (Place, String)>) -> WorkspaceEdit {
        let mut files: BTreeMap<Arc<str>, Vec<TextEdit>> = BTreeMap::new();
        for (place, new_text) in edits {
            let edit = TextEdit { range: self.range(&place), new_text };
            files.entry(place.path).or_default().push(edit);
        }
        let named = files.into_iter().filter_map(|(path, edits)| Some(((self.uri)(&path)?, edits)));
        edit_of_files(named.collect())
    }
}

/// The edits of two requests.
pub(super) fn both(mut one: WorkspaceEdit, other: WorkspaceEdit) -> WorkspaceEdit {
    if let (Some(changes), Some(others)) = (&mut one.changes, other.changes) {
        for (uri, edits) in others {
            changes.entry(uri).or_default().extend(edits);
        }
    }
    one
}

fn heading_at(page: OpenPage<'_>, offset: usize) -> Option<&Heading> {
    page.page.document.headings.iter().find(|heading| holds(heading.span, offset))
}

/// The bytes of the path in the target of a link that is written as a relative path.
fn path_of(page: &OpenPage<'_>, link: &Link) -> Option<Place> {
    let is_path = matches!(link.kind, LinkKind::Inline | LinkKind::Reference) && !link.is_repeated;
    let written = link.target_span.of(page.page.text());
    if !is_path || written.starts_with('/') || written.starts_with('<') {
        return None;
    }
    let end = written.find(['#', '?']).unwrap_or(written.len());
    let span = Span::new(link.target_span.start, link.target_span.start + end);
    (end > 0).then(|| Place::new(page.page.path(), span))
}
