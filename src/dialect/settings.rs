//! What the project file of another generator says, in our words.

use super::{Snippets, Extensions};
use crate::diagnostic::Place;
use crate::source::data::DataProblem;

/// What a project file says. All paths are relative to the project root, with `/`.
#[derive(Debug, Clone, Default)]
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
    /// The folder of the pages.
    pub src: Option<String>,
    /// Folders whose files are copied to the root of the site.
    pub statics: Vec<String>,
    /// Path prefix of all addresses of the site, without slashes at its ends: `docs/v2`.
    pub base_path: String,
    /// The navigation.
    pub nav: Vec<NavEntry>,
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
    /// Faults of the project file, which may not have been read to its end.
    pub problems: Vec<DataProblem>,
}

/// An entry of the navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavEntry {
    /// The title of the section, or another title for the page.
    pub title: Option<String>,
    /// The page, relative to the content folder.
    pub page: Option<String>,
    /// Its child entries.
    pub children: Vec<NavEntry>,
    /// Where the entry is written.
    pub place: Place,
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
