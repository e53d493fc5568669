//! The text of a file and positions in it.

mod assembly;

use std::path::Path;
use std::sync::{Arc, OnceLock};

use super::decode::{Decoded, Encoding, decode};
use super::growth::Growth;
use super::{Entry, ReadError};
use crate::diagnostic::{ColumnUnit, LineIndex, Position, Span};

pub use assembly::{Assembly, IncludeCause, IncludeFault, TextOrigin};

/// The decoded text of a file.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Relative to the project root, with `/`.
    pub path: Arc<str>,
    /// Decoded, without a byte order mark; line breaks as on disk.
    pub text: String,
    /// The encoding on disk.
    pub encoding: Encoding,
    disk_len: usize,
    bom: usize,
    foreign: Vec<usize>,
    lines: OnceLock<LineIndex>,
    growth: OnceLock<Growth>,
    /// How the text was put together, where it includes others.
    assembly: Option<Arc<Assembly>>,
}

/// The same path and the same content.
impl PartialEq for SourceFile {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path && self.same_content(other)
    }
}

impl SourceFile {
    /// Whether both files have the same bytes.
    pub fn same_content(&self, other: &Self) -> bool {
        self.text == other.text
            && self.encoding == other.encoding
            && self.disk_len == other.disk_len
            && self.foreign == other.foreign
            && match (&self.assembly, &other.assembly) {
                (Some(own), Some(other)) => own.is_same(other),
                (own, other) => own.is_none() && other.is_none(),
            }
    }

    /// Decodes the `bytes` of the file at `path`.
    pub fn new(path: impl Into<Arc<str>>, bytes: Vec<u8>) -> Self {
        let disk_len = bytes.len();
        let Decoded { text, encoding, bom, foreign } = decode(bytes);
        let (lines, growth) = (OnceLock::new(), OnceLock::new());
        let (path, assembly) = (path.into(), None);
        Self { path, text, encoding, disk_len, bom, foreign, lines, growth, assembly }
    }

    /// The file with the `text` that was put together for it.
    pub fn assembled(file: &Self, text: String, assembly: Assembly) -> Self {
        let (lines, growth) = (OnceLock::new(), OnceLock::new());
        let (path, foreign) = (Arc::clone(&file.path), file.foreign.clone());
        let assembly = Some(Arc::new(assembly));
        Self { path, text, foreign, lines, growth, assembly, ..*file }
    }

    /// How the text was put together, where it includes others.
    pub fn assembly(&self) -> Option<&Assembly> {
        self.assembly.as_deref()
    }

    /// What of other files could not be included.
    pub fn include_faults(&self) -> &[IncludeFault] {
        self.assembly().map_or(&[], |assembly| &assembly.faults)
    }

    /// Expressions that stay in the text, because what they mean is not known.
    pub fn unread_expressions(&self) -> &[Span] {
        self.assembly().map_or(&[], |assembly| &assembly.unread)
    }

    /// The file as it is on disk, whatever it includes.
    pub fn on_disk(self: &Arc<Self>) -> &Arc<Self> {
        self.assembly.as_deref().and_then(Assembly::own).unwrap_or(self)
    }

    /// The line index, built on first use.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }

    /// The line and column of byte `offset` of the text; for included text those of the directive.
    pub fn position(&self, offset: usize) -> Position {
        if let Some((own, offset)) = self.own(offset) {
            return own.position(offset);
        }
        self.lines().position(&self.text, offset)
    }

    /// The offset on disk of byte `offset` of the text.
    pub fn disk_offset(&self, offset: usize) -> usize {
        if let Some((own, offset)) = self.own(offset) {
            return own.disk_offset(offset);
        }
        let offset = offset.min(self.text.len());
        let offset = match self.encoding {
            Encoding::Utf8 | Encoding::Utf8Bom => offset,
            Encoding::Utf16Le | Encoding::Utf16Be => {
                self.lines().units_before(&self.text, offset, ColumnUnit::Utf16) * 2
            }
            Encoding::Windows1252 => {
                let growth = self.growth.get_or_init(|| Growth::new(&self.text, &self.foreign));
                offset.saturating_sub(growth.before(offset))
            }
        };
        (offset + self.bom).min(self.disk_len)
    }

    /// The file on disk and where byte `offset` is in it, where the text was put together.
    fn own(&self, offset: usize) -> Option<(&Arc<Self>, usize)> {
        let assembly = self.assembly.as_deref()?;
        Some((assembly.own()?, assembly.own_offset(offset)))
    }

    /// The bytes to write where `text` replaces this file: UTF-8, with a byte order mark only where the
    /// file was UTF-8 with one.
    pub fn encode(&self, text: &str) -> Vec<u8> {
        let bom = if self.bom == 3 { "\u{FEFF}" } else { "" };
        [bom, text].concat().into_bytes()
    }
}

/// Reads the file of `entry`.
///
/// # Errors
/// Where the file cannot be read.
pub fn read(entry: &Entry) -> Result<SourceFile, ReadError> {
    read_text(&entry.file, &entry.path)
}

/// Reads `file`, called `path` in reports: the configuration, a schema, a theme file.
///
/// # Errors
/// Where the file cannot be read.
pub fn read_text(file: &Path, path: &str) -> Result<SourceFile, ReadError> {
    Ok(SourceFile::new(path, read_bytes(file)?))
}

/// The bytes of `file`.
///
/// # Errors
/// Where the file cannot be read.
pub fn read_bytes(file: &Path) -> Result<Vec<u8>, ReadError> {
    std::fs::read(file).map_err(|error| ReadError::new(file, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(bytes: &[u8]) -> SourceFile {
        SourceFile::new("a.md", bytes.to_vec())
    }

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text_and_the_way_back() {
        let text = "# Größe 😀\r\nein Text mit „Anführung“\n";
        let with_bom = ["\u{FEFF}", text].concat();
        let cases: [(Vec<u8>, Encoding, usize); 6] = [
            (text.into(), Encoding::Utf8, 20),
            (with_bom.as_str().into(), Encoding::Utf8Bom, 23),
            (utf16(&with_bom, u16::to_le_bytes), Encoding::Utf16Le, 34),
            (utf16(&with_bom, u16::to_be_bytes), Encoding::Utf16Be, 34),
            (utf16(text, u16::to_le_bytes), Encoding::Utf16Le, 32),
            (utf16(text, u16::to_be_bytes), Encoding::Utf16Be, 32),
        ];
        let at = text.find("Text").expect("in the text");
        for (bytes, encoding, disk) in cases {
            let file = file(&bytes);
            assert_eq!((file.text.as_str(), file.encoding), (text, encoding));
            assert_eq!(file.disk_offset(at), disk, "{encoding:?}");
            assert_eq!(file.disk_offset(text.len()), bytes.len(), "{encoding:?}");
            assert_eq!(file.position(at), Position { line: 2, column: 5 });
        }
    }

    #[test]
    fn windows_1252_is_read_and_leads_back() {
        let file = file(b"Gr\xFC\xDFe \x80 5\n");
        assert_eq!((file.text.as_str(), file.encoding), ("Grüße € 5\n", Encoding::Windows1252));
        let five = file.text.find('5').expect("in the text");
        assert_eq!(file.disk_offset(five), 8);
        assert_eq!(file.disk_offset(file.text.len()), 10);
    }

    #[test]
    fn one_stray_byte_leaves_the_other_umlauts_alone() {
        let file = file("Größe \u{1}ber".as_bytes().to_vec().replace(1, 0xFC).as_slice());
        assert_eq!(file.text, "Größe über");
        assert_eq!(file.disk_offset(file.text.len()), 12);
    }

    /// The specification of `disk_offset`, counted from the start.
    #[test]
    fn long_files_lead_back_everywhere() {
        let text = format!("\u{FEFF}{}", "aä€😂\r\n".repeat(3_000));
        let wide = file(&utf16(&text, u16::to_be_bytes));
        let narrow = file(&b"a\xFC\x80 \n".repeat(3_000));
        for (file, unit) in [(&wide, 2), (&narrow, 1)] {
            let mut disk = file.bom;
            for (at, character) in file.text.char_indices() {
                assert_eq!(file.disk_offset(at), disk, "{:?} {at}", file.encoding);
                disk += if unit == 2 { character.len_utf16() * 2 } else { 1 };
            }
        }
    }

    #[test]
    fn only_a_mark_in_utf8_is_written_back() {
        assert_eq!(file("\u{FEFF}a".as_bytes()).encode("ä"), "\u{FEFF}ä".as_bytes());
        assert_eq!(file(b"\xFF\xFEa\0").encode("ä"), "ä".as_bytes());
        assert_eq!(file(b"a").encode("ä"), "ä".as_bytes());
    }

    #[test]
    fn odd_files_have_a_text_too() {
        for bytes in [&b""[..], b"\0", b"\xFF\xFE", b"\xFF\xFEa", b"\xEF\xBB\xBF\xFF", b"a\0b"] {
            let file = file(bytes);
            assert!(file.disk_offset(file.text.len()) <= bytes.len(), "{bytes:?}");
        }
    }

    trait Replace {
        fn replace(self, from: u8, to: u8) -> Vec<u8>;
    }

    impl Replace for Vec<u8> {
        fn replace(mut self, from: u8, to: u8) -> Vec<u8> {
            self.iter_mut().filter(|byte| **byte == from).for_each(|byte| *byte = to);
            self
        }
    }
}
