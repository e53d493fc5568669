//! Reads records from sections: a heading with named values below it, or facts about what it names.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::context::{self, Owner};
use super::gather::{self, FactsBlock, Named};
use super::shaped::{self, RecordBuilder};
use super::value::FieldValue;
use super::written::LocatedText;
use super::{Extent, RecordReader, RecordValues, Shape};
use crate::diagnostic::{Span, Spanned};
use crate::lexicon::identifier;
use crate::page::{Heading, HeadingId};
use crate::schema::{FactsShape, Keys, Kind, Pattern, SectionShape};

/// What may be one record: a heading, or the page, with the places where values are under a name.
struct RecordPart<'p> {
    heading: Option<(HeadingId, &'p Heading)>,
    /// What names the record.
    title: LocatedText<'p>,
    span: Span,
    /// Its own place first, then those under headings such as `Overview`.
    places: Vec<Vec<Named<'p>>>,
    /// These headings.
    facts: Vec<HeadingId>,
    /// Its own place.
    own: Span,
}

/// The field that headings are instead of the name, but for those that say what the record is.
#[derive(Debug, Clone, Copy)]
struct HeadingSubject<'k> {
    field: &'k str,
    context: &'k Pattern,
}

fn subject<'k>(field: Option<&'k str>, context: &'k Option<Pattern>) -> Option<HeadingSubject<'k>> {
    Some(HeadingSubject { field: field?, context: context.as_ref()? })
}

impl<'p> RecordReader<'p> {
    pub(super) fn sections(&mut self) {
        let page = self.page;
        let mut facts: HashMap<Owner, Vec<HeadingId>> = HashMap::new();
        for (owner, id) in self.headings.facts() {
            facts.entry(owner).or_default().push(id);
        }
        let has_page = self.found.records.iter().any(|it| it.shape == Shape::Page);
        let title = if has_page {
            page.title_heading().map(|heading| heading.span)
        } else {
            let part = self.page_part(facts.remove(&Owner::Page).unwrap_or_default());
            self.part(&part);
            context::title(page).map(|(_, heading)| heading.span)
        };
        for (id, heading) in page.document.headings.entries() {
            if Some(heading.span) != title {
                let others = facts.remove(&Owner::Heading(id)).unwrap_or_default();
                let part = self.heading_part(id, heading, others);
                self.part(&part);
            }
        }
    }

    /// What the page is about: what comes before the first heading and below the title.
    fn page_part(&self, facts: Vec<HeadingId>) -> RecordPart<'p> {
        let page = self.page;
        let heading = context::title(page);
        let start = page.front_matter.span.end;
        let top = Span::new(
            start,
            page.document
                .headings
                .first()
                .map_or(page.text().len(), |first| first.span.start)
                .max(start),
        );
        let (title, span, own) = match heading {
            Some((id, heading)) => {
                let section = page.document.section(id, page.text().len());
                (written(heading), section, context::own(page, id))
            }
            None => (LocatedText::bytes(page.title(), context::title_span(page)), top, top),
        };
        let mut first = gather::named(page, top);
        if heading.is_some() {
            first.extend(gather::named(page, own));
        }
        let others = facts.iter().map(|id| gather::named(page, context::own(page, *id)));
        let places = std::iter::once(first).chain(others).collect();
        RecordPart { heading, title, span, places, facts, own }
    }

    fn heading_part(
        &self,
        id: HeadingId,
        heading: &'p Heading,
        facts: Vec<HeadingId>,
    ) -> RecordPart<'p> {
        let page = self.page;
        let own = context::own(page, id);
        // What is below `Overview` is about what that is below.
        let is_owned =
            self.headings.owner(id).is_some() && self.declared.of(heading.span).is_none();
        let others = facts.iter().map(|id| context::own(page, *id));
        let spans = Some(own).filter(|_| !is_owned).into_iter().chain(others);
        RecordPart {
            heading: Some((id, heading)),
            title: written(heading),
            span: page.document.section(id, page.text().len()),
            places: spans.map(|span| gather::named(page, span)).collect(),
            facts,
            own: if is_owned { Span::at(own.start) } else { own },
        }
    }

    fn part(&mut self, part: &RecordPart<'p>) {
        let said = part.heading.and_then(|(id, _)| self.said.get(id)).copied().unwrap_or_default();
        if let Some(said) = said.record {
            if let Some(kind) = said {
                self.whole(kind, part, true);
            }
            return;
        }
        let fits = |kind: &&Arc<Kind>| self.fits_part(kind, part);
        let mut candidates: Vec<&'p Arc<Kind>> = self.kinds.all().iter().filter(fits).collect();
        // Where the headings say what this is, no other kind looks the same.
        if candidates.len() > 1 && candidates.iter().any(|kind| self.is_headed_as(kind, part)) {
            candidates.retain(|kind| self.is_headed_as(kind, part));
        }
        let blocks = self.fitting_blocks(part);
        if blocks.len() > 1 || (candidates.is_empty() && !blocks.is_empty()) {
            for (kinds, block) in blocks {
                let start = Span::at(block.span.start);
                if let Some(kind) = self.choose(start, kinds) {
                    self.block(kind, &block);
                }
            }
        } else if let Some(kind) = self.choose(part.title.span(), candidates) {
            self.whole(kind, part, self.awaits(kind, part.own.start));
        }
    }

    /// The record that a part is.
    fn whole(&mut self, kind: &'p Arc<Kind>, part: &RecordPart<'p>, declared: bool) {
        let mut record = RecordBuilder::default();
        let headed = part.heading.and_then(|(_, heading)| {
            let is_like = |it: &&SectionShape| {
                it.heading.as_ref().is_some_and(|pattern| pattern.is_match(&heading.text))
            };
            let shape = kind.shapes.section.iter().find(is_like)?;
            put_groups(kind, shape.heading.as_ref(), heading, &mut record);
            Some(shape)
        });
        let names_subject = headed.is_some_and(|shape| shape.subject.is_some());
        let stated = |named: &Named<'_>| !kind.shapes.facts.is_empty() && named.is_fact;
        let values = || part.places.iter().flatten().filter(|it| it.is_field(&kind.fields));
        let is_facts =
            part.heading.is_none() || (values().next().is_some() && values().all(stated));
        if let Some((_, heading)) = part.heading {
            self.put_steps_below(kind, heading, &mut record);
        }
        gather::gather_below(self.page, &kind.fields, &part.facts, &part.places, &mut record);
        for place in &part.places {
            gather::gather(&self.page.document, &kind.fields, place, &mut record);
        }
        let shape = self.subject_of(kind, part);
        if let Some(shape) = shape {
            self.put_subject(kind, shape, part.own.start, &mut record);
        } else if let Some(field) = kind.fields.name()
            && !(names_subject || record.has(&field.name))
        {
            let name = part.title.first(context::name(part.title.text()).len());
            record.put(&[field], part.title.span(), name.value(Some(field)));
        }
        let head = part.heading.map_or(part.title.span(), |(_, heading)| heading.text_span);
        let shape = if is_facts { Shape::Facts } else { Shape::Section };
        let data = record.finish(part.heading.map_or(head, |(_, heading)| heading.span));
        let extent = Extent::new(part.span, head, declared);
        let ignored = ignored(kind, part.places.iter().flatten());
        self.add(kind, shape, Extent { ignored, ..extent }, data);
    }

    /// What the heading of a part is, where it does not name the record.
    fn subject_of<'k>(&self, kind: &'k Kind, part: &RecordPart<'p>) -> Option<HeadingSubject<'k>> {
        if let Some((_, heading)) = part.heading {
            let mut shapes = kind.shapes.section.iter();
            let fits = |shape: &&SectionShape| {
                part.places.iter().any(|it| self.fits_section(kind, shape, heading, it))
            };
            if let Some(shape) = shapes.find(fits) {
                return subject(shape.subject.as_deref(), &shape.context);
            }
        }
        let at = part.own.start;
        let mut shapes = kind.shapes.facts.iter();
        let fits =
            |shape: &&FactsShape| part.places.iter().any(|it| self.fits_facts(kind, shape, it, at));
        let shape = shapes.find(fits)?;
        subject(shape.subject.as_deref(), &shape.context)
    }

    /// Puts what the headings above byte `at` say that the record is about.
    fn put_subject(
        &self,
        kind: &Kind,
        subject: HeadingSubject<'_>,
        at: usize,
        record: &mut RecordBuilder,
    ) {
        let Some(field) = kind.fields.find(subject.field) else { return };
        if !record.has(&field.name)
            && let Some(text) = self.headings.subject(at, subject.context)
        {
            let name = text.first(context::name(text.text()).len());
            record.put(&[field], text.span(), name.value(Some(field)));
        }
    }

    /// The blocks in a part that are records, each with its kinds.
    fn fitting_blocks(&self, part: &RecordPart<'p>) -> Vec<(Vec<&'p Arc<Kind>>, FactsBlock<'p>)> {
        let mut found = Vec::new();
        for block in gather::blocks(self.page, part.own) {
            let fits = |kind: &&Arc<Kind>| {
                let mut shapes = kind.shapes.facts.iter();
                is_named(kind, &block)
                    && shapes.any(|it| self.fits_facts(kind, it, &block.named, block.span.start))
            };
            let kinds: Vec<&'p Arc<Kind>> = self.kinds.all().iter().filter(fits).collect();
            if !kinds.is_empty() {
                found.push((kinds, block));
            }
        }
        found
    }

    fn block(&mut self, kind: &'p Arc<Kind>, block: &FactsBlock<'p>) {
        let mut record = RecordBuilder::default();
        gather::gather(&self.page.document, &kind.fields, &block.named, &mut record);
        let at = block.span.start;
        let title = block.title.as_ref().filter(|it| kind.fields.path(it.text()).is_none());
        let mut shapes = kind.shapes.facts.iter();
        let shape = shapes.find(|shape| self.fits_facts(kind, shape, &block.named, at));
        let subject = shape.and_then(|shape| subject(shape.subject.as_deref(), &shape.context));
        let field = subject.map_or(kind.fields.name(), |it| kind.fields.find(it.field));
        if let Some(field) = field
            && let Some(title) = title
            && !record.has(&field.name)
        {
            let name = title.first(context::name(title.text()).len());
            record.put(&[field], title.span(), name.value(Some(field)));
        }
        if let Some(subject) = subject {
            self.put_subject(kind, subject, at, &mut record);
        }
        let first = block.named.first().map_or(block.span, |named| named.key.span());
        let head = title.map_or(first, LocatedText::span);
        let declared = self.awaits(kind, block.span.start);
        let data = record.finish(block.span);
        let extent = Extent::new(block.span, head, declared);
        let ignored = ignored(kind, block.named.iter());
        self.add(kind, Shape::Facts, Extent { ignored, ..extent }, data);
    }

    /// Whether a part is a record of the kind.
    fn fits_part(&self, kind: &Kind, part: &RecordPart<'p>) -> bool {
        let fits_heading =
            part.heading.is_some_and(|(_, heading)| self.fits_below(kind, part, heading));
        let at = part.own.start;
        let are_facts = |place: &[Named<'_>]| {
            let mut fields = place.iter().filter(|named| named.is_field(&kind.fields));
            fields.all(|named| named.is_fact)
        };
        fits_heading
            || kind.shapes.facts.iter().any(|shape| {
                let mut places = part.places.iter();
                places.any(|place| are_facts(place) && self.fits_facts(kind, shape, place, at))
            })
    }

    /// Whether the headings say that a part is a record of the kind.
    fn is_headed_as(&self, kind: &Kind, part: &RecordPart<'p>) -> bool {
        let Some((_, heading)) = part.heading else { return false };
        let mut shapes = kind.shapes.section.iter().filter(|shape| shape.context.is_some());
        shapes.any(|shape| part.places.iter().any(|it| self.fits_section(kind, shape, heading, it)))
    }

    /// Whether what is below a heading is a record of the kind.
    fn fits_below(&self, kind: &Kind, part: &RecordPart<'p>, heading: &Heading) -> bool {
        let nothing = [Vec::new()];
        let places = if part.places.is_empty() { &nothing[..] } else { &part.places };
        let mut shapes = kind.shapes.section.iter();
        let fits = |shape| places.iter().any(|it| self.fits_section(kind, shape, heading, it));
        shapes.any(fits)
            || (self.awaits(kind, heading.span.end)
                && places.iter().flatten().any(|named| named.is_field(&kind.fields)))
    }

    fn fits_facts(&self, kind: &Kind, shape: &FactsShape, named: &[Named<'_>], at: usize) -> bool {
        if named.is_empty() || shape.keys.is_empty() {
            return false;
        }
        let mut record = RecordBuilder::default();
        gather::gather(&self.page.document, &kind.fields, named, &mut record);
        let data = record.finish(Span::at(at));
        self.fits_keys(kind, &shape.keys, named, &data, shape.context.as_ref(), at)
    }

    /// Whether the values have the keys of a record, look like those of one, and are where it is expected.
    fn fits_keys(
        &self,
        kind: &Kind,
        keys: &Keys,
        named: &[Named<'_>],
        data: &FieldValue,
        context: Option<&Pattern>,
        at: usize,
    ) -> bool {
        let names: BTreeSet<String> = named.iter().map(|it| identifier(it.key.text())).collect();
        let has = |name: &str| data.member(name).is_some() || names.contains(&identifier(name));
        if self.collects(kind) && keys.any(has) {
            return true;
        }
        keys.fit(has)
            && is_plausible(keys, RecordValues::new(data, &kind.fields))
            && context.is_none_or(|it| self.headings.say(at, it))
    }

    fn fits_section(
        &self,
        kind: &Kind,
        shape: &SectionShape,
        heading: &Heading,
        named: &[Named<'_>],
    ) -> bool {
        // Most headings have nothing below them that is written under a name; expressions are asked last, as compiling one
        // takes longer than reading a small page.
        let asks_for_nothing = shape.heading.is_none() && shape.keys.is_empty();
        let lacks_keys = !shape.keys.is_empty() && named.is_empty();
        if asks_for_nothing || lacks_keys {
            return false;
        }
        if shape.steps.is_some() && !self.is_playbook(heading) {
            return false;
        }
        if !shape.heading.as_ref().is_none_or(|it| it.is_match(&heading.text)) {
            return false;
        }
        if shape.keys.is_empty() {
            return true;
        }
        let mut record = RecordBuilder::default();
        put_groups(kind, shape.heading.as_ref(), heading, &mut record);
        gather::gather(&self.page.document, &kind.fields, named, &mut record);
        let data = record.finish(heading.span);
        self.fits_keys(kind, &shape.keys, named, &data, shape.context.as_ref(), heading.span.end)
    }
}

/// Puts what the groups of the pattern find in the heading.
fn put_groups(
    kind: &Kind,
    pattern: Option<&Pattern>,
    heading: &Heading,
    record: &mut RecordBuilder,
) {
    let text = written(heading);
    for (group, value) in pattern.map(|it| groups(it, &text)).unwrap_or_default() {
        if let Some(field) = kind.fields.find(group) {
            record.put(&[field], value.span(), shaped::value(field, &value));
        }
    }
}

/// The names that are no fields, beside some that are.
fn ignored<'n, 'p: 'n>(
    kind: &Kind,
    named: impl Iterator<Item = &'n Named<'p>> + Clone,
) -> Arc<[Spanned<String>]> {
    if !named.clone().any(|it| it.is_field(&kind.fields)) {
        return Arc::from([]);
    }
    let others = named.filter(|it| !it.is_head() && !it.is_field(&kind.fields));
    others.map(|it| Spanned::new(it.key.text().to_owned(), it.key.span())).collect()
}

/// Whether a block says what it is about, if that has to be said.
fn is_named(kind: &Kind, block: &FactsBlock<'_>) -> bool {
    let Some(field) = kind.fields.name() else { return true };
    let titled = block.title.as_ref().is_some_and(|it| kind.fields.path(it.text()).is_none());
    titled
        || block
            .named
            .iter()
            .any(|named| kind.fields.find(named.key.text()).is_some_and(|it| it.is_name))
        || !kind.required().contains(&field.name)
}

/// Whether the values are those of a record. A glossary and a description of fields have the same names, but no
/// values: where the keys alone do not tell a record, at least half of the dates, durations, cadences and words of an
/// enumeration must be readable, or two of them where none of the others is a sentence; and where the keys do, one of
/// them must not be a sentence.
pub(super) fn is_plausible(keys: &Keys, values: RecordValues<'_>) -> bool {
    let (mut good, mut bad, mut sentences) = (0_usize, 0_usize, 0_usize);
    for said in values.all() {
        let Some(text) = said.member.value.text() else { continue };
        let is_good = match said.field.value {
            Some(_) => said.member.value.is_typed(),
            None if said.field.words.is_empty() => continue,
            None => said.field.knows(text),
        };
        if is_good {
            good += 1;
        } else {
            bad += 1;
            sentences += usize::from(text.split_whitespace().count() >= SENTENCE);
        }
    }
    match keys.all_sure() {
        true => sentences == 0 || sentences < good + bad,
        false => good >= bad || (good >= 2 && sentences == 0),
    }
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
    let Some(found) = pattern.captures(written.text()) else { return Vec::new() };
    let names = pattern.group_names();
    let group = |name: &'a str| {
        let found = found.name(name).filter(|found| !found.is_empty())?;
        let range = written.start() + found.start()..written.start() + found.end();
        Some((name, written.part(range)))
    };
    names.filter_map(group).collect()
}
