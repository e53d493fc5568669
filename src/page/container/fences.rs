//! Which colons belong together, found in one go through the lines.

use std::collections::HashMap;

use super::marker::{BoxForm, BoxMarker, closing, named};

/// What has been seen of colons so far.
#[derive(Default)]
pub(super) struct Fences<'t> {
    /// Whether slashes begin boxes as well.
    slashes: bool,
    /// For each line that begins a box the one that ends it.
    pub(super) ends: HashMap<usize, usize>,
    /// Boxes that have not ended, the outermost first.
    open: Vec<OpenFence<'t>>,
    /// For each way to begin a box the boxes begun so, as indices of `open`.
    alike: HashMap<Fence<'t>, Vec<usize>>,
}

struct OpenFence<'t> {
    fence: Fence<'t>,
    line: usize,
}

/// What comes before the colons, and these themselves or the name behind them; slashes instead of colons.
type Fence<'t> = (&'t str, &'t str);

impl<'t> Fences<'t> {
    pub(super) fn new(slashes: bool) -> Self {
        Self { slashes, ..Self::default() }
    }

    /// Looks at the next line.
    pub(super) fn line(&mut self, index: usize, text: &'t str) {
        while let Some(open) = self.open.last() {
            let (outside, ..) = open.fence;
            let goes_on = text.starts_with(outside) || text.trim() == outside.trim();
            if goes_on || (text.trim().is_empty() && !outside.contains('>')) {
                break;
            }
            self.forget(self.open.len() - 1);
        }
        let words = text.trim_start_matches([' ', '\t', '>']);
        let may_be = words.starts_with(":::") || self.slashes && words.starts_with("///");
        if !may_be {
            return;
        }
        let outside = text.get(..text.len() - words.len()).unwrap_or_default();
        let name = named(words);
        if let Some((name, false)) = name {
            self.close(index, self.last(outside, name));
        } else if let Some(colons) = closing(words) {
            let fewer = |colons: usize| self.last(outside, words.get(..colons)?);
            self.close(index, (3..=colons).rev().find_map(fewer));
        } else if let Some(form) = BoxMarker::read(text, self.slashes).map(|marker| marker.form) {
            let mark = match (form, name) {
                (BoxForm::Named, Some((name, _))) => name,
                (BoxForm::Fenced(colons), _) => words.get(..colons).unwrap_or_default(),
                _ => return,
            };
            let fence = (outside, mark);
            self.alike.entry(fence).or_default().push(self.open.len());
            self.open.push(OpenFence { fence, line: index });
        }
    }

    /// The innermost box that begins so.
    fn last(&self, outside: &str, mark: &str) -> Option<usize> {
        self.alike.get(&(outside, mark))?.last().copied()
    }

    /// Ends a box.
    fn close(&mut self, index: usize, number: Option<usize>) {
        let Some(number) = number else { return };
        if let Some(open) = self.open.get(number) {
            self.ends.insert(open.line, index);
        }
        self.forget(number);
    }

    /// Forgets the box of this number and those in it.
    fn forget(&mut self, number: usize) {
        for open in self.open.drain(number..) {
            self.alike.get_mut(&open.fence).into_iter().for_each(|alike| {
                alike.pop();
            });
        }
    }
}
