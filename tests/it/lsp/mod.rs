//! `runbuch lsp`: what an editor sees, over the protocol.
#![expect(clippy::disallowed_methods, reason = "tests change the files themselves")]

mod asked;
pub(crate) mod client;
mod edits;
mod findings;
mod neovim;
mod robust;
