//! Pages about the check itself: `compliance/` with services, what falls due, findings and waivers,
//! and a page for each rule that finds something, now or before long.

mod axis;
mod due;
mod findings;
mod services;

use pulldown_cmark_escape::escape_html_body_text;
use rayon::prelude::*;
use serde::Serialize;

use super::context::PageTemplate;
use super::generator::Generator;
use super::links::Urls;
use super::parts::LinkContext;
use super::places::{Places, first, with_code};
use super::prints::RenderedFile;
use super::results::RuleEntry;
use super::theme::TemplateError;
use crate::diagnostic::{Explanation, Obligation, Summary};
use crate::page::plain_html;
use crate::site::Generated;
use crate::site::generated::rule_page;
use due::DueContext;
use findings::{PageFindings, WaiverContext};
use services::{ClassContext, ServiceContext};

/// The name, in either language.
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

/// What all views begin with.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ViewHead {
    summary: Summary,
    views: [ViewLink; 3],
}

/// The way to a view.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ViewLink {
    /// `services`, `due`, `findings`
    name: &'static str,
    url: String,
    current: bool,
}

/// By service: what is promised and proven.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ServicesView<'a> {
    #[serde(flatten)]
    head: ViewHead,
    classes: Vec<ClassContext<'a>>,
    /// The names of the obligations, in the order in which services have them.
    obligations: [&'static str; Obligation::ALL.len()],
    /// The worst first.
    services: Vec<ServiceContext<'a>>,
    /// The owners of the services, by name.
    owners: Vec<&'a str>,
    /// Services that are not listed.
    more_services: usize,
}

/// By due day.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct DueView<'a> {
    #[serde(flatten)]
    head: ViewHead,
    due: DueContext<'a>,
}

/// By finding, with the waivers.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct FindingsView<'a> {
    #[serde(flatten)]
    head: ViewHead,
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

/// `compliance/` itself: the services, the worst first.
pub(super) fn services(generator: &Generator<'_>) -> Result<RenderedFile, TemplateError> {
    let view = ComplianceView::new(generator, Generated::Compliance);
    let (all, places) = (generator.check.services, view.places());
    let sorted = services::worst_first(all);
    let listed = first(&sorted, LONGEST_LIST);
    let compliance = ServicesView {
        head: view.head(),
        classes: services::by_class(&places, all),
        obligations: Obligation::ALL.map(Obligation::as_str),
        owners: services::owners(listed),
        services: listed.iter().map(|service| services::service(&places, service)).collect(),
        more_services: all.len() - listed.len(),
    };
    view.render("compliance.html", compliance)
}

/// What is overdue, and what falls due.
pub(super) fn due(generator: &Generator<'_>) -> Result<RenderedFile, TemplateError> {
    let view = ComplianceView::new(generator, Generated::ComplianceDue);
    let (as_of, places) = (generator.contexts.input.as_of, view.places());
    let due = due::context(&places, as_of, generator.check);
    view.render("due.html", DueView { head: view.head(), due })
}

/// The findings, and the waivers.
pub(super) fn findings(generator: &Generator<'_>) -> Result<RenderedFile, TemplateError> {
    let view = ComplianceView::new(generator, Generated::ComplianceFindings);
    let (check, places) = (generator.check, view.places());
    let listed = first(check.diagnostics, LONGEST_LIST);
    let compliance = FindingsView {
        head: view.head(),
        pages: findings::by_page(&places, listed),
        more: check.diagnostics.len() - listed.len(),
        waivers: findings::waivers(&places, &check.waivers),
    };
    view.render("findings.html", compliance)
}

/// The views: the name of each in the interface, and its file.
const VIEWS: [(&str, Generated); 3] = [
    ("services", Generated::Compliance),
    ("due", Generated::ComplianceDue),
    ("findings", Generated::ComplianceFindings),
];

/// The headings of a view, which are its table of contents, by their ids and names in the interface.
const fn headings(view: Generated) -> &'static [(&'static str, &'static str)] {
    match view {
        Generated::Compliance => &[
            ("services", "services"),
            ("obligations", "obligations-by-service"),
            ("classes", "obligations"),
        ],
        Generated::ComplianceDue => {
            &[("horizon", "due-days"), ("by-owner", "due-by-owner"), ("calendars", "calendar")]
        }
        Generated::ComplianceFindings => &[("findings", "findings"), ("waivers", "waivers")],
        _ => &[],
    }
}

/// What a view is called.
pub(super) fn title(generator: &Generator<'_>, view: Generated) -> String {
    let name = VIEWS.iter().find(|(_, file)| *file == view).map_or("", |(name, _)| name);
    match view {
        Generated::Compliance => NAME.to_owned(),
        _ => format!("{NAME}: {}", generator.contexts.theme.word(name)),
    }
}

/// The table of contents of a view: ids and headings; empty for all other pages.
pub(super) fn contents(generator: &Generator<'_>, view: Generated) -> Vec<(&'static str, String)> {
    let has_services = view != Generated::Compliance || !generator.check.services.is_empty();
    let headings = headings(view).iter().filter(|_| has_services);
    headings.map(|(id, name)| (*id, generator.contexts.theme.word(name))).collect()
}

/// One of the views, while it is made.
struct ComplianceView<'g> {
    generator: &'g Generator<'g>,
    file: Generated,
    path: &'static str,
    urls: Urls<'static>,
}

impl<'g> ComplianceView<'g> {
    fn new(generator: &'g Generator<'_>, file: Generated) -> Self {
        let path = generator.contexts.input.site.generated_path(file);
        Self { generator, file, path, urls: Urls::from(path) }
    }

    fn places(&self) -> Places<'_> {
        let contexts = self.generator.contexts;
        let catalogue = self.generator.check.catalogue;
        Places::new(contexts.input.site, contexts.theme.lang(), catalogue, &self.urls)
    }

    fn head(&self) -> ViewHead {
        let site = self.generator.contexts.input.site;
        let views = VIEWS.map(|(name, file)| ViewLink {
            name,
            url: self.urls.to(site.generated_path(file)),
            current: file == self.file,
        });
        ViewHead { summary: Summary::of(self.generator.check.diagnostics), views }
    }

    fn render(
        &self,
        template: &str,
        compliance: impl Serialize,
    ) -> Result<RenderedFile, TemplateError> {
        let contexts = self.generator.contexts;
        let title = title(self.generator, self.file);
        let overview = contexts.input.site.generated_path(Generated::Compliance);
        let above = LinkContext { title: NAME, url: Some(self.urls.to(overview)) };
        let above = if self.file == Generated::Compliance { Vec::new() } else { vec![above] };
        let frame = contexts.generated(self.path, &title, above, &self.urls);
        let mut frame = contexts.dated(frame);
        frame.lists(contents(self.generator, self.file));
        self.generator.page(self.path, template, &ComplianceTemplate { frame, compliance })
    }
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
pub(super) fn html(explanation: &Explanation) -> String {
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
