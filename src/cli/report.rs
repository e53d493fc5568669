//! `runbuch report`

use super::args::{self, Global, TableFormat};
use super::failure::CommandFailure;
use super::terminal::Terminal;
use super::{Exit, config_of_project, language, open, options, root};
use crate::diagnostic::msg;
use crate::language::Catalogue;
use crate::report;

pub(super) fn run(
    terminal: &Terminal,
    global: &Global,
    command: &args::ReportArgs,
) -> Result<Exit, CommandFailure> {
    if command.bom && command.table_format != TableFormat::Csv {
        let lang = language(global, config_of_project(global).as_ref());
        return Err(CommandFailure::new(lang, msg!(report_bom)));
    }
    let session = open(terminal, options(global, &command.project, root(global)))?;
    let rows = session.services();
    let catalogue = Catalogue::new(session.lang);
    terminal.print(&match command.table_format {
        TableFormat::Csv => report::services_csv(&rows, command.bom),
        TableFormat::Json => report::services_json(&rows, session.as_of()),
        TableFormat::Markdown => report::services_markdown(&rows, &catalogue),
    })
}
