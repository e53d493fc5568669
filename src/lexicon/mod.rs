//! The words of documents, and the spellings in which they are compared.

mod spelling;

pub use spelling::{
    bare_letters, bare_vowels, identifier, is_hyphen, spelled_out, spelled_out_letter,
};
