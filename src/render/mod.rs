//! Renders the [`Site`] to files: a pure function. `output` compares and writes them.

mod assets;
mod budget;
mod build_cache;
mod checklists;
mod checks;
mod compliance;
mod context;
mod embeds;
mod fact_ids;
mod facts;
mod footnotes;
mod found_pages;
mod gates;
mod generated;
mod generator;
mod handbook;
mod highlight;
mod html;
mod links;
mod listing;
mod maintenance;
mod nav;
mod page_list;
mod parts;
mod places;
mod playbook;
mod prints;
mod raci;
mod raw_html;
mod raw_urls;
mod redirects;
mod results;
#[cfg(test)]
mod schema;
mod search;
mod sitemap;
mod spots;
mod summary;
mod tag_links;
mod tags;
mod targets;
mod theme;
mod timeline;
mod toc;
mod translations;
mod unread;

use std::collections::{BTreeSet, HashSet};
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

pub use build_cache::{BuildCache, Earlier};
pub use links::public_url;
pub use prints::Prints;
pub use results::{Compliance, RuleEntry};
pub use theme::{TemplateError, ThemeFiles, default_theme};
pub use unread::{Unread, unread};

use crate::artifact::{Artifact, Content};
use crate::language::Lang;
use crate::page::working_on;
use crate::site::address::Claimant;
use crate::site::{NavTarget, ProjectFile, SectionId, Site};
use crate::source::History;
use build_cache::{CacheView, RenderTools};
use checks::Checks;
use context::Contexts;
use generator::Generator;
use html::{HtmlWriter, Setting};
use links::Urls;
use prints::{RenderedFile, fingerprint};

/// The inputs of a rendering.
pub struct RenderInput<'a> {
    /// The wiki.
    pub site: &'a Arc<Site>,
    /// The language of the frame around pages.
    pub lang: Lang,
    /// The as-of date.
    pub as_of: Date,
    /// The theme files of the project.
    pub theme: &'a Arc<ThemeFiles>,
    /// The name of the wiki where it has no title.
    pub name: &'a str,
    /// The history of the pages, where the project has one.
    pub history: Option<&'a Arc<History>>,
    /// Reads a picture, which the emergency handbook embeds; none where it cannot be read.
    pub read: fn(&Path) -> Option<Vec<u8>>,
    /// Takes what was made, and gives what stands for it until it is published.
    pub keep: &'a (dyn Fn(Content) -> Content + Sync),
}

/// Renders all files of the site, in no particular order: only changed files, where there was a rendering `before`. The
/// result is the same with or without.
///
/// Where two files have the same path, a page comes before other files of the wiki (a repository may
/// have an `index.html` next to its `README.md`), and these come before generated files.
///
/// # Errors
/// A template with a syntax error, or one that uses an unknown variable.
pub fn render(
    input: &RenderInput<'_>,
    check: Compliance<'_>,
    before: Earlier<'_>,
) -> Result<(Vec<Artifact>, BuildCache), TemplateError> {
    let (known, tools) = CacheView::new(input, before)?;
    let checks = Checks::new(&check);
    let contexts = Contexts {
        input,
        theme: &tools.theme,
        other_theme: tools.other_theme.as_deref(),
        assets: &tools.assets,
        checks: &checks,
    };
    let targets: Vec<NavTarget> = targets(input.site).collect();
    let mut made = pages(&contexts, &tools, known, &targets)?;
    for file in input.site.copied_files() {
        made.push(copy(input.site, known, file)?);
    }
    let generator =
        Generator { contexts: &contexts, tools: &tools, known, check: &check, targets: &targets };
    made.extend(generated::files(&generator)?);
    made.extend(redirects::files(&generator)?);
    made.extend(compliance::rules(&generator)?);
    made.extend(tools.assets.files.iter().map(|file| known.text(file.clone())));
    let entries =
        if input.site.config.search { found_pages::entries(&generator) } else { Vec::new() };
    let mut search = known.search(input.lang, &entries);
    let paths = search.files.iter().map(|it| it.file.path.clone()).collect();
    made.append(&mut search.files);
    made.extend(check.files.into_iter().map(|file| known.text(file)));
    let mut taken = HashSet::with_capacity(made.len());
    made.retain(|it| taken.insert(it.file.path.clone()));
    let cache = BuildCache::new(input, tools, &made, (paths, search), checks);
    Ok((made.into_iter().map(|it| it.file).collect(), cache))
}

/// Renders only changed pages among the paths in `first`, and the assets of all pages. What pages show of
/// the check is that of the last rendering. With the returned cache, [`render`] renders the rest.
///
/// # Errors
/// As [`render`].
pub fn preview(
    input: &RenderInput<'_>,
    cache: &BuildCache,
    first: &BTreeSet<String>,
) -> Result<(Vec<Artifact>, BuildCache), TemplateError> {
    let (known, tools) = CacheView::new(input, Earlier::Session(cache))?;
    let checks = &cache.checks;
    let contexts = Contexts {
        input,
        theme: &tools.theme,
        other_theme: tools.other_theme.as_deref(),
        assets: &tools.assets,
        checks,
    };
    let targets = targets(input.site).filter(|target| first.contains(path_of(input.site, *target)));
    let mut made = pages(&contexts, &tools, known, &targets.collect::<Vec<_>>())?;
    made.extend(tools.assets.files.iter().map(|file| known.text(file.clone())));
    let cache = cache.with(&made);
    Ok((made.into_iter().map(|it| it.file).collect(), cache))
}

fn pages(
    contexts: &Contexts<'_>,
    tools: &RenderTools,
    known: CacheView<'_>,
    targets: &[NavTarget],
) -> Result<Vec<RenderedFile>, TemplateError> {
    let made = |target: &NavTarget| match target {
        NavTarget::Page(id) => {
            let path = contexts.input.site.page(*id).path();
            working_on(path, || page(contexts, tools, known, *target))
        }
        NavTarget::Section(_) => page(contexts, tools, known, *target),
    };
    targets.par_iter().map(made).collect()
}

/// The page of `target`, rendered only where it has changed.
fn page(
    contexts: &Contexts<'_>,
    tools: &RenderTools,
    known: CacheView<'_>,
    target: NavTarget,
) -> Result<RenderedFile, TemplateError> {
    if let Some(made) = known.page(target, contexts.checks) {
        return Ok(made);
    }
    let site = contexts.input.site;
    let path = path_of(site, target);
    let contexts = contexts.in_language_of(target);
    let (template, mut context) = contexts.page(target);
    let NavTarget::Page(id) = target else {
        let fingerprint = tools.fingerprint(&(&*template, &context));
        return known.file(path, fingerprint, || {
            contexts.theme.render(&template, &context).map(Content::Text)
        });
    };
    let page = site.page(id);
    let failed = |error: TemplateError| error.on(page.path());
    let links = embeds::links_of(site, id, &Urls::from(path));
    let raw_html = site.config.raw_html;
    let text = blake3::hash(page.text().as_bytes());
    let targets = contexts.targets(id).map_err(failed)?;
    let ingredients = (&*template, &context, &links, raw_html, text.as_bytes(), &targets);
    let fingerprint = tools.fingerprint(&ingredients);
    known.file(path, fingerprint, || {
        let (opening, targets) = (site.opening_title(id), Some(&targets));
        let setting = Setting { opening, targets, ..Setting::default() };
        let html = HtmlWriter::new(page, &links, raw_html, contexts.theme, setting);
        context.fill(html.page());
        let made = contexts.theme.render(&template, &context);
        made.map(Content::Text).map_err(failed)
    })
}

/// Everything that gets a page: pages, and folders without an index page.
fn targets(site: &Site) -> impl Iterator<Item = NavTarget> + '_ {
    let pages = site.published().map(NavTarget::Page);
    let redirects = |id: &SectionId| {
        let holder = site.addresses().holder(&site.section(*id).url);
        matches!(holder, Some(Claimant::Redirect(..)))
    };
    let without_index = site.sections().filter(|id| site.section(*id).index.is_none());
    let without_index = without_index.filter(move |id| !redirects(id));
    pages.chain(without_index.map(NavTarget::Section))
}

/// The output path of a page.
fn path_of(site: &Site, target: NavTarget) -> &str {
    match target {
        NavTarget::Page(page) => site.url(page),
        NavTarget::Section(section) => &site.section(section).url,
    }
}

/// Whether it is the start page, or that of a folder.
fn is_index(site: &Site, target: NavTarget) -> bool {
    match target {
        NavTarget::Page(id) => {
            site.home() == Some(id) || site.section(site.section_of(id)).index == Some(id)
        }
        NavTarget::Section(_) => true,
    }
}

fn title_of(site: &Site, target: NavTarget) -> &str {
    match target {
        NavTarget::Page(page) => site.title(page),
        NavTarget::Section(section) => &site.section(section).title,
    }
}

/// A file of the wiki, copied unchanged.
fn copy(
    site: &Site,
    known: CacheView<'_>,
    file: &ProjectFile,
) -> Result<RenderedFile, TemplateError> {
    let fingerprint = fingerprint(&(&*file.path, file.stamp));
    let content = Content::Copy(file.file.clone());
    known.file(site.output_path(&file.path), fingerprint, || Ok(content))
}
