//! What is wrong with a piece of YAML, TOML or JSON.

use crate::diagnostic::{Message, Span, msg};

/// Something that keeps a piece of data from being what its author meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where it is.
    pub span: Span,
    /// What it is.
    pub kind: ProblemKind,
}

/// The kinds of [`Problem`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// Against the grammar; reading ended here.
    Syntax {
        /// What the parser says, in English.
        detail: String,
    },
    /// A tab where YAML wants spaces; reading ended here.
    TabIndent,
    /// A line that is indented as none before it; reading ended here.
    Indentation,
    /// A quotation mark that nothing closes; reading ended here.
    UnclosedQuote,
    /// A bracket that nothing closes, or that another kind of bracket closes; reading ended here.
    UnclosedBracket,
    /// `a: b: c`: a value with a colon in it wants quotes; reading ended here.
    ColonInValue,
    /// A character that cannot begin a value without quotes, such as `@`; reading ended here.
    UnexpectedCharacter {
        /// The character.
        character: char,
    },
    /// `"C:\x"`: double quotes make `\` an escape; reading ended here.
    UnknownEscape,
    /// A key that the map has already; the first one counts.
    DuplicateKey {
        /// The key.
        key: String,
        /// Where it stands for the first time.
        first: Span,
    },
    /// A list or a map as a key (`{{ name }}` without quotes is one); the entry is left out.
    ComplexKey,
    /// `*name` without an `&name` before it; read as nothing.
    UnknownAlias {
        /// The name without its `*`.
        name: String,
    },
    /// `<<` with something that is not a map; left out.
    BadMerge,
    /// A second document after `---`; left out.
    SecondDocument,
    /// More lists and maps inside each other than [`super::MAX_DEPTH`]; reading ended here.
    TooDeep,
    /// Aliases that multiply beyond all measure; reading ended here.
    TooLarge,
}

impl Problem {
    /// What is to be said about it.
    pub fn message(&self) -> Message {
        match &self.kind {
            ProblemKind::Syntax { detail } => msg!(data_syntax, detail = detail.as_str()),
            ProblemKind::TabIndent => msg!(data_tab_indent),
            ProblemKind::Indentation => msg!(data_indentation),
            ProblemKind::UnclosedQuote => msg!(data_unclosed_quote),
            ProblemKind::UnclosedBracket => msg!(data_unclosed_bracket),
            ProblemKind::ColonInValue => msg!(data_colon_in_value),
            ProblemKind::UnexpectedCharacter { character } => {
                msg!(data_unexpected_character, character = character.to_string())
            }
            ProblemKind::UnknownEscape => msg!(data_unknown_escape),
            ProblemKind::DuplicateKey { key, .. } => {
                msg!(data_duplicate_key, key = key.as_str())
            }
            ProblemKind::ComplexKey => msg!(data_complex_key),
            ProblemKind::UnknownAlias { name } => msg!(data_unknown_alias, name = name.as_str()),
            ProblemKind::BadMerge => msg!(data_bad_merge),
            ProblemKind::SecondDocument => msg!(data_second_document),
            ProblemKind::TooDeep => msg!(data_too_deep, limit = super::MAX_DEPTH),
            ProblemKind::TooLarge => msg!(data_too_large),
        }
    }
}
