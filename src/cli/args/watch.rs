//! The arguments of `runbuch watch`.

use std::net::IpAddr;
use std::path::PathBuf;

use super::ProjectArgs;
use crate::diagnostic::msg;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct WatchArgs {
    #[arg(help = msg!(cli_arg_host).id())]
    #[arg(long, value_name = "ADDRESS", conflicts_with_all = ["no_serve", "check_only"])]
    pub(in crate::cli) host: Option<IpAddr>,
    #[arg(help = msg!(cli_arg_out).id())]
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) out: Option<PathBuf>,
    #[arg(help = msg!(cli_arg_port).id())]
    #[arg(long, value_name = "N")]
    pub(in crate::cli) port: Option<u16>,
    #[arg(help = msg!(cli_arg_open).id())]
    #[arg(long)]
    pub(in crate::cli) open: bool,
    #[arg(help = msg!(cli_arg_no_serve).id())]
    #[arg(long, conflicts_with_all = ["port", "open"])]
    pub(in crate::cli) no_serve: bool,
    #[arg(help = msg!(cli_arg_check_only).id())]
    #[arg(long, conflicts_with_all = ["out", "port", "open"])]
    pub(in crate::cli) check_only: bool,
    #[arg(help = msg!(cli_arg_poll).id())]
    #[arg(long)]
    pub(in crate::cli) poll: bool,
    #[command(flatten)]
    pub(in crate::cli) project: ProjectArgs,
}
