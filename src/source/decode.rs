//! Decodes files to text, and maps offsets in the text back to offsets on disk.

use encoding_rs::{Encoding as Charset, UTF_16BE, UTF_16LE, WINDOWS_1252};

const UTF8_BOM: &[u8] = b"\xEF\xBB\xBF";

/// The number of bytes examined to detect UTF-16 without a byte order mark.
const SAMPLE: usize = 1024;

/// The encoding of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-8 with a byte order mark.
    Utf8Bom,
    /// UTF-16, little-endian.
    Utf16Le,
    /// UTF-16, big-endian.
    Utf16Be,
    /// Not valid UTF-8; the invalid bytes were read as Windows-1252.
    Windows1252,
}

impl Encoding {
    /// The usual name of the encoding, for messages.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Utf8 | Self::Utf8Bom => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1252 => "Windows-1252",
        }
    }

    /// Whether it is UTF-8, with or without a byte order mark.
    pub const fn is_utf8(self) -> bool {
        matches!(self, Self::Utf8 | Self::Utf8Bom)
    }
}

/// A decoded text with the mapping back to its bytes.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: Encoding,
    /// Bytes of the byte order mark on disk.
    pub(super) bom: usize,
    /// Text offsets, ascending, of the characters that are one Windows-1252 byte on disk.
    pub(super) foreign: Vec<usize>,
}

/// Decodes a file. Never fails: bytes that are not UTF-8 are read as Windows-1252.
pub(super) fn decode(mut bytes: Vec<u8>) -> Decoded {
    if bytes.starts_with(UTF8_BOM) {
        bytes.drain(..UTF8_BOM.len());
        return from_utf8(bytes, Encoding::Utf8Bom, UTF8_BOM.len());
    }
    match utf16(&bytes) {
        Some((encoding, bom)) => from_utf16(bytes.get(bom..).unwrap_or_default(), encoding, bom),
        None => from_utf8(bytes, Encoding::Utf8, 0),
    }
}

/// The byte order and the length of its mark, where `bytes` is UTF-16.
fn utf16(bytes: &[u8]) -> Option<(Encoding, usize)> {
    if bytes.starts_with(b"\xFF\xFE") {
        return Some((Encoding::Utf16Le, 2));
    }
    if bytes.starts_with(b"\xFE\xFF") {
        return Some((Encoding::Utf16Be, 2));
    }
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let zeros = |at: usize| sample.iter().skip(at).step_by(2).filter(|&&byte| byte == 0).count();
    let (high, low) = (zeros(0), zeros(1));
    // Western text in UTF-16 has a zero byte in nearly every pair, always on the same side.
    let pairs = sample.len() / 2;
    let mostly = |many: usize, few: usize| many * 2 > pairs && few * 20 <= pairs;
    if mostly(low, high) {
        Some((Encoding::Utf16Le, 0))
    } else if mostly(high, low) {
        Some((Encoding::Utf16Be, 0))
    } else {
        None
    }
}

fn from_utf16(bytes: &[u8], encoding: Encoding, bom: usize) -> Decoded {
    let charset: &Charset = if encoding == Encoding::Utf16Le { UTF_16LE } else { UTF_16BE };
    let (text, _) = charset.decode_without_bom_handling(bytes);
    Decoded { text: text.into_owned(), encoding, bom, foreign: Vec::new() }
}

/// Does not copy valid UTF-8.
fn from_utf8(bytes: Vec<u8>, encoding: Encoding, bom: usize) -> Decoded {
    match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, encoding, bom, foreign: Vec::new() },
        Err(error) => mixed(error.as_bytes(), bom),
    }
}

/// Reads valid sequences as UTF-8 and other bytes as Windows-1252, so that one stray byte does not
/// garble the rest.
fn mixed(bytes: &[u8], bom: usize) -> Decoded {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let mut foreign = Vec::new();
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        let (stray, _) = WINDOWS_1252.decode_without_bom_handling(chunk.invalid());
        for character in stray.chars() {
            foreign.push(text.len());
            text.push(character);
        }
    }
    Decoded { text, encoding: Encoding::Windows1252, bom, foreign }
}
