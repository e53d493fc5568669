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
use crate::schema::{Keys, Kind, Pattern, SectionShape};

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
                    let mut shapes = kind.shapes.section.iter();
                    shapes.any(|shape| self.fits_section(kind, shape, heading, &named))
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

    fn fits_section(
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
        let data = self.stated(kind, Some(shape), heading, named).finish(heading.span);
        let has = |name: &str| data.member(name).is_some() || keys.contains(&identifier(name));
        if self.collects(kind) && shape.keys.any(has) {
            return true;
        }
        let plausible = || is_plausible(&shape.keys, RecordValues::new(&data, &kind.fields));
        let below = |it: &Pattern| self.headings.say(heading.span.end, it);
        shape.keys.fit(has) && plausible() && shape.context.as_ref().is_none_or(below)
    }

    /// What the heading and the named values below it state.
    fn stated(
        &self,
        kind: &Kind,
        shape: Option<&SectionShape>,
        heading: &Heading,
        named: &[Named<'_>],
    ) -> RecordBuilder {
        let mut record = RecordBuilder::default();
        let text = written(heading);
        let pattern = shape.and_then(|shape| shape.heading.as_ref());
        for (group, value) in pattern.map(|it| groups(it, &text)).unwrap_or_default() {
            if let Some(field) = kind.fields.find(group) {
                record.put(&[field], value.span(), shaped::value(field, &value));
            }
        }
        gather::gather(&self.page.document, &kind.fields, named, &mut record);
        record
    }

    /// The same; the heading names what has no other name.
    fn section_data(&self, kind: &Kind, heading: &Heading, named: &[Named<'_>]) -> FieldValue {
        let mut shapes = kind.shapes.section.iter();
        let shape = shapes
            .find(|shape| shape.heading.as_ref().is_some_and(|it| it.0.is_match(&heading.text)));
        let mut record = self.stated(kind, shape, heading, named);
        if let Some(field) = kind.fields.name()
            && !record.has(&field.name)
        {
            record.put(&[field], heading.text_span, written(heading).value(Some(field)));
        }
        record.finish(heading.span)
    }
}

/// Whether the values are those of a record. A glossary and a description of fields have the same names, but no
/// values: where the keys alone do not tell a record, at least half of the dates, durations and cadences must be
/// readable, and where they do, one of them must not be a sentence.
pub(super) fn is_plausible(keys: &Keys, values: RecordValues<'_>) -> bool {
    let (mut good, mut bad, mut sentences) = (0_usize, 0_usize, 0_usize);
    for said in values.all() {
        let Some(text) = said.member.value.text().filter(|_| said.field.value.is_some()) else {
            continue;
        };
        if said.member.value.is_typed() {
            good += 1;
        } else {
            bad += 1;
            sentences += usize::from(text.split_whitespace().count() >= SENTENCE);
        }
    }
    if keys.all_sure() { sentences == 0 || sentences < good + bad } else { good >= bad }
}

/// Words of an unreadable value that make it a sentence: `the time between two runs`.
const SENTENCE: usize = 4;

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
