//! `# Title {.tabset}` of Wiki.js and R Markdown: the headings one level below are tabs, up to the next heading of its
//! level or a higher one.

use std::collections::HashMap;

use super::marker::heading;

/// What a heading above tabs ends with.
pub(super) const MARK: &str = "{.tabset";

/// What has been seen of headings so far.
#[derive(Default)]
pub(super) struct Tabsets<'t> {
    /// What comes before the heading of the set, and its level.
    open: Option<(&'t str, usize)>,
    /// For each line with a heading that is a tab, its level.
    pub(super) tabs: HashMap<usize, usize>,
}

impl<'t> Tabsets<'t> {
    /// Looks at the next line.
    pub(super) fn line(&mut self, index: usize, text: &'t str) {
        let words = text.trim_start_matches([' ', '\t', '>']);
        let Some((level, title)) = heading(words) else { return };
        let outside = text.get(..text.len() - words.len()).unwrap_or_default();
        if let Some((_, above)) = self.open.filter(|(before, _)| *before == outside) {
            if level == above + 1 {
                self.tabs.insert(index, level);
                return;
            }
            if level > above {
                return;
            }
            self.open = None;
        }
        if title.contains(MARK) {
            self.open = Some((outside, level));
        }
    }
}
