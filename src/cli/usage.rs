//! What is wrong with a command line, in the language of its reader.

use std::error::Error as _;
use std::fmt;

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::diagnostic::{Message, msg};
use crate::language::{Catalogue, Lang};

/// Why the value of an argument is refused.
#[derive(Debug)]
pub(super) struct BadValue(pub(super) Message);

impl BadValue {
    /// For `value`, where the argument expects something else.
    pub(super) fn expected(value: &str, expected: Message) -> Self {
        Self(msg!(usage_bad_value, value = value, expected = expected))
    }
}

impl fmt::Display for BadValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Catalogue::new(Lang::En).text(&self.0))
    }
}

impl std::error::Error for BadValue {}

/// The message for `error`, and the lines below it: a suggestion and the usage.
pub(super) fn explain(error: &Error, catalogue: &Catalogue) -> (Message, Vec<String>) {
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    // Of several, the most similar one is the last.
    let meant = suggested.into_iter().find_map(|kind| words(error, kind).pop());
    let mut notes = Vec::new();
    notes.extend(meant.map(|name| catalogue.text(&msg!(did_you_mean, name = name))));
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        let usage = usage.split_once(": ").map_or(&*usage, |(_, usage)| usage);
        notes.push(format!("{}: {usage}", catalogue.text(&msg!(cli_usage))));
    }
    notes.push(catalogue.text(&msg!(usage_help)));
    (message(error), notes)
}

fn message(error: &Error) -> Message {
    let argument = || name(&first(error, ContextKind::InvalidArg));
    let value = first(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => msg!(usage_unknown_argument, argument = argument()),
        ErrorKind::InvalidSubcommand => {
            let command = first(error, ContextKind::InvalidSubcommand);
            msg!(usage_unknown_command, command = command)
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = words(error, ContextKind::InvalidArg);
            let missing: Vec<String> = missing.iter().map(|it| format!("`{}`", name(it))).collect();
            msg!(usage_missing, arguments = missing.join(", "))
        }
        ErrorKind::ArgumentConflict => {
            let other = name(&first(error, ContextKind::PriorArg));
            if other == argument() {
                return msg!(usage_repeated, argument = other);
            }
            msg!(usage_conflict, argument = argument(), other = other)
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            msg!(usage_no_value, argument = argument())
        }
        ErrorKind::InvalidValue => {
            let known = words(error, ContextKind::ValidValue);
            let known: Vec<String> = known.iter().map(|it| format!("`{it}`")).collect();
            let reason = BadValue::expected(&value, msg!(verbatim, text = known.join(", ")));
            msg!(usage_value, argument = argument(), reason = reason.0)
        }
        ErrorKind::ValueValidation => {
            let source = error.source();
            let reason = match source.and_then(|source| source.downcast_ref::<BadValue>()) {
                Some(BadValue(reason)) => reason.clone(),
                None => {
                    let detail = source.map(ToString::to_string).unwrap_or_default();
                    msg!(usage_odd_value, value = value, detail = detail)
                }
            };
            msg!(usage_value, argument = argument(), reason = reason)
        }
        _ => msg!(usage_other, detail = error.kind().to_string()),
    }
}

/// `--format` of `--format <FORMAT[=FILE]>`, `--baseline` of `--baseline [<FILE>]`, `KIND` of `<KIND>`.
fn name(argument: &str) -> String {
    let name = argument.split_once([' ', '=']).map_or(argument, |(name, _)| name);
    name.trim_start_matches('<').trim_end_matches("...").trim_end_matches('>').to_owned()
}

fn first(error: &Error, kind: ContextKind) -> String {
    words(error, kind).into_iter().next().unwrap_or_default()
}

fn words(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(word)) => vec![word.clone()],
        Some(ContextValue::Strings(words)) => words.clone(),
        _ => Vec::new(),
    }
}
