//! Assigns addresses: the output file of each page, folder, redirect and generated file.
//!
//! Addresses are unique and valid on every file system. Requests that cannot be granted are recorded, and
//! rules report them; the rest of the site is not affected.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::path::{folder_of, join, normalize, relative_url};
use super::section::Sections;
use super::{Generated, PageId, SectionId, generated};
use crate::config::Config;
use crate::diagnostic::{Place, Span, Spanned};
use crate::language::Lang;
use crate::page::Outline;

/// The longest name of a file or folder, in bytes, as on most file systems.
pub const LONGEST_NAME: usize = 255;

/// The longest address in bytes. Together with the output folder it has to fit into a path of the system,
/// 4,096 bytes on Linux.
pub const LONGEST_PATH: usize = 2_048;

/// The key of front matter in which Jekyll's pages name former addresses.
const REDIRECT_FROM: &str = "redirect_from";

/// Device names that Windows reserves in every folder, with any extension.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The owner of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claimant {
    /// A page.
    Page(PageId),
    /// The generated list of a folder without an index page.
    Section(SectionId),
    /// A generated file.
    Generated,
    /// A redirect: where it is requested, and its target.
    Redirect(Place, RedirectTo),
}

/// A request for an address that cannot be granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The place of the request.
    pub place: Place,
    /// The address as written: a path, an alias, a key of `book.toml`.
    pub written: String,
    /// The reason.
    pub reason: RefusalReason,
    /// The address that the page has instead; none for redirects.
    pub instead: Option<String>,
}

/// Why a request for an address cannot be granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusalReason {
    /// The address is taken.
    Taken {
        /// The address.
        address: String,
        /// Its owner, or the owner of a file where the address needs a folder.
        by: Claimant,
    },
    /// It is outside of the site.
    Outside,
    /// It is on another host.
    OtherHost,
    /// `\`, `?`, `#` or a control character.
    Character(char),
    /// It contains a name that is invalid on Windows.
    Windows,
    /// A name of more than [`LONGEST_NAME`] bytes, or more than [`LONGEST_PATH`] bytes in all.
    TooLong,
}

/// A redirect from an old address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedirectAddress {
    /// Its file, relative to the output folder.
    pub from: String,
    /// Its target.
    pub to: RedirectTo,
    /// The place of the request.
    pub place: Place,
}

/// The target of a redirect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RedirectTo {
    /// A page.
    Page(PageId),
    /// A URL as written.
    Url(String),
}

/// All addresses of a site except those of copied files.
#[derive(Debug, Default)]
pub struct Addresses {
    pages: Vec<String>,
    /// By address without extension, the last number appended to it.
    numbers: HashMap<String, usize>,
    taken: HashMap<String, Claimant>,
    folders: HashSet<String>,
    redirects: Vec<RedirectAddress>,
    /// Addresses that pages have on the site of the generator that the wiki was written for.
    originals: Vec<(String, PageId)>,
    /// Names of generated pages in other languages, and former ones.
    other_names: Vec<(&'static str, Generated)>,
    refusals: Vec<Refusal>,
}

impl Addresses {
    /// The addresses of `published` pages and of folders without an index page.
    pub(super) fn of_pages(
        config: &Config,
        pages: &[Arc<Outline>],
        sections: &Sections,
        published: &dyn Fn(PageId) -> bool,
    ) -> Self {
        let src = config.src.as_str();
        let mut addresses = Self { pages: vec![String::new(); pages.len()], ..Self::default() };
        let numbered = (0..).map(PageId).zip(pages).filter(|(id, _)| published(*id));
        let mut numbered: Vec<(PageId, &Arc<Outline>)> = numbered.collect();
        // A page takes precedence over a folder with the name of its file.
        numbered.sort_by_key(|(_, page)| page.path().matches('/').count());
        for (id, page) in numbered {
            let path = super::path::below(src, page.path()).map(str::to_owned);
            let path = path.or_else(|| config.dialect.settings.path_elsewhere(page.path()));
            let path = path.unwrap_or_else(|| page.path().to_string());
            let is_index = sections.get(sections.of_page(id)).index == Some(id);
            addresses.add_page(id, page.path(), &stem(&path, is_index));
        }
        for id in sections.ids().filter(|id| sections.get(*id).index.is_none()) {
            let url = &sections.get(id).url;
            addresses.take(url, Claimant::Section(id));
        }
        addresses
    }

    /// The address that its name asks for, or the next free one: `a.md` and `a.markdown` are
    /// `a.html` and `a-2.html`. A page that needs a folder where a file is moves up.
    fn add_page(&mut self, id: PageId, path: &Arc<str>, stem: &str) {
        let plain = fitting(stem);
        let wanted = format!("{plain}.html");
        let reason = match self.holder(&wanted) {
            Some(by) => Some(RefusalReason::Taken { address: wanted.clone(), by: by.clone() }),
            None if plain == stem => None,
            None => unfit(&format!("{stem}.html")),
        };
        let is_below_a_file = self.holder(folder_of(&wanted)).is_some();
        let base = if is_below_a_file { fitting(&plain.replace('/', "-")) } else { plain };
        let address = self.free(base);
        if let Some(reason) = reason {
            let (place, written) = (Place::new(path, Span::at(0)), path.to_string());
            let instead = Some(address.clone());
            self.refusals.push(Refusal { place, written, reason, instead });
        }
        self.take(&address, Claimant::Page(id));
        if let Some(own) = self.pages.get_mut(id.0) {
            *own = address;
        }
    }

    fn free(&mut self, stem: String) -> String {
        let mut number = self.numbers.get(&stem).copied().unwrap_or(1);
        let mut address = format!("{stem}.html");
        while number > 1 || self.is_taken(&address) {
            number = number.max(1) + 1;
            address = format!("{stem}-{number}.html");
            if !self.is_taken(&address) {
                self.numbers.insert(stem, number);
                break;
            }
        }
        address
    }

    fn take(&mut self, address: &str, claimant: Claimant) {
        let mut folder = folder_of(address);
        while !folder.is_empty() && self.folders.insert(folder.to_owned()) {
            folder = folder_of(folder);
        }
        self.taken.entry(address.to_owned()).or_insert(claimant);
    }

    /// The owner that blocks a file at `address`, other than a folder.
    pub fn holder(&self, address: &str) -> Option<&Claimant> {
        with_folders(address).find_map(|path| self.taken.get(path))
    }

    /// Whether `address` is blocked.
    pub fn is_taken(&self, address: &str) -> bool {
        self.folders.contains(address) || self.holder(address).is_some()
    }

    /// The output path of the page; empty where it is not published.
    pub(super) fn of_page(&self, id: PageId) -> &str {
        self.pages.get(id.0).map_or("", String::as_str)
    }

    /// The redirects, sorted by address.
    pub fn redirects(&self) -> &[RedirectAddress] {
        &self.redirects
    }

    /// The addresses that pages have on the site of the generator that the wiki was written for, where those are others:
    /// links from outside go on working.
    pub fn originals(&self) -> &[(String, PageId)] {
        &self.originals
    }

    /// The names that generated pages have on sites in other languages or had formerly, with the pages.
    pub fn other_names(&self) -> &[(&'static str, Generated)] {
        &self.other_names
    }

    /// The requests that could not be granted, in order.
    pub fn refusals(&self) -> &[Refusal] {
        &self.refusals
    }

    /// Where the redirect at the output path `from` leads.
    pub(super) fn redirect(&self, from: &str) -> Option<&RedirectTo> {
        let at = self.redirects.binary_search_by(|it| it.from.as_str().cmp(from)).ok()?;
        self.redirects.get(at).map(|it| &it.to)
    }

    /// Adds generated files and then, where addresses are free, the redirects of `book.toml` and front
    /// matter.
    pub(super) fn add_redirects(
        &mut self,
        config: &Config,
        generated: impl Iterator<Item = &'static str>,
        pages: &[Arc<Outline>],
        page_at: &dyn Fn(&str) -> Option<PageId>,
    ) {
        for path in generated {
            self.add_generated(path, pages);
        }
        for redirect in &config.redirects {
            let place = redirect.place.clone();
            let Some(to) = self.target(&redirect.from, &redirect.to, page_at) else { continue };
            self.add_redirect("", redirect.from.trim_start_matches('/'), place, to, true);
        }
        let has_redirects = config.dialect.traits.keys.contains(&REDIRECT_FROM);
        let numbered = (0..).map(PageId).zip(pages);
        for (id, page) in
            numbered.filter(|(id, _)| !self.of_page(*id).is_empty()).collect::<Vec<_>>()
        {
            let folder = folder_of(self.of_page(id)).to_owned();
            let aliases = page.meta.aliases.iter().filter(|alias| is_address(&alias.value));
            for Spanned { value: alias, span } in aliases {
                let place = Place::new(page.path(), *span);
                self.add_redirect(&folder, alias, place, RedirectTo::Page(id), false);
            }
            let formerly = page.front_matter.get(&[REDIRECT_FROM]).filter(|_| has_redirects);
            for alias in formerly.map(|pair| pair.value.list_of_str()).unwrap_or_default() {
                let place = Place::new(page.path(), alias.span);
                let rooted = format!("/{}", alias.value.trim().trim_start_matches('/'));
                self.add_redirect("", &rooted, place, RedirectTo::Page(id), false);
            }
        }
        self.redirects.sort_by(|a, b| a.from.cmp(&b.from));
    }

    /// Adds the names of generated pages in other languages than `lang`, where nothing else is: nobody has asked for
    /// them.
    pub(super) fn add_other_names(
        &mut self,
        generated: &[Generated],
        lang: Lang,
        is_file: &dyn Fn(&str) -> bool,
    ) {
        let names =
            generated.iter().flat_map(|file| file.other_paths(lang).map(move |path| (path, *file)));
        for (path, file) in names {
            if !self.is_taken(path) && !with_folders(path).any(is_file) {
                self.take(path, Claimant::Generated);
                self.other_names.push((path, file));
            }
        }
    }

    /// Adds the addresses that pages have elsewhere, where nothing else is: nobody has asked for them.
    pub(super) fn add_originals<'a>(
        &mut self,
        originals: impl Iterator<Item = (PageId, &'a str)>,
        pages: &[Arc<Outline>],
        is_file: &dyn Fn(&str) -> bool,
    ) {
        for (id, original) in originals {
            let Some(path) = file_at(original) else { continue };
            let is_odd = path.split('/').any(is_refused_by_windows);
            let has_page = !self.of_page(id).is_empty();
            if !has_page || is_odd || self.is_taken(&path) || with_folders(&path).any(is_file) {
                continue;
            }
            let Some(page) = pages.get(id.0) else { continue };
            let place = Place::new(page.path(), Span::at(0));
            self.take(&path, Claimant::Redirect(place, RedirectTo::Page(id)));
            self.originals.push((path, id));
        }
        self.originals.sort();
    }

    /// A page at the address takes precedence, as does a folder of pages.
    fn add_generated(&mut self, path: &str, pages: &[Arc<Outline>]) {
        let is_in_folder = |id: &usize| {
            let address = self.pages.get(*id).and_then(|address| address.strip_prefix(path));
            address.is_some_and(|rest| rest.starts_with('/'))
        };
        let by = match self.taken.get(path) {
            Some(Claimant::Page(id)) => Some(*id),
            _ if !self.folders.contains(path) => None,
            _ => (0..pages.len()).find(is_in_folder).map(PageId),
        };
        if let Some((id, page)) = by.and_then(|id| Some((id, pages.get(id.0)?))) {
            self.refusals.push(Refusal {
                place: Place::new(page.path(), Span::at(0)),
                written: path.to_owned(),
                reason: RefusalReason::Taken { address: path.to_owned(), by: Claimant::Page(id) },
                instead: None,
            });
        }
        self.take(path, Claimant::Generated);
    }

    /// The page that a redirect names by its file, else its target as written; none where nobody can read that page.
    fn target(
        &self,
        from: &str,
        to: &str,
        page_at: &dyn Fn(&str) -> Option<PageId>,
    ) -> Option<RedirectTo> {
        let (path, anchor) = to.split_once('#').map_or((to, None), |(path, it)| (path, Some(it)));
        let is_file = [".md", ".markdown", ".mdx"].iter().any(|ending| path.ends_with(ending));
        let page = page_at(path).filter(|_| is_file);
        if page.is_some_and(|page| self.of_page(page).is_empty()) {
            return None;
        }
        Some(match (page, anchor, address("", from.trim_start_matches('/'))) {
            (Some(page), None, _) => RedirectTo::Page(page),
            (Some(page), Some(anchor), Ok(from)) => {
                RedirectTo::Url(format!("{}#{anchor}", relative_url(&from, self.of_page(page))))
            }
            _ => RedirectTo::Url(to.to_owned()),
        })
    }

    /// `is_said` by a configuration; then it is where else the list of a folder would.
    fn add_redirect(
        &mut self,
        folder: &str,
        written: &str,
        place: Place,
        to: RedirectTo,
        is_said: bool,
    ) {
        let reason = match address(folder, written) {
            Err(reason) => reason,
            Ok(from) => match self.holder_or_generated(&from) {
                Some(by) if self.is_of(&by, &to) => return,
                Some(Claimant::Section(_)) if is_said => {
                    let claimant = Claimant::Redirect(place.clone(), to.clone());
                    self.taken.insert(from.clone(), claimant);
                    self.redirects.push(RedirectAddress { from, to, place });
                    return;
                }
                Some(by) => RefusalReason::Taken { address: from, by },
                None if self.folders.contains(&from) => return,
                None => {
                    let is_odd = from.split('/').any(is_refused_by_windows);
                    self.take(&from, Claimant::Redirect(place.clone(), to.clone()));
                    self.redirects.push(RedirectAddress { from, to, place: place.clone() });
                    if !is_odd {
                        return;
                    }
                    RefusalReason::Windows
                }
            },
        };
        self.refusals.push(Refusal { place, written: written.to_owned(), reason, instead: None });
    }

    /// Pages of rules exist only where rules have findings.
    fn holder_or_generated(&self, address: &str) -> Option<Claimant> {
        let of_rule = generated::is_rule_page(address).then_some(Claimant::Generated);
        self.holder(address).cloned().or(of_rule)
    }

    /// Whether the address leads to the same page anyway: it is the page's own, or requested twice.
    fn is_of(&self, holder: &Claimant, to: &RedirectTo) -> bool {
        match holder {
            Claimant::Page(page) => *to == RedirectTo::Page(*page),
            // Two aliases of one page.
            Claimant::Redirect(_, other) => other == to,
            Claimant::Section(_) | Claimant::Generated => false,
        }
    }
}

/// The path and the folders above it, the innermost first.
fn with_folders(path: &str) -> impl Iterator<Item = &str> {
    let above = std::iter::successors(Some(path), |path| Some(folder_of(path)));
    above.take_while(|path| !path.is_empty())
}

/// `a/b.md` → `a/b`; the page that stands for its folder is its `index`.
fn stem(path: &str, is_index: bool) -> String {
    let name = super::path::name_of(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    join(folder_of(path), if is_index { "index" } else { stem })
}

/// The address with names that are valid on every file system.
fn fitting(stem: &str) -> String {
    let longest = LONGEST_NAME - "-1234567.html".len();
    let name = |name: &str| {
        let plain: String =
            name.chars().map(|c| if c == '\\' || c.is_control() { '-' } else { c }).collect();
        let end = (0..=longest).rev().find(|at| plain.is_char_boundary(*at)).unwrap_or_default();
        let is_short = plain.len() + ".html".len() <= LONGEST_NAME;
        if is_short { plain } else { plain.get(..end).unwrap_or_default().to_owned() }
    };
    stem.split('/').map(name).collect::<Vec<_>>().join("/")
}

/// What is invalid about the names in a path.
fn unfit(path: &str) -> Option<RefusalReason> {
    let odd = path.chars().find(|c| *c == '\\' || c.is_control());
    let is_long =
        path.len() > LONGEST_PATH || path.split('/').any(|name| name.len() > LONGEST_NAME);
    odd.map(RefusalReason::Character).or(is_long.then_some(RefusalReason::TooLong))
}

/// Whether an alias is an address and not another name of the page (as in Obsidian).
fn is_address(alias: &str) -> bool {
    let endings = [".html", ".htm", ".md"];
    alias.contains('/') || endings.iter().any(|ending| alias.ends_with(ending))
}

/// The file of an old address: relative to the site root with a leading `/`, else to the page's `folder`.
fn address(folder: &str, written: &str) -> Result<String, RefusalReason> {
    if written.contains("://") {
        return Err(RefusalReason::OtherHost);
    }
    if let Some(odd) = written.chars().find(|c| "\\?#".contains(*c) || c.is_control()) {
        return Err(RefusalReason::Character(odd));
    }
    let (folder, path) = match written.strip_prefix('/') {
        Some(rooted) => ("", rooted),
        None => (folder, written),
    };
    let path = if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    };
    let path = html_path(&normalize(folder, &path).ok_or(RefusalReason::Outside)?);
    unfit(&path).map_or(Ok(path), Err)
}

/// The file that a web server has at an address: `a/`, `a` → `a/index.html`; none where no file can have it.
fn file_at(original: &str) -> Option<String> {
    let path = normalize("", original)?;
    let is_page = [".html", ".htm"].iter().any(|ending| path.ends_with(ending));
    let path = if is_page { path } else { join(&path, "index.html") };
    let is_plain = !path.chars().any(|c| "?#".contains(c));
    (is_plain && unfit(&path).is_none()).then_some(path)
}

/// `alt.md` → `alt.html`, `alt` → `alt.html`
fn html_path(path: &str) -> String {
    match path.rsplit_once('.') {
        Some((_, "html" | "htm")) => path.to_owned(),
        Some((stem, "md" | "mdx")) => format!("{stem}.html"),
        _ => format!("{path}.html"),
    }
}

/// Whether the name is invalid on Windows: device names, `<>:"|?*`, a trailing dot or space.
pub fn is_refused_by_windows(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let numbered = ["com", "lpt"].iter().any(|device| {
        let number = stem.strip_prefix(device);
        number.is_some_and(|number| {
            matches!(number.chars().collect::<Vec<_>>()[..], ['1'..='9' | '¹' | '²' | '³'])
        })
    });
    let odd = |c: char| "<>:\"|?*\\".contains(c) || c.is_control();
    numbered
        || DEVICES.contains(&stem.as_str())
        || name.chars().any(odd)
        || name.ends_with(['.', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_addresses_become_files() {
        let cases = [
            ("", "/alt/", Ok("alt/index.html")),
            ("a", "alt.md", Ok("a/alt.html")),
            ("a", "../alt.html", Ok("alt.html")),
            ("a", "/alt", Ok("alt.html")),
            ("a", "./b/../c.md", Ok("a/c.html")),
            ("a", "../../alt.html", Err(RefusalReason::Outside)),
            ("", "a\\b.md", Err(RefusalReason::Character('\\'))),
            ("", "a\0.md", Err(RefusalReason::Character('\0'))),
            ("", "https://old.example.org/a.html", Err(RefusalReason::OtherHost)),
        ];
        for (folder, written, expected) in cases {
            assert_eq!(address(folder, written), expected.map(str::to_owned), "{written}");
        }
        assert_eq!(address("", &format!("/{}.html", "x".repeat(251))), Err(RefusalReason::TooLong));
        assert!(address("", &format!("/{}.html", "x".repeat(250))).is_ok());
    }

    #[test]
    fn names_fit_into_file_systems() {
        assert_eq!(fitting("a\\b/c"), "a-b/c");
        assert_eq!(fitting(&"x".repeat(250)).len(), 250);
        assert_eq!(fitting(&"ä".repeat(126)).len(), 242);
    }

    #[test]
    fn windows_has_names_of_its_own() {
        for name in ["CON.html", "nul", "com1.txt", "a:b.html", "was?.html", "a. ", "LPT9"] {
            assert!(is_refused_by_windows(name), "{name}");
        }
        for name in ["console.html", "com.html", "com10.html", "a.b.html", "äöü.html"] {
            assert!(!is_refused_by_windows(name), "{name}");
        }
    }
}
