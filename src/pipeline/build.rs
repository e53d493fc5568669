//! Builds the site of a session.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::kept::KeptBuild;
use super::{Failure, Joined, Loaded, Options, Replacing, Session, load, outputs};
use crate::artifact::{Artifact, Content};
use crate::language::Catalogue;
use crate::output::{self, OutputError, Published, Spool};
use crate::render::{self, Earlier, Prints};
use crate::site::Site;
use crate::source;

/// A published site with the build cache for the next one.
pub struct Built {
    /// What was written.
    pub summary: output::PublishSummary,
    cache: render::BuildCache,
    published: Arc<Published>,
}

impl Joined {
    /// Updates, in the site that was `built`, only changed pages among `first` (output paths) and the assets of
    /// all pages, so that viewers of these pages need not wait for the check and the rest, which
    /// [`Session::update`] updates.
    ///
    /// # Errors
    /// As [`Session::build`].
    pub fn preview(
        &self,
        built: &Built,
        first: &BTreeSet<String>,
    ) -> Result<Option<Built>, Failure> {
        if first.is_empty() || !built.published.stands() {
            return Ok(None);
        }
        let input = input(&self.options, &self.site, &self.loaded, &|content| content);
        let (files, cache) = render::preview(&input, &built.cache, first)?;
        let files = built.published.with(output::fitting(files));
        let out = outputs::out(&self.options, &self.site.config);
        match output::publish_in_place(&out, files, Some(&built.published)) {
            Ok((summary, published)) => Ok(Some(Built { summary, cache, published })),
            Err(OutputError::Vanished { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

impl Session {
    /// Builds and publishes the site.
    ///
    /// # Errors
    /// Where a template fails or the folder cannot be written. The previous site is kept.
    pub fn build(&self, replacing: Replacing) -> Result<output::PublishSummary, Failure> {
        self.tidy();
        output::preflight(&self.out())?;
        let kept = self.options.keeps.then(|| KeptBuild::of(self));
        let prints = kept.as_ref().and_then(KeptBuild::read);
        let (summary, prints) = match self.publish(replacing, prints.as_ref()) {
            Err(Failure::Output(OutputError::Vanished { .. })) => self.publish(replacing, None),
            published => published,
        }?;
        if let Some(kept) = kept {
            kept.write(&prints);
        }
        Ok(summary)
    }

    /// Publishes the site, of which what another run has left in `prints` is not made again.
    fn publish(
        &self,
        replacing: Replacing,
        prints: Option<&Prints>,
    ) -> Result<(output::PublishSummary, Prints), Failure> {
        let (files, cache) = self.render(prints.map_or(Earlier::Nothing, Earlier::Run))?;
        let (out, files) = (self.out(), output::fitting(files));
        let summary = match replacing {
            Replacing::Folder => output::publish(&out, files)?,
            Replacing::Files => output::publish_in_place(&out, files, None)?.0,
        };
        Ok((summary, cache.into_prints()))
    }

    /// Updates the site that was `built`, file by file and changed files only; the result is that of
    /// [`Session::build`].
    ///
    /// # Errors
    /// As [`Session::build`].
    pub fn update(&self, before: Option<&Built>) -> Result<Built, Failure> {
        if before.is_none() {
            self.tidy();
        }
        match self.update_from(before.filter(|built| built.published.stands())) {
            Err(Failure::Output(OutputError::Vanished { .. })) => self.update_from(None),
            built => built,
        }
    }

    fn update_from(&self, before: Option<&Built>) -> Result<Built, Failure> {
        let out = self.out();
        if before.is_none() {
            output::preflight(&out)?;
        }
        let cache = before.map(|built| Earlier::Session(&built.cache));
        let (files, cache) = self.render(cache.unwrap_or(Earlier::Nothing))?;
        let before = before.map(|built| &built.published);
        let (summary, published) = output::publish_in_place(&out, output::fitting(files), before)?;
        Ok(Built { summary, cache, published })
    }

    /// Whether the history that pages show lacks older commits.
    pub fn has_shallow_history(&self) -> bool {
        self.loaded.history(&self.options.root).is_some_and(|history| history.is_shallow)
    }

    fn render(&self, before: Earlier<'_>) -> Result<(Vec<Artifact>, render::BuildCache), Failure> {
        let catalogue = Arc::new(Catalogue::new(self.lang));
        let spool = Spool::beside(&self.out());
        let keep = |content| spool.keep(content);
        let input = input(&self.options, &self.site, &self.loaded, &keep);
        let proof = self.proof();
        Ok(render::render(&input, self.compliance(&catalogue, &proof), before)?)
    }
}

fn input<'a>(
    options: &'a Options,
    site: &'a Arc<Site>,
    loaded: &'a Loaded,
    keep: &'a (dyn Fn(Content) -> Content + Sync),
) -> render::RenderInput<'a> {
    render::RenderInput {
        site,
        lang: loaded.lang,
        as_of: options.as_of,
        theme: &loaded.theme,
        history: loaded.history(&options.root),
        name: load::name(&options.root),
        read: |file| source::read_bytes(file).ok(),
        keep,
    }
}
