//! Wiki.js: a folder of pages that it keeps in Git, which their front matter shows.

use super::extensions::Extensions;
use super::github;
use super::slugs;
use super::traits::{AnchorTraits, Markup, PageName, TitleTraits, Traits};

pub(super) static TRAITS: Traits = Traits {
    name: "Wiki.js",
    key: "wikijs",
    shows: |text| {
        let head = text.split("\n---").next().unwrap_or_default();
        let is_of_two = head.starts_with("---")
            && head.contains("\neditor: ")
            && head.contains("\ndateCreated: ");
        is_of_two || text.trim_start().starts_with("<!-- TITLE: ")
    },
    titles: TitleTraits { by_file: false, in_comment: true, nav_keys: &[] },
    keys: &["published", "date", "tags", "editor", "dateCreated"],
    markup: Markup {
        extensions: Extensions {
            superscript: true,
            subscript: true,
            emoji: true,
            attributes: true,
            attributes_end_blocks: true,
            abbreviations: true,
            inline_notes: true,
            equals_sizes: true,
            contents_markers: true,
            ..Extensions::NONE
        },
        ..Markup::PLAIN
    },
    starts_at_home: true,
    address: |_, page| address(page),
    anchors: AnchorTraits { slug: |_, text| slugs::uslug(text), repeat: "-", first: 1 },
    ..github::PLAIN
};

/// Addresses have no endings; `home.md` is the start page.
fn address(page: &PageName<'_>) -> Option<String> {
    Some(if page.stem() == "home" { String::new() } else { page.stem().to_owned() })
}
