//! The tests that see Runbuch from outside, in one binary: it links once.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "tests fail by panicking"
)]

mod addresses;
mod architecture;
mod bad_input;
mod baseline;
mod browser;
mod build;
mod calendars;
mod catalogue;
mod cli;
mod commands;
mod comments;
mod compliance;
mod contributing;
mod dialects;
// Where Valgrind runs; what the feature adds is not measured, so once is enough.
#[cfg(all(target_os = "linux", feature = "external-links"))]
mod doubling;
mod due;
mod english;
#[cfg(feature = "external-links")]
mod external;
mod frame;
mod handbook;
mod history;
mod horizon;
mod html;
mod incremental;
mod killed;
mod languages;
mod limits;
mod links;
mod lsp;
mod machines;
mod maintenance;
mod manual;
mod markdown;
mod markdown_specs;
mod markup;
mod obligations;
mod policies;
mod project;
mod property;
mod readers;
mod readme;
#[cfg(unix)]
mod recipes;
mod records;
mod reports;
mod seeds;
mod service;
mod specs;
mod themes;
mod values;
mod visible;
mod watch;
mod wikis;
mod words;
