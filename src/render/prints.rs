//! Fingerprints of what files are made of, and those of a rendering as text, for another run.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::io::BufWriter;

use serde::Serialize;

use crate::artifact::Artifact;

/// A hash of all inputs of a file.
pub(super) type Fingerprint = blake3::Hash;

/// A file of the site with its fingerprint.
pub(super) struct RenderedFile {
    pub(super) file: Artifact,
    pub(super) fingerprint: Option<Fingerprint>,
}

/// Fingerprints of what the files of a rendering were made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prints {
    /// By path.
    pub(super) files: HashMap<String, Fingerprint>,
    /// The paths of the search files.
    pub(super) search: Vec<String>,
    /// That of the whole search.
    pub(super) index: Option<Fingerprint>,
}

/// What is where there is no fingerprint.
const NONE: &str = "-";

impl Prints {
    /// All fingerprints as lines, each with the `stamp` of its file.
    pub fn to_text(&self, stamp: impl Fn(&str) -> Option<String>) -> String {
        let mut text = self.index.map_or(NONE.to_owned(), |index| index.to_hex().to_string());
        text.push('\n');
        let search: HashSet<&String> = self.search.iter().collect();
        let mut files: Vec<_> = self.files.iter().collect();
        files.sort_unstable_by_key(|(path, _)| *path);
        for (path, fingerprint) in files.into_iter().filter(|(path, _)| !path.contains('\n')) {
            let stamp = stamp(path).unwrap_or(NONE.to_owned());
            let group = if search.contains(path) { "search" } else { NONE };
            // Writing to a string does not fail.
            let _ = writeln!(text, "{} {group} {stamp} {path}", fingerprint.to_hex());
        }
        text
    }

    /// The fingerprints in such a text, but for those of files that are no longer as they were stamped.
    pub fn from_text(text: &str, is_same: impl Fn(&str, &str) -> bool) -> Option<Self> {
        let (index, lines) = text.split_once('\n')?;
        let index = if index == NONE { None } else { Some(Fingerprint::from_hex(index).ok()?) };
        let mut prints = Self { index, ..Self::default() };
        for line in lines.lines() {
            let mut parts = line.splitn(4, ' ');
            let fingerprint = Fingerprint::from_hex(parts.next()?).ok()?;
            let (group, stamp, path) = (parts.next()?, parts.next()?, parts.next()?);
            if group != NONE {
                prints.search.push(path.to_owned());
            }
            if is_same(path, stamp) {
                prints.files.insert(path.to_owned(), fingerprint);
            }
        }
        Some(prints)
    }
}

/// None where the inputs cannot be serialised, so that they cannot be compared.
pub(super) fn fingerprint(ingredients: &impl Serialize) -> Option<Fingerprint> {
    let mut writer = BufWriter::new(blake3::Hasher::new());
    serde_json::to_writer(&mut writer, ingredients).ok()?;
    writer.into_inner().ok().map(|hasher| hasher.finalize())
}
