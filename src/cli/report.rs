//! `runbuch report`

use super::args::{self, Global, TableFormat};
use super::failure::CommandFailure;
use super::terminal::Terminal;
use super::{Exit, config_of_project, language, open, options, root};
use crate::diagnostic::{Place, msg};
use crate::language::Catalogue;
use crate::render;
use crate::report::{self, Due};

pub(super) fn run(
    terminal: &Terminal,
    global: &Global,
    command: &args::ReportArgs,
) -> Result<Exit, CommandFailure> {
    if command.table_format != TableFormat::Csv {
        let misplaced = if command.bom {
            Some("--bom")
        } else {
            command.delimiter.is_some().then_some("--delimiter")
        };
        if let Some(option) = misplaced {
            let lang = language(global, config_of_project(global).as_ref());
            return Err(CommandFailure::new(lang, msg!(report_csv_only, option = option)));
        }
    }
    let session = open(terminal, options(global, &command.project, root(global)))?;
    let rows = session.services();
    let catalogue = Catalogue::new(session.lang);
    let until = session.until();
    let forecasts = session.horizon(until);
    let items = session.agenda(&session.diagnostics, &forecasts);
    let report = session.report(&catalogue, &session.diagnostics, |_| true);
    let url = |place: &Place| render::public_url(&session.site, place);
    let title = session.site.title_of_wiki().unwrap_or_default();
    let due = Due { report: &report, until, items: &items, title, url: &url };
    terminal.print(&match command.table_format {
        TableFormat::Csv => {
            report::services_csv(&rows, command.delimiter.unwrap_or(b','), command.bom)
        }
        TableFormat::Json => report::services_json(&rows, &due),
        TableFormat::Markdown => report::services_markdown(&rows, &due, &catalogue),
    })
}
