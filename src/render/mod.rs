//! From the [`Site`] to files: a pure function. Which of them are new, and writing them, is up to
//! `output`.

mod assets;
mod budget;
mod checks;
mod compliance;
mod context;
mod facts;
mod footnotes;
mod generated;
mod generator;
mod handbook;
mod highlight;
mod html;
mod links;
mod listing;
mod memory;
mod nav;
mod page_list;
mod parts;
mod places;
mod playbook;
mod progress;
mod raw_html;
mod raw_urls;
mod redirects;
mod results;
#[cfg(test)]
mod schema;
mod search;
mod sitemap;
mod theme;
mod unread;

use std::collections::{BTreeSet, HashSet};
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

pub use memory::Memory;
pub use results::{Compliance, RuleEntry};
pub use theme::{TemplateError, ThemeFiles};
pub use unread::{Unread, unread};

use crate::artifact::{Artifact, Content};
use crate::language::Lang;
use crate::page::working_on;
use crate::site::{NavTarget, ProjectFile, Site};
use checks::Checks;
use context::Contexts;
use generator::Generator;
use html::{HtmlWriter, Setting};
use links::Urls;
use memory::{Groups, Known, Made, Tools, fingerprint};

/// What the site is made of.
pub struct RenderInput<'a> {
    /// The wiki.
    pub site: &'a Arc<Site>,
    /// The language of the frame around pages.
    pub lang: Lang,
    /// The day that counts as today.
    pub as_of: Date,
    /// What the project has of a theme of its own.
    pub theme: &'a Arc<ThemeFiles>,
    /// What the wiki is called where nothing in it says.
    pub name: &'a str,
    /// Reads a picture for the emergency handbook, which has to hold it; none where it cannot be
    /// read.
    pub read: fn(&Path) -> Option<Vec<u8>>,
}

/// Makes all files of the site, in no particular order; with a `memory` of what was made before,
/// only those that are different now. All that is made is the same with it or without.
///
/// Where two would stand at one path, a page comes before the wiki's other files (a repository may
/// have an `index.html` beside its `README.md`), and these before what the site adds.
///
/// # Errors
/// A template that does not parse or asks for something that is not there.
pub fn render(
    input: &RenderInput<'_>,
    check: Compliance<'_>,
    memory: Option<&Memory>,
) -> Result<(Vec<Artifact>, Memory), TemplateError> {
    let (known, tools) = Known::new(input, memory)?;
    let checks = Checks::new(&check);
    let contexts = Contexts { input, theme: &tools.theme, assets: &tools.assets, checks: &checks };
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
    let index = input.site.config.search.then(|| search::Index::new(input.site, known.index()));
    let search = known.search(index.as_ref());
    let groups = Groups { search: paths(&search), index };
    made.extend(search);
    made.extend(check.files.into_iter().map(|file| known.text(file)));
    let mut taken = HashSet::with_capacity(made.len());
    made.retain(|it| taken.insert(it.file.path.clone()));
    let memory = Memory::new(input, tools, &made, groups, checks);
    Ok((made.into_iter().map(|it| it.file).collect(), memory))
}

fn paths(made: &[Made]) -> Vec<String> {
    made.iter().map(|it| it.file.path.clone()).collect()
}

/// Makes only those of the pages at the paths in `first` that are different now, and what all pages
/// load. What the check says of them is what it said the last time. With the memory that this gives,
/// [`render`] makes the rest.
///
/// # Errors
/// As [`render`].
pub fn preview(
    input: &RenderInput<'_>,
    memory: &Memory,
    first: &BTreeSet<String>,
) -> Result<(Vec<Artifact>, Memory), TemplateError> {
    let (known, tools) = Known::new(input, Some(memory))?;
    let checks = &memory.checks;
    let contexts = Contexts { input, theme: &tools.theme, assets: &tools.assets, checks };
    let targets = targets(input.site).filter(|target| first.contains(path_of(input.site, *target)));
    let mut made = pages(&contexts, &tools, known, &targets.collect::<Vec<_>>())?;
    made.extend(tools.assets.files.iter().map(|file| known.text(file.clone())));
    let memory = memory.with(&made);
    Ok((made.into_iter().map(|it| it.file).collect(), memory))
}

fn pages(
    contexts: &Contexts<'_>,
    tools: &Tools,
    known: Known<'_>,
    targets: &[NavTarget],
) -> Result<Vec<Made>, TemplateError> {
    let made = |target: &NavTarget| match target {
        NavTarget::Page(id) => {
            let path = contexts.input.site.page(*id).path();
            working_on(path, || page(contexts, tools, known, *target))
        }
        NavTarget::Section(_) => page(contexts, tools, known, *target),
    };
    targets.par_iter().map(made).collect()
}

/// The page of `target`, made only where it shows something else than before.
fn page(
    contexts: &Contexts<'_>,
    tools: &Tools,
    known: Known<'_>,
    target: NavTarget,
) -> Result<Made, TemplateError> {
    if let Some(made) = known.page(target, contexts.checks) {
        return Ok(made);
    }
    let site = contexts.input.site;
    let path = path_of(site, target);
    let (template, mut context) = contexts.page(target);
    let NavTarget::Page(id) = target else {
        let fingerprint = tools.fingerprint(&(template, &context));
        return known.file(path, fingerprint, || {
            contexts.theme.render(template, &context).map(Content::Text)
        });
    };
    let page = site.page(id);
    let failed = |error: TemplateError| error.on(page.path());
    let links = links::of_page(site, id, &Urls::from(path));
    let raw_html = site.config.raw_html;
    let text = blake3::hash(page.text().as_bytes());
    let ingredients = (template, &context, &links, raw_html, text.as_bytes());
    let fingerprint = tools.fingerprint(&ingredients);
    known.file(path, fingerprint, || {
        let (theme, highlighter) = (contexts.theme, &tools.highlighter);
        let html = HtmlWriter::new(page, &links, raw_html, theme, highlighter, Setting::default());
        context.fill(html.page());
        let made = contexts.theme.render(template, &context);
        made.map(Content::Text).map_err(failed)
    })
}

/// Everything that gets a page: the author's, and folders without one.
fn targets(site: &Site) -> impl Iterator<Item = NavTarget> + '_ {
    let pages = site.published().map(NavTarget::Page);
    let without_index = site.sections().filter(|id| site.section(*id).index.is_none());
    pages.chain(without_index.map(NavTarget::Section))
}

/// Where a page stands in the output.
fn path_of(site: &Site, target: NavTarget) -> &str {
    match target {
        NavTarget::Page(page) => site.url(page),
        NavTarget::Section(section) => &site.section(section).url,
    }
}

fn title_of(site: &Site, target: NavTarget) -> &str {
    match target {
        NavTarget::Page(page) => site.title(page),
        NavTarget::Section(section) => &site.section(section).title,
    }
}

/// A file of the wiki's own, copied as it is.
fn copy(site: &Site, known: Known<'_>, file: &ProjectFile) -> Result<Made, TemplateError> {
    let fingerprint = fingerprint(&(&*file.path, file.stamp));
    let content = Content::Copy(file.file.clone());
    known.file(site.output_path(&file.path), fingerprint, || Ok(content))
}
