//! `runbuch check --merge`

use std::path::PathBuf;

use serde_json::Value;

use super::args::{self, Global};
use super::failure::CommandFailure;
use super::terminal::Terminal;
use super::{Exit, language, whole};
use crate::diagnostic::{Message, msg};
use crate::report::{self, MergeError};
use crate::source;

pub(super) fn run(
    terminal: &Terminal,
    global: &Global,
    command: &args::CheckArgs,
) -> Result<Exit, CommandFailure> {
    let lang = language(global, None);
    let mut reports = Vec::new();
    for file in &command.merge {
        let text = source::read_text(&whole(file), &file.to_string_lossy());
        let text = text.map_err(|error| CommandFailure::new(lang, error.message()))?.text;
        reports.push(serde_json::from_str(&text).unwrap_or(Value::Null));
    }
    let merged = report::merge(&reports)
        .map_err(|error| CommandFailure::new(lang, message(error, &command.merge)))?;
    print(terminal, command, &merged)
}

fn print(
    terminal: &Terminal,
    command: &args::CheckArgs,
    merged: &Value,
) -> Result<Exit, CommandFailure> {
    let text = serde_json::to_string_pretty(merged).unwrap_or_default();
    terminal.print(&(text + "\n"))?;
    let tally =
        |name: &str| merged.get("summary").and_then(|it| it.get(name)?.as_u64()).unwrap_or(0);
    let fails = tally("error") > 0 || (command.strict && tally("warning") > 0);
    Ok(if fails && !command.exit_zero { Exit::Findings } else { Exit::Success })
}

fn message(error: MergeError, files: &[PathBuf]) -> Message {
    let path =
        |index: usize| files.get(index).map(|file| file.display().to_string()).unwrap_or_default();
    match error {
        MergeError::NotAReport(index) => msg!(merge_not_a_report, path = path(index)),
        MergeError::OtherDay(index) => msg!(merge_other_day, path = path(index)),
    }
}
