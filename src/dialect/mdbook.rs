//! mdBook: `book.toml` with `SUMMARY.md`.

use super::links::{Base, LinkTraits};
use super::project::Project;
use super::settings::Settings;
use super::traits::{AnchorTraits, Markup, Traits};
use super::{Includes, github, slugs};
use crate::source::data::{Node, Pair};

pub(super) static TRAITS: Traits = Traits {
    name: "mdBook",
    key: "mdbook",
    signs: &["book.toml", "src/SUMMARY.md"],
    is_of,
    settings,
    has_neighbours: true,
    anchors: AnchorTraits { slug: |_, text| slugs::mdbook(text), repeat: "-", first: 1 },
    links: LinkTraits {
        relative: &[Base::Folder],
        rooted: &[Base::Content],
        html_relative: &[Base::Folder],
        html_rooted: &[Base::Content],
    },
    markup: Markup { includes: Includes::MdBook, ..Markup::PLAIN },
    output: ("book", ""),
    ..github::PLAIN
};

/// `book.toml` is ours as well; what makes a book is its `SUMMARY.md`.
fn is_of(project: &Project<'_>) -> bool {
    let (data, _) = project.data();
    let src = data.get("book").and_then(|book| Project::text(book, "src"));
    project.is_there(&format!("{}/SUMMARY.md", src.as_deref().unwrap_or("src")))
}

/// What is not read from `book.toml` anyway.
fn settings(project: &Project<'_>) -> Settings {
    let (data, _) = project.data();
    let html = data.get("output").and_then(|output| output.get("html"));
    let hidden = html.and_then(|html| html.get("code")?.get("hidelines"));
    let prefix = |pair: &Pair| Some((pair.key.clone(), pair.value.as_str()?.to_owned()));
    let site_url = html.and_then(|html| Project::text(html, "site-url")).unwrap_or_default();
    let base_path = site_url
        .split_once("://")
        .map_or(site_url.as_str(), |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    Settings {
        base_path: base_path.trim_matches('/').to_owned(),
        hidden_lines: hidden.map_or(&[][..], Node::pairs).iter().filter_map(prefix).collect(),
        // Source: "Definition lists" in the documentation of mdBook 0.5.
        term_anchors: true,
        ..Settings::default()
    }
}
