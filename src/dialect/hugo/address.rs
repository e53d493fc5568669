//! Addresses of Hugo's pages.

use crate::dialect::addressing::{self, Addressing};
use crate::dialect::slugs;
use crate::dialect::traits::PageName;

/// The rules of Hugo's page "URL management": `url` is all of it, `slug` the last part of it.
pub(super) fn of(addressing: &Addressing, page: &PageName<'_>) -> String {
    let (path, language) = addressing.language(page.path);
    let prefix = addressing.prefix(language);
    if let Some(url) = (page.front)("url").filter(|url| !url.contains("://")) {
        return format!("{prefix}{}", url.trim_start_matches('/'));
    }
    let name = PageName { path: &path, front: page.front };
    let spelled = |text: &str| slugs::hugo_path(text, addressing);
    if name.is_called(&["_index"]) {
        return format!("{prefix}{}", spelled(name.folder()));
    }
    let bundle = name.is_called(&["index"]);
    let stem = if bundle { name.folder().trim_end_matches('/') } else { name.stem() };
    let (folder, own) = stem.rsplit_once('/').map_or(("", stem), |(folder, own)| (folder, own));
    if own.is_empty() {
        return prefix;
    }
    let section = path.split('/').next().unwrap_or_default().to_lowercase();
    let pattern = if folder.is_empty() && !bundle { None } else { addressing.pattern(&section) };
    let below = match pattern {
        Some(pattern) => expanded(pattern, folder, own, page.front),
        None => {
            let slug = (page.front)("slug").map(|slug| slugs::hugo_title(&slug));
            format!("{folder}/{}", slug.as_deref().unwrap_or(own))
        }
    };
    let below = below.trim_matches('/');
    let ending = if addressing.ugly { ".html" } else { "/" };
    format!("{prefix}{}{ending}", spelled(below))
}

/// `/:year/:slug/` for the page `own` in `folder`.
fn expanded(
    pattern: &str,
    folder: &str,
    own: &str,
    front: &dyn Fn(&str) -> Option<String>,
) -> String {
    let date = front("date").unwrap_or_default();
    let (year, month, day) = addressing::parts(&date).unwrap_or_default();
    let slug = front("slug").map(|slug| slugs::hugo_title(&slug));
    let title = || slugs::hugo_title(&front("title").unwrap_or_else(|| own.to_owned()));
    let part = |token: &str| match token {
        "year" => year.to_owned(),
        "month" => month.to_owned(),
        "day" => day.to_owned(),
        "section" => folder.split('/').next().unwrap_or_default().to_owned(),
        "sections" => folder.to_owned(),
        "title" => title(),
        "slug" => slug.clone().unwrap_or_else(title),
        "slugorfilename" | "slugorcontentbasename" => {
            slug.clone().unwrap_or_else(|| own.to_owned())
        }
        "filename" | "contentbasename" => own.to_owned(),
        _ => String::new(),
    };
    let parts = pattern.split('/').map(|part_of_it| match part_of_it.strip_prefix(':') {
        Some(token) => part(token),
        None => part_of_it.to_owned(),
    });
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/")
}
