//! Resolves links: relative to the page, to the content root, and to the project root.

use std::sync::Arc;

use super::path::{decode, folder_of, join, normalize};
use super::{FileId, FileMatch, LinkPart, PageId, SectionId, Structure, Target, Targets};
use crate::dialect::{self, Base, LinkTraits};
use crate::page::{ANCHOR_REFERENCE, Link, LinkKind, Page};

/// Extensions of pages in links of other tools.
const PAGE_ENDINGS: [&str; 2] = [".html", ".htm"];

/// Extensions of Markdown files that links may omit.
const MARKDOWN_ENDINGS: [&str; 3] = [".md", ".markdown", ".mdx"];

/// Folders whose files Hugo, Docusaurus and `VitePress` copy to the root of their sites.
const STATIC: [&str; 2] = ["static", "public"];

/// Schemes that run code or embed a document.
const UNSAFE_SCHEMES: [&str; 3] = ["javascript", "vbscript", "data"];

impl Structure {
    /// The targets of the links of `page`.
    pub(super) fn resolve(&self, id: PageId, page: &Page) -> Arc<Targets> {
        let assembly = page.source.assembly().filter(|_| self.config.dialect.links_stay());
        let folder = folder_of(page.path());
        let resolved = page.document.links.iter().map(|link| {
            let file = assembly.and_then(|it| Some(it.origin(link.span)?.file));
            let file = file.filter(|file| folder_of(&file.path) != folder);
            match file.and_then(|file| self.moved_from_fragment(folder, &file.path, link)) {
                Some(moved) => without_suggestion(self.resolve_link(id, &moved)),
                None => self.resolve_link(id, link),
            }
        });
        Arc::new(resolved.collect())
    }

    /// A link in an included file as it is written on the page in `folder`; none where it is the same.
    fn moved_from_fragment(&self, folder: &str, file: &str, link: &Link) -> Option<Link> {
        let target = link.target.trim();
        let (path, rest) = target.split_at(target.find(['#', '?']).unwrap_or(target.len()));
        let marks = self.config.dialect.traits.link_marks;
        let is_marked = marks.iter().any(|(mark, _)| path.starts_with(mark));
        if path.is_empty() || path.starts_with('/') || is_marked || scheme(path).is_some() {
            return None;
        }
        let full = normalize(folder_of(file), path)?;
        let up = "../".repeat(folder.split('/').filter(|it| !it.is_empty()).count());
        Some(Link { target: format!("{up}{full}{rest}"), ..link.clone() })
    }

    fn resolve_link(&self, from: PageId, link: &Link) -> Target {
        let target = link.target.trim();
        if is_template(target) {
            return Target::Literal;
        }
        let dialect = &self.config.dialect;
        if link.kind == LinkKind::Wiki {
            // `[[SOURCE|HOST:]TARGET[:OPTIONS]]` of a synopsis
            let holds_brackets = link.text.as_deref().is_some_and(|it| it.contains(['[', ']']));
            let is_link = dialect.traits.wiki_links && !holds_brackets;
            return if is_link { self.resolve_wiki(from, link) } else { Target::Literal };
        }
        if dialect.settings.own_links && is_letter(target) {
            return Target::OfGenerator;
        }
        if link.kind == LinkKind::Email || target.starts_with("//") {
            return Target::External;
        }
        if self.is_outside(target) {
            return Target::External;
        }
        if let Some(uid) = target.strip_prefix("xref:").filter(|_| dialect.extensions().uids) {
            return self.resolve_uid(uid);
        }
        if let Some(name) = target.strip_prefix(ANCHOR_REFERENCE)
            && dialect.extensions().anchor_references
        {
            return self.resolve_anchor_reference(from, name);
        }
        if let Some(scheme) = scheme(target) {
            return by_scheme(&scheme, target, link.image);
        }
        if target.is_empty() {
            let draft = self.is_summary(from);
            return if draft { Target::Literal } else { Target::Missing(None) };
        }
        let (path, anchor) = split_anchor(target);
        if path.is_empty() {
            let found = self.with_anchor(Target::Page { page: from, anchor: None }, anchor);
            let is_elsewhere =
                matches!(found, Target::BrokenAnchor { .. }) && !self.originals.is_rendered(from);
            return if is_elsewhere { Target::Literal } else { found };
        }
        let found = self.resolve_path(from, link, &decode(path));
        self.with_anchor(found, anchor)
    }

    /// `name`, `name#anchor`, `name?displayProperty=fullName`
    fn resolve_uid(&self, written: &str) -> Target {
        let (uid, anchor) = split_anchor(written);
        match self.page_of_uid(&decode(uid)) {
            Some(page) => self.with_anchor(Target::Page { page, anchor: None }, anchor),
            None => Target::UnknownUid,
        }
    }

    /// `[text][name]`, which no page defines: the anchor on the same page, else on the first one that has it. Where code
    /// has anchors as well, an unknown name may be one of those.
    ///
    /// Source: "Cross-references" in the documentation of mkdocs-autorefs.
    fn resolve_anchor_reference(&self, from: PageId, name: &str) -> Target {
        let settings = &self.config.dialect.settings;
        let slug = (self.config.dialect.traits.anchors.slug)(settings, name);
        let found = [name, &slug].into_iter().find_map(|name| {
            let own = self.anchors.find(from, name).map(|_| from);
            let page = own.or_else(|| self.names.anchors.get(name).copied())?;
            Some(Target::Page { page, anchor: Some(name.to_owned()) })
        });
        let is_of_code = || settings.shows_code && !name.contains(char::is_whitespace);
        found.unwrap_or_else(|| if is_of_code() { Target::OfGenerator } else { Target::Literal })
    }

    /// The page that calls itself so.
    pub(super) fn page_of_uid(&self, uid: &str) -> Option<PageId> {
        self.names.uids.get(uid).copied()
    }

    /// Whether a rooted link belongs to another site of the same host, by `[links] outside`.
    fn is_outside(&self, target: &str) -> bool {
        let path = split_anchor(target).0;
        let is_below = |prefix: &String| {
            let rest = path.strip_prefix(prefix.trim_end_matches('/'));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        path.starts_with('/') && self.config.links_outside.iter().any(is_below)
    }

    /// The possible paths of a link on the page, relative to the project root, most likely first.
    pub fn paths_of_link(&self, from: PageId, link: &Link) -> Vec<String> {
        let target = link.target.trim();
        if link.kind == LinkKind::Wiki || scheme(target).is_some() {
            return Vec::new();
        }
        let candidates = self.candidates(from, &decode(split_anchor(target).0));
        let with_endings = |path: String| {
            let pages = MARKDOWN_ENDINGS.map(|ending| format!("{path}{ending}"));
            std::iter::once(path).chain(pages)
        };
        candidates.into_iter().filter(|path| !path.is_empty()).flat_map(with_endings).collect()
    }

    /// A path of a link, decoded, without anchor and query.
    fn resolve_path(&self, from: PageId, link: &Link, path: &str) -> Target {
        if let Some(found) = self.find_marked(from, path) {
            return found;
        }
        if let Some(found) = self.find_by(self.config.dialect.links(), from, link, path) {
            return found;
        }
        if let Some(found) = self.find_by(&dialect::on_code_hosts().links, from, link, path) {
            return Target::OnCodeHosts { found: Box::new(found), part: LinkPart::Path };
        }
        if let Some(found) = self.on_own_site(from, path).filter(|_| !link.image) {
            return Target::OnCodeHosts { found: Box::new(found), part: LinkPart::Address };
        }
        if self.is_of_forge(path) {
            return Target::Outside;
        }
        if !self.originals.is_rendered(from) && !path.starts_with('/') {
            // Where the text is shown, and what it is relative to there, is not known.
            return Target::Literal;
        }
        let candidates = self.candidates(from, path);
        let Some(likeliest) = candidates.first() else { return Target::Outside };
        let other_case = candidates.iter().find_map(|path| self.lookup_in_other_case(path));
        match other_case {
            Some((spelled, found)) => {
                let spelled = self.written(from, path, &spelled);
                Target::WrongCase { found: Box::new(found), spelled }
            }
            None if self.leaves_site(path, likeliest) => Target::Outside,
            None => Target::Missing(self.meant(from, link, path, likeliest)),
        }
    }

    /// Whether a relative path leads above the site, to another one on the same host.
    fn leaves_site(&self, path: &str, likeliest: &str) -> bool {
        let is_above = super::path::below(&self.config.src, likeliest).is_none();
        self.config.dialect.traits.has_neighbours && !path.starts_with('/') && is_above
    }

    /// What a path leads to that begins with one of the marks of the dialect.
    fn find_marked(&self, from: PageId, path: &str) -> Option<Target> {
        let mut marks = self.config.dialect.traits.link_marks.iter();
        marks.find_map(|(mark, base)| self.in_base(*base, from, path.strip_prefix(mark)?))
    }

    /// What a path leads to by these rules.
    fn find_by(&self, by: &LinkTraits, from: PageId, link: &Link, path: &str) -> Option<Target> {
        let bases = match (link.kind == LinkKind::Html, path.starts_with('/')) {
            (false, false) => by.relative,
            (false, true) => by.rooted,
            (true, false) => by.html_relative,
            (true, true) => by.html_rooted,
        };
        bases.iter().find_map(|base| self.in_base(*base, from, path))
    }

    fn in_base(&self, base: Base, from: PageId, path: &str) -> Option<Target> {
        let rooted = path.trim_start_matches('/');
        match base {
            Base::Folder => self.lookup(&normalize(folder_of(self.outline(from).path()), path)?),
            Base::Address => self.at_address(&self.path_seen_from(from, path)?),
            Base::Content => {
                let without_prefix = || self.without_prefix(rooted);
                self.at_address(&normalize("", rooted)?)
                    .or_else(|| self.at_address(&normalize("", without_prefix()?)?))
            }
            Base::Static => {
                self.static_folders().find_map(|folder| self.lookup(&normalize(&folder, rooted)?))
            }
            Base::Project => {
                let root = &self.config.dialect.settings.root;
                // The project may be a folder of the repository, from whose root on code hosts read the link.
                let below = || rooted.strip_prefix(&*self.folder)?.strip_prefix('/');
                let found = |path: &str| self.lookup(&normalize(root, path)?);
                found(rooted).or_else(|| found(below()?))
            }
            Base::Vault => self.in_vault(from, path),
            Base::File => self.file_beside(from, path),
            Base::Page => self.at_site_address(&self.path_seen_from(from, path)?),
            Base::Program => self.program_of_server(path),
            Base::Root => {
                let without_base = || self.without_base(rooted);
                self.at_site_address(&normalize("", rooted)?)
                    .or_else(|| self.at_site_address(&normalize("", without_base()?)?))
            }
            Base::Docs if self.config.dialect.settings.finds_rooted_files => {
                self.file_in_content(from, &normalize("", rooted)?)
            }
            Base::Docs => None,
            Base::Source => self.lookup(&normalize(&self.config.src, rooted)?),
            Base::Names => {
                let page = self.originals.named(&self.config, self.outline(from), path)?;
                Some(Target::Page { page, anchor: None })
            }
        }
    }

    /// What a path below the root of the site leads to: a page by its address in the dialect, else what lies there in
    /// the content folder.
    fn at_address(&self, path: &str) -> Option<Target> {
        let page = self.originals.find(path).filter(|page| !self.is_summary(*page));
        let page = page.map(|page| Target::Page { page, anchor: None });
        page.or_else(|| self.lookup(&normalize(&self.config.src, path)?))
            .or_else(|| self.at_root(path).map(Target::File))
            .or_else(|| self.at_former_address(path))
            .or_else(|| self.overview_at(path))
            .or_else(|| self.at_address(&self.in_default_language(path)?))
            .or_else(|| self.made_target(path))
    }

    /// The file that is copied to this address.
    pub(super) fn at_root(&self, address: &str) -> Option<FileId> {
        let statics = &self.config.dialect.settings.statics;
        statics.iter().find_map(|folder| self.files.file(&join(folder, address)))
    }

    /// The folders whose files are copied to the root of the site.
    fn static_folders(&self) -> impl Iterator<Item = String> {
        let src = &self.config.src;
        let said = self.config.dialect.settings.statics.iter().cloned();
        let usual = STATIC.iter().flat_map(|it| [(*it).to_owned(), join(src, it)]);
        said.chain(usual)
    }

    /// The possible paths of a link, most likely first, relative to the project root.
    fn candidates(&self, from: PageId, path: &str) -> Vec<String> {
        let src = self.config.src.as_str();
        let marks = self.config.dialect.traits.link_marks;
        let marked = marks.iter().find_map(|(mark, base)| Some((path.strip_prefix(mark)?, *base)));
        if let Some((path, base)) = marked {
            let folder =
                if base == Base::Project { &self.config.dialect.settings.root } else { src };
            return normalize(folder, path).into_iter().collect();
        }
        let Some(rooted) = path.strip_prefix('/') else {
            return normalize(folder_of(self.outline(from).path()), path).into_iter().collect();
        };
        let without_prefix = self.without_prefix(rooted);
        let bases = [(src, Some(rooted)), ("", Some(rooted)), (src, without_prefix)];
        let copied = self.static_folders().map(|folder| join(&folder, rooted));
        let joined = bases.into_iter().filter_map(|(base, path)| Some(join(base, path?)));
        let joined = joined.chain(copied);
        joined.filter_map(|path| normalize("", &path)).collect()
    }

    /// The path without a leading part that all addresses of the site have: one of `[links] prefixes`, or that of the
    /// address of the site.
    pub(super) fn without_base<'p>(&self, path: &'p str) -> Option<&'p str> {
        let settings = &self.config.dialect.settings;
        let strip = |prefix: &str| {
            let prefix = prefix.trim_matches('/');
            path.strip_prefix(prefix).filter(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let prefixes = self.config.link_prefixes.iter().chain([&settings.base_path]);
        let mut prefixes = prefixes.filter(|prefix| !prefix.is_empty());
        prefixes.find_map(|prefix| strip(prefix)).map(|rest| rest.trim_start_matches('/'))
    }

    /// The path without a leading part added by an export or a host: one of `[links] prefixes`, or a language
    /// tag that is not a folder.
    fn without_prefix<'p>(&self, path: &'p str) -> Option<&'p str> {
        if let Some(rest) = self.without_base(path) {
            return Some(rest);
        }
        let (first, rest) = path.split_once('/')?;
        let is_folder = self.files.find(&join(&self.config.src, first)).is_some();
        (is_language_tag(first) && !is_folder).then_some(rest)
    }

    /// The entry at `path`, also without an extension or with that of the published page.
    pub(super) fn lookup(&self, path: &str) -> Option<Target> {
        let generated = || Some(Target::Generated { file: self.generated_at(path)?, anchor: None });
        self.lookup_written(path).or_else(generated)
    }

    fn lookup_written(&self, path: &str) -> Option<Target> {
        if let Some(found) = self.files.find(path) {
            return Some(self.target_of(found));
        }
        if let Some(stem) = PAGE_ENDINGS.iter().find_map(|ending| path.strip_suffix(ending)) {
            let folder = (super::name_of(stem) == "index").then(|| folder_of(stem));
            let section = folder.and_then(|folder| self.files.find(folder));
            return self.find_markdown(stem).or(section).map(|found| self.target_of(found));
        }
        let folder = || self.files.folder(path).map(FileMatch::File);
        self.find_markdown(path).or_else(folder).map(|found| self.target_of(found))
    }

    fn find_markdown(&self, stem: &str) -> Option<FileMatch> {
        MARKDOWN_ENDINGS.iter().find_map(|ending| self.files.find(&format!("{stem}{ending}")))
    }

    fn target_of(&self, found: FileMatch) -> Target {
        match found {
            FileMatch::Page(page) if self.is_summary(page) => Target::Section(SectionId::ROOT),
            FileMatch::Page(page) => Target::Page { page, anchor: None },
            FileMatch::Section(id) => match self.section(id).index {
                Some(page) => Target::Page { page, anchor: None },
                None => Target::Section(id),
            },
            FileMatch::File(id) => self.target_of_file(id),
        }
    }

    pub(super) fn target_of_file(&self, id: FileId) -> Target {
        let file = self.file(id);
        let is_possible = file.is_some_and(|file| file.publication.is_possible());
        if is_possible { Target::File(id) } else { Target::Unpublished(id) }
    }

    fn lookup_in_other_case(&self, path: &str) -> Option<(String, Target)> {
        let endings = ["", ".md", ".markdown", ".mdx"];
        let spelled = endings
            .iter()
            .find_map(|ending| self.files.other_spelling(&format!("{path}{ending}")))?;
        Some((spelled.to_owned(), self.lookup(spelled)?))
    }

    /// The page's spelling of `anchor`, which may also be the text of a heading.
    fn find_anchor(&self, page: PageId, anchor: &str) -> Option<&str> {
        let block = anchor.rsplit('#').next().filter(|last| last.starts_with('^'));
        if let Some(block) = block.filter(|_| self.config.dialect.traits.markup.block_ids) {
            return self.anchors.find(page, &block.to_ascii_lowercase());
        }
        let of_heading = || self.anchors.find(page, &crate::page::slug(anchor));
        self.anchors.find(page, anchor).or_else(of_heading)
    }

    /// Whether the anchor has to be on the page: `#` and `#top` are the top of the page (HTML), `#^a1b2c3` is a block of
    /// Obsidian, of which other dialects know nothing.
    fn names_an_element(&self, anchor: &str) -> bool {
        let is_block = anchor.rsplit('#').next().is_some_and(|last| last.starts_with('^'));
        let is_known = self.config.dialect.traits.markup.block_ids || !is_block;
        !anchor.is_empty() && anchor != "top" && anchor != "_top" && is_known
    }

    fn anchor_on(&self, page: PageId, anchor: String) -> Target {
        let at = |found: &str| Target::Page { page, anchor: Some(found.to_owned()) };
        if let Some(found) = self.find_anchor(page, &anchor) {
            return at(found);
        }
        if let Some(found) = self.anchors.on_code_hosts(page, &anchor) {
            return Target::OnCodeHosts { found: Box::new(at(found)), part: LinkPart::Anchor };
        }
        if self.outline(page).may_have_more {
            return at(&anchor);
        }
        let suggestion = self.anchors.nearest(page, &anchor);
        Target::BrokenAnchor { page, anchor, suggestion }
    }

    /// Resolves the anchor of a link on its target page.
    pub(super) fn with_anchor(&self, target: Target, anchor: Option<&str>) -> Target {
        let anchor = anchor.map(|anchor| decode(without_text(anchor)));
        let Some(anchor) = anchor.filter(|anchor| self.names_an_element(anchor)) else {
            return target;
        };
        match target {
            Target::Page { page, .. } => self.anchor_on(page, anchor),
            Target::OnCodeHosts { found, part } => match self.with_anchor(*found, Some(&anchor)) {
                // A site may fill a page without text from elsewhere.
                Target::BrokenAnchor { page, .. }
                    if part == LinkPart::Address && self.outline(page).anchors.is_empty() =>
                {
                    let found = Box::new(Target::Page { page, anchor: None });
                    Target::OnCodeHosts { found, part }
                }
                broken @ Target::BrokenAnchor { .. } => broken,
                Target::OnCodeHosts { found, .. } => Target::OnCodeHosts { found, part },
                found => Target::OnCodeHosts { found: Box::new(found), part },
            },
            Target::Generated { file, .. } => Target::Generated { file, anchor: Some(anchor) },
            other => other,
        }
    }
}

/// What is suggested for a page is another link in what it includes.
fn without_suggestion(target: Target) -> Target {
    match target {
        Target::Missing(_) => Target::Missing(None),
        other => other,
    }
}

/// `path#anchor`, `path?query#anchor`
pub(super) fn split_anchor(target: &str) -> (&str, Option<&str>) {
    let (path, anchor) =
        target.split_once('#').map_or((target, None), |(path, anchor)| (path, Some(anchor)));
    (path.split('?').next().unwrap_or_default(), anchor)
}

/// `netz:~:text=VLAN` → `netz`: a text fragment is not part of the anchor (WICG, "Scroll to Text
/// Fragment").
fn without_text(anchor: &str) -> &str {
    anchor.split_once(":~:").map_or(anchor, |(anchor, _)| anchor)
}

/// The scheme of an absolute URL, in lower case (RFC 3986).
fn scheme(target: &str) -> Option<String> {
    let (scheme, _) = target.split_once(':')?;
    let mut chars = scheme.chars().filter(|c| !c.is_control());
    let valid = chars.next()?.is_ascii_alphabetic()
        && chars.all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    valid.then(|| scheme.chars().filter(|c| !c.is_control()).collect::<String>().to_lowercase())
}

fn by_scheme(scheme: &str, target: &str, image: bool) -> Target {
    let is_image = image && target.to_lowercase().starts_with("data:image/");
    if UNSAFE_SCHEMES.contains(&scheme) && !is_image { Target::Unsafe } else { Target::External }
}

/// Whether the text is a template (Hugo, Jinja, Liquid, Obsidian, shell, JSX) and not a path.
fn is_template(target: &str) -> bool {
    let is_expression = target.starts_with('{') && target.ends_with('}');
    is_expression || ["{{", "{%", "${", "%}", "<%"].iter().any(|mark| target.contains(mark))
}

/// `g`
fn is_letter(target: &str) -> bool {
    target.len() == 1 && target.chars().all(|c| c.is_ascii_alphabetic())
}

/// `en`, `de`, `pt-BR`
fn is_language_tag(part: &str) -> bool {
    let (language, region) =
        part.split_once(['-', '_']).map_or((part, None), |(l, r)| (l, Some(r)));
    let letters =
        |text: &str, count| text.len() == count && text.chars().all(|c| c.is_ascii_alphabetic());
    letters(language, 2) && region.is_none_or(|region| letters(region, 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_are_told_from_paths() {
        let cases = [
            ("https://a", Some("https")),
            ("MAILTO:a@b", Some("mailto")),
            ("java\nscript:x", Some("javascript")),
            ("a/b:c.md", None),
            ("1:2", None),
            (":x", None),
        ];
        for (target, expected) in cases {
            assert_eq!(scheme(target).as_deref(), expected, "{target}");
        }
    }

    #[test]
    fn anchors_and_queries_are_split_off() {
        assert_eq!(split_anchor("a.md?x=1#b"), ("a.md", Some("b")));
        assert_eq!(split_anchor("#b"), ("", Some("b")));
        assert_eq!(split_anchor("a.md"), ("a.md", None));
    }

    #[test]
    fn language_tags() {
        assert!(is_language_tag("en") && is_language_tag("pt-BR"));
        assert!(!is_language_tag("betrieb") && !is_language_tag("e1"));
    }
}
