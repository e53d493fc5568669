//! The tags of a page, with links to the list of their pages.

use serde::Serialize;

use super::links::Urls;
use crate::site::generated::tag_id;
use crate::site::{Generated, PageId, Site};

/// A tag of a page.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct TagLink<'a> {
    name: &'a str,
    /// Its pages.
    url: String,
}

/// The tags of a page.
pub(super) fn of_page<'a>(site: &'a Site, id: PageId, urls: &Urls<'_>) -> Vec<TagLink<'a>> {
    let list = site.generated_path(Generated::Tags);
    let link = |name: &'a str| TagLink { name, url: urls.to_anchor(list, Some(&tag_id(name))) };
    site.outline(id).tags().into_iter().map(link).collect()
}
