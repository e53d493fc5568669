//! What is in the pages and files that the site adds: an arm for each [`Generated`], a module for
//! what is in it.

use serde::Serialize;

use super::context::Contexts;
use super::memory::{Known, Made, Tools};
use super::theme::TemplateError;
use super::{Compliance, Content, OutputFile, compliance, handbook, page_list, progress, sitemap};
use crate::site::{Generated, NavTarget};

/// What generated files are made of.
#[derive(Clone, Copy)]
pub(super) struct Generator<'a> {
    pub(super) contexts: &'a Contexts<'a>,
    pub(super) tools: &'a Tools,
    pub(super) known: Known<'a>,
    pub(super) check: &'a Compliance<'a>,
    /// The wiki's own pages.
    pub(super) targets: &'a [NavTarget],
}

impl Generator<'_> {
    /// All of them but those whose names depend on what is in them, and those that `report` writes.
    pub(super) fn files(&self) -> Result<Vec<Made>, TemplateError> {
        let mut files = Vec::new();
        for file in self.contexts.input.site.generated() {
            files.extend(self.file(file)?);
        }
        Ok(files)
    }

    fn file(&self, file: Generated) -> Result<Option<Made>, TemplateError> {
        let path = file.path();
        let is_of_frame =
            matches!(file, Generated::Pages | Generated::Sitemap | Generated::NotFound);
        if is_of_frame && let Some(same) = self.known.of_frame(path) {
            return Ok(Some(same));
        }
        match file {
            Generated::Compliance => compliance::overview(self).map(Some),
            Generated::Progress => progress::page(self),
            Generated::Handbook => handbook::page(self).map(Some),
            Generated::NotFound => {
                self.page(path, "404.html", &self.contexts.not_found()).map(Some)
            }
            Generated::Pages => Ok(Some(self.text(path, page_list::text(self.contexts)))),
            Generated::Sitemap => {
                Ok(Some(self.text(path, sitemap::text(self.contexts.input.site, self.targets))))
            }
            // `Compliance::files` has them.
            Generated::Calendar | Generated::Findings | Generated::Services => Ok(None),
        }
    }

    /// The page at `path`, rendered where its context is not that of the last time.
    pub(super) fn page(
        &self,
        path: &str,
        template: &str,
        context: &impl Serialize,
    ) -> Result<Made, TemplateError> {
        let fingerprint = self.tools.fingerprint(&(template, context));
        let render = || self.contexts.theme.render(template, context).map(Content::Text);
        self.known.file(path, fingerprint, render)
    }

    fn text(&self, path: &str, text: String) -> Made {
        self.known.text(OutputFile::text(path, text))
    }
}
