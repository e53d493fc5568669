//! Renders generated pages and files from the site, the check and the theme, where they have changed.

use serde::Serialize;

use super::build_cache::{CacheView, RenderTools};
use super::context::Contexts;
use super::prints::RenderedFile;
use super::results::Compliance;
use super::theme::TemplateError;
use crate::artifact::{Artifact, Content};
use crate::site::NavTarget;

/// The inputs of generated files.
#[derive(Clone, Copy)]
pub(super) struct Generator<'a> {
    pub(super) contexts: &'a Contexts<'a>,
    pub(super) tools: &'a RenderTools,
    pub(super) known: CacheView<'a>,
    pub(super) check: &'a Compliance<'a>,
    /// The pages of the wiki.
    pub(super) targets: &'a [NavTarget],
}

impl Generator<'_> {
    /// The page at `path`, rendered where its context has changed.
    pub(super) fn page(
        &self,
        path: &str,
        template: &str,
        context: &impl Serialize,
    ) -> Result<RenderedFile, TemplateError> {
        let fingerprint = self.tools.fingerprint(&(template, context));
        let render = || self.contexts.theme.render(template, context).map(Content::Text);
        self.known.file(path, fingerprint, render)
    }

    /// The file at `path` with this text.
    pub(super) fn text(&self, path: &str, text: String) -> RenderedFile {
        self.known.text(Artifact::text(path, text))
    }
}
