//! The language server: the findings of the check in an editor, while its texts change.
//!
//! One thread answers the client, in the order of its messages ([`server`]). Others read its messages and wait for
//! changes of files. Each wiki is a [`project`] with its own session, which reads the open documents instead of files.

mod actions;
mod capabilities;
mod client;
mod completion;
mod documents;
mod findings;
mod hover;
mod lines;
mod navigation;
mod project;
mod rename;
mod requests;
mod server;
mod symbols;
mod uri;
mod view;

use std::path::PathBuf;

use jiff::civil::Date;

use crate::pipeline::Options;

/// The options of `lsp`.
#[derive(Debug, Clone)]
pub struct ServerSetup {
    /// Options of all wikis, except for their folders.
    pub options: Options,
    /// The folder of the wiki, where the client does not choose it.
    pub root: Option<PathBuf>,
    /// Returns the current day before each round.
    pub today: fn() -> Date,
    /// The as-of date, where it is fixed.
    pub as_of: Option<Date>,
    /// Whether to poll files instead of using events of the system.
    pub poll: bool,
}

/// How the server ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// As the protocol asks for: `shutdown`, then `exit`.
    Properly,
    /// The client has gone without a word, or said `exit` too early.
    Abruptly,
}

/// Serves one client on standard input and output until it ends.
pub fn serve(setup: ServerSetup) -> Ended {
    server::LanguageServer::new(setup).run()
}
