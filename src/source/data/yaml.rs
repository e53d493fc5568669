//! Reads YAML through the event parser below serde-saphyr, whose events carry byte spans.
//!
//! Serde would stop at the first duplicate key and discard everything read so far.

use serde_saphyr::granit_parser::{
    ErrorKind, Event, Parser, ScalarStyle, ScanError, Span as Range, Tag, options,
};

use super::fault::SyntaxFault;
use super::tree::{Stop, TreeBuilder};
use super::{DataProblem, Node, NodeValue, ProblemKind};
use crate::diagnostic::Span;

/// Reads the first YAML document of `text`, which begins at byte `at` of its file.
///
/// After a syntax error the tree holds everything before it.
pub fn yaml(text: &str, at: usize) -> (Node, Vec<DataProblem>) {
    let mut builder = TreeBuilder::new(text, at);
    let options = options! { emit_unresolved_aliases: true };
    let mut documents = 0;
    for event in Parser::new_from_str_with_options(text, options) {
        let step = match event {
            Ok((Event::DocumentStart(..), range)) if documents == 1 => {
                builder.problem(span(&builder, &range), ProblemKind::SecondDocument);
                Err(Stop)
            }
            Ok((event, range)) => {
                documents += usize::from(matches!(event, Event::DocumentStart(..)));
                read(&mut builder, event, &range)
            }
            Err(error) => {
                syntax_error(&mut builder, text, &error);
                Err(Stop)
            }
        };
        if step.is_err() {
            break;
        }
    }
    builder.finish()
}

fn read(builder: &mut TreeBuilder<'_>, event: Event<'_>, range: &Range) -> Result<(), Stop> {
    let span = span(builder, range);
    match event {
        Event::Scalar(text, style, anchor, tag) => {
            let span = if span.is_empty() { builder.after_colon(span) } else { span };
            builder.scalar(span, scalar(text.into_owned(), style, tag.as_deref()), anchor)
        }
        Event::SequenceStart(_, anchor, _) => builder.open_list(span, anchor),
        Event::MappingStart(_, anchor, _) => builder.open_map(span, anchor),
        Event::SequenceEnd | Event::MappingEnd => {
            builder.close(Some(span).filter(|bracket| !bracket.is_empty()))
        }
        Event::Alias(anchor) => builder.alias(anchor, span),
        Event::UnresolvedAlias(name) => builder.unknown_alias(name.into_owned(), span),
        _ => Ok(()),
    }
}

fn scalar(text: String, style: ScalarStyle, tag: Option<&Tag>) -> NodeValue {
    let plain = style == ScalarStyle::Plain;
    let is_text = tag.and_then(Tag::core_suffix) == Some("str");
    match text.as_str() {
        "" | "~" | "null" | "Null" | "NULL" if plain && !is_text => NodeValue::Null,
        _ => NodeValue::Scalar { text, plain },
    }
}

fn span(builder: &TreeBuilder<'_>, range: &Range) -> Span {
    let bytes = range.byte_range().unwrap_or_default();
    builder.span(bytes.start, bytes.end)
}

/// Reports an error at its cause: the unclosed quotation mark or bracket.
fn syntax_error(builder: &mut TreeBuilder<'_>, text: &str, error: &ScanError) {
    let start = error.marker().byte_offset().unwrap_or(text.len());
    let kind = kind(error.kind(), builder.open_bracket().is_some());
    let start = if kind == ProblemKind::UnclosedQuote { quote_before(text, start) } else { start };
    let length = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let here = builder.span(start, start + length);
    let bracket = builder.open_bracket().filter(|_| kind == ProblemKind::UnclosedBracket);
    builder.problem(bracket.unwrap_or(here), kind);
}

/// The last quotation mark before `offset` that can open a value.
fn quote_before(text: &str, offset: usize) -> usize {
    let before = text.get(..=offset).or(text.get(..offset)).unwrap_or(text);
    let opens = |at: usize| {
        let previous = before.get(..at).and_then(|before| before.chars().next_back());
        previous.is_none_or(|c| c.is_whitespace() || "[{,:".contains(c))
    };
    let mut quotes = before.rmatch_indices(['"', '\'']).map(|(at, _)| at);
    quotes.find(|&at| opens(at)).unwrap_or(offset)
}

fn kind(error: &ErrorKind, in_brackets: bool) -> ProblemKind {
    match error {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar
        | ErrorKind::TabAtBlockScalarStart => ProblemKind::TabIndent,
        ErrorKind::InvalidIndentation
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry => ProblemKind::Indentation,
        ErrorKind::UnclosedQuotedScalar | ErrorKind::InvalidQuotedScalarIndent => {
            ProblemKind::UnclosedQuote
        }
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofImplicitFlowMapping => ProblemKind::UnclosedBracket,
        ErrorKind::InvalidColonPlacement
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
            if in_brackets =>
        {
            ProblemKind::UnclosedBracket
        }
        ErrorKind::MappingValueNotAllowed => ProblemKind::ColonInValue,
        ErrorKind::UnexpectedCharacter { character } => {
            ProblemKind::UnexpectedCharacter { character: *character }
        }
        ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape => {
            ProblemKind::UnknownEscape
        }
        ErrorKind::RecursionLimitExceeded => ProblemKind::TooDeep,
        other => ProblemKind::Syntax(SyntaxFault::of_yaml(other)),
    }
}
