//! Pages about the check itself: `compliance/` with findings and waivers, and a page for each rule
//! that found something.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use pulldown_cmark::Options;
use pulldown_cmark_escape::escape_html_body_text;
use rayon::prelude::*;
use serde::Serialize;

use super::OutputFile;
use super::context::{Contexts, PageTemplate};
use super::links::Urls;
use super::theme::TemplateError;
use crate::diagnostic::{Diagnostic, Level, Place, Span, Summary};
use crate::language::Catalogue;
use crate::site::{Found, Site};

/// Where the page stands in the output.
pub const PAGE: &str = "compliance/index.html";

/// Where the findings stand for machines.
const JSON: &str = "api/findings.json";

/// What it is called, in either language.
pub(super) const NAME: &str = "Compliance";

/// More findings than this are not listed: nobody reads them, and pages stay of a size.
const MOST_FINDINGS: usize = 1_000;

/// What the check gave, for the site.
pub struct Compliance<'a> {
    /// What findings say; the theme has words of its own only.
    pub catalogue: &'a Catalogue,
    /// The settled findings, in order.
    pub diagnostics: &'a [Diagnostic],
    /// All waivers, in the order of pages.
    pub waivers: Vec<WaiverEntry>,
    /// The rules of the findings, by code.
    pub rules: Vec<RuleEntry>,
    /// The findings for machines, as JSON.
    pub json: String,
}

/// A permitted exception, for the register.
#[derive(Debug)]
pub struct WaiverEntry {
    /// Where it is written.
    pub place: Place,
    /// The rule's code, or what stands there instead.
    pub rule: String,
    /// The last day, as written.
    pub until: String,
    /// Why.
    pub reason: String,
    /// Who permitted it.
    pub by: Option<String>,
    /// Whether it permits anything on the as-of date.
    pub holds: bool,
}

/// A rule, for its page.
#[derive(Debug)]
pub struct RuleEntry {
    /// `L701`
    pub code: String,
    /// `broken-link`
    pub slug: String,
    /// Its explanation in Markdown, in the language of the site.
    pub explanation: Cow<'static, str>,
}

#[derive(Serialize)]
struct Template<'a, T> {
    #[serde(flatten)]
    frame: PageTemplate<'a>,
    compliance: T,
}

#[derive(Serialize)]
struct Overview<'a> {
    summary: Summary,
    pages: Vec<PageFindings<'a>>,
    /// Findings that are not listed.
    more: usize,
    waivers: Vec<WaiverContext<'a>>,
}

#[derive(Serialize)]
struct PageFindings<'a> {
    title: &'a str,
    path: &'a str,
    url: Option<String>,
    findings: Vec<FindingContext<'a>>,
}

#[derive(Serialize)]
struct FindingContext<'a> {
    code: &'a str,
    slug: &'a str,
    rule_url: String,
    level: &'static str,
    state: &'static str,
    line: usize,
    message: String,
    help: Option<String>,
    owner: Option<&'a str>,
}

#[derive(Serialize)]
struct WaiverContext<'a> {
    title: &'a str,
    url: Option<String>,
    line: usize,
    rule: &'a str,
    until: &'a str,
    reason: &'a str,
    by: Option<&'a str>,
    holds: bool,
}

#[derive(Serialize)]
struct RuleContext<'a> {
    code: &'a str,
    slug: &'a str,
    content: String,
}

/// All these pages.
pub(super) fn files(
    contexts: &Contexts<'_>,
    compliance: &Compliance<'_>,
) -> Result<Vec<OutputFile>, TemplateError> {
    let mut files =
        vec![overview(contexts, compliance)?, OutputFile::text(JSON, compliance.json.as_str())];
    let pages: Result<Vec<_>, _> =
        compliance.rules.par_iter().map(|entry| rule(contexts, entry)).collect();
    files.extend(pages?);
    Ok(files)
}

fn overview(
    contexts: &Contexts<'_>,
    compliance: &Compliance<'_>,
) -> Result<OutputFile, TemplateError> {
    let urls = Urls::from(PAGE);
    let diagnostics = compliance.diagnostics;
    let listed = diagnostics.get(..diagnostics.len().min(MOST_FINDINGS)).unwrap_or_default();
    let context = Template {
        frame: contexts.generated(PAGE, NAME, &urls),
        compliance: Overview {
            summary: Summary::of(diagnostics),
            pages: by_page(contexts.input.site, compliance.catalogue, listed, &urls),
            more: diagnostics.len() - listed.len(),
            waivers: waivers(contexts.input.site, &compliance.waivers, &urls),
        },
    };
    Ok(OutputFile::text(PAGE, contexts.theme.render("compliance.html", &context)?))
}

fn by_page<'a>(
    site: &'a Site,
    catalogue: &Catalogue,
    listed: &'a [Diagnostic],
    urls: &Urls<'_>,
) -> Vec<PageFindings<'a>> {
    let mut by_path: BTreeMap<&Arc<str>, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in listed {
        by_path.entry(&diagnostic.finding.place.path).or_default().push(diagnostic);
    }
    let page = |(path, of_page): (&'a Arc<str>, Vec<&'a Diagnostic>)| {
        let (title, url) = page_at(site, path, urls);
        let findings = of_page.into_iter().map(|it| finding(site, catalogue, it, urls)).collect();
        PageFindings { title, path, url, findings }
    };
    by_path.into_iter().map(page).collect()
}

fn finding<'a>(
    site: &Site,
    catalogue: &Catalogue,
    diagnostic: &'a Diagnostic,
    urls: &Urls<'_>,
) -> FindingContext<'a> {
    let finding = &diagnostic.finding;
    let say = |message| with_code(&catalogue.text(message));
    FindingContext {
        code: &finding.rule.code,
        slug: &finding.rule.slug,
        rule_url: urls.to(&rule_path(&finding.rule.code)),
        level: match diagnostic.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note | Level::Off => "note",
        },
        state: diagnostic.state().as_str(),
        line: line(site, &finding.place.path, finding.place.span),
        message: say(&finding.message),
        help: finding.help.as_ref().map(say),
        owner: finding.owner.as_deref(),
    }
}

fn waivers<'a>(
    site: &'a Site,
    waivers: &'a [WaiverEntry],
    urls: &Urls<'_>,
) -> Vec<WaiverContext<'a>> {
    let context = |waiver: &'a WaiverEntry| {
        let (title, url) = page_at(site, &waiver.place.path, urls);
        WaiverContext {
            title,
            url,
            line: line(site, &waiver.place.path, waiver.place.span),
            rule: &waiver.rule,
            until: &waiver.until,
            reason: &waiver.reason,
            by: waiver.by.as_deref(),
            holds: waiver.holds,
        }
    };
    waivers.iter().map(context).collect()
}

fn rule(contexts: &Contexts<'_>, entry: &RuleEntry) -> Result<OutputFile, TemplateError> {
    let path = rule_path(&entry.code);
    let urls = Urls::from(&path);
    let title = format!("{} {}", entry.code, entry.slug);
    let context = Template {
        frame: contexts.generated(&path, &title, &urls),
        compliance: RuleContext {
            code: &entry.code,
            slug: &entry.slug,
            content: html(&entry.explanation),
        },
    };
    let text = contexts.theme.render("rule.html", &context)?;
    Ok(OutputFile::text(path, text))
}

/// Where the page of a rule that found something stands in the output.
pub fn rule_path(code: &str) -> String {
    format!("compliance/{}.html", code.to_lowercase())
}

/// A message as HTML: what stands between backticks is code.
fn with_code(message: &str) -> String {
    let mut html = String::with_capacity(message.len());
    for (index, part) in message.split('`').enumerate() {
        let tag = if index % 2 == 1 { "<code>" } else { "</code>" };
        if index > 0 {
            html.push_str(tag);
        }
        // Writing to a string does not fail.
        let _ = escape_html_body_text(&mut html, part);
    }
    if message.matches('`').count() % 2 == 1 {
        html.push_str("</code>");
    }
    html
}

/// Explanations are our own Markdown: no links to resolve, nothing to sanitise.
fn html(markdown: &str) -> String {
    let parser = pulldown_cmark::Parser::new_ext(markdown, Options::ENABLE_TABLES);
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, parser);
    html
}

/// What a file of the project is called, and where its page stands; a file without one has only a
/// path.
fn page_at<'a>(site: &'a Site, path: &'a str, urls: &Urls<'_>) -> (&'a str, Option<String>) {
    match site.find(path) {
        Some(Found::Page(id)) if !site.is_summary(id) => {
            (site.title(id), Some(urls.to(site.url(id))))
        }
        _ => (path, None),
    }
}

fn line(site: &Site, path: &str, span: Span) -> usize {
    match site.find(path) {
        Some(Found::Page(id)) => site.page(id).source.position(span.start).line,
        _ => 1,
    }
}
