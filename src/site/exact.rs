//! What a link leads to where the generator takes names at their word: `b` is not `b.md`, and what it does not find
//! among the files is left to the browser.

use super::address::RedirectTo;
use super::path::{below, decode, folder_of, join, name_of, normalize};
use super::resolve::split_anchor;
use super::{FileMatch, Generated, PageId, Structure, Target, names};
use crate::dialect::Languages;
use crate::page::Link;

/// Endings of files that are found by their names.
///
/// Source: `AUTOLINK_RE` of mkdocs-autolinks-plugin.
const BY_NAME: [&str; 8] = ["md", "png", "jpg", "jpeg", "bmp", "gif", "svg", "webp"];

/// Endings of programs that answer on a server, where a wiki has no file.
const PROGRAMS: [&str; 7] = [".php", ".cgi", ".pl", ".asp", ".aspx", ".jsp", ".do"];

/// Parts of a repository that code hosts show beside its files.
const OF_FORGE: [&str; 10] = [
    "wiki",
    "wikis",
    "issues",
    "releases",
    "pull",
    "pulls",
    "discussions",
    "actions",
    "merge_requests",
    "-",
];

/// Endings of pages that are programs, and of Markdown, beside the content folder.
const PAGES: [&str; 12] = [
    ".md",
    ".mdx",
    ".js",
    ".jsx",
    ".ts",
    ".tsx",
    ".astro",
    "/index.md",
    "/index.mdx",
    "/index.js",
    "/index.tsx",
    "/index.astro",
];

impl Structure {
    /// The address that a link on a page means to a browser, also where it leaves the site and comes back through the path
    /// that all addresses begin with: `../../lib/a/`.
    pub(super) fn path_seen_from(&self, from: PageId, path: &str) -> Option<String> {
        let folder = self.originals.folder_of(from);
        let base = &self.config.dialect.settings.base_path;
        normalize(folder, path).or_else(|| {
            let full = normalize(&join(base, folder), path)?;
            self.without_base(&full).map(str::to_owned)
        })
    }

    /// A file of the content folder by its whole name, relative to the folder of the page. With languages in names,
    /// that of the page's language comes first, then that of the default one.
    pub(super) fn file_beside(&self, from: PageId, path: &str) -> Option<Target> {
        let full = normalize(folder_of(self.outline(from).path()), path)?;
        let found = self.file_in_content(from, below(&self.config.src, &full)?);
        found.or_else(|| self.file_named(path))
    }

    /// A file anywhere in the content folder by its name, where a plugin looks it up so; of several the first one.
    fn file_named(&self, name: &str) -> Option<Target> {
        let finds = self.config.dialect.settings.finds_by_name && !name.contains('/');
        let ending = name.rsplit_once('.').filter(|_| finds)?.1;
        if !BY_NAME.contains(&ending) {
            return None;
        }
        let in_content = |path: &str| below(&self.config.src, path).is_some();
        let files = self.names.files.get(&names::key(name)).map(Vec::as_slice).unwrap_or_default();
        let mut files = files.iter().copied().filter(|id| {
            let path = self.file(*id).map(|file| &*file.path);
            path.is_some_and(|path| in_content(path) && name_of(path) == name)
        });
        if let Some(id) = files.next() {
            return Some(self.target_of_file(id));
        }
        let stem = name.strip_suffix(".md")?;
        let mut pages = self.names.with_stem(stem).iter().copied();
        let page = pages.find(|page| name_of(self.in_content(*page)) == name)?;
        Some(Target::Page { page, anchor: None })
    }

    /// A file of the content folder, by its whole path from there.
    pub(super) fn file_in_content(&self, from: PageId, path: &str) -> Option<Target> {
        let Some(languages) = self.languages() else { return self.file_at(path) };
        let meant = languages.meant(languages.of(self.in_content(from)), path);
        meant.iter().find_map(|path| self.file_at(path))
    }

    /// What a browser finds at an address of the generator's site.
    pub(super) fn at_site_address(&self, address: &str) -> Option<Target> {
        if let Some(found) = self.at_exact_address(address) {
            return Some(found);
        }
        if let Some(made) = self.made_target(address) {
            return Some(made);
        }
        self.at_exact_address(self.languages()?.fallback(address)?)
    }

    /// Whether a folder beside the content folder has a page with this address.
    fn is_page_beside(&self, address: &str) -> bool {
        let is_page = |folder: &String| {
            let stem = join(folder, address.trim_matches('/'));
            let is_there = |ending: &&str| self.files.find(&format!("{stem}{ending}")).is_some();
            PAGES.iter().any(is_there)
        };
        self.config.dialect.settings.page_folders.iter().any(is_page)
    }

    /// The folder that the generator has an overview of at this address.
    pub(super) fn overview_at(&self, address: &str) -> Option<Target> {
        let folder = self.config.dialect.settings.overviews.get(address.trim_matches('/'))?;
        match self.files.find(&join(&self.config.src, folder))? {
            FileMatch::Section(id) => Some(match self.section(id).index {
                Some(page) => Target::Page { page, anchor: None },
                None => Target::Section(id),
            }),
            _ => None,
        }
    }

    /// The address of the page in the default language that replaces the one at `address`.
    pub(super) fn in_default_language(&self, address: &str) -> Option<String> {
        let settings = &self.config.dialect.settings;
        let (default, others) = settings.languages.split_first().filter(|_| settings.falls_back)?;
        let (first, rest) = address.split_once('/').unwrap_or((address, ""));
        others.iter().any(|tree| tree.folder == first).then(|| join(&default.folder, rest))
    }

    fn at_exact_address(&self, address: &str) -> Option<Target> {
        let page = self.originals.find(address).filter(|page| !self.is_summary(*page));
        let page = page.map(|page| Target::Page { page, anchor: None });
        let file = || match self.files.find(&join(&self.config.src, address))? {
            FileMatch::File(id) => Some(self.target_of_file(id)),
            FileMatch::Page(_) | FileMatch::Section(_) => None,
        };
        page.or_else(file).or_else(|| self.at_former_address(address))
    }

    /// The page that a redirect leads to from there.
    pub(super) fn at_former_address(&self, address: &str) -> Option<Target> {
        let folder = match address.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => address,
        };
        let address = folder.trim_end_matches('/');
        let files = [join(address, "index.html"), format!("{address}.html"), address.to_owned()];
        files.iter().find_map(|file| match self.addresses().redirect(file)? {
            RedirectTo::Page(page) => Some(Target::Page { page: *page, anchor: None }),
            RedirectTo::Url(_) => Some(Target::OfGenerator),
        })
    }

    /// Where raw HTML names a program: that of a server beside the site, since no generator of static sites has one.
    pub(super) fn program_of_server(&self, path: &str) -> Option<Target> {
        let is_program = PROGRAMS.iter().any(|ending| path.ends_with(ending));
        is_program.then_some(Target::External)
    }

    /// The page at an address of a site of the wiki, where no project file says how that is made: below a path that no folder
    /// is called by, without the numbers of names, `/docs/app/caching` for `01-app/02-caching.md`.
    pub(super) fn on_own_site(&self, from: PageId, path: &str) -> Option<Target> {
        let is_file = [".md", ".mdx", ".markdown"].iter().any(|ending| path.ends_with(ending));
        let Some(rooted) = path.strip_prefix('/').filter(|_| !is_file) else {
            // A page is a folder to the browser: `../basics/` is beside it.
            let own = names::plain(self.in_content(from));
            let beside = normalize(&own, path).filter(|_| path.ends_with('/'))?;
            let page = self.names.plain.get(&names::plain(&beside)).copied().flatten()?;
            return Some(Target::Page { page, anchor: None });
        };
        let plain = names::plain(rooted);
        let find = |plain: &str| self.names.plain.get(plain).copied().flatten();
        let below = || {
            let (first, rest) = plain.split_once('/')?;
            find(rest).filter(|_| !self.has_folder_named(first))
        };
        let page = find(&plain).or_else(below)?;
        Some(Target::Page { page, anchor: None })
    }

    /// The path of a rooted link from the root of the repository, decoded.
    pub fn in_repository(link: &Link) -> Option<String> {
        let rooted = split_anchor(link.target.trim()).0.strip_prefix('/')?;
        normalize("", &decode(rooted)).filter(|path| !path.is_empty())
    }

    /// Whether a rooted path is that of a page which a code host has of a repository: `/owner/name/wiki/Page`.
    pub(super) fn is_of_forge(&self, path: &str) -> bool {
        let mut parts = path.strip_prefix('/').unwrap_or_default().split('/');
        let owner = parts.next().filter(|owner| !owner.is_empty());
        let is_folder = owner.is_none_or(|owner| self.has_folder_named(owner));
        let part = parts.nth(1).unwrap_or_default();
        !is_folder && !self.config.dialect.is_foreign() && OF_FORGE.contains(&part)
    }

    /// Whether the generator makes the page of a navigation itself.
    pub(super) fn is_made(&self, path: &str) -> bool {
        let address = path.strip_suffix(".md").unwrap_or(path);
        self.files.find(&join(&self.config.src, path)).is_none() && self.is_made_address(address)
    }

    /// What the generator makes at an address without a file: a list by a tag is on this site, too.
    pub(super) fn made_target(&self, address: &str) -> Option<Target> {
        if let Some(Some(list)) = self.originals.list_at(address)
            && self.has_generated(Generated::Tags)
        {
            return Some(Target::Generated { file: Generated::Tags, anchor: list.tag.clone() });
        }
        self.is_made_address(address).then_some(Target::OfGenerator)
    }

    fn is_made_address(&self, address: &str) -> bool {
        let made = &self.config.dialect.settings.made_addresses;
        made.iter().any(|made| is_made(made, address))
            || self.originals.list_at(address).is_some()
            || self.is_page_beside(address)
    }

    fn file_at(&self, path: &str) -> Option<Target> {
        match self.files.find(&join(&self.config.src, path))? {
            FileMatch::Page(page) if self.is_summary(page) => None,
            FileMatch::Page(page) => Some(Target::Page { page, anchor: None }),
            FileMatch::File(id) => Some(self.target_of_file(id)),
            FileMatch::Section(_) => None,
        }
    }

    /// The languages that pages say in their names.
    pub(super) fn languages(&self) -> Option<&Languages> {
        self.config.dialect.settings.named_languages.as_ref()
    }

    /// The path of a page relative to the content folder.
    pub(super) fn in_content(&self, page: PageId) -> &str {
        let path = self.outline(page).path();
        below(&self.config.src, path).unwrap_or(path)
    }
}

/// Whether the generator makes what is at `address`, a folder with all that is in it.
fn is_made(made: &str, address: &str) -> bool {
    let address = address.trim_matches('/');
    match made.strip_suffix('/') {
        Some(folder) => {
            let rest = address.strip_prefix(folder);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        }
        None => address == made,
    }
}
