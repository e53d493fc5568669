//! Runbuch turns a folder of operations Markdown into a website and checks what it says.
//!
//! `ARCHITECTURE.md` has the map: floors, data flow and invariants.

pub mod artifact;
pub mod authoring;
pub mod check;
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod dialect;
pub mod expression;
#[cfg(feature = "external-links")]
pub mod external;
pub mod html;
pub mod language;
pub mod lexicon;
pub mod lsp;
pub mod ops;
pub mod output;
pub mod page;
pub mod pipeline;
pub mod record;
pub mod render;
pub mod report;
pub mod schema;
pub mod site;
pub mod source;
pub mod value;
pub mod verdict;
pub mod watch;
