//! `runbuch due`

use super::args::{self, Global, ListFormat};
use super::failure::CommandFailure;
use super::terminal::Terminal;
use super::{Exit, open, options, root, write};
use crate::language::Catalogue;
use crate::report::{self, Due};

pub(super) fn run(
    terminal: &Terminal,
    global: &Global,
    command: &args::DueArgs,
) -> Result<Exit, CommandFailure> {
    let session = open(terminal, options(global, &command.project, root(global)))?;
    let catalogue = Catalogue::new(session.lang);
    let report = session.report(&catalogue, &session.diagnostics, |_| true);
    let until = command.horizon.after(session.as_of());
    let days = session.horizon(until);
    let due = Due { report: &report, until, days: &days };
    if let Some(file) = &command.ics {
        write(terminal, &session, file, &report::due_calendar(&due))?;
        if file.as_os_str() == "-" {
            return Ok(Exit::Success);
        }
    }
    terminal.print(&match command.list_format {
        ListFormat::Human => report::due_human(&due),
        ListFormat::Json => report::due_json(&due),
    })
}
