//! `runbuch lsp`

use super::args::{self, Global};
use super::failure::CommandFailure;
use super::{Exit, options, today, whole};
use crate::lsp::{self, Ended, ServerSetup};

pub(super) fn run(global: &Global, command: &args::LspArgs) -> Result<Exit, CommandFailure> {
    let root = global.root.as_deref().map(whole);
    let mut options = options(global, &command.project, root.clone().unwrap_or_default());
    options.drafts = true;
    let setup =
        ServerSetup { options, root, today, as_of: command.project.as_of, poll: command.poll };
    // The protocol has a code of its own for an end without `shutdown`.
    Ok(match lsp::serve(setup) {
        Ended::Properly => Exit::Success,
        Ended::Abruptly => Exit::Findings,
    })
}
