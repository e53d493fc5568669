//! The anchors of every page.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::PageId;
use super::path::nfc;
use crate::diagnostic::{nearest, squashed};
use crate::page::Outline;

/// With more anchors than this a page gets no "did you mean", which compares them all.
const TOO_MANY: usize = 2_000;

#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// By anchor in NFC: the anchor as the page has it.
    pages: Vec<HashMap<String, String>>,
}

impl Anchors {
    pub(super) fn new(pages: &[Arc<Outline>]) -> Self {
        let of_page = |page: &Arc<Outline>| {
            page.anchors.iter().map(|anchor| (nfc(anchor), anchor.clone())).collect()
        };
        Self { pages: pages.par_iter().map(of_page).collect() }
    }

    /// The page's own spelling of `anchor`. GitHub's prefix for what users write is no part of it.
    pub(super) fn find(&self, page: PageId, anchor: &str) -> Option<&str> {
        let anchors = self.pages.get(page.0)?;
        let bare = anchor.strip_prefix("user-content-").unwrap_or(anchor);
        anchors.get(anchor).or_else(|| anchors.get(bare)).map(String::as_str)
    }

    /// An anchor that another tool would have written like `anchor`, else the nearest one.
    pub(super) fn nearest(&self, page: PageId, anchor: &str) -> Option<String> {
        let anchors = self.pages.get(page.0).filter(|anchors| anchors.len() <= TOO_MANY)?;
        let wanted = squashed(anchor);
        let same = anchors.values().filter(|other| squashed(other) == wanted).min();
        let near = || nearest(anchor, anchors.values().map(String::as_str));
        same.map(String::as_str).or_else(near).map(str::to_owned)
    }
}
