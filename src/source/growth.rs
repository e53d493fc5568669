//! Maps text offsets to disk offsets where single bytes on disk became longer characters.

/// For each character that is one byte on disk and longer in the text: its offset, and the number of
/// bytes that the text has grown up to its end.
#[derive(Debug, Clone)]
pub(super) struct Growth(Vec<(usize, usize)>);

impl Growth {
    /// `foreign` are the ascending offsets of the characters that are one byte on disk.
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

    /// The number of bytes that the text before byte `offset` has grown.
    pub(super) fn before(&self, offset: usize) -> usize {
        let before = self.0.partition_point(|(at, _)| *at < offset);
        let last = before.checked_sub(1).and_then(|last| self.0.get(last));
        last.map_or(0, |(_, grown)| *grown)
    }
}
