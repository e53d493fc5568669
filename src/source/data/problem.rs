//! Problems of YAML, TOML and JSON.

use super::fault::SyntaxFault;
use crate::diagnostic::{Message, Span, msg};

/// A problem in a piece of data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataProblem {
    /// The bytes at fault.
    pub span: Span,
    /// The kind of problem.
    pub kind: ProblemKind,
}

/// The kinds of [`DataProblem`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// A syntax error; reading stopped here.
    Syntax(SyntaxFault),
    /// A tab where YAML requires spaces; reading stopped here.
    TabIndent,
    /// A line whose indentation matches no line before it; reading stopped here.
    Indentation,
    /// An unclosed quotation mark; reading stopped here.
    UnclosedQuote,
    /// A bracket that is not closed, or closed by another kind of bracket; reading stopped here.
    UnclosedBracket,
    /// `a: b: c`: a value with a colon needs quotes; reading stopped here.
    ColonInValue,
    /// A character that cannot begin a value without quotes, such as `@`; reading stopped here.
    UnexpectedCharacter {
        /// The character.
        character: char,
    },
    /// `"C:\x"`: double quotes make `\` an escape; reading stopped here.
    UnknownEscape,
    /// A duplicate key; the first one is used.
    DuplicateKey {
        /// The key.
        key: String,
        /// The bytes of the first occurrence.
        first: Span,
    },
    /// A list or a map as a key (`{{ name }}` without quotes is one); the entry is skipped.
    ComplexKey,
    /// `*name` without an `&name` before it; read as null.
    UnknownAlias {
        /// The name without its `*`.
        name: String,
    },
    /// `<<` with a value that is not a map; ignored.
    BadMerge,
    /// A second document after `---`; ignored.
    SecondDocument,
    /// Nesting deeper than [`super::MAX_DEPTH`]; reading stopped here.
    TooDeep,
    /// Aliases that expand beyond the limit; reading stopped here.
    TooLarge,
}

impl DataProblem {
    /// The message for the user.
    pub fn message(&self) -> Message {
        match &self.kind {
            ProblemKind::Syntax(fault) => msg!(data_syntax, fault = fault.message()),
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
