//! DocFX: `docfx.json`, `toc.yml`.

mod content;
mod toc;

use super::extensions::{EmojiInAnchors, Extensions};
use super::links::{Base, LinkTraits};
use super::project::Project;
use super::settings::Settings;
use super::traits::{Markup, Traits};
use super::{Includes, github};
use crate::source::data::Node;

pub(super) static TRAITS: Traits = Traits {
    name: "DocFX",
    key: "docfx",
    signs: &["docfx.json"],
    settings,
    keys: &["uid", "_disableToc", "ms.date", "ms.topic", "author", "ms.author", "items"],
    markup: Markup { includes: Includes::DocFx, ..Markup::PLAIN },
    output: ("_site", ""),
    link_marks: &[("~/", Base::Project)],
    // What is made of source code has addresses, but no files.
    links: LinkTraits { relative: &[Base::Folder, Base::Page], ..github::PLAIN.links },
    ..github::PLAIN
};

fn settings(project: &Project<'_>) -> Settings {
    let (data, problems) = project.data();
    let engine = data.get("build").and_then(|build| build.get("markdownEngineProperties"));
    let named = engine.and_then(|engine| engine.get("markdigExtensions"));
    let title = data.get("build").and_then(|build| build.get("globalMetadata")?.get("_appTitle"));
    let (nav, files) = toc::nav(project);
    Settings {
        title: title.and_then(Node::as_str).map(str::to_owned),
        src: Some(project.path("")),
        root: project.path(""),
        nav,
        files,
        unpublished: content::unpublished(&data),
        made_addresses: content::made(&data),
        extensions: Some(extensions(named)),
        problems,
        ..Settings::default()
    }
}

/// Emoji, and the optional extensions of Markdig that `markdigExtensions` names.
///
/// Source: `MarkdownExtensions.cs` of DocFX, `MarkdownExtensions.Configure` of Markdig.
fn extensions(named: Option<&Node>) -> Extensions {
    let named = named.map(Node::items).unwrap_or_default();
    let is_named = |name: &str| {
        let has = |it: &Node| it.as_str().is_some_and(|it| it.eq_ignore_ascii_case(name));
        named
            .iter()
            .any(|it| has(it) || it.pairs().iter().any(|it| it.key.eq_ignore_ascii_case(name)))
    };
    let is_advanced = is_named("advanced");
    let has_emphasis = is_advanced || is_named("emphasisextras");
    Extensions {
        highlight: has_emphasis,
        plus_insert: has_emphasis,
        superscript: has_emphasis,
        subscript: has_emphasis,
        emoji: true,
        emoji_in_anchors: EmojiInAnchors::Name,
        uids: true,
        pipes_in_code: true,
        abbreviations: is_advanced || is_named("abbreviations"),
        attributes: is_advanced || is_named("attributes"),
        ..Extensions::NONE
    }
}
