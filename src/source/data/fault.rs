//! What is wrong with the syntax of YAML, TOML or JSON, whatever the words of its parser.

use serde_saphyr::granit_parser::ErrorKind;

use crate::diagnostic::{Message, msg};

/// What is wrong; reading stopped there, in TOML only that line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SyntaxFault {
    /// A text without quotation marks.
    UnquotedText,
    /// A text whose quotation marks do not match.
    UnclosedText,
    /// A key without a value.
    NoValue,
    /// Not exactly one `=` or `:` between a key and its value.
    NoSeparator,
    /// No comma between two values.
    NoComma,
    /// A comma behind the last value, or two of them.
    ExtraComma,
    /// A bracket that is not closed.
    UnclosedBracket,
    /// What begins like a number and is none.
    BadNumber,
    /// What begins like a date and is none.
    BadDate,
    /// What begins like `true` or `false`.
    BadTruth,
    /// A key with characters that need quotation marks, or without any.
    BadKey,
    /// A `\` with something behind it that means nothing.
    BadEscape,
    /// A key that has a value already, and cannot hold further keys.
    Redefined,
    /// Deeper than the parser goes.
    TooDeep,
    /// The end of the text, before that of the data.
    Unfinished,
    /// Something behind the end.
    Trailing,
    /// Something else that cannot be there.
    Unexpected,
}

impl SyntaxFault {
    /// That of a message of the `toml` crate.
    pub(super) fn of_toml(message: &str) -> Self {
        let said = |parts: &[&str]| parts.iter().any(|part| message.starts_with(part));
        match () {
            () if said(&["string values must be quoted"]) => Self::UnquotedText,
            () if said(&["missing escaped value", "too few unicode"]) => Self::BadEscape,
            () if said(&["missing value", "key with no value"]) => Self::NoValue,
            () if said(&[
                "extra `=`",
                "extra assignment",
                "missing assignment",
                "unexpected `=`",
            ]) =>
            {
                Self::NoSeparator
            }
            () if said(&["missing comma"]) => Self::NoComma,
            () if said(&["extra comma"]) => Self::ExtraComma,
            () if said(&["unclosed"]) => Self::UnclosedBracket,
            () if said(&["cannot extend"]) => Self::Redefined,
            () if said(&["invalid boolean"]) => Self::BadTruth,
            () if said(&[
                "invalid date",
                "invalid time",
                "invalid offset",
                "invalid datetime",
                "invalid local",
            ]) =>
            {
                Self::BadDate
            }
            () if said(&["cannot recurse", "recursion limit"]) => Self::TooDeep,
            () if said(&[
                "invalid unquoted key",
                "unquoted keys",
                "keys cannot",
                "missing key",
            ]) =>
            {
                Self::BadKey
            }
            () if message.contains("string") || said(&["missing opening quote"]) => {
                Self::UnclosedText
            }
            () if ["number", "integer", "float", "`_`", "radix", "sign", "leading zero"]
                .iter()
                .any(|part| message.contains(part)) =>
            {
                Self::BadNumber
            }
            () => Self::Unexpected,
        }
    }

    /// That of a message of `serde_json`.
    pub(super) fn of_json(message: &str) -> Self {
        let said = |part: &str| message.starts_with(part);
        match () {
            () if said("EOF") => Self::Unfinished,
            () if said("expected `:`") => Self::NoSeparator,
            () if said("expected `,`") => Self::NoComma,
            () if said("trailing comma") => Self::ExtraComma,
            () if said("trailing characters") => Self::Trailing,
            () if said("key must be") || said("expected `\"`") => Self::BadKey,
            () if said("control character") => Self::UnclosedText,
            () if said("invalid number") || said("number out of range") => Self::BadNumber,
            () if message.contains("escape") || said("invalid unicode") => Self::BadEscape,
            () if said("recursion limit") => Self::TooDeep,
            () => Self::Unexpected,
        }
    }

    /// That of an error of the YAML parser that has no words of its own.
    pub(super) const fn of_yaml(error: &ErrorKind) -> Self {
        match error {
            ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => Self::NoSeparator,
            ErrorKind::UnexpectedEof
            | ErrorKind::UnexpectedEofBlockSequence
            | ErrorKind::UnexpectedEofBlockMapping => Self::Unfinished,
            ErrorKind::InvalidTrailingSingleQuotedScalar
            | ErrorKind::InvalidTrailingDoubleQuotedScalar
            | ErrorKind::DocumentIndicatorInQuotedScalar => Self::UnclosedText,
            ErrorKind::InvalidLowSurrogateHexEscape => Self::BadEscape,
            _ => Self::Unexpected,
        }
    }

    /// The message for the user.
    pub(super) fn message(self) -> Message {
        match self {
            Self::UnquotedText => msg!(data_unquoted_text),
            Self::UnclosedText => msg!(data_unclosed_quote),
            Self::NoValue => msg!(data_no_value),
            Self::NoSeparator => msg!(data_no_separator),
            Self::NoComma => msg!(data_no_comma),
            Self::ExtraComma => msg!(data_extra_comma),
            Self::UnclosedBracket => msg!(data_unclosed_bracket),
            Self::BadNumber => msg!(data_bad_number),
            Self::BadDate => msg!(data_bad_date),
            Self::BadTruth => msg!(data_bad_truth),
            Self::BadKey => msg!(data_bad_key),
            Self::BadEscape => msg!(data_unknown_escape),
            Self::Redefined => msg!(data_redefined),
            Self::TooDeep => msg!(data_too_deep, limit = super::MAX_DEPTH),
            Self::Unfinished => msg!(data_unfinished),
            Self::Trailing => msg!(data_trailing),
            Self::Unexpected => msg!(data_unexpected),
        }
    }
}
