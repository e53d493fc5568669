//! Renders generated pages and files: one match arm per [`Generated`], which calls its module.

use super::generator::Generator;
use super::prints::RenderedFile;
use super::theme::TemplateError;
use super::{checklists, compliance, handbook, page_list, sitemap, tags};
use crate::site::Generated;

/// All generated files, except those with content-dependent names and those that `report` writes.
pub(super) fn files(generator: &Generator<'_>) -> Result<Vec<RenderedFile>, TemplateError> {
    let mut files = Vec::new();
    for generated in generator.contexts.input.site.generated() {
        files.extend(file(generator, generated)?);
    }
    Ok(files)
}

fn file(generator: &Generator<'_>, file: Generated) -> Result<Option<RenderedFile>, TemplateError> {
    let (path, contexts) = (generator.contexts.input.site.generated_path(file), generator.contexts);
    let is_of_frame = matches!(file, Generated::Pages | Generated::Sitemap | Generated::NotFound);
    if is_of_frame && let Some(same) = generator.known.of_frame(path) {
        return Ok(Some(same));
    }
    match file {
        Generated::Compliance => compliance::services(generator).map(Some),
        Generated::ComplianceDue => compliance::due(generator).map(Some),
        Generated::ComplianceFindings => compliance::findings(generator).map(Some),
        Generated::Checklists => checklists::page(generator),
        Generated::Tags => tags::page(generator).map(Some),
        Generated::Handbook => handbook::page(generator).map(Some),
        Generated::NotFound => generator.page(path, "404.html", &contexts.not_found()).map(Some),
        Generated::Pages => Ok(Some(generator.text(path, page_list::text(contexts)))),
        Generated::Sitemap => {
            let text = sitemap::text(contexts.input.site, generator.targets);
            Ok(Some(generator.text(path, text)))
        }
        // `Compliance::files` has them.
        Generated::Calendar
        | Generated::Findings
        | Generated::Services
        | Generated::Records
        | Generated::Metrics
        | Generated::Badge => Ok(None),
    }
}
