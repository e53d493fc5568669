//! The Markdown of GitHub and its like: what any folder is taken for that names no generator.

use super::extensions::Extensions;
use super::links::{Base, LinkTraits};
use super::settings::Settings;
use super::slugs;
use super::traits::{
    AnchorTraits, FolderOrder, IdTraits, Markup, Templates, TitleTraits, Traits, WikiNames,
};

pub(super) static TRAITS: Traits = Traits { markup: MARKUP, ..PLAIN };

/// What GitHub and GitLab add: emoji by their names, which stay in anchors.
pub(super) const MARKUP: Markup = Markup { extensions: EMOJI, ..Markup::PLAIN };

/// Emoji by their names.
pub(super) const EMOJI: Extensions =
    Extensions { emoji: true, emoji_in_anchors: true, ..Extensions::NONE };

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
    titles: TitleTraits { by_file: false, nav_keys: &[] },
    anchors: AnchorTraits { slug: |_, text| slugs::github(text), repeat: "-", first: 1 },
    ids: IdTraits { of_footnotes: false, counts_on: false },
    order: FolderOrder::Titles,
    links: LinkTraits {
        relative: &[Base::Folder],
        rooted: &[Base::Content, Base::Project, Base::Static],
        html_relative: &[Base::Folder],
        html_rooted: &[Base::Content, Base::Project, Base::Static],
    },
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
