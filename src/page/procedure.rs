//! The steps that a page or a section leads through, however they are written.

use super::document::Document;
use super::elements::{Count, CountedHeading, Heading, Item, List};
use super::ids::{HeadingId, Id, LinkId};
use super::parts::PlaybookPart;
use crate::diagnostic::Span;
use crate::lexicon::{bare_vowels, structure};

/// A step: a heading that counts, or an item of a numbered list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its number.
    pub number: u32,
    /// The name, without its number.
    pub title: String,
    /// The bytes of its title; of the whole heading where markup is in it.
    pub title_span: Span,
    /// The bytes of its number; of all that names it where the number is only counted.
    pub number_span: Span,
    /// The bytes that name it: the heading, or the item's first paragraph.
    pub head: Span,
    /// The heading with its section, or the item.
    pub section: Span,
}

/// One heading alone does not count.
const LEAST: usize = 2;
/// Larger numbers are years, ports or amounts.
const LARGEST: u32 = 99;

impl Document {
    /// The steps in `span`: the counted headings („Schritt 1“), else the numbered ones (`1. Check the UPS`), else the
    /// items of numbered lists, or the sections of a procedure of which only some have such a list.
    pub fn steps_in(&self, span: Span) -> Vec<Step> {
        let counted = self.counted_steps(span);
        if counted.len() >= LEAST {
            return counted;
        }
        let numbered = self.numbered_steps(span);
        if numbered.len() >= LEAST {
            return numbered;
        }
        let listed = self.listed_steps(span);
        self.sections_around(&listed, span).unwrap_or(listed)
    }

    /// The sections below a heading such as `Ablauf` that holds all the `listed` steps, where one has none of them: then
    /// the sections are the steps, and the lists only tell how some of them go.
    fn sections_around(&self, listed: &[Step], span: Span) -> Option<Vec<Step>> {
        let (first, last) = (listed.first()?, listed.last()?);
        let own = self.heading_before(first.section.start)?;
        let (procedure, heading) = self.heading_above(own)?;
        let whole = self.section(procedure, span.end);
        if !structure::PROCEDURE.has(bare_vowels(&heading.text).trim())
            || !span.contains(whole)
            || !whole.contains(last.section)
        {
            return None;
        }
        let level = self.headings.get(own)?.level;
        let below = self.headings.entries().skip(procedure.index() + 1);
        let below = below.take_while(|(_, it)| whole.contains(it.span) && it.level >= level);
        let sections = below.filter(|(_, it)| it.level == level).zip(1..);
        let steps: Vec<Step> = sections
            .map(|((id, it), number)| of_section(it, number, self.section(id, whole.end)))
            .collect();
        let has_list = |step: &Step| {
            let first = listed.partition_point(|it| it.section.start < step.section.start);
            listed.get(first).is_some_and(|it| step.section.contains(it.section))
        };
        let is_part = |step: &Step| self.is_part(&step.title);
        let are_steps = !steps.iter().all(has_list) && !steps.iter().any(is_part);
        are_steps.then_some(steps)
    }

    fn counted_steps(&self, span: Span) -> Vec<Step> {
        let inside = |steps: &&Count| {
            steps.len() >= LEAST && steps.iter().all(|step| span.contains(step.section))
        };
        let counted = self.steps.iter().filter(inside).flatten();
        counted.filter_map(|step| self.of_counted(step)).collect()
    }

    fn of_counted(&self, step: &CountedHeading) -> Option<Step> {
        let heading = self.headings.get(step.heading)?;
        Some(of_heading(heading, step.number, &step.title, step.section))
    }

    /// The headings `1. …`, `2. …` of one level below the same heading, unless they number the parts of the page.
    fn numbered_steps(&self, span: Span) -> Vec<Step> {
        let mut above: Vec<(u8, HeadingId)> = Vec::new();
        let mut group: Option<(Option<HeadingId>, u8)> = None;
        let mut steps: Vec<Step> = Vec::new();
        for (id, heading) in self.headings.entries() {
            while above.pop_if(|(level, _)| *level >= heading.level).is_some() {}
            let place = (above.last().map(|(_, id)| *id), heading.level);
            above.push((heading.level, id));
            let Some((number, title)) = numbered(&heading.text) else { continue };
            let begins = group.is_none() && number == 1;
            let goes_on = group == Some(place) && steps.last().is_some_and(|it| it.number < number);
            if span.contains(heading.span) && (begins || goes_on) {
                group = Some(place);
                let section = self.section(id, span.end);
                steps.push(of_heading(heading, number, title, section));
            }
        }
        let is_part = |step: &Step| self.is_part(&step.title);
        if steps.iter().any(is_part) { Vec::new() } else { steps }
    }

    /// The items of the numbered lists, save those in sections about something else.
    fn listed_steps(&self, span: Span) -> Vec<Step> {
        let is_of_steps = |list: &&List| {
            let heading = list.heading.and_then(|heading| self.headings.get(heading));
            let is_aside = || heading.is_some_and(|heading| self.is_part(&heading.text));
            list.first_number.is_some()
                && list.parent.is_none()
                && span.contains(list.span)
                && !is_aside()
                && !self.is_of_links(list)
        };
        let items = self.lists.iter().filter(is_of_steps).flat_map(|list| &list.items);
        items.zip(1..).map(|(item, number)| of_item(item, number)).collect()
    }

    /// Whether all items are links and nothing else: a list of pages, or of headings.
    fn is_of_links(&self, list: &List) -> bool {
        list.items.iter().all(|item| {
            let link = self.links.get(LinkId::new(
                self.links.partition_point(|link| link.span.start < item.span.start),
            ));
            let inside = link.filter(|link| link.span.end <= item.span.end);
            inside.is_some_and(|link| link.text.as_deref() == Some(item.content.text.trim()))
        })
    }

    /// Whether a heading announces what a playbook says besides its steps. A scenario and a check have steps.
    fn is_part(&self, heading: &str) -> bool {
        let with_steps = [PlaybookPart::Trigger, PlaybookPart::Success];
        let parts = PlaybookPart::ALL.into_iter().filter(|part| !with_steps.contains(part));
        parts.into_iter().any(|part| part.is_named_by(heading))
    }
}

fn of_heading(heading: &Heading, number: u32, title: &str, section: Span) -> Step {
    let text = heading.text.trim_end();
    let whole = heading.text_span;
    let is_plain = whole.end - whole.start == heading.text.len();
    // Where markup is in it, the whole heading stands for each part of it.
    let part = |at: Option<usize>, length: usize| match at.filter(|_| is_plain) {
        Some(at) => Span::new(whole.start + at, whole.start + at + length),
        None => whole,
    };
    let written = number.to_string();
    Step {
        number,
        title: title.to_owned(),
        title_span: part(text.len().checked_sub(title.len()), title.len()),
        number_span: part(text.find(&written), written.len()),
        head: whole,
        section,
    }
}

fn of_section(heading: &Heading, number: u32, section: Span) -> Step {
    let head = heading.text_span;
    let title = heading.text.trim().to_owned();
    Step { number, title, title_span: head, number_span: head, head, section }
}

fn of_item(item: &Item, number: u32) -> Step {
    let head = item.content.span().unwrap_or(item.span);
    let title = item.content.text.clone();
    Step { number, title, title_span: head, number_span: head, head, section: item.span }
}

/// The number and the title of `1. Check the UPS`, `2) NAS`.
fn numbered(text: &str) -> Option<(u32, &str)> {
    let (number, rest) = text.split_once(['.', ')'])?;
    let number = number.parse().ok().filter(|number| *number <= LARGEST)?;
    let title = rest.strip_prefix([' ', '\u{a0}'])?.trim();
    if title.starts_with(char::is_alphabetic) { Some((number, title)) } else { None }
}
