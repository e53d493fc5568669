//! Hugo: `hugo.toml`, or `config.toml` beside `content/`. Its keys mean the same in any case.

mod address;

use super::addressing::{Addressing, Permalink, Spelling, Taxonomy};
use super::extensions::{EmojiInAnchors, Extensions, is_on};
use super::links::{Base, LinkTraits};
use super::project::Project;
use super::settings::{LanguageTree, Settings, texts};
use super::traits::{
    AnchorTraits, FolderOrder, FrontMark, Includes, Markup, Templates, TitleTraits, Traits,
};
use super::{github, slugs};
use crate::source::data::{self, Node, NodeValue};
use std::collections::BTreeMap;

pub(super) static TRAITS: Traits = Traits {
    name: "Hugo",
    key: "hugo",
    signs: &[
        "hugo.toml",
        "hugo.yaml",
        "hugo.yml",
        "hugo.json",
        "config/_default/hugo.toml",
        "config/_default/hugo.yaml",
        "config/_default/config.toml",
        "config/_default/config.yaml",
        "config.toml",
        "config.yaml",
        "config.yml",
        "config.json",
    ],
    is_of,
    settings,
    address: |settings, page| Some(address::of(&settings.addressing, page)),
    order: FolderOrder::Weights,
    anchors: AnchorTraits {
        slug: |settings, text| {
            // Goldmark makes dashes of them, which anchors leave out.
            let text = match settings.addressing.has_dashes {
                true => text.replace(" --- ", "  ").replace(" -- ", "  "),
                false => text.to_owned(),
            };
            match settings.addressing.anchors {
                Spelling::Ascii => slugs::hugo_ascii(&text),
                Spelling::Safe => slugs::blackfriday(&text),
                _ => slugs::hugo(&text),
            }
        },
        repeat: "-",
        first: 1,
    },
    links: LinkTraits {
        relative: &[Base::Address, Base::Folder, Base::Names],
        rooted: &[Base::Content, Base::Static, Base::Names],
        html_relative: &[Base::Address, Base::Names],
        html_rooted: &[Base::Content, Base::Static],
    },
    unrendered: &[
        FrontMark { keys: &["build", "render"], values: NEVER },
        FrontMark { keys: &["_build", "render"], values: NEVER },
        FrontMark { keys: &["headless"], values: &["true"] },
    ],
    unlisted: &[
        FrontMark { keys: &["build", "list"], values: NEVER },
        FrontMark { keys: &["_build", "list"], values: NEVER },
        // hugo-book, Docsy, Relearn, Hextra, Geekdoc
        FrontMark { keys: &["bookHidden"], values: &["true"] },
        FrontMark { keys: &["toc_hide"], values: &["true"] },
        FrontMark { keys: &["hidden"], values: &["true"] },
        FrontMark { keys: &["sidebar", "exclude"], values: &["true"] },
        FrontMark { keys: &["geekdocHidden"], values: &["true"] },
    ],
    has_bundles: true,
    wiki_links: false,
    templates: Templates::Hugo,
    markup: Markup {
        includes: Includes::Hugo,
        extensions: Extensions { attributes: true, ..Extensions::NONE },
        ..Markup::PLAIN
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
    titles: TitleTraits {
        by_file: false,
        in_comment: false,
        nav_keys: &[&["linkTitle"], &["linktitle"]],
    },
    output: ("public", "publishDir"),
    ..github::PLAIN
};

/// As `build` says that a page is not rendered or listed.
const NEVER: &[&str] = &["never", "false"];

/// Where render hooks of the theme are known to be none, links by the names of files stay as they are written.
static WITHOUT_HOOKS: LinkTraits = LinkTraits {
    relative: &[Base::Address],
    rooted: &[Base::Content, Base::Static],
    html_relative: &[Base::Address],
    html_rooted: &[Base::Content, Base::Static],
};

/// Zola's `config.toml` writes `base_url`.
fn is_of(project: &Project<'_>) -> bool {
    let is_named = project.sign.contains("hugo.") || project.sign.contains("config/_default");
    let (data, _) = project.data();
    is_named
        || ["baseURL", "languageCode", "theme", "title"].iter().any(|key| get(&data, key).is_some())
            && data.get("base_url").is_none()
            && project.is_there("content")
}

fn settings(project: &Project<'_>) -> Settings {
    let (data, problems) = project.data();
    let config = HugoData { project, data };
    let content_dir = config.text(&["contentDir"]).unwrap_or_else(|| "content".to_owned());
    let languages = config.languages();
    let mut folders: Vec<(String, String)> = languages
        .iter()
        .filter_map(|(language, node)| Some((language.clone(), text(node, "contentDir")?)))
        .collect();
    folders.extend(config.mounts().into_iter().map(|(language, folder)| {
        let only = || languages.first().map(|(language, _)| language.clone());
        (language.or_else(only).unwrap_or_default(), folder)
    }));
    folders.dedup_by(|one, other| one.1 == other.1);
    let (src, trees) = content(&content_dir, folders);
    let default_language = config.text(&["defaultContentLanguage"]);
    let tree = |(language, folder): &(String, String)| LanguageTree {
        language: language.clone(),
        folder: folder.clone(),
    };
    let addressing = Addressing {
        ugly: config.is(&["uglyURLs"]),
        permalinks: config.permalinks(),
        languages: languages.iter().map(|(language, _)| language.clone()).collect(),
        default_language: default_language.clone().or_else(|| Some("en".to_owned())),
        default_in_subdir: config.is(&["defaultContentLanguageInSubdir"]),
        keeps_case: config.is(&["disablePathToLower"]),
        paths: if config.is(&["removePathAccents"]) { Spelling::Ascii } else { Spelling::Usual },
        anchors: match config.text(&["markup", "goldmark", "parser", "autoHeadingIDType"]) {
            Some(kind) if kind == "github-ascii" => Spelling::Ascii,
            Some(kind) if kind == "blackfriday" => Spelling::Safe,
            _ => Spelling::Usual,
        },
        trees: trees.clone(),
        has_dashes: !config.is(&["markup", "goldmark", "extensions", "typographer", "disable"]),
        ..Addressing::default()
    };
    Settings {
        title: config.text(&["title"]),
        description: config.text(&["params", "description"]),
        language: config
            .text(&["locale"])
            .or_else(|| config.text(&["languageCode"]))
            .or(default_language),
        site_url: config.text(&["baseURL"]),
        base_path: config.text(&["baseURL"]).map(|url| path_of(&url)).unwrap_or_default(),
        src: Some(project.path(&src)),
        extensions: Some(extensions(&config.data)),
        statics: config.statics(),
        languages: if trees.len() > 1 { trees.iter().map(tree).collect() } else { Vec::new() },
        addressing,
        taxonomies: config.taxonomies(),
        root: project.path(""),
        made_addresses: ["index.xml", "sitemap.xml"].map(str::to_owned).to_vec(),
        texts: config.texts(),
        term_anchors: config.is(&["markup", "goldmark", "parser", "autoDefinitionTermID"]),
        own_links: !config.has_no_hooks(),
        links: config.has_no_hooks().then_some(&WITHOUT_HOOKS),
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
        emoji_in_anchors: EmojiInAnchors::Name,
        attributes: true,
        ..Extensions::NONE
    }
}

/// What the project file says, and the files beside it in `config/_default/`.
struct HugoData<'p, 'f> {
    project: &'p Project<'f>,
    data: Node,
}

impl HugoData<'_, '_> {
    /// The value below these keys; the first may name a file of its own.
    fn find(&self, keys: &[&str]) -> Option<Node> {
        let (first, rest) = keys.split_first()?;
        let own = get(&self.data, first).cloned();
        let node = own.or_else(|| self.file_of_its_own(first))?;
        rest.iter().try_fold(node, |node, key| get(&node, key).cloned())
    }

    fn file_of_its_own(&self, key: &str) -> Option<Node> {
        self.project.sign.contains("config/_default/").then_some(())?;
        let read = |ending: &str| {
            let path = self.project.path(&format!("config/_default/{key}.{ending}"));
            (self.project.folder.read)(&path)
        };
        let toml = || Some(data::toml(&read("toml")?.text, 0).0);
        toml().or_else(|| Some(data::yaml(&read("yaml").or_else(|| read("yml"))?.text, 0).0))
    }

    fn text(&self, keys: &[&str]) -> Option<String> {
        let found = self.find(keys)?;
        let text = found.as_str()?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn is(&self, keys: &[&str]) -> bool {
        self.find(keys).and_then(|node| node.as_bool()) == Some(true)
    }

    /// The languages by weight, as Hugo sorts them; those without one come last.
    fn languages(&self) -> Vec<(String, Node)> {
        let found = self.find(&["languages"]);
        let pairs = found.as_ref().map(Node::pairs).unwrap_or_default();
        let mut found: Vec<(String, Node)> =
            pairs.iter().map(|pair| (pair.key.to_lowercase(), pair.value.clone())).collect();
        let weight = |node: &Node| get(node, "weight").and_then(Node::as_usize);
        found.sort_by_key(|(_, node)| weight(node).filter(|it| *it > 0).unwrap_or(usize::MAX));
        found
    }

    /// Folders of the project that are mounted as the content folder, with their languages.
    fn mounts(&self) -> Vec<(Option<String>, String)> {
        let Some(mounts) = self.find(&["module", "mounts"]) else { return Vec::new() };
        let mount = |node: &Node| {
            let source = text(node, "source")?;
            let is_content = text(node, "target").as_deref() == Some("content");
            let listed = |node: &Node| {
                let languages = get(get(get(node, "sites")?, "matrix")?, "languages")?;
                languages.items().first()?.as_str().map(str::to_owned)
            };
            let language = text(node, "lang").or_else(|| listed(node));
            let is_inside = self.project.is_there(&source);
            (is_content && is_inside).then_some((language, source))
        };
        mounts.items().iter().filter_map(mount).collect()
    }

    fn statics(&self) -> Vec<String> {
        let said = self.find(&["staticDir"]);
        let list = |node: &Node| -> Vec<String> {
            let one = node.as_str().map(str::to_owned).into_iter();
            one.chain(node.list_of_str().iter().map(|it| it.value.to_owned())).collect()
        };
        let mut folders = said.as_ref().map(list).filter(|it| !it.is_empty());
        let folders = folders.get_or_insert_with(|| vec!["static".to_owned()]);
        folders.push("assets".to_owned());
        if let Some(theme) = self.text(&["theme"]) {
            folders.push(format!("themes/{theme}/static"));
        }
        folders.iter().map(|folder| self.project.path(folder)).collect()
    }

    /// `[permalinks]` and, since 0.111, `[permalinks.page]`.
    fn permalinks(&self) -> Vec<Permalink> {
        let found = self.find(&["permalinks"]);
        let pairs = found.as_ref().map(Node::pairs).unwrap_or_default();
        let of_pages = pairs.iter().filter(|pair| pair.key.eq_ignore_ascii_case("page"));
        let nested = of_pages.flat_map(|pair| pair.value.pairs());
        let permalink = |pair: &data::Pair| {
            let pattern = pair.value.as_str()?.to_owned();
            Some(Permalink { section: pair.key.trim_matches('/').to_lowercase(), pattern })
        };
        nested.chain(pairs).filter_map(permalink).collect()
    }

    /// By `tags` and `categories`, where the project file names no others.
    fn taxonomies(&self) -> Vec<Taxonomy> {
        let off = self.find(&["disableKinds"]);
        let off = off.as_ref().map(Node::list_of_str).unwrap_or_default();
        if off.iter().any(|kind| kind.value.eq_ignore_ascii_case("taxonomy")) {
            return Vec::new();
        }
        let taxonomy = |plural: &str| Taxonomy {
            keys: vec![plural.to_owned()],
            folder: plural.to_lowercase(),
            spelled: |addressing, term| slugs::hugo_path(term, addressing),
        };
        match self.find(&["taxonomies"]) {
            None => ["tags", "categories"].map(taxonomy).to_vec(),
            Some(said) => {
                let plurals = said.pairs().iter().filter_map(|pair| pair.value.as_str());
                plurals.map(taxonomy).collect()
            }
        }
    }

    /// The texts below `params`, by names in lower case: `kontakt.mail`.
    fn texts(&self) -> BTreeMap<String, String> {
        let params = self.find(&["params"]);
        let texts = params.as_ref().map(|params| texts("", params)).unwrap_or_default();
        texts.into_iter().map(|(name, text)| (name.to_lowercase(), text)).collect()
    }

    /// Whether the layouts of the project are all there are, and none of them makes links.
    fn has_no_hooks(&self) -> bool {
        const HOOKS: [&str; 4] = [
            "layouts/_markup/render-link.html",
            "layouts/_default/_markup/render-link.html",
            "layouts/_markup/render-link.md",
            "layouts/docs/_markup/render-link.html",
        ];
        let hook = &["markup", "goldmark", "renderHooks", "link"];
        let embedded = self.find(hook).is_some_and(|node| {
            let used = text(&node, "useEmbedded").is_some_and(|it| it != "never" && it != "auto");
            used || get(&node, "enableDefault").and_then(Node::as_bool) == Some(true)
        });
        let has_theme = self.text(&["theme"]).is_some()
            || self.find(&["theme"]).is_some_and(|it| !it.items().is_empty())
            || self.find(&["module", "imports"]).is_some()
            || self.project.is_there("themes");
        let is_multilingual = self.languages().len() > 1;
        self.project.is_there("layouts")
            && !(embedded || has_theme || is_multilingual)
            && !HOOKS.iter().any(|hook| self.project.is_there(hook))
    }
}

/// The folder that holds the pages of all languages, and the folder of each in it.
fn content(usual: &str, folders: Vec<(String, String)>) -> (String, Vec<(String, String)>) {
    let mut paths = folders.iter().map(|(_, folder)| folder.as_str());
    let Some(first) = paths.next() else { return (usual.to_owned(), Vec::new()) };
    let mut shared = first.trim_matches('/');
    for path in paths {
        let path = path.trim_matches('/');
        while !shared.is_empty() && !is_in(path, shared) {
            shared = shared.rsplit_once('/').map_or("", |(above, _)| above);
        }
    }
    if folders.len() > 1 && folders.iter().any(|(_, it)| it.trim_matches('/') == shared) {
        shared = shared.trim_matches('/');
    }
    let below = |(language, folder): &(String, String)| {
        let folder = folder.trim_matches('/');
        let rest = folder.strip_prefix(shared).unwrap_or(folder).trim_matches('/');
        (!rest.is_empty()).then(|| (language.clone(), rest.to_owned()))
    };
    (shared.to_owned(), folders.iter().filter_map(below).collect())
}

fn is_in(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// `https://a.org/wiki/` → `wiki`
fn path_of(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split_once('/').map_or("", |(_, path)| path).trim_matches('/').to_owned()
}

fn get<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    let NodeValue::Map(pairs) = &node.value else { return None };
    pairs.iter().find(|pair| pair.key.eq_ignore_ascii_case(key)).map(|pair| &pair.value)
}

fn text(node: &Node, key: &str) -> Option<String> {
    let text = get(node, key)?.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
