//! Runbuch turns a folder of operations Markdown into a website and checks what it says.
//!
//! `ARCHITECTURE.md` has the map: floors, data flow and invariants.

pub mod diagnostic;
pub mod output;
