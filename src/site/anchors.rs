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
    /// The anchor as the page spells it, by its NFC form and, where different, by its form without the
    /// invisible parts of emoji.
    found: HashMap<String, String>,
    /// The anchor by the one that code hosts give the same heading, where that is another one.
    on_code_hosts: HashMap<String, String>,
    /// A similarity index of the sorted anchors, built on first use.
    near: OnceLock<(Vec<String>, NearIndex)>,
}

impl Anchors {
    pub(super) fn new(pages: &[Arc<Outline>]) -> Self {
        let of_page = |page: &Arc<Outline>| AnchorsOfPage {
            found: found(page),
            on_code_hosts: page.code_host_anchors.iter().cloned().collect(),
            near: OnceLock::new(),
        };
        Self { pages: pages.par_iter().map(of_page).collect() }
    }

    /// The page's spelling of `anchor`, without GitHub's prefix `user-content-`.
    pub(super) fn find(&self, page: PageId, anchor: &str) -> Option<&str> {
        let anchors = &self.pages.get(page.0)?.found;
        let bare = anchor.strip_prefix(USER_CONTENT).unwrap_or(anchor);
        let found = anchors.get(anchor).or_else(|| anchors.get(bare));
        let found = found.or_else(|| anchors.get(&*content_id(bare)));
        found.or_else(|| anchors.get(&without_selectors(bare))).map(String::as_str)
    }

    /// The page's spelling of an anchor that code hosts call `anchor`.
    pub(super) fn on_code_hosts(&self, page: PageId, anchor: &str) -> Option<&str> {
        let anchors = &self.pages.get(page.0)?.on_code_hosts;
        anchors.get(anchor).or_else(|| anchors.get(&nfc(anchor))).map(String::as_str)
    }

    /// The anchor that another tool would write as `anchor`, else the most similar one.
    pub(super) fn nearest(&self, page: PageId, anchor: &str) -> Option<Suggestion> {
        let (anchors, index) = self.pages.get(page.0)?.near();
        let near = index.nearest(anchor, |_| true)?;
        let written = anchors.get(near.only()?)?.clone();
        Some(Suggestion::one(written, near.likeness == Likeness::Same))
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
    for (named, own) in &page.footnote_anchors {
        found.entry(nfc(named)).or_insert_with(|| own.clone());
    }
    for anchor in all().filter(|anchor| anchor.contains(is_selector)) {
        found.entry(nfc(&without_selectors(anchor))).or_insert_with(|| anchor.clone());
    }
    found
}

/// `anchor` without the invisible parts of emoji. GitHub keeps them in anchors (`#\u{fe0f}-werkzeug` for
/// `## 🛠️ Werkzeug`), most other tools drop them with the emoji.
fn without_selectors(anchor: &str) -> String {
    anchor.chars().filter(|character| !is_selector(*character)).collect()
}

/// Variation selectors, the keycap frame and joiners (Unicode, UTS #51).
fn is_selector(character: char) -> bool {
    matches!(character, '\u{fe00}'..='\u{fe0f}' | '\u{20e3}' | '\u{200d}')
}
