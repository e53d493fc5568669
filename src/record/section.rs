//! Reads records from sections: a heading with named values below it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::gather::{self, Named};
use super::shaped::{self, RecordBuilder};
use super::value::FieldValue;
use super::written::LocatedText;
use super::{Extent, RecordReader, RecordValues, Shape};
use crate::diagnostic::Span;
use crate::lexicon::identifier;
use crate::page::{Heading, HeadingId};
use crate::schema::{Kind, Pattern, SectionShape};

impl<'p> RecordReader<'p> {
    pub(super) fn sections(&mut self) {
        let page = self.page;
        let own_heading = self.found.records.iter().any(|it| it.shape == Shape::Page);
        let title = page.title_heading().filter(|_| own_heading).map(|heading| heading.span);
        for (id, heading) in page.document.headings.entries() {
            if Some(heading.span) != title {
                self.section(id, heading);
            }
        }
    }

    fn section(&mut self, id: HeadingId, heading: &'p Heading) {
        let named = gather::named(&self.page.document, self.own(id, heading));
        let said = self.declared_kind(id, heading);
        let declared = matches!(said, Some(Some(_)));
        let kind = match said {
            Some(said) => said,
            None => {
                let fits = |kind: &&Arc<Kind>| {
                    let shape = kind.shapes.section.as_ref();
                    shape.is_some_and(|shape| self.fits(kind, shape, heading, &named))
                };
                let candidates = self.kinds.all().iter().filter(fits).collect();
                self.choose(heading.text_span, candidates)
            }
        };
        let Some(kind) = kind else { return };
        let span = self.page.document.section(id, self.page.text().len());
        let data = self.section_data(kind, heading, &named);
        let declared = declared || self.collects(kind);
        let extent = Extent { span, head: heading.text_span, declared };
        self.add(kind, Shape::Section, extent, data);
    }

    /// From the heading to the next one, whatever its level.
    fn own(&self, id: HeadingId, heading: &Heading) -> Span {
        let next = self.page.document.heading_after(id);
        let end = next.map_or(self.page.text().len(), |next| next.span.start);
        Span::new(heading.span.end, end.max(heading.span.end))
    }

    /// What a comment says about this heading, or about the one above that only groups this one.
    fn declared_kind(&self, id: HeadingId, heading: &Heading) -> Option<Option<&'p Arc<Kind>>> {
        if self.declared.is_empty() {
            return None;
        }
        let own = self.declared.of(heading.span);
        if own.is_some() {
            // What groups other sections is no record itself.
            let below = self.page.document.heading_after(id);
            let groups = below.is_some_and(|below| below.level > heading.level);
            let empty = gather::named(&self.page.document, self.own(id, heading)).is_empty();
            return if groups && empty { Some(None) } else { own };
        }
        let (above, parent) = self.page.document.heading_above(id)?;
        let direct = parent.level + 1 == heading.level;
        let empty = gather::named(&self.page.document, self.own(above, parent)).is_empty();
        self.declared.of(parent.span).filter(|_| direct && empty)
    }

    fn fits(
        &self,
        kind: &Kind,
        shape: &SectionShape,
        heading: &Heading,
        named: &[Named<'_>],
    ) -> bool {
        let headed = shape.heading.as_ref().is_none_or(|it| it.0.is_match(&heading.text));
        if !headed || (shape.heading.is_none() && shape.keys.is_empty()) {
            return false;
        }
        if shape.keys.is_empty() {
            return true;
        }
        // Most headings have nothing below them that is written under a name.
        if named.is_empty() {
            return false;
        }
        let keys: BTreeSet<String> = named.iter().map(|it| identifier(it.key.text())).collect();
        let data = self.section_data(kind, heading, named);
        let has = |name: &str| data.member(name).is_some() || keys.contains(&identifier(name));
        let wanted = self.collects(kind) && shape.keys.any(has);
        let plausible =
            || shape.keys.all_sure() || is_plausible(RecordValues::new(&data, &kind.fields));
        wanted || (shape.keys.fit(has) && plausible())
    }

    fn section_data(&self, kind: &Kind, heading: &Heading, named: &[Named<'_>]) -> FieldValue {
        let mut record = RecordBuilder::default();
        let text = written(heading);
        let pattern = kind.shapes.section.as_ref().and_then(|shape| shape.heading.as_ref());
        for (group, value) in pattern.map(|it| groups(it, &text)).unwrap_or_default() {
            if let Some(field) = kind.fields.find(group) {
                record.put(&[field], value.span(), shaped::value(field, &value));
            }
        }
        gather::gather(&self.page.document, &kind.fields, named, &mut record);
        if let Some(field) = kind.fields.name()
            && !record.has(&field.name)
        {
            record.put(&[field], heading.text_span, text.value(Some(field)));
        }
        record.finish(heading.span)
    }
}

/// At least half of the dates, durations and cadences must be readable: a glossary has the same names as a
/// service, but no values.
pub(super) fn is_plausible(values: RecordValues<'_>) -> bool {
    let typed = values.all().into_iter().filter_map(|said| {
        let is_asked = said.field.value.is_some() && said.member.value.text().is_some();
        is_asked.then(|| said.member.value.is_typed())
    });
    let (good, bad): (Vec<bool>, Vec<bool>) = typed.partition(|is_typed| *is_typed);
    good.len() >= bad.len()
}

/// The text of the heading.
pub(super) fn written(heading: &Heading) -> LocatedText<'_> {
    LocatedText::bytes(&heading.text, heading.text_span)
}

/// The named groups of a pattern with their matches.
pub(super) fn groups<'a, 't>(
    pattern: &'a Pattern,
    written: &LocatedText<'t>,
) -> Vec<(&'a str, LocatedText<'t>)> {
    let Some(found) = pattern.0.captures(written.text()) else { return Vec::new() };
    let names = pattern.0.capture_names().flatten();
    let group = |name: &'a str| {
        let found = found.name(name).filter(|found| !found.is_empty())?;
        let range = written.start() + found.start()..written.start() + found.end();
        Some((name, written.part(range)))
    };
    names.filter_map(group).collect()
}
