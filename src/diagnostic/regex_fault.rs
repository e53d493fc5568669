//! What is wrong with a regular expression, in words of ours.

use regex_syntax::Error;
use regex_syntax::ast::ErrorKind;

use super::{Message, msg};

/// Why `pattern` is no regular expression, or none that can be used.
pub fn regex_fault(pattern: &str) -> Message {
    match regex_syntax::parse(pattern) {
        Err(Error::Parse(error)) => of_kind(error.kind()),
        Err(_) => msg!(regex_class),
        Ok(_) => msg!(regex_too_large),
    }
}

fn of_kind(kind: &ErrorKind) -> Message {
    match kind {
        ErrorKind::GroupUnclosed | ErrorKind::GroupUnopened => msg!(regex_group),
        ErrorKind::ClassUnclosed | ErrorKind::ClassEscapeInvalid => msg!(regex_bracket),
        ErrorKind::ClassRangeInvalid | ErrorKind::ClassRangeLiteral => msg!(regex_range),
        ErrorKind::UnicodeClassInvalid => msg!(regex_class),
        ErrorKind::EscapeHexEmpty
        | ErrorKind::EscapeHexInvalid
        | ErrorKind::EscapeHexInvalidDigit
        | ErrorKind::EscapeUnexpectedEof
        | ErrorKind::EscapeUnrecognized => msg!(regex_escape),
        ErrorKind::RepetitionMissing => msg!(regex_repetition_of_nothing),
        ErrorKind::RepetitionCountInvalid
        | ErrorKind::RepetitionCountDecimalEmpty
        | ErrorKind::RepetitionCountUnclosed
        | ErrorKind::DecimalEmpty
        | ErrorKind::DecimalInvalid => msg!(regex_count),
        ErrorKind::GroupNameDuplicate { .. }
        | ErrorKind::GroupNameEmpty
        | ErrorKind::GroupNameInvalid
        | ErrorKind::GroupNameUnexpectedEof => msg!(regex_group_name),
        ErrorKind::UnsupportedBackreference | ErrorKind::UnsupportedLookAround => {
            msg!(regex_unsupported)
        }
        ErrorKind::CaptureLimitExceeded | ErrorKind::NestLimitExceeded(_) => msg!(regex_too_large),
        _ => msg!(regex_flag),
    }
}

#[cfg(test)]
mod tests {
    use super::regex_fault;

    #[test]
    fn faults_by_what_is_wrong() {
        for (pattern, expected) in [
            ("(a", "regex-group"),
            ("a)", "regex-group"),
            ("[a", "regex-bracket"),
            ("[z-a]", "regex-range"),
            (r"\p{Foo}", "regex-class"),
            (r"\e", "regex-escape"),
            (r"a\", "regex-escape"),
            ("*a", "regex-repetition-of-nothing"),
            ("a{2", "regex-count"),
            ("a{3,2}", "regex-count"),
            ("(?<1a>x)", "regex-group-name"),
            ("(?<a>x)(?<a>y)", "regex-group-name"),
            ("(?=a)", "regex-unsupported"),
            (r"(a)\1", "regex-unsupported"),
            ("(?q)", "regex-flag"),
            (r"\w{1000}{1000}", "regex-too-large"),
        ] {
            assert_eq!(regex_fault(pattern).id(), expected, "{pattern}");
        }
    }
}
