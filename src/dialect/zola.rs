//! Zola: `config.toml` with `base_url`.

use super::addressing::{Addressing, Spelling, Taxonomy, dated};
use super::extensions::{Extensions, is_on};
use super::links::{Base, LinkTraits};
use super::project::Project;
use super::settings::Settings;
use super::traits::{AnchorTraits, FolderOrder, FrontMark, PageName, Templates, Traits};
use super::{github, slugs};
use crate::source::data::Node;

pub(super) static TRAITS: Traits = Traits {
    name: "Zola",
    key: "zola",
    signs: &["zola.toml", "config.toml"],
    is_of: |project| project.data().0.get("base_url").is_some(),
    settings,
    address: |settings, page| Some(address(&settings.addressing, page)),
    anchors: AnchorTraits {
        slug: |settings, text| slugs::zola(text, settings.addressing.anchors),
        repeat: "-",
        first: 1,
    },
    link_marks: &[("@/", Base::Source)],
    unrendered: &[FrontMark { keys: &["render"], values: &["false"] }],
    order: FolderOrder::Stated,
    links: LinkTraits {
        relative: &[Base::Address],
        rooted: &[Base::Content, Base::Static],
        html_relative: &[Base::Address],
        html_rooted: &[Base::Content, Base::Static],
    },
    wiki_links: false,
    templates: Templates::Zola,
    keys: &[
        "aliases",
        "authors",
        "date",
        "draft",
        "extra",
        "generate_feeds",
        "in_search_index",
        "insert_anchor_links",
        "page_template",
        "paginate_by",
        "paginate_path",
        "path",
        "redirect_to",
        "render",
        "slug",
        "sort_by",
        "taxonomies",
        "template",
        "transparent",
        "updated",
        "weight",
    ],
    output: ("public", "output_dir"),
    ..github::PLAIN
};

fn settings(project: &Project<'_>) -> Settings {
    let (data, problems) = project.data();
    let spelling = |key| match data.get("slugify").and_then(|it| Project::text(it, key)).as_deref()
    {
        Some("off") => Spelling::AsTyped,
        Some("safe") => Spelling::Safe,
        _ => Spelling::Usual,
    };
    let languages = data.get("languages").map(Node::pairs).unwrap_or_default();
    let language = Project::text(&data, "default_language");
    Settings {
        title: Project::text(&data, "title"),
        description: Project::text(&data, "description"),
        language: language.clone(),
        site_url: Project::text(&data, "base_url"),
        src: Some(project.path("content")),
        statics: vec![project.path("static")],
        extensions: Some(Extensions {
            emoji: is_on(&data, &["markdown", "render_emoji"]),
            ..Extensions::NONE
        }),
        addressing: Addressing {
            languages: languages.iter().map(|pair| pair.key.clone()).collect(),
            default_language: language.or_else(|| Some("en".to_owned())),
            paths: spelling("paths"),
            anchors: spelling("anchors"),
            terms: spelling("taxonomies"),
            keeps_dates: is_on(&data, &["slugify", "paths_keep_dates"]),
            ..Addressing::default()
        },
        taxonomies: taxonomies(&data),
        made_addresses: ["sitemap.xml", "atom.xml", "rss.xml"].map(str::to_owned).to_vec(),
        problems,
        ..Settings::default()
    }
}

/// `taxonomies = [{ name = "tags" }]`.
fn taxonomies(data: &Node) -> Vec<Taxonomy> {
    let named = data.get("taxonomies").map(Node::items).unwrap_or_default();
    let named = named.iter().filter(|it| it.get("render").and_then(Node::as_bool) != Some(false));
    let root = Project::text(data, "taxonomy_root").map(|root| format!("{root}/"));
    let root = root.unwrap_or_default();
    let taxonomy = |name: String| Taxonomy {
        keys: vec!["taxonomies".to_owned(), name.clone()],
        folder: format!("{root}{}", slugs::zola(&name, Spelling::Usual)),
        spelled: |addressing, term| slugs::zola(term, addressing.terms),
    };
    named.filter_map(|it| Project::text(it, "name")).map(taxonomy).collect()
}

/// `path` is all of it, `slug` its last part, to which a date before the name does not belong. Names of folders stay as they are.
fn address(addressing: &Addressing, page: &PageName<'_>) -> String {
    let (path, language) = addressing.language(page.path);
    let prefix = addressing.prefix(language);
    let name = PageName { path: &path, front: page.front };
    let whole = |below: &str| {
        let below = below.trim_matches('/');
        let end = if below.is_empty() { "" } else { "/" };
        format!("{prefix}{below}{end}")
    };
    if let Some(path) = (page.front)("path") {
        return whole(&path);
    }
    if name.is_called(&["_index"]) {
        return whole(name.folder());
    }
    let is_bundle = name.is_called(&["index"]);
    let stem = if is_bundle { name.folder().trim_end_matches('/') } else { name.stem() };
    let (folder, own) = stem.rsplit_once('/').map_or(("", stem), |(folder, own)| (folder, own));
    let undated = || dated(own).filter(|_| !addressing.keeps_dates).map_or(own, |(_, rest)| rest);
    let own = (page.front)("slug").unwrap_or_else(|| undated().to_owned());
    whole(&format!("{folder}/{}", slugs::zola(&own, addressing.paths)))
}
