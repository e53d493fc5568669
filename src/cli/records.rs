//! `runbuch records`

use super::args::{self, Global, ListFormat};
use super::failure::CommandFailure;
use super::terminal::Terminal;
use super::{Exit, open, plain_options, root, unknown_kind};
use crate::language::Catalogue;
use crate::pipeline::Session;
use crate::report::{self, RecordReport};

pub(super) fn run(
    terminal: &Terminal,
    global: &Global,
    command: &args::RecordsArgs,
) -> Result<Exit, CommandFailure> {
    let session = open(terminal, plain_options(global, command.as_of, root(global)))?;
    let kind = match &command.kind {
        None => None,
        Some(name) => Some(kind_name(&session, name)?),
    };
    let is_asked = |name: &str| kind.is_none_or(|kind| name == kind);
    let catalogue = Catalogue::new(session.lang);
    let report = session.record_report(&catalogue);
    let records = RecordReport {
        report: &report,
        words: session.site.lang,
        records: session.records(|record| !command.unread && is_asked(&record.kind.name)),
        unread: session.unread(|block| is_asked(&block.kind.name)),
    };
    terminal.print(&match (command.list_format, command.unread) {
        (ListFormat::Human, false) => report::records_human(&records),
        (ListFormat::Human, true) => report::unread_human(&records),
        (ListFormat::Csv, false) => report::records_csv(&records),
        (ListFormat::Csv, true) => report::unread_csv(&records),
        (ListFormat::Markdown, false) => report::records_markdown(&records),
        (ListFormat::Markdown, true) => report::unread_markdown(&records),
        (ListFormat::Json, _) => report::records_json(&records),
    })
}

/// The closing line of other commands: what was read on the pages that `only` accepts.
pub(super) fn summary(
    catalogue: &Catalogue,
    session: &Session,
    only: impl Fn(&str) -> bool,
) -> String {
    let records = session.records(|record| only(&record.path));
    report::records_summary(&records, &session.unread(|block| only(&block.path)), catalogue)
}

/// The kind that somebody typed, by its name or label.
pub(super) fn kind_name<'s>(session: &'s Session, name: &str) -> Result<&'s str, CommandFailure> {
    let kinds = &session.site.kinds;
    let kind = kinds.find(name).ok_or_else(|| unknown_kind(session.lang, kinds, name))?;
    Ok(&kind.name)
}
