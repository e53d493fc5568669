//! How generated pages and files are made: from the site, the check and the theme, and only where they
//! are not what they were the last time.

use serde::Serialize;

use super::build_cache::{CacheView, RenderTools, RenderedFile};
use super::context::Contexts;
use super::results::Compliance;
use super::theme::TemplateError;
use crate::artifact::{Artifact, Content};
use crate::site::NavTarget;

/// What generated files are made of.
#[derive(Clone, Copy)]
pub(super) struct Generator<'a> {
    pub(super) contexts: &'a Contexts<'a>,
    pub(super) tools: &'a RenderTools,
    pub(super) known: CacheView<'a>,
    pub(super) check: &'a Compliance<'a>,
    /// The wiki's own pages.
    pub(super) targets: &'a [NavTarget],
}

impl Generator<'_> {
    /// The page at `path`, rendered where its context is not that of the last time.
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

    /// The file at `path` that holds `text`.
    pub(super) fn text(&self, path: &str, text: String) -> RenderedFile {
        self.known.text(Artifact::text(path, text))
    }
}
