//! From the [`Site`] to files: a pure function. Which of them are new, and writing them, is up to
//! `output`.

mod assets;
mod compliance;
mod context;
mod facts;
mod footnotes;
mod highlight;
mod html;
mod links;
mod listing;
mod nav;
mod raw_html;
mod redirects;
mod sitemap;
mod theme;

use std::collections::HashSet;
use std::path::PathBuf;

use jiff::civil::Date;
use rayon::prelude::*;

pub use compliance::PAGE as COMPLIANCE_PAGE;
pub use compliance::{Compliance, RuleEntry, WaiverEntry, rule_path};
pub use theme::{TemplateError, ThemeFiles};

use crate::language::Lang;
use crate::site::{NavTarget, Site};
use assets::Assets;
use context::Contexts;
use highlight::Highlighter;
use theme::Theme;

/// What the site is made of.
pub struct Input<'a> {
    /// The wiki.
    pub site: &'a Site,
    /// The language of the frame around pages.
    pub lang: Lang,
    /// The day that counts as today.
    pub as_of: Date,
    /// What the project has of a theme of its own.
    pub theme: &'a ThemeFiles,
    /// What the wiki is called where nothing in it says.
    pub name: &'a str,
    /// What the check gave.
    pub compliance: Compliance<'a>,
}

/// A file of the site.
#[derive(Debug)]
pub struct OutputFile {
    /// Relative to the output folder, with `/`.
    pub path: String,
    /// What it holds.
    pub content: Content,
}

/// What a file of the site holds.
#[derive(Debug)]
pub enum Content {
    /// This text.
    Text(String),
    /// What is in this file.
    Copy(PathBuf),
}

impl OutputFile {
    fn text(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), content: Content::Text(text.into()) }
    }
}

/// Makes all files of the site, in no particular order.
///
/// Where two would stand at one path, a page comes before the wiki's other files (a repository may
/// have an `index.html` beside its `README.md`), and these before what the site adds.
///
/// # Errors
/// A template that does not parse or asks for something that is not there.
pub fn render(input: &Input<'_>) -> Result<Vec<OutputFile>, TemplateError> {
    let theme = Theme::new(input.lang, input.theme)?;
    let assets = Assets::new(input.site, &theme, input.theme);
    let highlighter = Highlighter::default();
    let contexts = Contexts { input, theme: &theme, assets: &assets, highlighter: &highlighter };
    let targets: Vec<NavTarget> = targets(input.site).collect();
    let mut files: Vec<OutputFile> = targets
        .par_iter()
        .map(|target| {
            let (path, template, context) = contexts.page(*target);
            Ok(OutputFile::text(path, theme.render(template, &context)?))
        })
        .collect::<Result<_, TemplateError>>()?;
    files.extend(published_files(input.site));
    files.push(OutputFile::text("404.html", theme.render("404.html", &contexts.not_found())?));
    files.extend(compliance::files(&contexts)?);
    files.push(sitemap::file(input.site, &targets));
    files.extend(redirects::files(input.site, &theme)?);
    files.extend(assets.files);
    let mut taken = HashSet::with_capacity(files.len());
    files.retain(|file| taken.insert(file.path.clone()));
    Ok(files)
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

/// The wiki's own files, copied as they are.
fn published_files(site: &Site) -> impl Iterator<Item = OutputFile> + '_ {
    site.files().iter().filter(|file| file.published).map(|file| OutputFile {
        path: site.output_path(&file.path).to_owned(),
        content: Content::Copy(file.file.clone()),
    })
}
