//! Reads JSON: `serde_json` checks the syntax, a small reader determines the spans.

use serde::de::IgnoredAny;

use super::fault::SyntaxFault;
use super::tree::{Stop, TreeBuilder};
use super::{DataProblem, Node, NodeValue, ProblemKind};

/// Reads the JSON `text`, which begins at byte `at` of its file.
///
/// After a syntax error the tree holds everything before it.
pub fn json(text: &str, at: usize) -> (Node, Vec<DataProblem>) {
    let mut builder = TreeBuilder::new(text, at);
    let error = serde_json::from_str::<IgnoredAny>(text).err();
    let end = error.as_ref().map_or(text.len(), |error| offset(text, error));
    let end = super::tree::floor_char_boundary(text, end);
    let mut reader = JsonReader { text: text.get(..end).unwrap_or_default(), at: 0 };
    let step = reader.read(&mut builder);
    if let (Some(error), Ok(())) = (error, step) {
        let length = text.get(end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let span = builder.span(end, end + length);
        builder.problem(span, ProblemKind::Syntax(SyntaxFault::of_json(&error.to_string())));
    }
    builder.finish()
}

/// The offset of `error`, whose column counts bytes from 1.
fn offset(text: &str, error: &serde_json::Error) -> usize {
    let lines = text.split_inclusive('\n').take(error.line().saturating_sub(1));
    lines.map(str::len).sum::<usize>() + error.column().saturating_sub(1)
}

struct JsonReader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> JsonReader<'t> {
    /// Reads all tokens of valid JSON.
    fn read(&mut self, builder: &mut TreeBuilder<'_>) -> Result<(), Stop> {
        while let Some(token) = self.token() {
            let span = builder.span(self.at - token.len(), self.at);
            match token {
                "{" => builder.open_map(span, 0)?,
                "[" => builder.open_list(span, 0)?,
                "}" | "]" => builder.close(Some(span))?,
                "," | ":" => {}
                "null" => builder.scalar(span, NodeValue::Null, 0)?,
                _ => builder.scalar(span, scalar(token), 0)?,
            }
        }
        Ok(())
    }

    fn token(&mut self) -> Option<&'t str> {
        let rest = self.text.get(self.at..)?;
        let token = rest.trim_start_matches([' ', '\t', '\n', '\r']);
        let length = match token.chars().next()? {
            '{' | '}' | '[' | ']' | ',' | ':' => 1,
            '"' => string_length(token)?,
            first => token
                .find(|c: char| " \t\n\r{}[],:\"".contains(c))
                .unwrap_or(token.len())
                .max(first.len_utf8()),
        };
        self.at += rest.len() - token.len() + length;
        token.get(..length)
    }
}

/// The length of the string at the start of `text`, with quotes; none where it is unterminated.
fn string_length(text: &str) -> Option<usize> {
    let mut escaped = false;
    let close = text.bytes().enumerate().skip(1).find(|&(_, byte)| {
        let closes = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        closes
    });
    close.map(|(at, _)| at + 1)
}

fn scalar(token: &str) -> NodeValue {
    let plain = !token.starts_with('"');
    let unquoted = if plain { None } else { serde_json::from_str(token).ok() };
    NodeValue::Scalar { text: unquoted.unwrap_or_else(|| token.to_owned()), plain }
}
