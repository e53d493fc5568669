//! Obsidian: a vault, which `.obsidian/` or `publish.css` shows.

use super::github;
use super::traits::{Base, LinkTraits, Traits};

pub(super) static TRAITS: Traits = Traits {
    name: "Obsidian",
    key: "obsidian",
    signs: &[".obsidian", "publish.css", "publish.js"],
    links: LinkTraits {
        relative: &[Base::Folder, Base::Content],
        rooted: &[Base::Content],
        html_relative: &[Base::Folder, Base::Content],
        html_rooted: &[Base::Content],
    },
    keys: &[
        "cssclasses",
        "cssclass",
        "publish",
        "permalink",
        "cover",
        "image",
        "created",
        "updated",
    ],
    ..github::PLAIN
};
