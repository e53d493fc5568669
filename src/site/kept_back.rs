//! Pages that their front matter, or a folder above, keeps from being pages or from the navigation.

use std::collections::HashSet;
use std::sync::Arc;

use super::PageId;
use super::path::{folder_of, name_of};
use crate::dialect::FrontMark;
use crate::page::Outline;

/// The pages with one of these marks.
pub(super) fn marked(marks: &[FrontMark], outlines: &[Arc<Outline>]) -> HashSet<PageId> {
    marks.iter().flat_map(|mark| with(mark, outlines)).collect()
}

/// The pages with a mark, and those below folders that hand it on (`cascade` of Hugo) and say nothing themselves.
fn with(mark: &FrontMark, outlines: &[Arc<Outline>]) -> HashSet<PageId> {
    let says = |page: &Outline, above: &[&str]| {
        let mut keys = above.iter().chain(mark.keys);
        let node = keys.try_fold(&page.front_matter.data, |node, key| node.get(key))?;
        Some(mark.values.contains(&node.as_str()?))
    };
    let hands_on = |page: &&Arc<Outline>| page.is_index() && says(page, &["cascade"]) == Some(true);
    let folders: HashSet<&str> =
        outlines.iter().filter(hands_on).map(|page| folder_of(page.path())).collect();
    ids(outlines, |page| says(page, &[]).unwrap_or_else(|| is_below(page.path(), &folders)))
}

/// The pages beside and below an `index` page, which are files of that page.
pub(super) fn in_bundles(src: &str, outlines: &[Arc<Outline>]) -> HashSet<PageId> {
    let is_bundle = |page: &&Arc<Outline>| page.stem() == "index" && folder_of(page.path()) != src;
    let folders: HashSet<&str> =
        outlines.iter().filter(is_bundle).map(|page| folder_of(page.path())).collect();
    let is_own =
        |page: &Outline| page.stem() == "index" && folders.contains(folder_of(page.path()));
    ids(outlines, |page| !is_own(page) && is_below(page.path(), &folders))
}

fn ids(outlines: &[Arc<Outline>], is_meant: impl Fn(&Outline) -> bool) -> HashSet<PageId> {
    let pages = (0..).map(PageId).zip(outlines);
    pages.filter(|(_, page)| is_meant(page)).map(|(id, _)| id).collect()
}

fn is_below(path: &str, folders: &HashSet<&str>) -> bool {
    let ends = path.len() - name_of(path).len();
    let above = path.match_indices('/').map(|(end, _)| end).take_while(|end| *end < ends);
    above.filter_map(|end| path.get(..end)).any(|folder| folders.contains(folder))
}
