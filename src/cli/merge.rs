//! `runbuch check --merge`

use std::path::PathBuf;

use serde_json::Value;

use super::args::{self, Global};
use super::terminal::Terminal;
use super::{Exit, fail, language, whole};
use crate::diagnostic::{Message, msg};
use crate::language::Catalogue;
use crate::pipeline::Failure;
use crate::report::{self, MergeError};
use crate::source;

pub(super) fn run(terminal: &Terminal, global: &Global, command: &args::Check) -> Exit {
    let lang = language(global, None);
    let mut reports = Vec::new();
    for file in &command.merge {
        match source::read_text(&whole(file), &file.to_string_lossy()) {
            Ok(text) => reports.push(serde_json::from_str(&text.text).unwrap_or(Value::Null)),
            Err(error) => return fail(terminal, lang, &Failure::Read(error)),
        }
    }
    match report::merge(&reports) {
        Ok(merged) => print(terminal, command, &merged),
        Err(error) => {
            terminal.error(&Catalogue::new(lang), &message(error, &command.merge));
            Exit::Failure
        }
    }
}

fn print(terminal: &Terminal, command: &args::Check, merged: &Value) -> Exit {
    let text = serde_json::to_string_pretty(merged).unwrap_or_default();
    if terminal.print(&(text + "\n")) == Exit::Failure {
        return Exit::Failure;
    }
    let tally =
        |name: &str| merged.get("summary").and_then(|it| it.get(name)?.as_u64()).unwrap_or(0);
    let fails = tally("error") > 0 || (command.strict && tally("warning") > 0);
    if fails && !command.exit_zero { Exit::Findings } else { Exit::Success }
}

fn message(error: MergeError, files: &[PathBuf]) -> Message {
    let path =
        |index: usize| files.get(index).map(|file| file.display().to_string()).unwrap_or_default();
    match error {
        MergeError::NotAReport(index) => msg!(merge_not_a_report, path = path(index)),
        MergeError::OtherDay(index) => msg!(merge_other_day, path = path(index)),
    }
}
