//! The dialect of a folder without a project file: what its pages show.

use std::sync::Arc;

use super::Overlay;
use super::publication::is_of_pages;
use crate::config::Config;
use crate::dialect::{self, Basis, Dialect};
use crate::source::{Entry, Listing, ReadError, SourceFile};

/// The number of pages that are looked at.
const PAGES: usize = 40;

/// The dialect that the pages show; none where a setting or a project file decides.
pub(super) fn shown(
    config: &Config,
    listing: &Listing,
    overlay: &Overlay,
) -> Result<Option<Dialect>, ReadError> {
    if matches!(config.dialect.basis, Basis::Setting | Basis::ProjectFile) {
        return Ok(None);
    }
    let pages = listing.entries.iter().filter(|it| it.markdown && is_of_pages(config, it));
    let pages: Vec<&Entry> = pages.collect();
    let paths: Vec<&str> = pages.iter().map(|page| &*page.path).collect();
    let step = pages.len().div_ceil(PAGES).max(1);
    let sample = pages.iter().step_by(step).map(|page| overlay.read(page));
    let sample = sample.collect::<Result<Vec<SourceFile>, ReadError>>()?;
    let texts: Vec<&str> = sample.iter().map(|page| page.text.as_str()).collect();
    Ok(Some(dialect::by_habits(&paths, &texts)))
}

/// Whether project files and pages still show the dialect of `config`, which was read with the second overlay.
pub(super) fn say_the_same(
    config: &Config,
    listing: &Listing,
    (overlay, before): (&Overlay, &Overlay),
) -> Result<bool, ReadError> {
    let known = &config.dialect;
    let shown = shown(config, listing, overlay)?;
    let is_read = |file: &Arc<SourceFile>| overlay.agrees_on(&file.path, before);
    Ok(known.files.iter().all(is_read) && shown.is_none_or(|shown| shown.is_same(known)))
}
