//! One wiki from its files to its findings and its site. The only place that knows the order.

mod absent;
mod baseline;
mod build;
mod changes;
mod compliance;
#[cfg(feature = "external-links")]
mod external;
mod failure;
mod fix;
mod load;
mod overlay;
mod survey;
mod theme;

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

pub use baseline::read_baseline;
pub use build::Built;
pub use changes::Changes;
pub use failure::Failure;
pub use fix::{Change, Fixed, fix};
pub use load::kinds;
pub use overlay::Overlay;
pub use survey::Survey;

use crate::check::{self, Checked, ProbeRequest, ProbeResults, RuleSet};
use crate::config::ConfigError;
use crate::diagnostic::{BaselineEntry, Diagnostic, Forecast, Level, Position};
use crate::language::{Catalogue, Lang};
use crate::ops::{self, Operations, ServiceStatus};
use crate::output;
use crate::report::Report;
use crate::site::Site;
use crate::source::SourceFile;
use crate::verdict::{self, Override, SeveritySettings};
use load::{Before, Loaded};

/// What the caller decides; all else comes from `book.toml` and the files.
#[derive(Debug, Clone)]
pub struct Options {
    /// The project's folder.
    pub root: PathBuf,
    /// The language, where it is not the wiki's own.
    pub lang: Option<Lang>,
    /// The language of a wiki that neither names one nor shows one.
    pub fallback_lang: Lang,
    /// Where the site goes, where it is not `build-dir`.
    pub out: Option<PathBuf>,
    /// Whether drafts are published with the rest.
    pub drafts: bool,
    /// Whatever depends on today depends on this day.
    pub as_of: Date,
    /// Levels set for this run.
    pub levels: Vec<Override>,
    /// The highest level of rules that depend on the day.
    pub time_rules: Option<Level>,
    /// The results of probing external links, where that was done.
    pub external: Option<Arc<ProbeResults>>,
}

impl Options {
    /// The project in the folder `root` on the day `as_of`, with nothing else decided.
    pub fn new(root: PathBuf, fallback_lang: Lang, as_of: Date) -> Self {
        Self {
            root,
            lang: None,
            fallback_lang,
            out: None,
            drafts: false,
            as_of,
            levels: Vec::new(),
            time_rules: None,
            external: None,
        }
    }
}

/// How the new site takes the place of the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replacing {
    /// The whole folder in one step, where the system can.
    Folder,
    /// File by file, each whole; the folder stays the same, for servers that hold on to it.
    Files,
}

/// A wiki that was read, with its findings.
#[derive(Debug)]
pub struct Session {
    options: Options,
    /// Everything that was read, joined.
    pub site: Arc<Site>,
    /// The language of pages' frames and messages.
    pub lang: Lang,
    /// What is wrong, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// What the baseline knows and nothing matches any more; none without a baseline.
    pub stale_baseline: Vec<BaselineEntry>,
    checked: Checked,
    loaded: Loaded,
    sources: HashMap<Arc<str>, Arc<SourceFile>>,
}

/// A wiki that was read and joined, and not checked yet.
#[derive(Debug)]
pub struct Joined {
    options: Options,
    site: Arc<Site>,
    loaded: Loaded,
}

impl Joined {
    fn read(
        options: Options,
        overlay: &Overlay,
        previous: Option<(&Session, &Changes)>,
    ) -> Result<Self, Failure> {
        let before =
            previous.map(|(session, changes)| Before { loaded: &session.loaded, changes, overlay });
        let loaded = load::load(&options, overlay, before)?;
        all_known(&loaded.rules, &options.levels)?;
        let previous = previous.map(|(session, _)| &*session.site);
        let site = Site::join(loaded.parts.clone(), previous).into();
        Ok(Self { options, site, loaded })
    }

    /// Checks it. What a `previous` session has found where nothing has changed since is not looked
    /// for again.
    pub fn check(self, previous: Option<&Session>) -> Session {
        let Self { options, site, loaded } = self;
        let policy = policy(&loaded.rules, &site, &options);
        let input = check::CheckInput {
            site: &site,
            unknown_keys: &loaded.unknown_keys,
            config_errors: &loaded.config_errors,
            idle: &loaded.idle,
            lang: loaded.lang,
            rules: &loaded.rules,
            wanted: &|rule| policy.wants(rule),
            external: options.external.as_deref(),
            absent: &absent::of_links(&site, &options.root).into(),
        };
        let checked = previous.map(|session| (&*session.site, &session.checked));
        let checked = check::run(&input, checked);
        let diagnostics = verdict::settle(&site, &checked.findings, &checked.waivers, &policy);
        Session {
            lang: loaded.lang,
            sources: loaded.sources(),
            loaded,
            site,
            diagnostics,
            stale_baseline: Vec::new(),
            checked,
            options,
        }
    }
}

impl Session {
    /// Reads the wiki and checks it.
    ///
    /// # Errors
    /// Where the work cannot be done at all: no such folder, a file that cannot be read, a
    /// configuration that cannot be understood, no Markdown.
    pub fn open(options: Options) -> Result<Self, Failure> {
        Self::open_with(options, &Overlay::default())
    }

    /// The same with `overlay` in the place of files on disk.
    ///
    /// # Errors
    /// As [`Session::open`].
    pub fn open_with(options: Options, overlay: &Overlay) -> Result<Self, Failure> {
        Ok(Joined::read(options, overlay, None)?.check(None))
    }

    /// The wiki after `changes` on disk, with `overlay` in the place of files there and `as_of` as
    /// today. What they leave as it was is neither read nor joined nor checked again; the outcome is
    /// that of [`Session::open_with`], save that a `book.toml` which cannot be understood is
    /// reported (`M006`) while the one of this session stays in force.
    ///
    /// # Errors
    /// As [`Session::open`], a broken `book.toml` aside. Then this session is still the one to go on
    /// from, with these changes and later ones together.
    pub fn apply(
        &self,
        changes: &Changes,
        overlay: &Overlay,
        as_of: Date,
    ) -> Result<Self, Failure> {
        Ok(self.join(changes, overlay, as_of)?.check(Some(self)))
    }

    /// The same but for the check, for which [`Joined::check`] gets this session.
    ///
    /// # Errors
    /// As [`Session::apply`].
    pub fn join(
        &self,
        changes: &Changes,
        overlay: &Overlay,
        as_of: Date,
    ) -> Result<Joined, Failure> {
        let options = Options { as_of, ..self.options.clone() };
        Joined::read(options, overlay, Some((self, changes)))
    }

    /// The same wiki, checked with the results of probing external links.
    ///
    /// # Errors
    /// As [`Session::open`].
    pub fn with_probe_results(&self, results: Arc<ProbeResults>) -> Result<Self, Failure> {
        let options = Options { external: Some(results), ..self.options.clone() };
        let overlay = &self.loaded.overlay;
        let joined = Joined::read(options, overlay, Some((self, &Changes::default())))?;
        Ok(joined.check(Some(self)))
    }

    /// The results of probing external links, where that was done.
    pub fn external(&self) -> Option<&Arc<ProbeResults>> {
        self.options.external.as_ref()
    }

    /// The external addresses that pages accepted by `only` link to.
    pub fn probe_request(&self, only: impl Fn(&str) -> bool, anchors: bool) -> ProbeRequest {
        ProbeRequest::new(&self.site, only, anchors)
    }

    /// The folder that the site goes to.
    pub fn out(&self) -> PathBuf {
        load::out(&self.options, &self.site.config)
    }

    /// The project's folder.
    pub fn root(&self) -> &Path {
        &self.options.root
    }

    /// What is wrong with `book.toml`, and where, while an older one stays in force.
    pub fn config_errors(&self) -> impl Iterator<Item = (&ConfigError, Position)> {
        self.loaded.config_errors.iter().map(|error| {
            let source = self.sources.get(&error.place.path);
            let start = Position { line: 1, column: 1 };
            (error, source.map_or(start, |source| source.position(error.place.span.start)))
        })
    }

    /// Whether the file at `path` is one that the wiki was made from: a page, `book.toml`, a schema.
    pub fn has_read(&self, path: &str) -> bool {
        self.sources.contains_key(path)
    }

    /// Writes a file of the wiki whole, also where none was.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        self.tidy();
        Ok(output::write_file(&self.root().join(path), bytes)?)
    }

    /// Removes what killed runs have left between the files of the wiki.
    pub fn tidy(&self) {
        let files = self.loaded.files().map(|entry| entry.file.clone());
        output::remove_leftovers(files.filter(|file| output::is_temporary(file)));
    }

    /// The day that counts as today.
    pub fn as_of(&self) -> Date {
        self.options.as_of
    }

    /// What will be different on the days after today up to `until`, if nobody changes the wiki.
    pub fn horizon(&self, until: Date) -> Vec<Forecast> {
        let policy = policy(&self.loaded.rules, &self.site, &self.options);
        let Checked { findings, waivers, .. } = &self.checked;
        verdict::horizon(&self.site, findings, waivers, &policy, until)
    }

    /// All services, what is promised of them, and what proves it.
    pub fn services(&self) -> Vec<ServiceStatus> {
        let operations = Operations::new(&self.site);
        ops::statuses(&self.site, &operations, &self.diagnostics, &self.checked.findings)
    }

    /// What a report format prints about the pages that `only` accepts.
    pub fn report<'a>(
        &'a self,
        catalogue: &'a Catalogue,
        diagnostics: &'a [Diagnostic],
        only: impl Fn(&str) -> bool,
    ) -> Report<'a> {
        let pages = self.site.all_pages().map(|id| self.site.page(id).path());
        let codes: BTreeSet<&str> = diagnostics.iter().map(|it| &*it.finding.rule.code).collect();
        let explanation = |code| Some((code, self.loaded.rules.explain(code, catalogue)?));
        Report {
            diagnostics,
            stale_baseline: self.stale_baseline.iter().filter(|it| only(&it.path)).collect(),
            explanations: codes.into_iter().filter_map(explanation).collect(),
            sources: &self.sources,
            catalogue,
            as_of: self.options.as_of,
            pages: pages.filter(|path| only(path)).count(),
        }
    }
}

/// Whether each rule whose level is set for this run exists.
fn all_known(rules: &RuleSet, levels: &[Override]) -> Result<(), Failure> {
    match levels.iter().map(|set| &set.rules).find(|name| !rules.is_known(name)) {
        None => Ok(()),
        Some(name) => {
            let near = rules.nearest(name);
            let near = near.map(|rule| (rule.code.to_string(), rule.slug.to_string()));
            Err(Failure::NoRule { name: name.clone(), near })
        }
    }
}

fn policy(rules: &RuleSet, site: &Site, options: &Options) -> SeveritySettings {
    SeveritySettings::new(
        rules.clone(),
        &site.config,
        &options.levels,
        options.time_rules,
        options.as_of,
    )
}
