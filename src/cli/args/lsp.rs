//! The arguments of `runbuch lsp`.

use super::ProjectArgs;
use crate::diagnostic::msg;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct LspArgs {
    #[arg(help = msg!(cli_arg_poll).id())]
    #[arg(long)]
    pub(in crate::cli) poll: bool,
    #[command(flatten)]
    pub(in crate::cli) project: ProjectArgs,
}
