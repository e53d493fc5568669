//! GitLab: repositories and wikis.

use super::extensions::Extensions;
use super::links::{Base, LinkTraits};
use super::project::Project;
use super::traits::{Markup, Traits};
use super::{Includes, github};

pub(super) static TRAITS: Traits = Traits {
    name: "GitLab",
    key: "gitlab",
    signs: &[".gitlab-ci.yml", ".gitlab"],
    is_of: |project| !is_wiki(project),
    markup: Markup {
        includes: Includes::GitLab,
        extensions: Extensions { inline_diffs: true, ..github::EMOJI },
        ..github::MARKUP
    },
    starts_at_home: true,
    ..github::PLAIN
};

fn is_wiki(project: &Project<'_>) -> bool {
    ["_sidebar.md", "home.md"].iter().all(|file| project.is_there(file))
}

/// A wiki beside a repository.
///
/// Source: "Wiki" in the documentation of GitLab.
pub(super) static WIKI: Traits = Traits {
    name: "GitLab Wiki",
    key: "gitlab-wiki",
    signs: &["_sidebar.md"],
    is_of: is_wiki,
    settings: github::wiki_settings,
    // What begins with `./` or `../` is relative to the page, all else to the wiki.
    link_marks: &[("./", Base::Folder)],
    links: LinkTraits {
        relative: &[Base::Source, Base::Folder],
        html_relative: &[Base::Source, Base::Folder],
        ..github::PLAIN.links
    },
    nav_page: "_sidebar.md",
    markup: Markup {
        includes: Includes::GitLab,
        extensions: Extensions { inline_diffs: true, text_before_page: true, ..github::EMOJI },
        ..github::MARKUP
    },
    ..TRAITS
};
