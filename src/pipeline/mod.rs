//! Runs all steps from files to findings and the site. The only module that knows their order.

mod absent;
mod baseline;
mod build;
mod changes;
mod compliance;
#[cfg(feature = "external-links")]
mod external;
mod failure;
mod fix;
mod guess;
mod habits;
mod kept;
mod load;
mod outputs;
mod overlay;
mod pages;
mod publication;
mod sources;
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
pub use guess::LeftOut;
pub use load::kinds;
pub use overlay::Overlay;
pub use survey::Survey;

use crate::check::{self, Checked, ProbeRequest, ProbeResults, RuleSet};
use crate::config::ConfigError;
use crate::diagnostic::{BaselineEntry, Diagnostic, Forecast, Level, Position};
use crate::language::{Catalogue, Lang};
use crate::ops::{self, AgendaItem, Operations, ServiceStatus};
use crate::output;
use crate::record::{Record, UnreadBlock};
use crate::report::Report;
use crate::schema::KindRole;
use crate::site::Site;
use crate::source::SourceFile;
use crate::verdict::{self, Override, SeveritySettings};
use load::{Before, Loaded};

/// Options of the caller; everything else comes from `book.toml` and the files.
#[derive(Debug, Clone)]
pub struct Options {
    /// The project folder.
    pub root: PathBuf,
    /// The language, where it overrides that of the wiki.
    pub lang: Option<Lang>,
    /// The language where none is configured or detected.
    pub fallback_lang: Lang,
    /// The output folder, where it overrides `build-dir`.
    pub out: Option<PathBuf>,
    /// Whether drafts are published.
    pub drafts: bool,
    /// The as-of date.
    pub as_of: Date,
    /// Levels set for this run.
    pub levels: Vec<Override>,
    /// The highest level of rules that depend on the day.
    pub time_rules: Option<Level>,
    /// The results of probing external links, where that was done.
    pub external: Option<Arc<ProbeResults>>,
    /// Whether a build goes on from the last one, and keeps what the next one can go on from.
    pub keeps: bool,
}

impl Options {
    /// Default options for the project in `root` on the day `as_of`.
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
            keeps: false,
        }
    }
}

/// How the new site replaces the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replacing {
    /// The whole folder in one step, where the system supports it.
    Folder,
    /// File by file, each atomically; the folder itself stays, for servers that keep it open.
    Files,
}

/// A wiki that was read and checked.
#[derive(Debug)]
pub struct Session {
    options: Options,
    /// The joined wiki.
    pub site: Arc<Site>,
    /// The language of the page frame and of messages.
    pub lang: Lang,
    /// The diagnostics, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// Entries of the baseline that no longer match anything.
    pub stale_baseline: Vec<BaselineEntry>,
    checked: Checked,
    loaded: Loaded,
    /// The files on disk, by path.
    sources: HashMap<Arc<str>, Arc<SourceFile>>,
    /// The same with pages as they were put together.
    as_read: HashMap<Arc<str>, Arc<SourceFile>>,
}

/// A wiki that was read and joined, but not checked.
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

    /// Checks the wiki, reusing findings of a `previous` session where nothing has changed.
    pub fn check(self, previous: Option<&Session>) -> Session {
        let Self { options, site, loaded } = self;
        let policy = policy(&loaded.rules, &site, &options);
        let input = check::CheckInput {
            site: &site,
            unknown_keys: &loaded.unknown_keys,
            config_errors: &loaded.config_errors,
            idle: &loaded.idle,
            templates: &loaded.theme.templates(),
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
            as_read: loaded.as_read(loaded.sources()),
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
    /// Where the folder does not exist, a file cannot be read, the configuration is invalid, or there is no
    /// Markdown.
    pub fn open(options: Options) -> Result<Self, Failure> {
        Self::open_with(options, &Overlay::default())
    }

    /// Like [`Session::open`], with `overlay` instead of files on disk.
    ///
    /// # Errors
    /// As [`Session::open`].
    pub fn open_with(options: Options, overlay: &Overlay) -> Result<Self, Failure> {
        Ok(Joined::read(options, overlay, None)?.check(None))
    }

    /// The wiki after `changes` on disk, with `overlay` instead of files there, on the day `as_of`. Unchanged
    /// parts are neither read nor joined nor checked again. The result is that of [`Session::open_with`],
    /// except that an invalid `book.toml` is reported (`M006`) while that of this session stays in force.
    ///
    /// # Errors
    /// As [`Session::open`], except for an invalid `book.toml`. After an error, apply these changes together
    /// with later ones to this session.
    pub fn apply(
        &self,
        changes: &Changes,
        overlay: &Overlay,
        as_of: Date,
    ) -> Result<Self, Failure> {
        Ok(self.join(changes, overlay, as_of)?.check(Some(self)))
    }

    /// Like [`Session::apply`] without the check; pass this session to [`Joined::check`].
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

    /// The output folder.
    pub fn out(&self) -> PathBuf {
        outputs::out(&self.options, &self.site.config)
    }

    /// The usual output folder, where the site goes elsewhere because that holds files of somebody else.
    pub fn evaded_out(&self) -> Option<&'static str> {
        outputs::evaded(&self.options, &self.site.config)
    }

    /// The pages outside of the folder that was taken for the one with the pages, where they are worth a note.
    pub fn left_out(&self) -> Option<LeftOut> {
        let pages = self.site.all_pages().count();
        guess::left_out(&self.site.config, self.loaded.files(), pages)
    }

    /// The project folder.
    pub fn root(&self) -> &Path {
        &self.options.root
    }

    /// Errors of `book.toml` with their positions, while an older one stays in force.
    pub fn config_errors(&self) -> impl Iterator<Item = (&ConfigError, Position)> {
        self.loaded.config_errors.iter().map(|error| {
            let source = self.sources.get(&error.place.path);
            let start = Position { line: 1, column: 1 };
            (error, source.map_or(start, |source| source.position(error.place.span.start)))
        })
    }

    /// Whether the file at `path` is a source: a page, `book.toml` or a schema.
    pub fn has_read(&self, path: &str) -> bool {
        self.sources.contains_key(path)
    }

    /// The text of a source, as it is on disk or in the overlay.
    pub fn source(&self, path: &str) -> Option<&Arc<SourceFile>> {
        self.sources.get(path)
    }

    /// Writes a file of the wiki atomically, and creates it where missing.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        self.tidy();
        Ok(output::write_file(&self.root().join(path), bytes)?)
    }

    /// Removes temporary files that killed runs have left in the wiki.
    pub fn tidy(&self) {
        let files = self.loaded.files().map(|entry| entry.file.clone());
        output::remove_leftovers(files.filter(|file| output::is_temporary(file)));
    }

    /// The as-of date.
    pub fn as_of(&self) -> Date {
        self.options.as_of
    }

    /// The changes of findings on the days after the as-of date up to `until`, if the wiki does not change.
    pub fn horizon(&self, until: Date) -> Vec<Forecast> {
        let policy = policy(&self.loaded.rules, &self.site, &self.options);
        let Checked { findings, waivers, .. } = &self.checked;
        verdict::horizon(&self.site, findings, waivers, &policy, until)
    }

    /// What is due on account of `diagnostics` of the as-of date and of `forecasts`, by day.
    pub fn agenda<'d>(
        &self,
        diagnostics: &'d [Diagnostic],
        forecasts: &'d [Forecast],
    ) -> Vec<AgendaItem<'d>> {
        ops::agenda(self.as_of(), diagnostics, forecasts)
    }

    /// Everybody who is responsible for something: in records, in findings, and as a role.
    pub fn owners(&self) -> impl Iterator<Item = &str> {
        let of_records = self.site.records.all().filter_map(|it| it.values().text("owner"));
        let roles = self.site.records.of(&KindRole::Role).map(Record::name);
        let of_findings = self.checked.findings.iter().filter_map(|it| it.owner.as_deref());
        of_records.chain(roles).chain(of_findings)
    }

    /// All services with their status.
    pub fn services(&self) -> Vec<ServiceStatus> {
        self.services_of(&Operations::new(&self.site))
    }

    fn services_of(&self, operations: &Operations<'_>) -> Vec<ServiceStatus> {
        let found = &self.checked.findings;
        ops::statuses(&self.site, operations, self.as_of(), &self.diagnostics, found)
    }

    /// The records that `only` accepts, in page order.
    pub fn records(&self, only: impl Fn(&Record) -> bool) -> Vec<&Record> {
        self.site.records.all().filter(|record| only(record)).collect()
    }

    /// The blocks that look like data and were not read, as far as `only` accepts them, in page order.
    pub fn unread(&self, only: impl Fn(&UnreadBlock) -> bool) -> Vec<&UnreadBlock> {
        self.site.records.unread.iter().filter(|block| only(block)).collect()
    }

    /// The report about records, whose places are those of pages with what they include.
    pub fn record_report<'a>(&'a self, catalogue: &'a Catalogue) -> Report<'a> {
        Report { sources: &self.as_read, ..self.report(catalogue, &[], |_| true) }
    }

    /// The report about the pages that `only` accepts.
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

/// Checks that each rule with a level for this run exists.
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
