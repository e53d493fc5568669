//! Where links lead.

/// What links are relative to, most likely first. Links that hold for none of these may still hold as code
/// hosts read them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkTraits {
    /// Links of Markdown without a leading `/`.
    pub relative: &'static [Base],
    /// Links of Markdown with a leading `/`.
    pub rooted: &'static [Base],
    /// `href` and `src` of raw HTML without a leading `/`.
    pub html_relative: &'static [Base],
    /// `href` and `src` of raw HTML with a leading `/`.
    pub html_rooted: &'static [Base],
}

/// What a link is relative to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// The folder of the file, by the names of files.
    Folder,
    /// The address of the page, as in a browser.
    Address,
    /// The root of the site, by addresses, then the content folder, by the names of files.
    Content,
    /// The folders that are copied to the root of the site.
    Static,
    /// The root of the project.
    Project,
    /// Anywhere in the content folder, by the end of the path: [`WikiNames::Paths`](super::WikiNames::Paths).
    Vault,
    /// The folder of the file, by the whole names of files below the content folder.
    File,
    /// The address of the page, by addresses and the whole names of files that are no pages.
    Page,
    /// The root of the site, by addresses and the whole names of files that are no pages.
    Root,
    /// The content folder, by the whole names of files, where the settings say so.
    Docs,
    /// The server of the site, by the names of programs: `form.php`.
    Program,
    /// The content folder, by the names of files.
    Source,
    /// The pages of the site by their paths without ending, from the folder of the page, from the content folder, or
    /// by a name that only one has.
    Names,
}
