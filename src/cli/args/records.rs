//! What can be typed after `runbuch records`.

use jiff::civil::Date;

use super::{ListFormat, parse_day};
use crate::diagnostic::msg;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct RecordsArgs {
    #[arg(help = msg!(cli_arg_kind).id())]
    pub(in crate::cli) kind: Option<String>,
    #[arg(help = msg!(cli_arg_unread).id())]
    #[arg(long)]
    pub(in crate::cli) unread: bool,
    #[arg(help = msg!(cli_arg_list_format).id())]
    #[arg(long = "format", value_name = "FORMAT", default_value = "human")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub(in crate::cli) list_format: ListFormat,
    #[arg(help = msg!(cli_arg_as_of).id())]
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub(in crate::cli) as_of: Option<Date>,
}
