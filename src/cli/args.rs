//! What can be typed.

mod due;
mod lsp;
mod records;
mod values;
mod watch;

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::diagnostic::{Level, msg};
use crate::language::Lang;
use crate::verdict::Override;
pub(super) use due::{DueArgs, FailOn};
pub(super) use lsp::LspArgs;
pub(super) use records::RecordsArgs;
use values::{
    parse_day, parse_delimiter, parse_field, parse_lang, parse_level, parse_output,
    parse_partition, parse_rule, parse_time,
};
pub(super) use watch::WatchArgs;

// Helps are names of messages, which `help` puts into the language of the reader.
#[derive(Debug, Parser)]
#[command(about = msg!(cli_runbuch).id())]
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
    #[arg(help = msg!(cli_arg_root).id())]
    #[arg(long, value_name = "DIR", global = true)]
    pub(super) root: Option<PathBuf>,
    #[arg(help = msg!(cli_arg_lang).id())]
    #[arg(long, value_name = "de|en", global = true, value_parser = parse_lang)]
    pub(super) lang: Option<Lang>,
    #[arg(help = msg!(cli_arg_color).id())]
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub(super) color: When,
    #[arg(help = msg!(cli_arg_quiet).id())]
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    #[arg(help = msg!(cli_arg_verbose).id())]
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub(super) verbose: bool,
    #[arg(help = msg!(cli_arg_jobs).id())]
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
    #[command(about = msg!(cli_build).id())]
    Build(BuildArgs),
    #[command(about = msg!(cli_check).id())]
    Check(CheckArgs),
    #[command(about = msg!(cli_watch).id())]
    #[command(alias = "serve")]
    Watch(WatchArgs),
    #[command(about = msg!(cli_lsp).id())]
    Lsp(LspArgs),
    #[command(about = msg!(cli_rule).id())]
    Rule(RuleArgs),
    #[command(about = msg!(cli_schema).id())]
    Schema(SchemaArgs),
    #[command(about = msg!(cli_new).id())]
    New(NewArgs),
    #[command(about = msg!(cli_init).id())]
    Init(InitArgs),
    #[command(about = msg!(cli_log).id())]
    Log(LogArgs),
    #[command(about = msg!(cli_due).id())]
    Due(DueArgs),
    #[command(about = msg!(cli_report).id())]
    Report(ReportArgs),
    #[command(about = msg!(cli_records).id())]
    Records(RecordsArgs),
    #[command(about = msg!(cli_theme).id())]
    Theme(ThemeArgs),
    #[command(about = msg!(cli_docs).id())]
    Docs(DocsArgs),
    #[command(about = msg!(cli_completions).id())]
    Completions {
        #[arg(help = msg!(cli_arg_shell).id())]
        #[arg(hide_possible_values = true)]
        shell: clap_complete::Shell,
    },
    #[command(about = msg!(cli_man).id())]
    Man {
        #[arg(help = msg!(cli_arg_man_out).id())]
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
}

/// What decides about findings.
#[derive(Debug, Default, clap::Args)]
pub(super) struct ProjectArgs {
    #[arg(help = msg!(cli_arg_as_of).id())]
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub(super) as_of: Option<Date>,
    #[arg(help = msg!(cli_arg_time_rules).id())]
    #[arg(long, value_name = "LEVEL", value_parser = parse_level)]
    pub(super) time_rules: Option<Level>,
    #[arg(help = msg!(cli_arg_allow).id())]
    #[arg(short = 'A', long = "allow", value_name = "RULE", value_parser = parse_rule)]
    allow: Vec<String>,
    #[arg(help = msg!(cli_arg_warn).id())]
    #[arg(short = 'W', long = "warn", value_name = "RULE", value_parser = parse_rule)]
    warn: Vec<String>,
    #[arg(help = msg!(cli_arg_deny).id())]
    #[arg(short = 'D', long = "deny", value_name = "RULE", value_parser = parse_rule)]
    deny: Vec<String>,
}

impl ProjectArgs {
    /// On this day, at the levels that the configuration sets.
    pub(super) fn on(as_of: Option<Date>) -> Self {
        Self { as_of, ..Self::default() }
    }

    /// The levels that were set; where a rule is in several, the gravest counts.
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
pub(super) struct BuildArgs {
    #[arg(help = msg!(cli_arg_out).id())]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    #[arg(long, help = msg!(cli_arg_in_place).id())]
    pub(super) in_place: bool,
    #[arg(long, help = msg!(cli_arg_drafts).id())]
    pub(super) drafts: bool,
    #[arg(long, help = msg!(cli_arg_no_cache).id())]
    pub(super) no_cache: bool,
    #[arg(long, help = msg!(cli_arg_strict).id())]
    pub(super) strict: bool,
    #[command(flatten)]
    pub(super) project: ProjectArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    #[arg(help = msg!(cli_arg_paths).id())]
    pub(super) paths: Vec<PathBuf>,
    #[arg(help = msg!(cli_arg_stdin_filename).id())]
    #[arg(long, value_name = "PATH")]
    #[arg(conflicts_with_all = ["fix", "unsafe_fixes", "diff", "write_baseline", "external"])]
    pub(super) stdin_filename: Option<PathBuf>,
    #[arg(help = msg!(cli_arg_format).id())]
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = parse_output)]
    pub(super) format: Vec<OutputArgs>,
    #[arg(help = msg!(cli_arg_statistics).id())]
    #[arg(long, conflicts_with_all = ["format", "diff"])]
    pub(super) statistics: bool,
    #[arg(help = msg!(cli_arg_no_fold).id())]
    #[arg(long, conflicts_with_all = ["statistics", "diff"])]
    pub(super) no_fold: bool,
    #[arg(help = msg!(cli_arg_fix).id())]
    #[arg(long)]
    pub(super) fix: bool,
    #[arg(help = msg!(cli_arg_unsafe_fixes).id())]
    #[arg(long)]
    pub(super) unsafe_fixes: bool,
    #[arg(help = msg!(cli_arg_diff).id())]
    #[arg(long)]
    pub(super) diff: bool,
    #[arg(help = msg!(cli_arg_strict).id())]
    #[arg(long)]
    pub(super) strict: bool,
    #[arg(help = msg!(cli_arg_exit_zero).id())]
    #[arg(long, conflicts_with = "strict")]
    pub(super) exit_zero: bool,
    #[arg(help = msg!(cli_arg_baseline).id())]
    #[arg(long, value_name = "FILE", num_args = 0..=1)]
    #[arg(conflicts_with = "diff")]
    pub(super) baseline: Option<Option<PathBuf>>,
    #[arg(help = msg!(cli_arg_write_baseline).id())]
    #[arg(long, value_name = "FILE", num_args = 0..=1)]
    #[arg(conflicts_with_all = ["baseline", "paths", "diff"])]
    pub(super) write_baseline: Option<Option<PathBuf>>,
    #[command(flatten)]
    pub(super) external: ExternalArgs,
    #[arg(help = msg!(cli_arg_merge).id())]
    #[arg(long, value_name = "FILE", num_args = 1..)]
    #[arg(conflicts_with_all = ["paths", "format", "fix", "unsafe_fixes", "diff", "baseline"])]
    #[arg(conflicts_with_all = ["write_baseline", "external", "statistics", "no_fold", "stdin_filename"])]
    pub(super) merge: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) project: ProjectArgs,
}

/// Whether other hosts are asked, and how long.
#[derive(Debug, clap::Args)]
pub(super) struct ExternalArgs {
    #[arg(help = msg!(cli_arg_external).id())]
    #[arg(long)]
    pub(super) external: bool,
    #[arg(help = msg!(cli_arg_external_anchors).id())]
    #[arg(long, requires = "external")]
    pub(super) external_anchors: bool,
    #[arg(help = msg!(cli_arg_external_budget).id())]
    #[arg(long, value_name = "TIME", requires = "external", value_parser = parse_time)]
    pub(super) external_budget: Option<Duration>,
    #[arg(help = msg!(cli_arg_cache_age).id())]
    #[arg(long, value_name = "TIME", requires = "external", value_parser = parse_time)]
    pub(super) cache_age: Option<Duration>,
    #[arg(help = msg!(cli_arg_partition).id())]
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
pub(super) struct RuleArgs {
    #[arg(help = msg!(cli_arg_rule).id())]
    pub(super) rule: Option<String>,
    #[arg(help = msg!(cli_arg_rule_format).id())]
    #[arg(long = "format", value_name = "FORMAT", default_value = "text")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub(super) rule_format: RuleFormat,
}

/// How rules are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum RuleFormat {
    /// For people.
    Text,
    /// For machines.
    Json,
}

#[derive(Debug, clap::Args)]
pub(super) struct ThemeArgs {
    #[arg(help = msg!(cli_arg_theme_files).id())]
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<String>,
    #[arg(help = msg!(cli_arg_export).id())]
    #[arg(long, value_name = "DIR", num_args = 0..=1)]
    pub(super) export: Option<Option<PathBuf>>,
}

#[derive(Debug, clap::Args)]
pub(super) struct DocsArgs {
    #[arg(help = msg!(cli_arg_docs_path).id())]
    #[arg(long)]
    pub(super) path: bool,
}

/// How records and due days are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// For people.
    Human,
    /// For machines (`schemas/records.schema.json`, `schemas/due.schema.json`).
    Json,
    /// For spreadsheets.
    Csv,
    /// For mails, chats and job summaries.
    Markdown,
}

#[derive(Debug, clap::Args)]
pub(super) struct ReportArgs {
    #[arg(help = msg!(cli_arg_table_format).id())]
    #[arg(long = "format", value_name = "FORMAT", default_value = "markdown")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub(super) table_format: TableFormat,
    #[arg(help = msg!(cli_arg_bom).id())]
    #[arg(long)]
    pub(super) bom: bool,
    #[arg(help = msg!(cli_arg_delimiter).id())]
    #[arg(long, value_name = "CHARACTER", value_parser = parse_delimiter)]
    pub(super) delimiter: Option<u8>,
    #[command(flatten)]
    pub(super) project: ProjectArgs,
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
pub(super) struct SchemaArgs {
    #[arg(help = msg!(cli_arg_kind).id())]
    pub(super) kind: Option<String>,
    #[arg(help = msg!(cli_arg_data_format).id())]
    #[arg(long = "format", value_name = "FORMAT", default_value = "yaml")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub(super) data_format: DataFormat,
    #[arg(help = msg!(cli_arg_editor).id())]
    #[arg(long, requires = "kind", conflicts_with = "data_format")]
    pub(super) editor: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct NewArgs {
    #[arg(help = msg!(cli_arg_kind).id())]
    pub(super) kind: String,
    #[arg(help = msg!(cli_arg_name).id())]
    pub(super) name: String,
    #[arg(help = msg!(cli_arg_field).id())]
    #[arg(long, value_name = "KEY=VALUE", value_parser = parse_field)]
    pub(super) field: Vec<(String, String)>,
    #[arg(help = msg!(cli_arg_path).id())]
    #[arg(long, value_name = "FILE")]
    pub(super) path: Option<PathBuf>,
    #[arg(help = msg!(cli_arg_as_of).id())]
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub(super) as_of: Option<Date>,
}

#[derive(Debug, clap::Args)]
pub(super) struct InitArgs {
    #[arg(help = msg!(cli_arg_dir).id())]
    pub(super) dir: Option<PathBuf>,
    #[arg(help = msg!(cli_arg_as_of).id())]
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub(super) as_of: Option<Date>,
}

#[derive(Debug, clap::Args)]
pub(super) struct LogArgs {
    #[arg(help = msg!(cli_arg_log_name).id())]
    pub(super) name: String,
    #[arg(help = msg!(cli_arg_result).id())]
    #[arg(long, value_name = "WORDS")]
    pub(super) result: Option<String>,
    #[arg(help = msg!(cli_arg_duration).id())]
    #[arg(long)]
    pub(super) duration: Option<String>,
    #[arg(help = msg!(cli_arg_date).id())]
    #[arg(long, value_name = "DAY")]
    pub(super) date: Option<String>,
    #[arg(help = msg!(cli_arg_owner).id())]
    #[arg(long, value_name = "NAME")]
    pub(super) owner: Option<String>,
    #[arg(help = msg!(cli_arg_age).id())]
    #[arg(long, value_name = "DURATION")]
    pub(super) age: Option<String>,
    #[arg(help = msg!(cli_arg_follow_up).id())]
    #[arg(long, value_name = "TEXT")]
    pub(super) follow_up: Option<String>,
    #[arg(help = msg!(cli_arg_dry_run).id())]
    #[arg(long, visible_alias = "diff")]
    pub(super) dry_run: bool,
    #[arg(help = msg!(cli_arg_as_of).id())]
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
pub(super) struct OutputArgs {
    pub(super) format: Format,
    /// Standard output where there is none.
    pub(super) file: Option<PathBuf>,
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    Human,
    /// For editors and logs: one line per finding.
    Concise,
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
