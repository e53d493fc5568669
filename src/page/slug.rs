//! Gives each heading of a page an anchor of its own.

use std::collections::HashMap;
use std::sync::Arc;

use crate::dialect::Dialect;
use crate::html::content_id;

/// Makes the anchors of one page: repeats get `-1`, `-2`, … or whatever the dialect adds.
#[derive(Debug, Default)]
pub struct Slugger {
    dialect: Arc<Dialect>,
    seen: HashMap<String, usize>,
    /// Up to which number the repetitions of an id are taken, where they count on.
    runs: HashMap<String, usize>,
}

impl Slugger {
    /// For a page of this dialect.
    pub fn new(dialect: &Arc<Dialect>) -> Self {
        Self { dialect: Arc::clone(dialect), seen: HashMap::new(), runs: HashMap::new() }
    }

    /// The next anchor for a heading with this text.
    pub fn next(&mut self, text: &str) -> String {
        let slug = (self.dialect.traits.anchors.slug)(&self.dialect.settings, text);
        self.unique(&slug)
    }

    /// The next anchor of this spelling.
    pub fn unique(&mut self, slug: &str) -> String {
        let anchors = self.dialect.traits.anchors;
        let base = content_id(slug).into_owned();
        if self.dialect.traits.ids.counts_on {
            return self.counted_on(base, anchors.repeat);
        }
        let mut unique = base.clone();
        while self.seen.contains_key(&unique) {
            let repeats = self.seen.entry(base.clone()).or_default();
            let number = *repeats + anchors.first;
            *repeats += 1;
            unique = format!("{base}{}{number}", anchors.repeat);
        }
        self.seen.insert(unique.clone(), 0);
        unique
    }

    /// `a_1` for a second `a`, `a_2` for a second `a_1`, `_1` for a heading without words.
    ///
    /// Source: `unique` in `markdown/extensions/toc.py`, which remembers the numbers that are taken as well.
    fn counted_on(&mut self, base: String, repeat: &str) -> String {
        if !base.is_empty() && !self.seen.contains_key(&base) {
            self.seen.insert(base.clone(), 0);
            return base;
        }
        let numbered = base.rsplit_once(repeat).and_then(|(stem, number)| {
            let is_number = !number.is_empty() && number.bytes().all(|it| it.is_ascii_digit());
            Some((stem, number.parse::<usize>().ok().filter(|_| is_number)?))
        });
        let (stem, count) = numbered.unwrap_or((&base, 0));
        let known = self.runs.get(stem).copied().unwrap_or_default();
        let is_next = known.checked_add(1) == Some(count) && numbered.is_some();
        let in_run = count <= known || is_next;
        let mut number = if in_run { count.max(known) } else { count }.saturating_add(1);
        while self.seen.contains_key(&format!("{stem}{repeat}{number}")) {
            number = number.saturating_add(1);
        }
        if in_run {
            self.runs.insert(stem.to_owned(), number);
        }
        let unique = format!("{stem}{repeat}{number}");
        self.seen.insert(unique.clone(), 0);
        unique
    }

    /// The next anchor for a term of a definition with this text; none where the dialect gives terms none.
    pub fn of_term(&mut self, text: &str) -> Option<String> {
        let is_wanted = self.dialect.settings.term_anchors && !text.trim().is_empty();
        is_wanted.then(|| self.next(text))
    }

    /// Takes an anchor that the author chose with `{#id}`.
    pub fn take(&mut self, id: &str) {
        self.seen.entry(id.to_owned()).or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeats_are_numbered_and_never_collide() {
        let mut slugger = Slugger::default();
        let ids: Vec<String> =
            ["A", "A", "A-1", "A"].iter().map(|text| slugger.next(text)).collect();
        assert_eq!(ids, ["a", "a-1", "a-1-1", "a-2"]);
    }
}
