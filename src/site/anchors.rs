//! The anchors of every page.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::path::nfc;
use super::{PageId, Suggestion};
use crate::diagnostic::{Likeness, NearIndex};
use crate::html::{USER_CONTENT, content_id};
use crate::page::Outline;

#[derive(Debug, Default)]
pub(super) struct Anchors {
    pages: Vec<AnchorsOfPage>,
}

#[derive(Debug, Default)]
struct AnchorsOfPage {
    /// By anchor in NFC, and where that is another also by what is left of it without the invisible
    /// parts of emoji: the anchor as the page has it.
    found: HashMap<String, String>,
    /// Sorted, with what is near to what; made when first asked for.
    near: OnceLock<(Vec<String>, NearIndex)>,
}

impl Anchors {
    pub(super) fn new(pages: &[Arc<Outline>]) -> Self {
        let of_page =
            |page: &Arc<Outline>| AnchorsOfPage { found: found(page), near: OnceLock::new() };
        Self { pages: pages.par_iter().map(of_page).collect() }
    }

    /// The page's own spelling of `anchor`. GitHub's prefix for what users write is no part of it.
    pub(super) fn find(&self, page: PageId, anchor: &str) -> Option<&str> {
        let anchors = &self.pages.get(page.0)?.found;
        let bare = anchor.strip_prefix(USER_CONTENT).unwrap_or(anchor);
        let found = anchors.get(anchor).or_else(|| anchors.get(bare));
        let found = found.or_else(|| anchors.get(&*content_id(bare)));
        found.or_else(|| anchors.get(&without_selectors(bare))).map(String::as_str)
    }

    /// The one anchor that another tool would have written like `anchor`, else the nearest one.
    pub(super) fn nearest(&self, page: PageId, anchor: &str) -> Option<Suggestion> {
        let (anchors, index) = self.pages.get(page.0)?.near();
        let near = index.nearest(anchor, |_| true)?;
        let written = anchors.get(near.only()?)?.clone();
        Some(Suggestion { written, certain: near.likeness == Likeness::Same })
    }
}

impl AnchorsOfPage {
    fn near(&self) -> &(Vec<String>, NearIndex) {
        self.near.get_or_init(|| {
            let mut anchors: Vec<String> = self.found.values().cloned().collect();
            anchors.sort();
            anchors.dedup();
            let index = NearIndex::new(anchors.iter().map(String::as_str));
            (anchors, index)
        })
    }
}

fn found(page: &Arc<Outline>) -> HashMap<String, String> {
    let all = || page.anchors.iter();
    let mut found: HashMap<String, String> =
        all().map(|anchor| (nfc(anchor), anchor.clone())).collect();
    for anchor in all().filter(|anchor| anchor.contains(is_selector)) {
        found.entry(nfc(&without_selectors(anchor))).or_insert_with(|| anchor.clone());
    }
    found
}

/// `anchor` without what makes a sign an emoji. GitHub keeps it in anchors (`#\u{fe0f}-werkzeug` for
/// `## 🛠️ Werkzeug`), most other tools drop it with the sign.
fn without_selectors(anchor: &str) -> String {
    anchor.chars().filter(|character| !is_selector(*character)).collect()
}

/// Variation selectors, the frame of a keycap, and what joins emoji (Unicode, UTS #51).
fn is_selector(character: char) -> bool {
    matches!(character, '\u{fe00}'..='\u{fe0f}' | '\u{20e3}' | '\u{200d}')
}
