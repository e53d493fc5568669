//! One wiki from its files to its findings and its site. The only place that knows the order.

mod baseline;
mod failure;
mod fix;
mod load;
mod survey;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

pub use baseline::read_baseline;
pub use failure::Failure;
pub use fix::{Change, Fixed, fix};
pub use load::kinds;
pub use survey::{Stamp, Survey};

use crate::check::{self, RuleSet, Waiver};
use crate::diagnostic::{BaselineEntry, Diagnostic, Finding, Level};
use crate::language::{Catalogue, Lang};
use crate::output::{self, Artifact, Content};
use crate::render;
use crate::report::{self, Report, ServiceRow};
use crate::site::Site;
use crate::source::SourceFile;
use crate::verdict::{self, Override, Policy};

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

/// A wiki that was read, with its findings.
#[derive(Debug)]
pub struct Session {
    options: Options,
    /// Everything that was read, joined.
    pub site: Site,
    /// The language of pages' frames and messages.
    pub lang: Lang,
    /// What is wrong, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// What the baseline knows and nothing matches any more; none without a baseline.
    pub stale_baseline: Vec<BaselineEntry>,
    /// Of all days.
    findings: Vec<Finding>,
    waivers: Vec<Waiver>,
    sources: HashMap<Arc<str>, Arc<SourceFile>>,
    theme: render::ThemeFiles,
    rules: RuleSet,
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
        let loaded = load::load(&options, overlay)?;
        all_known(&loaded.rules, &options.levels)?;
        let waivers = check::waivers(&loaded.site);
        let policy = policy(&loaded.rules, &loaded.site, &options);
        let context = check::Context {
            site: &loaded.site,
            unknown_keys: &loaded.unknown_keys,
            waivers: &waivers,
            rules: &loaded.rules,
        };
        let findings = check::run(&context, |rule| policy.wants(rule));
        let diagnostics = verdict::settle(&loaded.site, &findings, &waivers, &policy);
        Ok(Self {
            lang: loaded.lang,
            sources: loaded.sources,
            theme: loaded.theme,
            rules: loaded.rules,
            site: loaded.site,
            diagnostics,
            stale_baseline: Vec::new(),
            findings,
            waivers,
            options,
        })
    }

    /// Reads the wiki once more, as its files are now, with `as_of` as today.
    ///
    /// # Errors
    /// As [`Session::open`].
    pub fn reopen(&self, as_of: Date) -> Result<Self, Failure> {
        Self::open(Options { as_of, ..self.options.clone() })
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
        let policy = policy(&self.rules, &self.site, &self.options);
        verdict::horizon(&self.site, &self.findings, &self.waivers, &policy, until)
    }

    /// All services, what is promised of them, and what proves it.
    pub fn services(&self) -> Vec<ServiceRow> {
        report::services(&self.site, &self.diagnostics, &self.findings)
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
        let explanation = |code| Some((code, self.rules.explain(code, catalogue)?));
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
        let out = self.out();
        output::preflight(&out)?;
        let catalogue = Catalogue::new(self.lang);
        let rendered = render::render(&render::Input {
            site: &self.site,
            lang: self.lang,
            as_of: self.options.as_of,
            theme: &self.theme,
            name: self.name(),
            compliance: self.compliance(&catalogue),
        })?;
        let mut artifacts: Vec<Artifact> = rendered.into_iter().map(artifact).collect();
        artifacts.push(self.findings_file(&catalogue));
        Ok(match replacing {
            Replacing::Folder => output::publish(&out, artifacts)?,
            Replacing::Files => output::publish_in_place(&out, artifacts)?,
        })
    }

    /// What the site tells of the check.
    fn compliance<'a>(&'a self, catalogue: &'a Catalogue) -> render::Compliance<'a> {
        let codes: BTreeSet<&str> =
            self.diagnostics.iter().map(|it| &*it.finding.rule.code).collect();
        let rule = |code: &str| {
            let rule = self.rules.find(code)?;
            let (code, slug) = (rule.code.to_string(), rule.slug.to_string());
            let explanation = self.rules.explain(&code, catalogue)?;
            Some(render::RuleEntry { code, slug, explanation })
        };
        render::Compliance {
            catalogue,
            diagnostics: &self.diagnostics,
            waivers: self.waivers.iter().map(|waiver| self.waiver(waiver)).collect(),
            rules: codes.into_iter().filter_map(rule).collect(),
        }
    }

    fn waiver(&self, waiver: &Waiver) -> render::WaiverEntry {
        render::WaiverEntry {
            place: waiver.place.clone(),
            rule: waiver.rule.as_ref().map(|(rule, _)| rule.clone()).unwrap_or_default(),
            until: waiver.until.clone().unwrap_or_default(),
            reason: waiver.reason.clone().unwrap_or_default(),
            by: waiver.by.clone(),
            holds: policy(&self.rules, &self.site, &self.options).holds(waiver),
        }
    }

    /// The findings for machines, beside the pages.
    fn findings_file(&self, catalogue: &Catalogue) -> Artifact {
        let report = self.report(catalogue, &self.diagnostics, |_| true);
        let content = Content::Bytes(report::json(&report).into_bytes());
        Artifact { path: "api/findings.json".to_owned(), content }
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
    };
    Artifact { path: file.path, content }
}
