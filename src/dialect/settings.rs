//! What the project file of another generator says, in our words.

use super::addressing::{Addressing, Taxonomy};
use super::extensions::Extensions;
use super::links::LinkTraits;
use super::patterns::Patterns;
use crate::diagnostic::Place;
use crate::source::SourceFile;
use crate::source::data::{DataProblem, Node};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a project file says. All paths are relative to the project root, with `/`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    /// The title of the site.
    pub title: Option<String>,
    /// What the site is about.
    pub description: Option<String>,
    /// The language of the site, as a tag.
    pub language: Option<String>,
    /// The address of the published site.
    pub site_url: Option<String>,
    /// The address of the repository.
    pub repository_url: Option<String>,
    /// The address at which a page is edited; `{page}` is its path relative to the content folder.
    pub edit_url: Option<String>,
    /// The folder of the pages.
    pub src: Option<String>,
    /// Folders whose files are copied to the root of the site.
    pub statics: Vec<String>,
    /// Path prefix of all addresses of the site, without slashes at its ends: `docs/v2`.
    pub base_path: String,
    /// The navigation.
    pub nav: Vec<NavEntry>,
    /// Whether sections of the navigation have index pages, which keep titles of their own.
    pub has_section_pages: bool,
    /// Old addresses and where they lead.
    pub redirects: Vec<Redirect>,
    /// Languages and the folders of their pages.
    pub languages: Vec<LanguageTree>,
    /// What includes snippets; none where nothing does.
    pub snippets: Option<Snippets>,
    /// Languages and what their hidden lines of code begin with.
    pub hidden_lines: Vec<(String, String)>,
    /// Extensions of Markdown, where the project file has a say in them.
    pub extensions: Option<Extensions>,
    /// The languages of a wiki whose pages say them in their names.
    pub named_languages: Option<Languages>,
    /// What files in folders say of the navigation, by folder relative to the content folder; empty for that itself.
    pub folder_navs: BTreeMap<String, FolderNav>,
    /// Files of the content folder that are no part of the site, by paths relative to it.
    pub unpublished: Patterns,
    /// Pages that the navigation leaves out on purpose, by paths relative to the content folder.
    pub unlisted: Patterns,
    /// Beginnings of addresses that the generator makes without a file of the content folder, without a leading `/`.
    pub made_addresses: Vec<String>,
    /// What the generator lists pages by.
    pub taxonomies: Vec<Taxonomy>,
    /// Texts of the project file by the names that pages have for them: `version`, `site.contact.mail`.
    pub texts: BTreeMap<String, String>,
    /// Addresses of overviews that the generator makes of folders, without slashes at their ends, and these folders
    /// relative to the content folder.
    pub overviews: BTreeMap<String, String>,
    /// Folders with pages beside the content folder, whose paths are their addresses.
    pub page_folders: Vec<String>,
    /// Folders beside the content folder whose Markdown is part of the site: a blog, pages that stand for themselves.
    pub other_pages: Vec<OtherPages>,
    /// Folders outside of the content folder with pictures that pages use.
    pub assets: Vec<String>,
    /// What addresses of pages may begin with instead of the route.
    pub other_routes: Vec<String>,
    /// Whether pages of the first of the languages replace those that another one lacks.
    pub falls_back: bool,
    /// How Python-Markdown makes anchors.
    pub slugs: PythonSlugs,
    /// Whether pages are `a.html` where they would be `a/` otherwise.
    pub has_file_addresses: bool,
    /// Whether links with a leading `/` are looked up among the files of the content folder.
    pub finds_rooted_files: bool,
    /// Whether files that are named without a folder are found anywhere in the content folder.
    pub finds_by_name: bool,
    /// How posts get their addresses.
    pub blog: Option<Blog>,
    /// What `{{ x }}` and `{% x %}` in pages stand for; none where they are text.
    pub macros: Option<Macros>,
    /// Whether `::: package.module` stands for what a plugin reads in the wiki's code.
    pub shows_code: bool,
    /// Whether programs of the wiki's own change its pages: what comments say may become elements with anchors.
    pub has_hooks: bool,
    /// Other files that were read with the project file.
    pub files: Vec<Arc<SourceFile>>,
    /// How addresses and anchors are made.
    pub addressing: Addressing,
    /// Where links lead, where the project file says something else than the generator does by itself.
    pub links: Option<&'static LinkTraits>,
    /// Whether terms of definitions have anchors.
    pub term_anchors: bool,
    /// The anchors of tabs; none where they have none.
    pub tab_anchors: Option<TabAnchors>,
    /// Whether a theme may know links of one letter that lead to no page: `[Begriff](g)`.
    pub own_links: bool,
    /// Beginnings of links that stand for a folder, with that folder: `@site/`, `~/`.
    pub link_roots: Vec<(String, String)>,
    /// The folder of the project.
    pub root: String,
    /// What all addresses of pages of the content folder begin with, without slashes at its ends: `docs`.
    pub route: String,
    /// Patterns of paths below the content folder, and the paths that pages have instead.
    pub rewrites: Vec<(String, String)>,
    /// Faults of the project file, which may not have been read to its end.
    pub problems: Vec<DataProblem>,
}

/// What the project file says about snippets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snippets {
    /// The folders, and files, in which they are looked for, relative to the project root.
    pub bases: Vec<String>,
    /// Files that belong to the end of each page, relative to the project root.
    pub appended: Vec<String>,
}

/// What Jinja makes of pages before their Markdown is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Macros {
    /// The folder of `{% include "a.md" %}`, relative to the project root.
    pub folder: String,
    /// The values that expressions may name.
    pub variables: minijinja::Value,
    /// Whether this goes for pages whose front matter does not ask for it.
    pub renders_by_default: bool,
}

/// A folder with pages beside the content folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherPages {
    /// Relative to the project root.
    pub folder: String,
    /// What the addresses of its pages begin with, without slashes at its ends.
    pub route: String,
    /// The title above them in the navigation; none where they are in it one by one.
    pub title: Option<String>,
    /// What they are.
    pub role: PageRole,
}

/// What pages beside the content folder are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageRole {
    /// Pages that stand for themselves, with their paths as addresses.
    Single,
    /// Posts of a blog, the newest first.
    Post,
    /// The content in another language.
    Translation,
}

impl OtherPages {
    /// The path of a page, relative to the project root, below the folder.
    pub fn below<'p>(&self, path: &'p str) -> Option<&'p str> {
        path.strip_prefix(self.folder.as_str())?.strip_prefix('/')
    }
}

impl Settings {
    /// The folder beside the content folder in which a page lies, and its path there.
    pub fn elsewhere<'p>(&self, path: &'p str) -> Option<(&OtherPages, &'p str)> {
        self.other_pages.iter().find_map(|other| Some((other, other.below(path)?)))
    }

    /// The path below the root of the site of a page that lies there.
    pub fn path_elsewhere(&self, path: &str) -> Option<String> {
        let (other, path) = self.elsewhere(path)?;
        Some(if other.route.is_empty() {
            path.to_owned()
        } else {
            format!("{}/{path}", other.route)
        })
    }
}

/// An entry of the navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavEntry {
    /// The title of the section, or another title for the page.
    pub title: Option<String>,
    /// The page, relative to the content folder.
    pub page: Option<String>,
    /// The folder, relative to the content folder, whose contents are in its place in their own order.
    pub contents_of: Option<String>,
    /// Its child entries.
    pub children: Vec<NavEntry>,
    /// Where the entry is written.
    pub place: Place,
}

/// What a file in a folder says of its navigation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FolderNav {
    /// The title of the folder.
    pub title: Option<String>,
    /// Where it is among its siblings, in thousandths.
    pub position: Option<i64>,
    /// Whether the navigation leaves it out.
    pub is_hidden: bool,
    /// Whether its contents are in descending order.
    pub descends: bool,
    /// Its contents: names of files and folders, patterns, and `...` for the rest; all of it where this is empty.
    pub nav: Vec<NavEntry>,
}

/// A language and the folder with its pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageTree {
    /// The language as written: `de`.
    pub language: String,
    /// The folder relative to the content folder; empty for the content folder itself.
    pub folder: String,
}

/// An old address and where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// The old address.
    pub from: String,
    /// The new address, as written.
    pub to: String,
    /// Where the old address is written.
    pub place: Place,
}

/// The languages of a wiki, as its pages name them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Languages {
    /// Where a page says its language.
    pub said_by: LanguageMark,
    /// The languages, the default one first.
    pub all: Vec<NamedLanguage>,
    /// Whether pages of the default language replace those that are not translated.
    pub falls_back: bool,
}

/// Where a page says its language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LanguageMark {
    /// `a.de.md`
    Suffix,
    /// `de/a.md`
    Folder,
}

/// A language of a wiki.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedLanguage {
    /// The language as pages name it: `de`.
    pub tag: String,
    /// Its name for readers: `Deutsch`.
    pub name: String,
    /// Its own navigation, where it has one.
    pub nav: Vec<NavEntry>,
    /// Titles of the navigation and what they are called in this language.
    pub titles: Vec<(String, String)>,
}

/// How the posts of a blog get their addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blog {
    /// The folder of the blog, relative to the content folder.
    pub(super) folder: String,
    /// `{date}/{slug}`
    pub(super) format: String,
    /// `yyyy/MM/dd`
    pub(super) date_format: String,
    pub(super) has_file_addresses: bool,
}

/// How tabs get anchors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TabAnchors {
    /// What becomes of the title.
    pub(super) slugs: PythonSlugs,
    /// Whether the anchor of the heading above comes first.
    pub(super) with_heading: bool,
}

impl TabAnchors {
    /// The anchor of a tab with this title, below the heading with this anchor.
    pub fn slug(&self, title: &str, heading: Option<&str>) -> String {
        let own = self.slugs.slug(title);
        let heading = heading.filter(|_| self.with_heading);
        heading.map_or_else(|| own.clone(), |heading| format!("{heading}-{own}"))
    }
}

/// How `toc` makes anchors.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PythonSlugs {
    pub(super) kind: SlugFunction,
    /// What is for spaces; `-` where it is not set.
    pub(super) separator: Option<String>,
}

/// A function that makes anchors.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SlugFunction {
    /// `slugify` of Python-Markdown: ASCII only.
    #[default]
    Ascii,
    /// `slugify_unicode` of Python-Markdown.
    Unicode,
    /// `slugs` of pymdownx.
    Pymdown {
        /// What becomes of capital letters.
        case: SlugCase,
        /// Whether what is not ASCII is percent-encoded.
        percent: bool,
    },
}

/// What becomes of capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlugCase {
    /// They stay.
    Kept,
    /// They become small.
    Lower,
    /// Those of ASCII become small.
    LowerAscii,
}

/// The deepest names of texts: `a.b.c`.
const DEEPEST_NAME: usize = 8;

/// The texts in a tree by the names of their keys, with dots between them.
pub(super) fn texts(prefix: &str, node: &Node) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for pair in node.pairs() {
        let name = format!("{prefix}{}", pair.key);
        match pair.value.as_str() {
            Some(text) => {
                found.insert(name, text.to_owned());
            }
            None if name.matches('.').count() < DEEPEST_NAME => {
                found.extend(texts(&format!("{name}."), &pair.value));
            }
            None => {}
        }
    }
    found
}
