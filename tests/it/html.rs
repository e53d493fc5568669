//! Looks into the pages of a site.

use std::collections::BTreeMap;

use html5gum::{Token, Tokenizer};

use crate::project::Tree;

/// A start tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) name: String,
    attributes: BTreeMap<String, String>,
}

impl Element {
    pub(crate) fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }

    /// The address that the element loads or leads to.
    pub(crate) fn url(&self) -> Option<&str> {
        self.get("href").or_else(|| self.get("src"))
    }

    /// Whether a browser fetches the address by itself.
    pub(crate) fn is_loaded(&self) -> bool {
        let of_head = self.name == "link" && self.get("rel") != Some("canonical");
        let names = ["script", "img", "iframe", "source", "video", "audio", "embed", "object"];
        of_head || names.contains(&self.name.as_str())
    }
}

/// All elements of a page in their order.
pub(crate) fn elements(html: &str) -> Vec<Element> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let tags = Tokenizer::new(html).filter_map(|token| match token {
        Ok(Token::StartTag(tag)) => Some(tag),
        _ => None,
    });
    tags.map(|tag| Element {
        name: text(&tag.name),
        attributes: tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect(),
    })
    .collect()
}

/// The part of a page that its author wrote: without what the check says in it.
pub(crate) fn content(html: &str) -> String {
    let (_, rest) = html.split_once("<div class=\"content\">").expect("a page with content");
    let end = rest.find("<footer class=\"page-footer\">").expect("a page with a footer");
    without_marks(&rest[..end])
}

/// Without the marks of findings, and the ids of what they and records point at.
pub(crate) fn without_marks(html: &str) -> String {
    let mut parts = html.split("<details class=\"finding-mark");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str(part.split_once("</details>").expect("an end of the mark").1);
    }
    let without = |text: String, begin: &str, end: &str| {
        let mut parts = text.split(begin);
        let mut rest = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            rest.push_str(part.split_once(end).expect("an end").1);
        }
        rest
    };
    let text = without(text, "<span id=\"rb-at-", "</span>");
    ["rb-t", "rb-l"]
        .into_iter()
        .fold(text, |text, name| without(text, &format!(" id=\"{name}"), "\""))
}

/// The paths and texts of all pages of a site.
pub(crate) fn pages(site: &Tree) -> impl Iterator<Item = (&str, &str)> {
    let pages = site.iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).expect("UTF-8")))
}

/// Addresses within the site that lead to no file, as `page → address`.
pub(crate) fn dead_links(site: &Tree) -> Vec<String> {
    let mut dead = Vec::new();
    for (page, html) in pages(site) {
        for url in elements(html).iter().filter_map(Element::url) {
            if !leads_to_a_file(site, page, url) {
                dead.push(format!("{page} → {url}"));
            }
        }
    }
    dead
}

fn leads_to_a_file(site: &Tree, page: &str, url: &str) -> bool {
    let has_scheme = url.split_once(':').is_some_and(|(scheme, _)| !scheme.contains(['/', '#']));
    if has_scheme && !url.starts_with("./") {
        return true;
    }
    let (path, anchor) = url.split_once('#').map_or((url, ""), |(path, anchor)| (path, anchor));
    let file = if path.is_empty() { page.to_owned() } else { join(page, path) };
    let decode =
        |text: &str| percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned();
    let Some(bytes) = site.get(&decode(&file)) else { return false };
    let anchor = decode(anchor);
    let html = || String::from_utf8_lossy(bytes).into_owned();
    let has_anchor = |html: &str| {
        elements(html)
            .iter()
            .any(|it| it.get("id") == Some(&anchor) || it.get("name") == Some(&anchor))
    };
    anchor.is_empty() || has_anchor(&html())
}

/// The path that `url` on `page` means.
fn join(page: &str, url: &str) -> String {
    let rooted = url.starts_with('/');
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> =
        folder.split('/').filter(|part| !rooted && !part.is_empty()).collect();
    for part in url.split('/').filter(|part| !part.is_empty() && *part != ".") {
        if part == ".." {
            assert!(parts.pop().is_some(), "{page} → {url} leaves the site");
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}
