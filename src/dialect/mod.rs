//! What other generators mean by what people write for them: one file per generator, data and small functions.
//!
//! A [`Dialect`] joins what a generator does ([`Traits`]) with what the folder's own project file says
//! ([`Settings`]). Nothing is resolved, parsed or rendered here: `config` takes the settings as its defaults,
//! `page` reads text by the [`Markup`], and `site` looks links up by the [`LinkTraits`].

mod addressing;
mod detect;
mod docfx;
mod docusaurus;
mod extensions;
mod github;
mod gitlab;
mod hugo;
mod includes;
mod jekyll;
mod languages;
mod links;
mod mdbook;
mod mkdocs;
mod obsidian;
mod patterns;
mod project;
mod pymdown;
mod script;
mod settings;
mod slugs;
mod starlight;
mod traits;
mod vitepress;
mod wikijs;
mod zola;

pub use addressing::{Addressing, Permalink, Spelling, Taxonomy};
pub use detect::{by_habits, of_folder};
pub use docusaurus::{number_of_name, without_number};
pub use extensions::{EmojiInAnchors, Extensions};
pub use includes::{ReadFragment, assembled};
pub use links::{Base, LinkTraits};
pub use patterns::Patterns;
pub use project::Folder;
pub use settings::{
    Blog, FolderNav, LanguageMark, LanguageTree, Languages, Macros, NamedLanguage, NavEntry,
    OtherPages, PageRole, PythonSlugs, Redirect, Settings, SlugCase, SlugFunction, Snippets,
    TabAnchors,
};
pub use slugs::{github as github_slug, heading_key};
pub use traits::{
    AnchorTraits, Components, FolderOrder, FrontMark, IdTraits, Includes, Markup, PageName,
    ParentTraits, Positions, Templates, TitleTraits, Traits, WikiNames,
};

use std::sync::Arc;

use crate::diagnostic::{Place, nearest};
use crate::source::SourceFile;

/// All generators. Of several whose project files are in one folder, the first one is taken.
pub(crate) static ALL: &[&Traits] = &[
    &mkdocs::TRAITS,
    &docusaurus::TRAITS,
    &vitepress::TRAITS,
    &starlight::TRAITS,
    &hugo::TRAITS,
    &zola::TRAITS,
    &jekyll::TRAITS,
    &docfx::TRAITS,
    &mdbook::TRAITS,
    &obsidian::TRAITS,
    &wikijs::TRAITS,
    &github::WIKI,
    &gitlab::WIKI,
    &gitlab::TRAITS,
    &github::TRAITS,
];

/// How a wiki is to be read.
#[derive(Debug, Clone)]
pub struct Dialect {
    /// What its generator does.
    pub traits: &'static Traits,
    /// What its project file says.
    pub settings: Settings,
    /// The project files that were read, the deciding one first.
    pub files: Vec<Arc<SourceFile>>,
    /// What it was found by.
    pub basis: Basis,
    /// The folder of its own site, relative to the project root.
    pub output: Option<String>,
    /// Generators whose project files are beside it, with these files.
    pub others: Vec<(&'static Traits, Place)>,
}

/// What a dialect was found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// `[runbuch] dialect`
    Setting,
    /// The project file.
    ProjectFile,
    /// The habits of the pages.
    Habits,
    /// Nothing: it is GitHub's.
    Default,
}

impl Dialect {
    /// A generator without a project file.
    pub fn of(traits: &'static Traits) -> Self {
        Self {
            traits,
            settings: Settings::default(),
            files: Vec::new(),
            basis: Basis::Default,
            output: None,
            others: Vec::new(),
        }
    }

    /// The generator called `name` in `[runbuch] dialect`.
    ///
    /// # Errors
    /// The most similar name, where there is none of this name.
    pub fn named(name: &str) -> Result<&'static Traits, Option<&'static str>> {
        let name = name.trim().to_lowercase();
        let found = ALL.iter().copied().find(|traits| traits.key == name);
        found.ok_or_else(|| nearest(&name, ALL.iter().map(|traits| traits.key)))
    }

    /// The names of all generators.
    pub fn names() -> impl Iterator<Item = &'static str> {
        ALL.iter().map(|traits| traits.key)
    }

    /// Which extensions of Markdown its pages use: those that the project file switches on, else what the generator
    /// knows by itself.
    pub fn extensions(&self) -> Extensions {
        self.settings.extensions.unwrap_or(self.traits.markup.extensions)
    }

    /// Where links lead.
    pub fn links(&self) -> &LinkTraits {
        self.settings.links.unwrap_or(&self.traits.links)
    }

    /// Whether links in included text are relative to the file that they are written in.
    pub fn links_stay(&self) -> bool {
        self.traits.markup.includes == Includes::DocFx
    }

    /// Whether links that hold only as code hosts read them are worth a note: not where that is how the wiki
    /// is read anyway.
    pub fn is_foreign(&self) -> bool {
        !std::ptr::eq(self.traits, &raw const github::TRAITS)
    }

    /// Whether `other` reads every wiki in the same way.
    pub fn is_same(&self, other: &Self) -> bool {
        let by_key = |(traits, place): &(&'static Traits, Place)| (traits.key, place.clone());
        std::ptr::eq(self.traits, other.traits)
            && self.basis == other.basis
            && self.settings == other.settings
            && self.files == other.files
            && self.others.iter().map(by_key).eq(other.others.iter().map(by_key))
    }
}

/// How code hosts read a wiki, whatever generator it was written for.
pub fn on_code_hosts() -> &'static Traits {
    &github::TRAITS
}

impl Default for Dialect {
    fn default() -> Self {
        Self::of(&github::TRAITS)
    }
}
