//! From a byte of the text to the byte of the file on disk, where one byte there is more in the text.

/// After each character that is one byte on disk and more in the text: where it begins, and by how
/// many bytes the text up to its end has grown.
#[derive(Debug, Clone)]
pub(super) struct Growth(Vec<(usize, usize)>);

impl Growth {
    /// `foreign` are the offsets of the characters that are one byte on disk, ascending.
    pub(super) fn new(text: &str, foreign: &[usize]) -> Self {
        let mut grown = 0;
        let mut characters = Vec::with_capacity(foreign.len());
        for at in foreign {
            let character = text.get(*at..).and_then(|rest| rest.chars().next());
            grown += character.map_or(0, |character| character.len_utf8() - 1);
            characters.push((*at, grown));
        }
        Self(characters)
    }

    /// By how many bytes the text before byte `offset` has grown.
    pub(super) fn before(&self, offset: usize) -> usize {
        let before = self.0.partition_point(|(at, _)| *at < offset);
        let last = before.checked_sub(1).and_then(|last| self.0.get(last));
        last.map_or(0, |(_, grown)| *grown)
    }
}
