//! One wiki from its files to its findings and its site. The only place that knows the order.

mod baseline;
mod changes;
mod failure;
mod fix;
mod load;
mod survey;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

pub use baseline::read_baseline;
pub use changes::Changes;
pub use failure::Failure;
pub use fix::{Change, Fixed, fix};
pub use load::kinds;
pub use survey::Survey;

use crate::check::{self, Checked, RuleSet, Waiver};
use crate::diagnostic::{BaselineEntry, Diagnostic, Level};
use crate::language::{Catalogue, Lang};
use crate::output::{self, Artifact, Content, OutputError, Published};
use crate::render;
use crate::report::{self, Report, ServiceRow};
use crate::site::Site;
use crate::source::SourceFile;
use crate::verdict::{self, Override, Policy};
use load::{Before, Loaded};

/// Bytes that are read instead of those on disk, by path from the project root.
pub type Overlay = BTreeMap<Arc<str>, Vec<u8>>;

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
    /// Whatever depends on today depends on this day.
    pub as_of: Date,
    /// Levels set for this run.
    pub levels: Vec<Override>,
    /// The highest level of rules that depend on the day.
    pub time_rules: Option<Level>,
}

/// How the new site takes the place of the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replacing {
    /// The whole folder in one step, where the system can.
    Folder,
    /// File by file, each whole; the folder stays the same, for servers that hold on to it.
    Files,
}

/// A site that was made, and what the next one need not make again.
pub struct Built {
    /// What was written.
    pub summary: output::Summary,
    memory: render::Memory,
    published: Arc<Published>,
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

impl Session {
    /// Reads the wiki and checks it.
    ///
    /// # Errors
    /// Where the work cannot be done at all: no such folder, a file that cannot be read, a
    /// configuration that cannot be understood, no Markdown.
    pub fn open(options: Options) -> Result<Self, Failure> {
        Self::open_with(options, &Overlay::new())
    }

    /// The same with `overlay` in the place of files on disk.
    ///
    /// # Errors
    /// As [`Session::open`].
    pub fn open_with(options: Options, overlay: &Overlay) -> Result<Self, Failure> {
        Self::read(options, overlay, None)
    }

    /// The wiki as its files are after `changes`, with `as_of` as today. What they leave as it was
    /// is not read, joined and checked again; the outcome is that of [`Session::open`].
    ///
    /// # Errors
    /// As [`Session::open`].
    pub fn advance(&self, changes: &Changes, as_of: Date) -> Result<Self, Failure> {
        let options = Options { as_of, ..self.options.clone() };
        Self::read(options, &Overlay::new(), Some((self, changes)))
    }

    fn read(
        options: Options,
        overlay: &Overlay,
        previous: Option<(&Self, &Changes)>,
    ) -> Result<Self, Failure> {
        let before = previous.map(|(session, changes)| Before { loaded: &session.loaded, changes });
        let loaded = load::load(&options, overlay, before)?;
        all_known(&loaded.rules, &options.levels)?;
        let previous = previous.map(|(session, _)| session);
        let site = Site::join(loaded.parts.clone(), previous.map(|session| &*session.site));
        let checked = previous.map(|session| (&*session.site, &session.checked));
        let policy = policy(&loaded.rules, &site, &options);
        let input = check::Input {
            site: &site,
            unknown_keys: &loaded.unknown_keys,
            rules: &loaded.rules,
            wanted: &|rule| policy.wants(rule),
        };
        let checked = check::run(&input, checked);
        let diagnostics = verdict::settle(&site, &checked.findings, &checked.waivers, &policy);
        Ok(Self {
            lang: loaded.lang,
            sources: loaded.sources(),
            loaded,
            site: site.into(),
            diagnostics,
            stale_baseline: Vec::new(),
            checked,
            options,
        })
    }

    /// The folder that the site goes to.
    pub fn out(&self) -> PathBuf {
        load::out(&self.options, &self.site.config)
    }

    /// The project's folder.
    pub fn root(&self) -> &Path {
        &self.options.root
    }

    /// The day that counts as today.
    pub fn as_of(&self) -> Date {
        self.options.as_of
    }

    /// What will be different on the days after today up to `until`, if nobody changes the wiki.
    pub fn horizon(&self, until: Date) -> Vec<verdict::Change> {
        let policy = policy(&self.loaded.rules, &self.site, &self.options);
        let Checked { findings, waivers, .. } = &self.checked;
        verdict::horizon(&self.site, findings, waivers, &policy, until)
    }

    /// All services, what is promised of them, and what proves it.
    pub fn services(&self) -> Vec<ServiceRow> {
        report::services(&self.site, &self.diagnostics, &self.checked.findings)
    }

    /// What a report format prints about the pages that `only` accepts.
    pub fn report<'a>(
        &'a self,
        catalogue: &'a Catalogue,
        diagnostics: &'a [Diagnostic],
        only: impl Fn(&str) -> bool,
    ) -> Report<'a> {
        let pages = self.site.published().map(|id| self.site.page(id).path());
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

    /// Makes the site and puts it into its folder.
    ///
    /// # Errors
    /// A template that cannot be used, or a folder that cannot be written. The former site stays.
    pub fn build(&self, replacing: Replacing) -> Result<output::Summary, Failure> {
        if replacing == Replacing::Files {
            return Ok(self.update(None)?.summary);
        }
        let out = self.out();
        output::preflight(&out)?;
        let (artifacts, _) = self.render(None)?;
        Ok(output::publish(&out, artifacts)?)
    }

    /// Makes the site file by file, and of what was `built` before only what is different now; the
    /// outcome is that of [`Session::build`].
    ///
    /// # Errors
    /// As [`Session::build`].
    pub fn update(&self, before: Option<&Built>) -> Result<Built, Failure> {
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
        let (artifacts, memory) = self.render(before.map(|built| &built.memory))?;
        let before = before.map(|built| &built.published);
        let (summary, published) = output::publish_in_place(&out, artifacts, before)?;
        Ok(Built { summary, memory, published })
    }

    fn render(
        &self,
        memory: Option<&render::Memory>,
    ) -> Result<(Vec<Artifact>, render::Memory), Failure> {
        let catalogue = Catalogue::new(self.lang);
        let input = render::Input {
            site: &self.site,
            lang: self.lang,
            as_of: self.options.as_of,
            theme: &self.loaded.theme,
            name: self.name(),
            compliance: self.compliance(&catalogue),
        };
        let (files, memory) = render::render(&input, memory)?;
        Ok((files.into_iter().map(artifact).collect(), memory))
    }

    /// What the site tells of the check.
    fn compliance<'a>(&'a self, catalogue: &'a Catalogue) -> render::Compliance<'a> {
        let codes: BTreeSet<&str> =
            self.diagnostics.iter().map(|it| &*it.finding.rule.code).collect();
        let rule = |code: &str| {
            let rule = self.loaded.rules.find(code)?;
            let (code, slug) = (rule.code.to_string(), rule.slug.to_string());
            let explanation = self.loaded.rules.explain(&code, catalogue)?;
            Some(render::RuleEntry { code, slug, explanation })
        };
        render::Compliance {
            catalogue,
            diagnostics: &self.diagnostics,
            waivers: self.checked.waivers.iter().map(|waiver| self.waiver(waiver)).collect(),
            rules: codes.into_iter().filter_map(rule).collect(),
            json: report::json(&self.report(catalogue, &self.diagnostics, |_| true)),
        }
    }

    fn waiver(&self, waiver: &Waiver) -> render::WaiverEntry {
        render::WaiverEntry {
            place: waiver.place.clone(),
            rule: waiver.rule.as_ref().map(|(rule, _)| rule.clone()).unwrap_or_default(),
            until: waiver.until.clone().unwrap_or_default(),
            reason: waiver.reason.clone().unwrap_or_default(),
            by: waiver.by.clone(),
            holds: policy(&self.loaded.rules, &self.site, &self.options).holds(waiver),
        }
    }

    /// What the wiki is called where nothing in it says: its folder's name.
    fn name(&self) -> &str {
        self.options.root.file_name().and_then(|name| name.to_str()).unwrap_or("Runbuch")
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

fn policy(rules: &RuleSet, site: &Site, options: &Options) -> Policy {
    Policy::new(rules.clone(), &site.config, &options.levels, options.time_rules, options.as_of)
}

fn artifact(file: render::OutputFile) -> Artifact {
    let content = match file.content {
        render::Content::Text(text) => Content::Bytes(text.into_bytes()),
        render::Content::Copy(from) => Content::Copy(from),
        render::Content::Same => Content::Same,
    };
    Artifact { path: file.path, content }
}
