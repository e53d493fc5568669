//! Contexts of templates: plain data, documented in the README of the theme.

use std::borrow::Cow;

use serde::Serialize;

use super::assets::Assets;
use super::checks::{CheckContext, Checks, WikiStateContext};
use super::facts::{self, Fact};
use super::html::PageHtml;
use super::links::Urls;
use super::maintenance::{self, NextRunContext};
use super::nav::{self, NavItem};
use super::parts::{ChildContext, DayContext, LinkContext, ProgressContext};
use super::places::Places;
use super::playbook::{self, PlaybookContext};
use super::raci::{self, RaciContext};
use super::summary;
use super::tag_links::{self, TagLink};
use super::targets::Targets;
use super::theme::{TEMPLATES, TemplateError, Theme};
use super::timeline::{self, IterationContext};
use super::toc::{TocItem, toc};
use super::translations::{self, TranslationLink};
use super::{RenderInput, is_index, listing, path_of, title_of};
use crate::config::ColorScheme;
use crate::language::Lang;
use crate::site::{Generated, NavTarget, PageId, SectionId, relative_url};
use crate::source::Forge;

/// The context of a page.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct PageTemplate<'a> {
    /// The language of the content.
    lang: Cow<'a, str>,
    /// The language of the interface, where it is another one.
    interface_lang: Option<&'static str>,
    root: String,
    site: SiteContext<'a>,
    /// The URL of the compliance page.
    compliance_url: String,
    /// The URL of the emergency handbook, where it has pages.
    handbook_url: Option<String>,
    assets: AssetContext,
    page: PageData<'a>,
    /// The embedded style sheets of a page that is served for any address.
    inline_styles: Vec<String>,
    /// Whether the path from the page to the site root is unknown.
    rootless: bool,
    wiki_progress: Option<ProgressContext>,
    /// The URL of all checklists; it exists where there is progress.
    checklists_url: String,
    nav: Vec<NavItem<'a>>,
    /// The generated pages that every page leads to.
    fixed: Vec<FixedLink>,
    /// None where the page is no index, or there is nothing to prove and nothing falls due.
    wiki_state: Option<WikiStateContext>,
}

/// A generated page in the navigation of every page.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct FixedLink {
    /// `compliance`, `checklists`, `emergency-handbook`
    name: &'static str,
    url: String,
    current: bool,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct SiteContext<'a> {
    title: &'a str,
    description: Option<&'a str>,
    authors: &'a [String],
    home_url: String,
    version: &'static str,
    /// The as-of date, on pages that tell of the day: others stay as they are from day to day.
    as_of: Option<String>,
    as_of_iso: Option<String>,
    /// The default colour scheme: `auto`, `light`, `dark`.
    color_scheme: &'static str,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct AssetContext {
    style: String,
    script: String,
    nav: String,
    /// None where the wiki has no search.
    search: Option<String>,
    run: String,
    catalogue: String,
    raci: String,
    more_styles: Vec<String>,
    more_scripts: Vec<String>,
}

#[derive(Serialize, Default)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PageData<'a> {
    title: &'a str,
    /// The HTML of the first heading, where the page has one.
    heading: Option<String>,
    heading_id: Option<&'a str>,
    description: Option<&'a str>,
    /// The beginning of the text, where there is no description.
    summary: Option<String>,
    url: &'a str,
    content: String,
    toc: Vec<TocItem<'a>>,
    breadcrumb: Vec<LinkContext<'a>>,
    previous: Option<LinkContext<'a>>,
    next: Option<LinkContext<'a>>,
    edit_url: Option<String>,
    /// The page of the forge with the history of the file.
    history_url: Option<String>,
    /// None without a history.
    changed: Option<ChangeContext<'a>>,
    reviewed: Option<DayContext>,
    tags: Vec<TagLink<'a>>,
    progress: Option<ProgressContext>,
    backlinks: Vec<LinkContext<'a>>,
    children: Vec<ChildContext<'a>>,
    is_home: bool,
    is_draft: bool,
    /// The page in all its languages, itself among them; empty where it is in one only.
    translations: Vec<TranslationLink<'a>>,
    facts: Vec<Fact<'a>>,
    /// None where the check reports nothing.
    check: Option<CheckContext<'a>>,
    /// None without steps.
    playbook: Option<PlaybookContext<'a>>,
    /// The iterations of the page; empty where there are fewer than two.
    timeline: Vec<IterationContext<'a>>,
    /// The recurring maintenance tasks on the page, the next one first.
    maintenance: Vec<NextRunContext<'a>>,
    /// None without RACI matrices.
    raci: Option<RaciContext<'a>>,
}

/// The last change of a page.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ChangeContext<'a> {
    #[serde(flatten)]
    day: DayContext,
    /// The beginning of the commit's hash.
    commit: &'a str,
}

impl PageTemplate<'_> {
    /// Adds a table of contents: the ids and texts of headings.
    pub(super) fn lists(&mut self, headings: Vec<(&'static str, String)>) {
        let item = |(id, text): (&'static str, String)| TocItem {
            id,
            text: Cow::Owned(text),
            level: 2,
            children: Vec::new(),
        };
        self.page.toc = headings.into_iter().map(item).collect();
    }

    /// Adds the rendered content.
    pub(super) fn fill(&mut self, html: PageHtml) {
        self.page.heading = html.title;
        self.page.content = html.content;
    }
}

/// Creates contexts.
#[derive(Clone, Copy)]
pub(super) struct Contexts<'a> {
    pub(super) input: &'a RenderInput<'a>,
    pub(super) theme: &'a Theme,
    /// The theme in the other language, where pages speak it.
    pub(super) other_theme: Option<&'a Theme>,
    pub(super) assets: &'a Assets,
    pub(super) checks: &'a Checks,
}

impl<'a> Contexts<'a> {
    /// The same in the language of a page.
    pub(super) fn in_language_of(&self, target: NavTarget) -> Self {
        let is_other = self.input.site.interface_lang(target).is_some();
        Self { theme: self.other_theme.filter(|_| is_other).unwrap_or(self.theme), ..*self }
    }

    /// The template and context of a page, without its content.
    pub(super) fn page(&self, target: NavTarget) -> (Cow<'static, str>, PageTemplate<'a>) {
        let site = self.input.site;
        let path = path_of(site, target);
        let urls = Urls::from(path);
        let (template, page) = match target {
            NavTarget::Page(id) => (self.template(id), self.of_page(id, &urls)),
            NavTarget::Section(id) => ("folder.html".into(), self.of_section(id, &urls)),
        };
        let page = self.around(page, target, &urls);
        let is_home = page.is_home;
        let progress = is_home.then(|| ProgressContext::of(site.progress())).flatten();
        let state = is_index(site, target).then(|| self.checks.of_wiki(self.theme.lang()));
        let frame = self.frame(page, progress, Some(target), &urls);
        let frame = if is_home { self.dated(frame) } else { frame };
        (template, PageTemplate { wiki_state: state.flatten(), ..frame })
    }

    /// The template that the page chooses from the project's theme, else that of all pages. Where the key belongs to another
    /// generator or to the kind of the page, it chooses none.
    fn template(&self, id: PageId) -> Cow<'static, str> {
        let site = self.input.site;
        let page = site.page(id);
        let is_other = site.config.dialect.traits.keys.contains(&"template")
            || site.kinds.of_page(page).is_some_and(|kind| kind.fields.find("template").is_some());
        let named = page.meta.template_file().filter(|_| !is_other);
        let is_there =
            |name: &String| self.input.theme.text(&format!("{TEMPLATES}{name}")).is_some();
        named.filter(is_there).map_or("page.html".into(), Cow::Owned)
    }

    /// The page for unknown addresses. It is served for any of them, so its links are relative to the host root;
    /// where that is unknown, they work only at the site root.
    pub(super) fn not_found(&self) -> PageTemplate<'a> {
        let base = self.input.site.config.site_url.as_deref().map(|url| {
            let path = url.split_once("://").map_or(url, |(_, rest)| {
                rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/")
            });
            format!("/{}/", path.trim_matches('/')).replace("//", "/")
        });
        let urls = match &base {
            Some(base) => Urls::absolute(base),
            None => Urls::from(self.input.site.generated_path(Generated::NotFound)),
        };
        let page = PageData {
            url: self.input.site.generated_path(Generated::NotFound),
            ..PageData::default()
        };
        PageTemplate {
            inline_styles: self.styles(),
            rootless: base.is_none(),
            ..self.frame(page, None, None, &urls)
        }
    }

    /// The frame of a generated page; the breadcrumb has the start page and the links `above`.
    pub(super) fn generated<'t>(
        &self,
        path: &'t str,
        title: &'t str,
        above: Vec<LinkContext<'t>>,
        urls: &Urls<'_>,
    ) -> PageTemplate<'t>
    where
        'a: 't,
    {
        let home = LinkContext { title: self.site_title(), url: Some(urls.to("index.html")) };
        let breadcrumb = std::iter::once(home).chain(above).collect();
        let page = PageData { title, url: path, breadcrumb, ..PageData::default() };
        self.frame(page, None, None, urls)
    }

    fn frame(
        &self,
        page: PageData<'a>,
        wiki_progress: Option<ProgressContext>,
        target: Option<NavTarget>,
        urls: &Urls<'_>,
    ) -> PageTemplate<'a> {
        let site = self.input.site;
        let lang = self.theme.lang();
        let all = |paths: &[String]| paths.iter().map(|path| urls.to(path)).collect();
        let path = |file: Generated| urls.to(site.generated_path(file));
        let tag = target.and_then(|target| site.language_tag(target));
        let tree = target.and_then(|target| site.tree_of(target));
        let start = tree.and_then(|tree| site.nav().node(site.start_of_tree(tree)?)?.target);
        let url_if_any = |file: Generated| site.has_generated(file).then(|| path(file));
        PageTemplate {
            lang: Cow::Borrowed(tag.unwrap_or(lang.tag())),
            interface_lang: tag.filter(|tag| Lang::from_tag(tag) != Some(lang)).map(|_| lang.tag()),
            root: urls.root(),
            fixed: self.fixed(page.url, urls),
            wiki_state: None,
            compliance_url: path(Generated::Compliance),
            handbook_url: url_if_any(Generated::Handbook),
            site: SiteContext {
                title: self.site_title(),
                description: site.config.description.as_deref(),
                authors: &site.config.authors,
                home_url: urls.to(start.map_or("index.html", |start| path_of(site, start))),
                version: env!("CARGO_PKG_VERSION"),
                as_of: None,
                as_of_iso: None,
                color_scheme: match site.config.default_theme {
                    ColorScheme::Auto => "auto",
                    ColorScheme::Light => "light",
                    ColorScheme::Dark => "dark",
                },
            },
            assets: AssetContext {
                style: urls.to(&self.assets.style),
                script: urls.to(&self.assets.script),
                nav: urls.to(self.assets.nav(tree)),
                run: urls.to(&self.assets.run),
                catalogue: urls.to(&self.assets.catalogue),
                raci: urls.to(&self.assets.raci),
                search: site.config.search.then(|| urls.to(&self.assets.search)),
                more_styles: all(&self.assets.more_styles),
                more_scripts: all(&self.assets.more_scripts),
            },
            page,
            wiki_progress,
            inline_styles: Vec::new(),
            rootless: false,
            checklists_url: path(Generated::Checklists),
            nav: nav::around(site, target, urls),
        }
    }

    /// The same page with the as-of date.
    pub(super) fn dated<'t>(&self, page: PageTemplate<'t>) -> PageTemplate<'t> {
        let as_of = Some(self.theme.lang().day(self.input.as_of));
        let as_of_iso = Some(self.input.as_of.to_string());
        PageTemplate { site: SiteContext { as_of, as_of_iso, ..page.site }, ..page }
    }

    /// Where the wiki has anything to prove or to tick off, or a handbook, these pages are in the navigation.
    fn fixed(&self, page: &str, urls: &Urls<'_>) -> Vec<FixedLink> {
        let site = self.input.site;
        let all = [
            ("compliance", Generated::Compliance, site.records.fall_due),
            ("checklists", Generated::Checklists, site.has_generated(Generated::Checklists)),
            ("emergency-handbook", Generated::Handbook, site.has_generated(Generated::Handbook)),
        ];
        let link = |(name, file, _): (&'static str, Generated, bool)| {
            let path = site.generated_path(file);
            FixedLink { name, url: urls.to(path), current: path == page }
        };
        all.into_iter().filter(|(.., is_there)| *is_there).map(link).collect()
    }

    /// All style sheets, to be embedded in a self-contained file.
    pub(super) fn styles(&self) -> Vec<String> {
        let own = self.input.theme.styles.iter().map(|(_, text)| text.as_str());
        let all = self.theme.asset("style.css").into_iter().chain(own);
        // Equivalent in CSS, and does not close the `<style>` element.
        all.map(|text| text.replace("</", "<\\/")).collect()
    }

    fn site_title(&self) -> &'a str {
        self.input.site.title_of_wiki().unwrap_or(self.input.name)
    }

    fn of_page(&self, id: PageId, urls: &Urls<'_>) -> PageData<'a> {
        let site = self.input.site;
        let page = site.page(id);
        let title = site.opening_title(id).and_then(|id| page.document.headings.get(id));
        PageData {
            title: site.title(id),
            heading_id: title.map(|title| title.id.as_str()),
            description: page.outline.description(),
            summary: match page.outline.description() {
                Some(_) => None,
                None => summary::of_document(&page.document),
            },
            toc: toc(page.document.headings.iter().skip(usize::from(title.is_some()))),
            edit_url: self.edit_url(page.path()),
            history_url: self.forge().map(|forge| in_forge(&forge.history, page.path())),
            changed: self.changed(page.path()),
            reviewed: self.reviewed(id),
            tags: tag_links::of_page(site, id, urls),
            progress: ProgressContext::of(page.document.progress()),
            backlinks: listing::backlinks(site, id, urls),
            children: listing::of_index(site, id, urls),
            is_home: site.home() == Some(id),
            is_draft: page.outline.draft,
            translations: translations::of_page(site, id, urls),
            facts: self.facts(id, urls),
            check: self.check(page.path(), urls),
            playbook: playbook::of_page(site, id),
            timeline: timeline::of_page(site, id),
            maintenance: self.maintenance(page.path(), urls),
            raci: raci::of_page(site, id),
            ..PageData::default()
        }
    }

    /// The facts of the page, each with what was found at it.
    fn facts(&self, id: PageId, urls: &Urls<'_>) -> Vec<Fact<'a>> {
        let site = self.input.site;
        let places = Places::new(site, self.theme.lang(), self.checks.catalogue(), urls);
        let found = self.checks.at_facts(&places, id);
        facts::with_ids(site, self.theme, id, urls, found)
    }

    fn maintenance(&self, path: &str, urls: &Urls<'_>) -> Vec<NextRunContext<'a>> {
        let places = Places::new(self.input.site, self.theme.lang(), self.checks.catalogue(), urls);
        maintenance::context(&places, self.checks.maintenance(path))
    }

    /// None where the check reports nothing about the page.
    fn check(&self, path: &str, urls: &Urls<'_>) -> Option<CheckContext<'a>> {
        let places = Places::new(self.input.site, self.theme.lang(), self.checks.catalogue(), urls);
        self.checks.of_page(&places, path, self.input.as_of)
    }

    /// The elements of the page that findings and records point at.
    ///
    /// # Errors
    /// Where the template of marks is not usable.
    pub(super) fn targets(&self, id: PageId) -> Result<Targets, TemplateError> {
        let site = self.input.site;
        let (path, urls) = (site.page(id).path(), Urls::from(site.url(id)));
        let places = Places::new(site, self.theme.lang(), self.checks.catalogue(), &urls);
        let (findings, aside) = (self.checks.findings(path), self.checks.aside(path));
        Targets::of_page(&places, self.theme, id, findings, aside)
    }

    fn of_section(&self, id: SectionId, urls: &Urls<'_>) -> PageData<'a> {
        let site = self.input.site;
        let is_home = id == SectionId::ROOT;
        PageData {
            title: if is_home { self.site_title() } else { &site.section(id).title },
            children: listing::of_section(site, id, urls),
            is_home,
            ..PageData::default()
        }
    }

    /// Adds breadcrumb and neighbours.
    fn around(&self, page: PageData<'a>, target: NavTarget, urls: &Urls<'_>) -> PageData<'a> {
        let site = self.input.site;
        let link = |target| LinkContext {
            title: title_of(site, target),
            url: Some(urls.to(path_of(site, target))),
        };
        let (previous, next) = site.nav().neighbours(target);
        let is_of_tree = |other: &NavTarget| site.tree_of(*other) == site.tree_of(target);
        let (previous, next) = (previous.filter(is_of_tree), next.filter(is_of_tree));
        PageData {
            url: path_of(site, target),
            breadcrumb: nav::breadcrumb(site, target, self.site_title(), urls),
            previous: previous.map(link),
            next: next.map(link),
            ..page
        }
    }

    fn edit_url(&self, path: &str) -> Option<String> {
        let template = self.input.site.config.edit_url_template.as_deref();
        let Some(template) = template else {
            return self.forge().map(|forge| in_forge(&forge.edit, path));
        };
        let page = self.input.site.output_path(path);
        Some(
            template
                .replace("{path}", &relative_url("", path))
                .replace("{page}", &relative_url("", page)),
        )
    }

    fn forge(&self) -> Option<&'a Forge> {
        self.input.history?.forge.as_ref()
    }

    fn changed(&self, path: &str) -> Option<ChangeContext<'a>> {
        let commit = self.input.history?.of(path)?;
        let text = commit
            .day
            .parse()
            .map_or_else(|_| commit.day.clone(), |day| self.theme.lang().day(day));
        Some(ChangeContext {
            day: DayContext { iso: commit.day.clone(), text },
            commit: &commit.hash,
        })
    }

    pub(super) fn reviewed(&self, id: PageId) -> Option<DayContext> {
        let (date, _) = self.input.site.kinds.last_review(self.input.site.page(id))?;
        let exact = date.is_exact().then(|| self.theme.lang().day(date.first_day()));
        let text = exact.unwrap_or_else(|| date.written().to_owned());
        Some(DayContext { iso: date.canonical(), text })
    }
}

/// The address of a page of the forge about the file at `path`.
fn in_forge(template: &str, path: &str) -> String {
    template.replace("{path}", &relative_url("", path))
}
