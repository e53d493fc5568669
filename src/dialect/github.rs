//! The Markdown of GitHub and its like: what any folder is taken for that names no generator.

use super::extensions::{EmojiInAnchors, Extensions};
use super::links::{Base, LinkTraits};
use super::patterns::Patterns;
use super::project::Project;
use super::settings::Settings;
use super::slugs;
use super::traits::{
    AnchorTraits, FolderOrder, IdTraits, Markup, Templates, TitleTraits, Traits, WikiNames,
};

pub(super) static TRAITS: Traits = Traits { markup: MARKUP, starts_at_home: true, ..PLAIN };

/// A wiki beside a repository, which GitHub and Gitea keep in a repository of its own. Its pages have one folder as far
/// as links go.
///
/// Source: "Editing wiki content" and "Creating a footer or sidebar for your wiki" in the documentation of GitHub.
pub(super) static WIKI: Traits = Traits {
    name: "GitHub Wiki",
    key: "github-wiki",
    signs: &["_Sidebar.md", "_Footer.md", "_Header.md"],
    is_of: |project| project.is_there("Home.md"),
    settings: wiki_settings,
    links: LinkTraits {
        relative: &[Base::Folder, Base::Source, Base::Names],
        html_relative: &[Base::Folder, Base::Source],
        ..PLAIN.links
    },
    nav_page: "_Sidebar.md",
    markup: Markup { extensions: Extensions { text_before_page: true, ..EMOJI }, ..MARKUP },
    ..TRAITS
};

/// The frame of each page, and the sidebars of folders, are not pages.
pub(super) fn wiki_settings(project: &Project<'_>) -> Settings {
    let around = ["_Footer.md", "_Header.md", "/*/**/_Sidebar.md", "/*/**/_sidebar.md"];
    let is_listed = project.is_there("_Sidebar.md") || project.is_there("_sidebar.md");
    Settings {
        src: Some(project.path("")),
        unpublished: Patterns::new(around),
        // Readers find all pages in a list of their own.
        unlisted: Patterns::new(is_listed.then_some("*")),
        ..Settings::default()
    }
}

/// What GitHub and GitLab add: emoji by their names, which stay in anchors.
pub(super) const MARKUP: Markup = Markup { extensions: EMOJI, ..Markup::PLAIN };

/// Emoji by their names.
pub(super) const EMOJI: Extensions =
    Extensions { emoji: true, emoji_in_anchors: EmojiInAnchors::Name, ..Extensions::NONE };

/// What other generators differ from.
pub(super) const PLAIN: Traits = Traits {
    name: "GitHub",
    key: "github",
    signs: &[],
    is_of: |_| true,
    shows: |_| false,
    proves: |_| true,
    settings: |_| Settings::default(),
    address: |_, _| None,
    output: ("", ""),
    titles: TitleTraits { by_file: false, in_comment: false, nav_keys: &[] },
    anchors: AnchorTraits { slug: |_, text| slugs::github(text), repeat: "-", first: 1 },
    ids: IdTraits { of_footnotes: false, counts_on: false },
    order: FolderOrder::Titles,
    nav_name: None,
    parents: None,
    links: LinkTraits {
        relative: &[Base::Folder],
        rooted: &[Base::Content, Base::Project, Base::Static],
        html_relative: &[Base::Folder],
        html_rooted: &[Base::Content, Base::Project, Base::Static],
    },
    nav_page: "SUMMARY.md",
    starts_at_home: false,
    folder_notes: false,
    wiki_names: WikiNames::Titles,
    has_neighbours: false,
    link_marks: &[],
    wiki_links: true,
    templates: Templates::None,
    unrendered: &[],
    unlisted: &[],
    has_bundles: false,
    markup: Markup::PLAIN,
    keys: &[],
};
