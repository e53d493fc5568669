//! Reads files: which files a project has, their text, and data trees with spans (YAML, TOML, JSON).
#![expect(clippy::disallowed_methods, reason = "this floor is where files are read")]

mod absent;
pub mod data;
mod decode;
mod error;
mod file;
mod fragment;
mod growth;
mod history;
mod path;
mod picture;
mod secret;
mod walk;

pub use absent::{Absences, Absent};
pub use decode::Encoding;
pub use error::ReadError;
pub use file::{
    Assembly, IncludeCause, IncludeFault, SourceFile, TextOrigin, read, read_bytes, read_text,
};
pub use fragment::Fragments;
pub use history::{Commit, Forge, History};
pub use path::normalize;
pub use picture::picture_size;
pub use secret::{Secret, secret, secret_by_name};
pub use walk::{
    Entry, Listing, Stamp, entry_at, holds_markdown, is_editor_file, is_there, list, project_path,
    unsaved_entry, walk,
};
