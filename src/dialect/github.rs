//! The Markdown of GitHub and its like: what any folder is taken for that names no generator.

use super::traits::{AnchorTraits, Base, LinkTraits, Markup, Traits, WikiNames};
use super::{detect, slugs};

pub(super) static TRAITS: Traits = PLAIN;

/// What other generators differ from.
pub(super) const PLAIN: Traits = Traits {
    name: "GitHub",
    key: "github",
    signs: &[],
    is_of: |_| true,
    shows: |_| false,
    proves: |_| true,
    settings: detect::no_settings,
    address: |_, _| None,
    anchors: AnchorTraits { slug: |_, text| slugs::github(text), repeat: "-", first: 1 },
    links: LinkTraits {
        relative: &[Base::Folder],
        rooted: &[Base::Content, Base::Project, Base::Static],
        html_relative: &[Base::Folder],
        html_rooted: &[Base::Content, Base::Project, Base::Static],
    },
    wiki_names: WikiNames::Titles,
    markup: Markup::PLAIN,
    keys: &[],
};
