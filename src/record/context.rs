//! The headings above a block of a page, and what they name.

use std::cell::RefCell;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::written::LocatedText;
use crate::diagnostic::Span;
use crate::lexicon::{bare_vowels, structure};
use crate::page::{ById, Document, Heading, HeadingId, Page};
use crate::schema::Pattern;

/// The headings of a page above each other, found once: a page may have as many tables as headings.
#[derive(Debug)]
pub(super) struct HeadingTree<'p> {
    page: &'p Page,
    parents: ById<HeadingId, Option<HeadingId>>,
    /// For each heading over nothing but facts, whose facts they are.
    owners: ById<HeadingId, Option<Owner>>,
    /// Whether a heading, or the title of the page, is like an expression at this address: each block below it asks.
    known: RefCell<FxHashMap<(usize, Option<HeadingId>), bool>>,
}

/// What facts are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Owner {
    /// What the page is about.
    Page,
    /// What this heading names.
    Heading(HeadingId),
}

impl<'p> HeadingTree<'p> {
    pub(super) fn of(page: &'p Page) -> Self {
        let headings = &page.document.headings;
        let title = title(page).map(|(id, _)| id);
        let (parents, owners, known) = (ById::default(), ById::default(), RefCell::default());
        let mut tree = Self { page, parents, owners, known };
        let mut open: Vec<(HeadingId, u8)> = Vec::new();
        for (id, heading) in headings.entries() {
            while open.last().is_some_and(|(_, level)| *level >= heading.level) {
                open.pop();
            }
            let above = open.last().map(|(above, _)| *above);
            open.push((id, heading.level));
            tree.parents.push(above);
            let owner = match above {
                _ if title == Some(id) || !is_over_facts(&heading.text) => None,
                // Without a title that is a heading, the page is what such headings are about.
                None => Some(Owner::Page).filter(|_| title.is_none()),
                Some(above) if title == Some(above) => Some(Owner::Page),
                Some(above) => tree.owner(above).or(Some(Owner::Heading(above))),
            };
            tree.owners.push(owner);
        }
        tree
    }

    /// The heading above this one.
    pub(super) fn parent(&self, id: HeadingId) -> Option<HeadingId> {
        *self.parents.get(id)?
    }

    /// Whose facts are below this heading, where it says no more than that they are facts: `Overview`.
    pub(super) fn owner(&self, id: HeadingId) -> Option<Owner> {
        *self.owners.get(id)?
    }

    /// The headings over facts, by whose facts they are.
    pub(super) fn facts(&self) -> impl Iterator<Item = (Owner, HeadingId)> {
        self.owners.entries().filter_map(|(id, owner)| Some(((*owner)?, id)))
    }

    /// What is right above byte `offset` and is unlike this: a heading, else the title of the page.
    pub(super) fn subject(&self, offset: usize, context: &Pattern) -> Option<LocatedText<'p>> {
        let mut next = self.page.document.heading_before(offset);
        while let Some(id) = next {
            let heading = self.page.document.headings.get(id)?;
            if !self.is_like(Some(id), context) && !is_over_facts(&heading.text) {
                return Some(LocatedText::bytes(&heading.text, heading.text_span));
            }
            next = self.parent(id);
        }
        let title = self.page.title();
        let is_other = !title.is_empty() && !self.is_like(None, context);
        is_other.then(|| LocatedText::bytes(title, title_span(self.page)))
    }

    /// Whether one of the headings above byte `offset`, or the title of the page, is like this.
    pub(super) fn say(&self, offset: usize, pattern: &Pattern) -> bool {
        self.distance(offset, pattern).is_some()
    }

    /// Whether `is` holds for one of the headings above byte `offset`, or for the title of the page.
    pub(super) fn any(&self, offset: usize, is: impl Fn(&str) -> bool) -> bool {
        let mut next = self.page.document.heading_before(offset);
        while let Some(id) = next {
            if self.page.document.headings.get(id).is_some_and(|heading| is(&heading.text)) {
                return true;
            }
            next = self.parent(id);
        }
        is(self.page.title())
    }

    /// How many headings are between byte `offset` and the one that is like this; the title of the page is farthest.
    pub(super) fn distance(&self, offset: usize, pattern: &Pattern) -> Option<usize> {
        let mut next = self.page.document.heading_before(offset);
        let mut between = 0;
        while let Some(id) = next {
            if self.is_like(Some(id), pattern) {
                return Some(between);
            }
            between += 1;
            next = self.parent(id);
        }
        self.is_like(None, pattern).then_some(between)
    }

    /// Whether a heading, or the title of the page, is like this.
    fn is_like(&self, heading: Option<HeadingId>, pattern: &Pattern) -> bool {
        let key = (std::ptr::from_ref(pattern).addr(), heading);
        if let Some(known) = self.known.borrow().get(&key) {
            return *known;
        }
        let heading = heading.and_then(|id| self.page.document.headings.get(id));
        let is_like = pattern.is_match(heading.map_or(self.page.title(), |it| &it.text));
        self.known.borrow_mut().insert(key, is_like);
        is_like
    }
}

/// The heading that is the title of the page; none where the title is in front matter only.
pub(super) fn title(page: &Page) -> Option<(HeadingId, &Heading)> {
    let heading = page.title_heading()?;
    let is_title = heading.level == 1 || heading.text == page.title();
    page.document.headings.entries().find(|(_, it)| is_title && it.span == heading.span)
}

/// Where the title of the page is.
pub(super) fn title_span(page: &Page) -> Span {
    let titled = page.meta.title.span();
    let headed = || page.title_heading().map(|heading| heading.text_span);
    titled.or_else(headed).unwrap_or_else(|| Span::at(page.front_matter.span.start))
}

/// From the heading to the next one, whatever its level.
pub(super) fn own(page: &Page, id: HeadingId) -> Span {
    let Document { headings, .. } = &page.document;
    let start = headings.get(id).map_or(page.text().len(), |heading| heading.span.end);
    let next = page.document.heading_after(id);
    Span::new(start, next.map_or(page.text().len(), |next| next.span.start).max(start))
}

/// `2. Übersicht`, `Backup & Recovery`: words alone, whatever comes before or between them.
fn is_over_facts(heading: &str) -> bool {
    let plain = bare_vowels(heading);
    let words = plain.split(|it: char| !it.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> =
        words.skip_while(|word| word.chars().all(|it| it.is_numeric())).collect();
    structure::FACTS.has(&words.join(" "))
}

/// The name in a heading or title, without a remark on the state of the thing: `Paperless (aktiv)`.
pub(super) fn name(text: &str) -> Range<usize> {
    let text = text.trim_end();
    let remark = match text.chars().next_back() {
        Some(')') => text.rfind('('),
        Some(']') => text.rfind('['),
        _ => [" – ", " — ", " - "].iter().filter_map(|dash| text.rfind(dash)).max(),
    };
    let sign = text.rfind(' ').filter(|at| is_sign(text, *at));
    let Some((name, status)) = remark.or(sign).and_then(|at| text.split_at_checked(at)) else {
        return 0..text.len();
    };
    let name = name.trim_end();
    let is_status = !name.is_empty() && says_status(status);
    0..if is_status { name.len() } else { text.len() }
}

/// Whether no letter and no digit is from byte `at` on.
fn is_sign(text: &str, at: usize) -> bool {
    text.get(at..).is_some_and(|end| !end.contains(char::is_alphanumeric))
}

/// Whether a remark begins with a word for a status.
fn says_status(remark: &str) -> bool {
    let plain = bare_vowels(remark);
    let status = plain.trim_start_matches(|it: char| it.is_whitespace() || "([–—-".contains(it));
    structure::STATUS.iter().any(|word| {
        let rest = status.strip_prefix(word);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_no_part_of_a_name() {
        for (heading, expected) in [
            ("Paperless (aktiv)", "Paperless"),
            ("Paperless [geplant ab Mai]", "Paperless"),
            ("Paperless – außer Betrieb", "Paperless"),
            ("Paperless (In Production)", "Paperless"),
            ("Paperless ✅", "Paperless"),
            ("Paperless ⚠️", "Paperless"),
            ("Paperless (aktive Instanz)", "Paperless (aktive Instanz)"),
            ("Paperless (Büro)", "Paperless (Büro)"),
            ("Paperless live", "Paperless live"),
            ("(aktiv)", "(aktiv)"),
            ("NAS – Keller", "NAS – Keller"),
            ("Active Directory", "Active Directory"),
            ("", ""),
        ] {
            assert_eq!(heading.get(name(heading)), Some(expected), "{heading}");
        }
    }

    #[test]
    fn some_headings_only_say_that_facts_follow() {
        for heading in ["Eckdaten", "2. Übersicht", "Backup & Recovery", "RPO/RTO", "Key facts:"] {
            assert!(is_over_facts(heading), "{heading}");
        }
        for heading in ["Paperless", "Backup-Server", "Übersicht der Dienste", "", "3"] {
            assert!(!is_over_facts(heading), "{heading}");
        }
    }
}
