//! Hugo: `hugo.toml`, or `config.toml` beside `content/`.

use super::detect::Project;
use super::extensions::{Extensions, is_on};
use super::github;
use super::settings::Settings;
use super::traits::{Base, LinkTraits, TitleTraits, Traits};
use crate::source::data::Node;

pub(super) static TRAITS: Traits = Traits {
    name: "Hugo",
    key: "hugo",
    signs: &[
        "hugo.toml",
        "hugo.yaml",
        "hugo.yml",
        "hugo.json",
        "config/_default/hugo.toml",
        "config/_default/config.toml",
        "config.toml",
        "config.yaml",
        "config.yml",
    ],
    is_of,
    settings,
    address: |_, page| Some(page.pretty(&["index", "_index"]).to_lowercase().replace(' ', "-")),
    links: LinkTraits {
        relative: &[Base::Address, Base::Folder],
        rooted: &[Base::Content, Base::Static],
        html_relative: &[Base::Address],
        html_rooted: &[Base::Content, Base::Static],
    },
    keys: &[
        "aliases",
        "audio",
        "build",
        "cascade",
        "categories",
        "date",
        "draft",
        "expirydate",
        "expiryDate",
        "headless",
        "images",
        "isCJKLanguage",
        "keywords",
        "lastmod",
        "layout",
        "linkTitle",
        "linktitle",
        "markup",
        "menu",
        "menus",
        "outputs",
        "params",
        "publishDate",
        "publishdate",
        "resources",
        "series",
        "sitemap",
        "slug",
        "summary",
        "translationKey",
        "type",
        "url",
        "videos",
        "weight",
        "author",
    ],
    titles: TitleTraits { by_file: false, nav_keys: &[&["linkTitle"], &["linktitle"]] },
    ..github::PLAIN
};

/// Zola's `config.toml` writes `base_url`.
fn is_of(project: &Project<'_>) -> bool {
    let is_named = project.sign.contains("hugo.");
    let (data, _) = project.data();
    is_named
        || ["baseURL", "baseurl", "languageCode", "theme", "title"]
            .iter()
            .any(|key| data.get(key).is_some())
            && data.get("base_url").is_none()
            && project.is_there("content")
}

fn settings(project: &Project<'_>) -> Settings {
    let (data, problems) = project.data();
    let src = Project::text(&data, "contentDir").unwrap_or_else(|| "content".to_owned());
    Settings {
        title: Project::text(&data, "title"),
        language: Project::text(&data, "languageCode")
            .or_else(|| Project::text(&data, "defaultContentLanguage")),
        site_url: Project::text(&data, "baseURL"),
        src: Some(project.path(&src)),
        statics: vec![project.path("static"), project.path("assets")],
        extensions: Some(extensions(&data)),
        problems,
        ..Settings::default()
    }
}

/// Lists of attributes are read on blocks by `markup.goldmark.parser.attribute.block`, and dropped in any case.
fn extensions(data: &Node) -> Extensions {
    let extra = |name| is_on(data, &["markup", "goldmark", "extensions", "extras", name, "enable"]);
    Extensions {
        highlight: extra("mark"),
        plus_insert: extra("insert"),
        superscript: extra("superscript"),
        subscript: extra("subscript"),
        emoji: is_on(data, &["enableEmoji"]),
        emoji_in_anchors: true,
        attributes: true,
        ..Extensions::NONE
    }
}
