//! From a byte of the text to the byte of the file on disk, wherever in the file it is.

/// Bytes of text between two counts.
const STRIDE: usize = 512;

/// What leads from the text back to the file, without the byte order mark.
#[derive(Debug, Clone)]
pub(super) enum DiskIndex {
    /// The text is the file.
    Same,
    /// Code units of UTF-16 before every `STRIDE`th byte of the text.
    Utf16(Vec<usize>),
    /// After each character that is one byte on disk and more in the text: where it begins, and by
    /// how many bytes the text up to its end has grown.
    Grown(Vec<(usize, usize)>),
}

impl DiskIndex {
    pub(super) fn of_utf16(text: &str) -> Self {
        let running = |count: &mut usize, chunk: &[u8]| {
            let before = *count;
            *count += units(chunk);
            Some(before)
        };
        Self::Utf16(text.as_bytes().chunks(STRIDE).scan(0, running).collect())
    }

    /// `foreign` are the offsets of the characters that are one byte on disk, ascending.
    pub(super) fn of_foreign(text: &str, foreign: &[usize]) -> Self {
        let character = |at: usize| text.get(at..).and_then(|rest| rest.chars().next());
        let running = |grown: &mut usize, at: &usize| {
            *grown += character(*at).map_or(0, |character| character.len_utf8() - 1);
            Some((*at, *grown))
        };
        Self::Grown(foreign.iter().scan(0, running).collect())
    }

    /// The byte of the file at which byte `offset` of the `text` stands.
    pub(super) fn offset(&self, text: &str, offset: usize) -> usize {
        match self {
            Self::Same => offset,
            Self::Utf16(counts) => {
                let chunk = (offset / STRIDE).min(counts.len().saturating_sub(1));
                let rest = text.as_bytes().get(chunk * STRIDE..offset).unwrap_or_default();
                (counts.get(chunk).copied().unwrap_or_default() + units(rest)) * 2
            }
            Self::Grown(characters) => {
                let before = characters.partition_point(|(at, _)| *at < offset);
                let last = before.checked_sub(1).and_then(|last| characters.get(last));
                offset.saturating_sub(last.map_or(0, |(_, grown)| *grown))
            }
        }
    }
}

/// How many code units of UTF-16 begin in these bytes of UTF-8: one a character, two where it takes
/// four bytes.
fn units(bytes: &[u8]) -> usize {
    let begins = |byte: &&u8| **byte & 0b1100_0000 != 0b1000_0000;
    let begin_two = |byte: &&u8| **byte >= 0b1111_0000;
    bytes.iter().filter(begins).count() + bytes.iter().filter(begin_two).count()
}
