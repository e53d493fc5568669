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
}

impl Slugger {
    /// For a page of this dialect.
    pub fn new(dialect: &Arc<Dialect>) -> Self {
        Self { dialect: Arc::clone(dialect), seen: HashMap::new() }
    }

    /// The next anchor for a heading with this text.
    pub fn next(&mut self, text: &str) -> String {
        let anchors = self.dialect.traits.anchors;
        let base = content_id(&(anchors.slug)(&self.dialect.settings, text)).into_owned();
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
