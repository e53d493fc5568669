//! Hugo: `hugo.toml`, or `config.toml` beside `content/`. Its keys mean the same in any case.

use super::addressing::{self, Addressing, Permalink, Spelling};
use super::extensions::{Extensions, is_on};
use super::links::{Base, LinkTraits};
use super::project::Project;
use super::settings::{LanguageTree, Settings};
use super::traits::{AnchorTraits, PageName, Templates, TitleTraits, Traits};
use super::{github, slugs};
use crate::source::data::{self, Node, NodeValue};

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
    address: |settings, page| Some(address(&settings.addressing, page)),
    anchors: AnchorTraits {
        slug: |settings, text| match settings.addressing.anchors {
            Spelling::Ascii => slugs::hugo_ascii(text),
            _ => slugs::hugo(text),
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
    unrendered: &[&["build", "render"], &["_build", "render"], &["headless"]],
    wiki_links: false,
    templates: Templates::Hugo,
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
    output: ("public", "publishDir"),
    ..github::PLAIN
};

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
            _ => Spelling::Usual,
        },
        trees: trees.clone(),
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
        emoji_in_anchors: true,
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

/// The rules of Hugo's page "URL management": `url` is all of it, `slug` the last part of it.
fn address(addressing: &Addressing, page: &PageName<'_>) -> String {
    let (path, language) = addressing.language(page.path);
    let prefix = addressing.prefix(language);
    if let Some(url) = (page.front)("url").filter(|url| !url.contains("://")) {
        return format!("{prefix}{}", url.trim_start_matches('/'));
    }
    let name = PageName { path: &path, front: page.front };
    let spelled = |text: &str| slugs::hugo_path(text, addressing);
    if name.is_called(&["_index"]) {
        return format!("{prefix}{}", spelled(name.folder()));
    }
    let bundle = name.is_called(&["index"]);
    let stem = if bundle { name.folder().trim_end_matches('/') } else { name.stem() };
    let (folder, own) = stem.rsplit_once('/').map_or(("", stem), |(folder, own)| (folder, own));
    if own.is_empty() {
        return prefix;
    }
    let section = path.split('/').next().unwrap_or_default().to_lowercase();
    let pattern = if folder.is_empty() && !bundle { None } else { addressing.pattern(&section) };
    let below = match pattern {
        Some(pattern) => expanded(pattern, folder, own, page.front),
        None => {
            let own = (page.front)("slug").unwrap_or_else(|| own.to_owned());
            format!("{folder}/{own}")
        }
    };
    let below = below.trim_matches('/');
    let ending = if addressing.ugly { ".html" } else { "/" };
    format!("{prefix}{}{ending}", spelled(below))
}

/// `/:year/:slug/` for the page `own` in `folder`.
fn expanded(
    pattern: &str,
    folder: &str,
    own: &str,
    front: &dyn Fn(&str) -> Option<String>,
) -> String {
    let date = front("date").unwrap_or_default();
    let (year, month, day) = addressing::parts(&date).unwrap_or_default();
    let slug = front("slug");
    let title = front("title").unwrap_or_else(|| own.to_owned());
    let part = |token: &str| match token {
        "year" => year.to_owned(),
        "month" => month.to_owned(),
        "day" => day.to_owned(),
        "section" => folder.split('/').next().unwrap_or_default().to_owned(),
        "sections" => folder.to_owned(),
        "title" => title.replace('/', "-"),
        "slug" => slug.clone().unwrap_or_else(|| title.replace('/', "-")),
        "slugorfilename" | "slugorcontentbasename" => {
            slug.clone().unwrap_or_else(|| own.to_owned())
        }
        "filename" | "contentbasename" => own.to_owned(),
        _ => String::new(),
    };
    let parts = pattern.split('/').map(|part_of_it| match part_of_it.strip_prefix(':') {
        Some(token) => part(token),
        None => part_of_it.to_owned(),
    });
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/")
}
