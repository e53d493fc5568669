//! The arguments of `runbuch due`.

use std::path::PathBuf;

use clap::ValueEnum;
use jiff::civil::Date;

use super::{ListFormat, ProjectArgs};
use crate::cli::usage::BadValue;
use crate::diagnostic::msg;
use crate::value::{Cadence, Interval};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct DueArgs {
    #[arg(help = msg!(cli_arg_horizon).id())]
    #[arg(long, value_name = "TIME", default_value = "P6M", value_parser = parse_horizon)]
    #[arg(hide_default_value = true)]
    pub(in crate::cli) horizon: Horizon,
    #[arg(help = msg!(cli_arg_due_owner).id())]
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) owner: Option<String>,
    #[arg(help = msg!(cli_arg_due_kind).id())]
    #[arg(long, value_name = "KIND")]
    pub(in crate::cli) kind: Option<String>,
    #[arg(help = msg!(cli_arg_fail_on).id())]
    #[arg(long, value_name = "WHEN", hide_possible_values = true)]
    pub(in crate::cli) fail_on: Option<FailOn>,
    #[arg(help = msg!(cli_arg_ics).id())]
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) ics: Option<PathBuf>,
    #[arg(help = msg!(cli_arg_list_format).id())]
    #[arg(long = "format", value_name = "FORMAT", default_value = "human")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub(in crate::cli) list_format: ListFormat,
    #[command(flatten)]
    pub(in crate::cli) project: ProjectArgs,
}

/// How far to look ahead.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) struct Horizon(Interval);

impl Horizon {
    /// The last day to look at; the calendar ends somewhere.
    pub(in crate::cli) fn after(self, day: Date) -> Date {
        self.0.after(day).unwrap_or(Date::MAX)
    }
}

/// The duties that make the command fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum FailOn {
    /// Those that are overdue.
    Overdue,
    /// Also those that are due soon.
    Soon,
}

fn parse_horizon(text: &str) -> Result<Horizon, BadValue> {
    let interval = Cadence::parse(text).ok().flatten().and_then(|cadence| cadence.interval());
    interval.map(Horizon).ok_or_else(|| BadValue::expected(text, msg!(config_type_period)))
}
