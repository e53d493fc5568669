//! The anchors of every page.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::path::nfc;
use super::{PageId, Suggestion};
use crate::diagnostic::{Likeness, NearIndex};
use crate::html::{AUTHORS, content_id};
use crate::page::Outline;

#[derive(Debug, Default)]
pub(super) struct Anchors {
    pages: Vec<OnPage>,
}

#[derive(Debug, Default)]
struct OnPage {
    /// By anchor in NFC: the anchor as the page has it.
    found: HashMap<String, String>,
    /// Sorted, with what is near to what; made when first asked for.
    near: OnceLock<(Vec<String>, NearIndex)>,
}

impl Anchors {
    pub(super) fn new(pages: &[Arc<Outline>]) -> Self {
        let of_page = |page: &Arc<Outline>| {
            let found = page.anchors.iter().map(|anchor| (nfc(anchor), anchor.clone())).collect();
            OnPage { found, near: OnceLock::new() }
        };
        Self { pages: pages.par_iter().map(of_page).collect() }
    }

    /// The page's own spelling of `anchor`. GitHub's prefix for what users write is no part of it.
    pub(super) fn find(&self, page: PageId, anchor: &str) -> Option<&str> {
        let anchors = &self.pages.get(page.0)?.found;
        let bare = anchor.strip_prefix(AUTHORS).unwrap_or(anchor);
        let found = anchors.get(anchor).or_else(|| anchors.get(bare));
        found.or_else(|| anchors.get(&*content_id(bare))).map(String::as_str)
    }

    /// The one anchor that another tool would have written like `anchor`, else the nearest one.
    pub(super) fn nearest(&self, page: PageId, anchor: &str) -> Option<Suggestion> {
        let (anchors, index) = self.pages.get(page.0)?.near();
        let near = index.nearest(anchor, |_| true)?;
        let written = anchors.get(near.only()?)?.clone();
        Some(Suggestion { written, certain: near.likeness == Likeness::Same })
    }
}

impl OnPage {
    fn near(&self) -> &(Vec<String>, NearIndex) {
        self.near.get_or_init(|| {
            let mut anchors: Vec<String> = self.found.values().cloned().collect();
            anchors.sort();
            let index = NearIndex::new(anchors.iter().map(String::as_str));
            (anchors, index)
        })
    }
}
