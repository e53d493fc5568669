//! Which colons belong together, found in one go through the lines.

use std::collections::HashMap;

use super::marker::{BoxForm, BoxMarker, closing};

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

/// What stands before the colons, and how many they are; slashes have another sign.
type Fence<'t> = (&'t str, char, usize);

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
        let Some(sign) = words.chars().next().filter(|_| may_be) else { return };
        let outside = text.get(..text.len() - words.len()).unwrap_or_default();
        if let Some(colons) = closing(words) {
            self.close(index, (outside, sign), colons);
        } else if let Some(BoxForm::Fenced(colons)) =
            BoxMarker::read(text, self.slashes).map(|marker| marker.form)
        {
            let fence = (outside, sign, colons);
            self.alike.entry(fence).or_default().push(self.open.len());
            self.open.push(OpenFence { fence, line: index });
        }
    }

    /// Ends the innermost box with as many colons, else with fewer.
    fn close(&mut self, index: usize, (outside, sign): (&'t str, char), colons: usize) {
        let last = |colons: usize| self.alike.get(&(outside, sign, colons))?.last().copied();
        let Some(number) = (3..=colons).rev().find_map(last) else { return };
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
