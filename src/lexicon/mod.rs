//! The words of documents: a list for each concept, German and English beside each other, and the spellings in which
//! they are compared.
//!
//! Anyone who misses a word adds it to its list and nowhere else. A list says in which spelling its words are; names of
//! fields and of their values are in `schemas/`.

pub mod answer;
pub mod backup;
pub mod boxes;
pub mod cadence;
pub mod language;
pub mod marks;
pub mod people;
pub mod procedure;
pub mod retired;
mod spelling;
pub mod structure;
#[cfg(test)]
mod tests;
pub mod time;

pub use spelling::{
    bare_letters, bare_vowels, identifier, is_hyphen, is_spelled_out, spelled_out,
    spelled_out_letter,
};

/// Words and phrases for one thing.
#[derive(Debug, Clone, Copy)]
pub struct WordList {
    /// German.
    pub de: &'static [&'static str],
    /// English.
    pub en: &'static [&'static str],
    /// The same in both languages: signs, abbreviations, names of techniques.
    pub both: &'static [&'static str],
    /// Their first bytes, a bit for each seven bits of one: most texts begin with none of them.
    firsts: u128,
}

impl WordList {
    const fn new(de: &'static [&'static str], en: &'static [&'static str]) -> Self {
        Self { de, en, both: &[], firsts: firsts(de) | firsts(en) }
    }

    const fn with(self, both: &'static [&'static str]) -> Self {
        Self { both, firsts: self.firsts | firsts(both), ..self }
    }

    /// All of them, in the order in which they are in each language.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.de.iter().chain(self.en).chain(self.both).copied()
    }

    /// Whether a word of `text` with bare vowels contains one of them; short ones have to be the whole word.
    pub fn is_in_words_of(&self, text: &str) -> bool {
        let is_in =
            |word: &str, stem: &str| word == stem || (stem.len() > 3 && word.contains(stem));
        let mut words = text.split(|c: char| !c.is_alphabetic());
        words.any(|word| self.iter().any(|stem| is_in(word, stem)))
    }

    /// Whether one of them may begin with `byte`. Quick, and only "no" is certain.
    pub const fn may_begin_with(&self, byte: u8) -> bool {
        self.firsts & bit(byte) != 0
    }

    /// Whether `word` is one of them, in the spelling of the list.
    pub fn has(&self, word: &str) -> bool {
        let may_have = word.as_bytes().first().is_some_and(|byte| self.may_begin_with(*byte));
        may_have && self.iter().any(|known| known == word)
    }

    /// Whether `text` is one of them, which are spelled out in the list.
    pub fn has_spelled_out(&self, text: &str) -> bool {
        let may_have =
            |first: &u8| !first.is_ascii() || self.may_begin_with(first.to_ascii_lowercase());
        text.as_bytes().first().is_some_and(may_have)
            && self.iter().any(|known| is_spelled_out(text, known))
    }
}

/// The first bytes of `words`, as [`WordList`] keeps them.
const fn firsts(words: &[&str]) -> u128 {
    let mut firsts = 0;
    let mut words = words;
    while let [word, rest @ ..] = words {
        if let [byte, ..] = word.as_bytes() {
            firsts |= bit(*byte);
        }
        words = rest;
    }
    firsts
}

const fn bit(byte: u8) -> u128 {
    1 << (byte & 0x7f)
}

/// What `word` stands for in `table`.
pub fn look_up<T: Copy>(table: &[(T, WordList)], word: &str) -> Option<T> {
    let found = table.iter().find(|(_, words)| words.has(word));
    found.map(|(meaning, _)| *meaning)
}
