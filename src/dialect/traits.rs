//! What a generator does, whatever its project file says.

use super::extensions::Extensions;
use super::links::{Base, LinkTraits};
use super::project::Project;
use super::settings::Settings;

/// A generator.
#[derive(Debug, Clone, Copy)]
pub struct Traits {
    /// Its name, as its makers write it.
    pub name: &'static str,
    /// Its name in `[runbuch] dialect`.
    pub key: &'static str,
    /// Files and folders that give it away, relative to the folder of the project, most telling first.
    pub(super) signs: &'static [&'static str],
    /// Whether the project is one of this generator, where a sign is there.
    pub(super) is_of: fn(&Project<'_>) -> bool,
    /// Whether a page without a project file shows that it was written for this generator.
    pub(super) shows: fn(&str) -> bool,
    /// Whether a page that shows it cannot have been written for another one; at least one has to.
    pub(super) proves: fn(&str) -> bool,
    /// What its project file says.
    pub(super) settings: fn(&Project<'_>) -> Settings,
    /// The address of a page below the root of its site, without a leading `/`: `a/b/`, `a/b.html`; none where
    /// it is the one that Runbuch gives the page.
    pub address: fn(&Settings, &PageName<'_>) -> Option<String>,
    /// Where it puts its site: a folder of the project, and the key of the project file that names another one.
    pub(super) output: (&'static str, &'static str),
    /// The titles of pages.
    pub titles: TitleTraits,
    /// The anchors of headings.
    pub anchors: AnchorTraits,
    /// Other ids of elements.
    pub ids: IdTraits,
    /// The order of pages and folders without a written navigation.
    pub order: FolderOrder,
    /// What its written navigations call a page, where that is neither its path nor its address.
    pub nav_name: Option<fn(&PageName<'_>) -> String>,
    /// How pages say below which one they are in the navigation; none where folders say it.
    pub parents: Option<ParentTraits>,
    /// Where links lead.
    pub links: LinkTraits,
    /// The page of the content folder with the navigation as lists of links.
    pub nav_page: &'static str,
    /// Whether `home.md` is the start page, where no other page is.
    pub starts_at_home: bool,
    /// Whether a page that is called as its folder stands for it.
    pub folder_notes: bool,
    /// What `[[Name]]` is looked up by.
    pub wiki_names: WikiNames,
    /// Whether its sites are beside others below one host, to which links lead that leave the content folder.
    pub has_neighbours: bool,
    /// Beginnings of links that say what the rest is relative to: `@/` of Zola.
    pub link_marks: &'static [(&'static str, Base)],
    /// Whether `[[Name]]` is a link, and not text.
    pub wiki_links: bool,
    /// The template language that pages are run through.
    pub templates: Templates,
    /// Front matter that keeps a page from being one: its text becomes part of others, or nothing.
    pub unrendered: &'static [FrontMark],
    /// Front matter that keeps a page, and a folder with it, out of the navigation.
    pub unlisted: &'static [FrontMark],
    /// Whether the pages of a folder with an `index` page are files of that page, and no pages.
    pub has_bundles: bool,
    /// What text means beyond GitHub's Markdown.
    pub markup: Markup,
    /// Keys of front matter that mean something to it.
    pub keys: &'static [&'static str],
}

/// Something that front matter can say of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrontMark {
    /// The key, as a path: `build`, `render`.
    pub keys: &'static [&'static str],
    /// The values that say so.
    pub values: &'static [&'static str],
}

/// Keys of front matter with the titles of the pages above one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParentTraits {
    /// The page above it.
    pub parent: &'static str,
    /// The page above that, where several have the title of the first.
    pub above: &'static str,
}

/// Where the titles of pages are, besides `title` in front matter.
#[derive(Debug, Clone, Copy)]
pub struct TitleTraits {
    /// Whether the name of the file is the title, unless the page has a single heading of the first level, at its top.
    pub by_file: bool,
    /// Whether `<!-- TITLE: Title -->` at the top of a page says its title.
    pub in_comment: bool,
    /// Keys of front matter with another title for the navigation, each as a path: `sidebar`, `label`.
    pub nav_keys: &'static [&'static [&'static str]],
}

/// A template language whose tags are in pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Templates {
    /// None, or one whose tags are read elsewhere.
    None,
    /// Shortcodes of Hugo: `{{< x >}}`, `{{% x %}}`.
    Hugo,
    /// Shortcodes of Zola: `{{ x() }}`, `{% x() %}`.
    Zola,
    /// Liquid of Jekyll: `{% x %}`, `{{ x }}`.
    Liquid,
}

/// The anchors of headings.
#[derive(Debug, Clone, Copy)]
pub struct AnchorTraits {
    /// The anchor of a heading with this text.
    pub slug: fn(&Settings, &str) -> String,
    /// What is between an anchor and the number of its repetition.
    pub repeat: &'static str,
    /// The number of the first repetition.
    pub first: usize,
}

/// Ids of elements.
#[derive(Debug, Clone, Copy)]
pub struct IdTraits {
    /// Whether footnotes have the ids `fn:x` and `fnref:x`.
    pub of_footnotes: bool,
    /// Whether the repetition of an id with a number at its end gets the next number: `a_2` after `a_1`; else that id
    /// gets a number of its own. No heading is without an id then: an empty one counts as repeated.
    pub counts_on: bool,
}

/// The order of the contents of a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FolderOrder {
    /// By `order` in front matter, numbers in names, titles.
    Titles,
    /// Pages by their file names, then folders by theirs.
    Names,
    /// By a `weight` other than 0, then the newest first, then by titles of the navigation; a folder without a date has
    /// the newest one in it.
    Weights,
    /// As the index page of the folder says in `sort_by`, else as [`FolderOrder::Titles`].
    Stated,
    /// Pages and folders together by their positions, then by their names.
    Positions(Positions),
}

/// The positions of pages and folders among their siblings; those without one come last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Positions {
    /// The key of front matter with the position of a page, as a path; fractions are possible.
    pub key: &'static [&'static str],
    /// Whether the number that a name begins with is a position: `01-intro`.
    pub numbers_in_names: bool,
    /// Whether a folder has the lowest position of what it holds, and not that of its index page.
    pub lowest: bool,
}

impl Positions {
    /// A position in thousandths: 1500 for `1.5`.
    pub fn thousandths(written: &str) -> Option<i64> {
        let written = written.trim();
        let (whole, part) = written.split_once('.').unwrap_or((written, ""));
        let part: String = part.chars().chain("000".chars()).take(3).collect();
        let sign = if whole.starts_with('-') { -1 } else { 1 };
        let whole = whole.parse::<i64>().ok()?.checked_mul(1000)?;
        whole.checked_add(sign * i64::from(part.parse::<u16>().ok()?))
    }
}

/// What `[[Name]]` is looked up by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WikiNames {
    /// Paths, titles, aliases and names of files, in this order. Of several pages the one in the same folder is
    /// meant; else the link is ambiguous.
    Titles,
    /// The ends of paths of pages and other files in any case, then aliases. Of several files one is always meant:
    /// that at exactly this path, that in the folder of the page, that with the shortest path.
    Paths,
}

/// What text means beyond GitHub's Markdown, by families of syntax.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Markup {
    /// How text of other files is included.
    pub includes: Includes,
    /// `^name` at the end of a paragraph or an item, or on a line of its own behind a block, is its anchor.
    pub block_ids: bool,
    /// `![[Page]]` shows the page, or the part that it names.
    pub embeds: bool,
    /// `![text|100x50](a.png)` says how large a picture is shown.
    pub picture_sizes: bool,
    /// Languages of code blocks in whose place the tool shows what a query finds.
    pub queries: &'static [&'static str],
    /// Extensions of Markdown that are there without a word in the project file.
    pub extensions: Extensions,
    /// What components are there in pages.
    pub components: Components,
}

impl Markup {
    /// Nothing beyond what Runbuch reads in any wiki.
    pub const PLAIN: Self = Self {
        includes: Includes::None,
        block_ids: false,
        picture_sizes: false,
        embeds: false,
        queries: &[],
        extensions: Extensions::NONE,
        components: Components::None,
    };
}

/// The components of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Components {
    /// None.
    None,
    /// `<Name>` of MDX; curly brackets are text.
    Tags,
    /// `<Name>` of Vue, with expressions: `{{ name }}`.
    Vue,
    /// `<Name>` of MDX, with expressions in curly brackets: `{name}`.
    Mdx,
}

/// The directives that a generator knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Includes {
    /// None.
    None,
    /// mdBook: `{{#include a.rs:2:4}}` and its like, and hidden lines of code.
    MdBook,
    /// Python-Markdown: `--8<-- "a.md"`, and `{% include "a.md" %}` of the plugin `macros`.
    Snippets,
    /// `VitePress`: `<<< @/a.ts#region` and `<!--@include: a.md-->`.
    VitePress,
    /// DocFX: `[!INCLUDE [a](a.md)]` and `[!code-cs[](a.cs#L1-L5)]`.
    DocFx,
    /// GitLab: `::include{file=a.md}`.
    GitLab,
    /// MDX: `import Part from './_part.mdx'` and `<Part />`.
    Mdx,
    /// Themes of Hugo: `{{% include "a.md" %}}` and `{{< readfile file="a.md" >}}`.
    Hugo,
}

/// What decides on the address of a page.
pub struct PageName<'p> {
    /// The path relative to the content folder.
    pub path: &'p str,
    /// A text of the front matter; the items of a list with `/` between them.
    pub front: &'p dyn Fn(&str) -> Option<String>,
}

impl PageName<'_> {
    /// The path without the ending of the file.
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        let ending = name.rsplit_once('.').map_or(0, |(_, ending)| ending.len() + 1);
        self.path.get(..self.path.len() - ending).unwrap_or(self.path)
    }

    /// The folder of the page with a `/` behind it; empty at the root.
    pub fn folder(&self) -> &str {
        let end = self.path.rfind('/').map_or(0, |slash| slash + 1);
        self.path.get(..end).unwrap_or_default()
    }

    /// Whether the file has one of these names, without ending and in any case.
    pub fn is_called(&self, names: &[&str]) -> bool {
        let stem = self.stem();
        let name = stem.rsplit('/').next().unwrap_or_default();
        names.iter().any(|known| known.eq_ignore_ascii_case(name))
    }

    /// `a/b.md` as `a/b/`, `a/index.md` as `a/`, where files of these names stand for their folder.
    pub fn pretty(&self, indexes: &[&str]) -> String {
        if self.is_called(indexes) { self.folder().to_owned() } else { format!("{}/", self.stem()) }
    }
}
