//! What can be typed.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use runbuch::check::RuleSet;
use runbuch::config::{OwnRule, parse_time_span};
use runbuch::diagnostic::Level;
use runbuch::language::Lang;
use runbuch::value::{Cadence, Interval};
use runbuch::verdict::Override;

// Help texts stand in the message files, under `cli-` and the name of the command or argument.
#[derive(Debug, Parser)]
#[command(name = "runbuch", version, max_term_width = 100, disable_help_flag = true)]
#[command(disable_version_flag = true, disable_help_subcommand = true)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What every command understands.
#[derive(Debug, clap::Args)]
pub(super) struct Global {
    #[arg(long, value_name = "DIR", global = true)]
    pub(super) root: Option<PathBuf>,
    #[arg(long, value_name = "de|en", global = true, value_parser = parse_lang)]
    pub(super) lang: Option<Lang>,
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub(super) color: When,
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub(super) verbose: bool,
    #[arg(long, value_name = "N", global = true)]
    pub(super) jobs: Option<NonZeroUsize>,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Build(Build),
    Check(Check),
    #[command(alias = "serve")]
    Watch(Watch),
    Rule(Rule),
    Schema(Schema),
    New(New),
    Init(Init),
    Log(Log),
    Due(Due),
    Report(Report),
    Completions {
        #[arg(hide_possible_values = true)]
        shell: clap_complete::Shell,
    },
    Man,
}

/// What decides about findings.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Project {
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub(super) as_of: Option<Date>,
    #[arg(long, value_name = "LEVEL", value_parser = parse_level)]
    pub(super) time_rules: Option<Level>,
    #[arg(short = 'A', long = "allow", value_name = "RULE", value_parser = parse_rule)]
    allow: Vec<String>,
    #[arg(short = 'W', long = "warn", value_name = "RULE", value_parser = parse_rule)]
    warn: Vec<String>,
    #[arg(short = 'D', long = "deny", value_name = "RULE", value_parser = parse_rule)]
    deny: Vec<String>,
}

impl Project {
    /// On this day, at the levels that the configuration sets.
    pub(super) fn on(as_of: Option<Date>) -> Self {
        Self { as_of, ..Self::default() }
    }

    /// The levels that were set; where a rule stands in several, the gravest counts.
    pub(super) fn levels(&self) -> Vec<Override> {
        let lists =
            [(&self.allow, Level::Off), (&self.warn, Level::Warning), (&self.deny, Level::Error)];
        let set = |(rules, level): (&Vec<String>, Level)| {
            rules.iter().map(|rules| Override { rules: rules.clone(), level }).collect::<Vec<_>>()
        };
        lists.into_iter().flat_map(set).collect()
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct Build {
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    #[arg(long)]
    pub(super) in_place: bool,
    #[arg(long)]
    pub(super) drafts: bool,
    #[arg(long)]
    pub(super) strict: bool,
    #[command(flatten)]
    pub(super) project: Project,
}

#[derive(Debug, clap::Args)]
pub(super) struct Check {
    pub(super) paths: Vec<PathBuf>,
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = parse_output)]
    pub(super) format: Vec<Output>,
    #[arg(long)]
    pub(super) fix: bool,
    #[arg(long)]
    pub(super) unsafe_fixes: bool,
    #[arg(long)]
    pub(super) diff: bool,
    #[arg(long)]
    pub(super) strict: bool,
    #[arg(long, conflicts_with = "strict")]
    pub(super) exit_zero: bool,
    #[arg(long, value_name = "FILE", num_args = 0..=1)]
    #[arg(conflicts_with = "diff")]
    pub(super) baseline: Option<Option<PathBuf>>,
    #[arg(long, value_name = "FILE", num_args = 0..=1)]
    #[arg(conflicts_with_all = ["baseline", "paths", "diff"])]
    pub(super) write_baseline: Option<Option<PathBuf>>,
    #[command(flatten)]
    pub(super) external: External,
    #[arg(long, value_name = "FILE", num_args = 1..)]
    #[arg(conflicts_with_all = ["paths", "format", "fix", "unsafe_fixes", "diff", "baseline"])]
    #[arg(conflicts_with_all = ["write_baseline", "external"])]
    pub(super) merge: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) project: Project,
}

/// Whether other hosts are asked, and how long.
#[derive(Debug, clap::Args)]
pub(super) struct External {
    #[arg(long)]
    pub(super) external: bool,
    #[arg(long, requires = "external")]
    pub(super) external_anchors: bool,
    #[arg(long, value_name = "TIME", requires = "external", value_parser = parse_time)]
    pub(super) external_budget: Option<Duration>,
    #[arg(long, value_name = "TIME", requires = "external", value_parser = parse_time)]
    pub(super) cache_age: Option<Duration>,
    #[arg(long, value_name = "I/N", requires = "external", value_parser = parse_partition)]
    pub(super) partition: Option<Partition>,
}

/// One of several parts of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Partition {
    /// From 1.
    pub(super) index: usize,
    /// How many there are.
    pub(super) count: usize,
}

#[derive(Debug, clap::Args)]
pub(super) struct Watch {
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    #[arg(long, value_name = "N")]
    pub(super) port: Option<u16>,
    #[arg(long)]
    pub(super) open: bool,
    #[arg(long, conflicts_with_all = ["port", "open"])]
    pub(super) no_serve: bool,
    #[arg(long, conflicts_with_all = ["out", "port", "open"])]
    pub(super) check_only: bool,
    #[arg(long)]
    pub(super) poll: bool,
    #[command(flatten)]
    pub(super) project: Project,
}

#[derive(Debug, clap::Args)]
pub(super) struct Rule {
    pub(super) rule: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Due {
    #[arg(long, value_name = "TIME", default_value = "P6M", value_parser = parse_horizon)]
    #[arg(hide_default_value = true)]
    pub(super) horizon: Horizon,
    #[arg(long, value_name = "FILE")]
    pub(super) ics: Option<PathBuf>,
    #[arg(long = "format", value_name = "FORMAT", default_value = "human")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub(super) list_format: ListFormat,
    #[command(flatten)]
    pub(super) project: Project,
}

/// How far to look ahead.
#[derive(Debug, Clone, Copy)]
pub(super) struct Horizon(Interval);

impl Horizon {
    /// The last day to look at; the calendar ends somewhere.
    pub(super) fn after(self, day: Date) -> Date {
        self.0.after(day).unwrap_or(Date::MAX)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// For people.
    Human,
    /// For machines.
    Json,
}

#[derive(Debug, clap::Args)]
pub(super) struct Report {
    #[arg(long = "format", value_name = "FORMAT", default_value = "markdown")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub(super) table_format: TableFormat,
    #[arg(long)]
    pub(super) bom: bool,
    #[command(flatten)]
    pub(super) project: Project,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum TableFormat {
    /// For spreadsheets.
    Csv,
    /// For machines.
    Json,
    /// For people.
    Markdown,
}

#[derive(Debug, clap::Args)]
pub(super) struct Schema {
    pub(super) kind: Option<String>,
    #[arg(long = "format", value_name = "FORMAT", default_value = "yaml")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub(super) data_format: DataFormat,
}

#[derive(Debug, clap::Args)]
pub(super) struct New {
    pub(super) kind: String,
    pub(super) name: String,
    #[arg(long, value_name = "KEY=VALUE", value_parser = parse_field)]
    pub(super) field: Vec<(String, String)>,
    #[arg(long, value_name = "FILE")]
    pub(super) path: Option<PathBuf>,
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub(super) as_of: Option<Date>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Init {
    pub(super) dir: Option<PathBuf>,
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub(super) as_of: Option<Date>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Log {
    pub(super) test_id: String,
    #[arg(long, value_name = "WORDS")]
    pub(super) result: String,
    #[arg(long)]
    pub(super) duration: Option<String>,
    #[arg(long, value_name = "DAY")]
    pub(super) date: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(super) owner: Option<String>,
    #[arg(long, value_name = "DURATION")]
    pub(super) age: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(super) follow_up: Option<String>,
    #[arg(long, visible_alias = "diff")]
    pub(super) dry_run: bool,
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub(super) as_of: Option<Date>,
}

/// How a schema is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DataFormat {
    /// YAML; a list for people where no kind is named.
    Yaml,
    /// JSON.
    Json,
}

/// A report and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Output {
    pub(super) format: Format,
    /// Standard output where there is none.
    pub(super) file: Option<PathBuf>,
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    Human,
    /// For machines (`schemas/findings.schema.json`).
    Json,
    /// For code scanning and editors.
    Sarif,
    /// For CI servers that show test results.
    Junit,
    /// For annotations of GitHub Actions.
    Github,
    /// For GitLab's Code Quality.
    Gitlab,
    /// For pull requests and job summaries.
    Markdown,
}

fn parse_lang(text: &str) -> Result<Lang, String> {
    Lang::from_tag(text).ok_or_else(|| "languages are `de` and `en`".to_owned())
}

fn parse_day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "a day is written `2026-01-31`".to_owned())
}

fn parse_horizon(text: &str) -> Result<Horizon, String> {
    let interval = Cadence::parse(text).ok().flatten().and_then(|cadence| cadence.interval());
    let interval = interval.filter(|interval| !interval.is_zero());
    interval.map(Horizon).ok_or_else(|| "a time is written `P6M`, `6 Monate` or `90 d`".to_owned())
}

fn parse_field(text: &str) -> Result<(String, String), String> {
    let pair = text.split_once('=').filter(|(key, _)| !key.trim().is_empty());
    let (key, value) = pair.ok_or_else(|| "a field is set by `key=value`".to_owned())?;
    Ok((key.trim().to_owned(), value.to_owned()))
}

fn parse_time(text: &str) -> Result<Duration, String> {
    parse_time_span(text).ok_or_else(|| "a time is written `90s`, `5m`, `2h` or `7d`".to_owned())
}

fn parse_partition(text: &str) -> Result<Partition, String> {
    let numbers = text.split_once('/');
    let numbers = numbers.and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
    match numbers {
        Some((index, count)) if 1 <= index && index <= count => Ok(Partition { index, count }),
        _ => Err("a part is written `2/5`: the second of five".to_owned()),
    }
}

fn parse_level(text: &str) -> Result<Level, String> {
    text.parse().map_err(|()| "levels are `error`, `warning`, `note` and `off`".to_owned())
}

/// Whether the wiki has a rule of its own of this code is known once it has been read.
fn parse_rule(text: &str) -> Result<String, String> {
    let built_in = RuleSet::default();
    if built_in.is_known(text) || OwnRule::is_code(text) {
        return Ok(text.to_owned());
    }
    Err(match built_in.nearest(text) {
        Some(rule) => format!("no such rule; did you mean {} ({})?", rule.code, rule.slug),
        None => "no such rule; `runbuch rule` lists them".to_owned(),
    })
}

fn parse_output(text: &str) -> Result<Output, String> {
    let (format, file) = text.split_once('=').map_or((text, None), |(f, file)| (f, Some(file)));
    let format = Format::from_str(format, true).map_err(|_| {
        let known: Vec<String> = Format::value_variants()
            .iter()
            .filter_map(|format| Some(format!("`{}`", format.to_possible_value()?.get_name())))
            .collect();
        format!("formats are {}, with `=FILE` to write a file", known.join(", "))
    })?;
    Ok(Output { format, file: file.map(PathBuf::from) })
}
