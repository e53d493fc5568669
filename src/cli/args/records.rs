//! What can be typed after `runbuch records`.

use clap::ValueEnum;
use jiff::civil::Date;

use super::parse_day;
use crate::diagnostic::msg;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct RecordsArgs {
    #[arg(help = msg!(cli_arg_kind).id())]
    pub(in crate::cli) kind: Option<String>,
    #[arg(help = msg!(cli_arg_unread).id())]
    #[arg(long)]
    pub(in crate::cli) unread: bool,
    #[arg(help = msg!(cli_arg_record_format).id())]
    #[arg(long = "format", value_name = "FORMAT", default_value = "human")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub(in crate::cli) record_format: RecordFormat,
    #[arg(help = msg!(cli_arg_as_of).id())]
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub(in crate::cli) as_of: Option<Date>,
}

/// How records are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum RecordFormat {
    /// For people.
    Human,
    /// For machines (`schemas/records.schema.json`).
    Json,
    /// For spreadsheets.
    Csv,
    /// For pull requests and job summaries.
    Markdown,
}
