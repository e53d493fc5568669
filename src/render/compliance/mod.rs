//! Pages about the check itself: `compliance/` with services, what falls due, findings and waivers,
//! and a page for each rule that finds something, now or before long.

mod due;
mod findings;
mod services;

use pulldown_cmark_escape::escape_html_body_text;
use rayon::prelude::*;
use serde::Serialize;

use super::build_cache::RenderedFile;
use super::context::PageTemplate;
use super::generator::Generator;
use super::links::Urls;
use super::parts::LinkContext;
use super::places::{Places, first, with_code};
use super::results::RuleEntry;
use super::theme::TemplateError;
use crate::diagnostic::{Explanation, Obligation, Summary};
use crate::page::plain_html;
use crate::site::Generated;
use crate::site::generated::rule_page;
use due::DueContext;
use findings::{PageFindings, WaiverContext};
use services::{ClassContext, ServiceContext};

/// What it is called, in either language.
const NAME: &str = "Compliance";

/// Longer lists end here: nobody reads them, and pages stay of a size.
const LONGEST_LIST: usize = 1_000;

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "{T}Template"))]
pub(super) struct ComplianceTemplate<'a, T> {
    #[serde(flatten)]
    frame: PageTemplate<'a>,
    compliance: T,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ComplianceOverview<'a> {
    summary: Summary,
    classes: Vec<ClassContext<'a>>,
    /// The names of the obligations, in the order in which services have them.
    obligations: [&'static str; Obligation::ALL.len()],
    services: Vec<ServiceContext<'a>>,
    /// Services that are not listed.
    more_services: usize,
    due: DueContext<'a>,
    pages: Vec<PageFindings<'a>>,
    /// Findings that are not listed.
    more: usize,
    waivers: Vec<WaiverContext<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct RuleContext<'a> {
    code: &'a str,
    slug: &'a str,
    content: String,
}

/// `compliance/` itself.
pub(super) fn overview(generator: &Generator<'_>) -> Result<RenderedFile, TemplateError> {
    let Generator { contexts, check: compliance, .. } = *generator;
    let path = contexts.input.site.generated_path(Generated::Compliance);
    let urls = Urls::from(path);
    let places =
        Places::new(contexts.input.site, contexts.theme.lang(), compliance.catalogue, &urls);
    let findings = first(compliance.diagnostics, LONGEST_LIST);
    let services = first(compliance.services, LONGEST_LIST);
    let context = ComplianceTemplate {
        frame: contexts.generated(path, NAME, Vec::new(), &urls),
        compliance: ComplianceOverview {
            summary: Summary::of(compliance.diagnostics),
            classes: services::by_class(&places, compliance.services),
            obligations: Obligation::ALL.map(Obligation::as_str),
            services: services.iter().map(|service| services::service(&places, service)).collect(),
            more_services: compliance.services.len() - services.len(),
            due: due::context(&places, contexts.input.as_of, compliance),
            pages: findings::by_page(&places, findings),
            more: compliance.diagnostics.len() - findings.len(),
            waivers: findings::waivers(&places, &compliance.waivers),
        },
    };
    generator.page(path, "compliance.html", &context)
}

/// A page for each rule that finds something, now or before long.
pub(super) fn rules(generator: &Generator<'_>) -> Result<Vec<RenderedFile>, TemplateError> {
    generator.check.rules.par_iter().map(|entry| rule(generator, entry)).collect()
}

fn rule(generator: &Generator<'_>, entry: &RuleEntry) -> Result<RenderedFile, TemplateError> {
    let path = rule_page(&entry.code);
    let urls = Urls::from(&path);
    let title = format!("{} {}", entry.code, entry.slug);
    let overview = generator.contexts.input.site.generated_path(Generated::Compliance);
    let above = vec![LinkContext { title: NAME, url: Some(urls.to(overview)) }];
    let context = ComplianceTemplate {
        frame: generator.contexts.generated(&path, &title, above, &urls),
        compliance: RuleContext {
            code: &entry.code,
            slug: &entry.slug,
            content: html(&entry.explanation),
        },
    };
    generator.page(&path, "rule.html", &context)
}

/// An explanation of ours is Markdown without links to resolve; one of the wiki's own is text.
fn html(explanation: &Explanation) -> String {
    match explanation {
        Explanation::Markdown(markdown) => plain_html(markdown),
        Explanation::Plain { paragraphs, condition } => {
            let mut html = String::new();
            for paragraph in paragraphs {
                html.push_str(&format!("<p>{}</p>\n", with_code(paragraph)));
            }
            html.push_str("<pre><code class=\"language-cel\">");
            // Writing to a string does not fail.
            let _ = escape_html_body_text(&mut html, condition);
            html.push_str("</code></pre>\n");
            html
        }
    }
}
