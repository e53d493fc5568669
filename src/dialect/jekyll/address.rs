//! Addresses of Jekyll's pages, posts and collections.

use crate::dialect::addressing::{Addressing, Permalink, dated, parts};
use crate::dialect::project::Project;
use crate::dialect::traits::PageName;
use crate::source::data::{Node, NodeValue};

/// The pattern of all pages with the section ``, that of posts with `_posts`, those of collections with theirs.
pub(super) fn patterns(data: &Node) -> Vec<Permalink> {
    let permalink =
        |section: &str, pattern: String| Permalink { section: section.to_owned(), pattern };
    let mut found = Vec::new();
    let defaults = data.get("defaults").map(Node::items).unwrap_or_default();
    for default in defaults {
        let of_values = default.get("values").and_then(|it| Project::text(it, "permalink"));
        let scope = default.get("scope");
        let kind = scope.and_then(|it| Project::text(it, "type")).unwrap_or_default();
        let path = scope.and_then(|it| Project::text(it, "path")).unwrap_or_default();
        let section = match (kind.as_str(), path.trim_matches('/')) {
            ("pages" | "", path) => path.to_owned(),
            (collection, _) => format!("_{collection}"),
        };
        found.extend(of_values.map(|pattern| permalink(&section, pattern)));
    }
    if let Some(NodeValue::Map(collections)) = data.get("collections").map(|it| &it.value) {
        for pair in collections {
            let said = Project::text(&pair.value, "permalink");
            let pattern = said.unwrap_or_else(|| "/:collection/:path:output_ext".to_owned());
            found.push(permalink(&format!("_{}", pair.key), pattern));
        }
    }
    let of_all = Project::text(data, "permalink").unwrap_or_else(|| "date".to_owned());
    found.push(permalink("_posts", style(&of_all).to_owned()));
    found.push(permalink("", of_all));
    found
}

/// The patterns that have names.
fn style(pattern: &str) -> &str {
    match pattern {
        "date" => "/:categories/:year/:month/:day/:title:output_ext",
        "pretty" => "/:categories/:year/:month/:day/:title/",
        "weekdate" => "/:categories/:year/W:week/:short_day/:title:output_ext",
        "ordinal" => "/:categories/:year/:y_day/:title:output_ext",
        "none" => "/:categories/:title:output_ext",
        own => own,
    }
}

/// The rules of Jekyll's page "Permalinks": a pattern of all pages only says how those end that are no posts.
pub(super) fn of(addressing: &Addressing, page: &PageName<'_>) -> String {
    let own = (page.front)("permalink");
    let collection = page.path.split('/').find(|part| part.starts_with('_'));
    let of_collection = collection.and_then(|it| addressing.pattern(it));
    if let Some(pattern) = own.as_deref().or(of_collection) {
        return filled(pattern, collection.unwrap_or_default(), page);
    }
    if page.is_called(&["index", "readme"]) {
        return page.folder().to_owned();
    }
    match pattern_of_folder(addressing, page.folder()) {
        Some(pattern) if pattern.contains(':') && !pattern.contains(":title") => {
            filled(pattern, "", page)
        }
        Some(pattern) if pattern == "pretty" || pattern.ends_with('/') => {
            format!("{}/", page.stem())
        }
        _ => format!("{}.html", page.stem()),
    }
}

/// The pattern of the innermost folder that has one, else that of all pages.
fn pattern_of_folder<'a>(addressing: &'a Addressing, folder: &str) -> Option<&'a str> {
    let folder = folder.trim_end_matches('/');
    let ends = folder.rmatch_indices('/').map(|(end, _)| end);
    let above = std::iter::once(folder.len()).chain(ends).filter_map(|end| folder.get(..end));
    let of = |section: &str| {
        addressing.permalinks.iter().find(|it| it.section == section).map(|it| it.pattern.as_str())
    };
    above.filter(|section| !section.is_empty()).find_map(of).or_else(|| of(""))
}

/// A pattern with what the page has for its names.
fn filled(pattern: &str, collection: &str, page: &PageName<'_>) -> String {
    let stem = page.stem();
    let name = stem.rsplit('/').next().unwrap_or_default();
    let (in_name, title) = dated(name).unwrap_or(("", name));
    let date = (page.front)("date").unwrap_or_else(|| in_name.to_owned());
    let (year, month, day) = parts(&date).unwrap_or_default();
    let without_zero = |number: &str| number.trim_start_matches('0').to_owned();
    let slug = (page.front)("slug").unwrap_or_else(|| title.to_owned());
    let inside = match collection {
        "" => page.folder().trim_end_matches('/'),
        _ => stem.split_once(&format!("{collection}/")).map_or(stem, |(_, rest)| rest),
    };
    let value = |name: &str| match name {
        "categories" | "slugified_categories" => Some(categories(collection, page)),
        "collection" => Some(collection.trim_start_matches('_').to_owned()),
        "output_ext" => Some(".html".to_owned()),
        "short_year" => Some(year.get(2..).unwrap_or_default().to_owned()),
        "year" => Some(year.to_owned()),
        "month" => Some(month.to_owned()),
        "i_month" => Some(without_zero(month)),
        "day" => Some(day.to_owned()),
        "i_day" => Some(without_zero(day)),
        "title" | "slug" | "name" => Some(slug.clone()),
        "basename" => Some(name.to_owned()),
        "path" => Some(inside.to_owned()),
        _ => None,
    };
    let mut address = String::new();
    let mut rest = style(pattern);
    while let Some((before, behind)) = rest.split_once(':') {
        let end =
            behind.find(|c: char| !c.is_ascii_lowercase() && c != '_').unwrap_or(behind.len());
        let (name, behind) = behind.split_at(end);
        address.push_str(before);
        address.push_str(&value(name).unwrap_or_default());
        rest = behind;
    }
    address.push_str(rest);
    let mut parts: Vec<&str> = address.split('/').filter(|part| !part.is_empty()).collect();
    if address.ends_with('/') {
        parts.push("");
    }
    parts.join("/")
}

/// The folders around `_posts` and the categories of the front matter, in lower case.
fn categories(collection: &str, page: &PageName<'_>) -> String {
    let around =
        page.folder().split_once(&format!("{collection}/")).map_or("", |(around, _)| around);
    let said = (page.front)("categories").or_else(|| (page.front)("category")).unwrap_or_default();
    let said = if said.contains('/') { said } else { said.replace(' ', "/") };
    format!("{around}{said}").to_lowercase()
}
