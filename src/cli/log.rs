//! `runbuch log`

use std::sync::Arc;

use super::args::{self, Global};
use super::diff::unified;
use super::failure::CommandFailure;
use super::terminal::Terminal;
use super::{Exit, open, plain_options, root};
use crate::authoring::{self, ProtocolRefusal, ProtocolRun};
use crate::diagnostic::{Fix, apply_edits, msg};
use crate::language::Catalogue;
use crate::pipeline::Session;
use crate::site::FileMatch;
use crate::source::SourceFile;

pub(super) fn run(
    terminal: &Terminal,
    global: &Global,
    command: &args::LogArgs,
) -> Result<Exit, CommandFailure> {
    let options = plain_options(global, command.as_of, root(global));
    let session = open(terminal, options)?;
    let catalogue = Catalogue::new(session.lang);
    let run = ProtocolRun {
        name: &command.name,
        date: command.date.as_deref(),
        result: command.result.as_deref(),
        duration: command.duration.as_deref(),
        age: command.age.as_deref(),
        owner: command.owner.as_deref(),
        follow_up: command.follow_up.as_deref(),
    };
    let written = authoring::log(&session.site, session.lang, session.as_of(), &run)
        .map_err(|refusal| refused(&session, refusal))?;
    let page = session.site.page(written.page);
    let (file, fix) = match page.source.assembly() {
        Some(assembly) => assembly.fix(&written.fix).ok_or_else(|| {
            CommandFailure::new(session.lang, msg!(log_included, path = &**page.path()))
        })?,
        None => (&page.source, written.fix.clone()),
    };
    // The entry is in the first edit, which the way to the file may have moved.
    let start = |fix: &Fix| fix.edits.first().map_or(0, |edit| edit.span.start);
    let offset = (written.offset + start(&fix)).saturating_sub(start(&written.fix));
    let (after, _) = apply_edits(&file.text, [&fix]);
    if command.dry_run {
        return terminal.print(&unified(&file.path, &file.text, &after));
    }
    let bytes = file.encode(&after);
    session.write(&file.path, &bytes).map_err(CommandFailure::of(session.lang))?;
    if !written.missing.is_empty() {
        let missing = written.missing.join(", ");
        terminal.note(&catalogue.text(&msg!(log_incomplete, missing = missing)));
    }
    let path = &file.path;
    let file = SourceFile::new(Arc::clone(path), after.clone().into_bytes());
    let line = file.position(offset).line;
    let rest = after.get(offset..).unwrap_or_default();
    let row = rest.lines().next().unwrap_or_default();
    terminal.print(&format!("{path}:{line}: {row}\n"))
}

fn refused(session: &Session, refusal: ProtocolRefusal) -> CommandFailure {
    let mut lines = Vec::new();
    for place in &refusal.places {
        if let Some(FileMatch::Page(page)) = session.site.find(&place.path) {
            let at = session.site.page(page).source.position(place.span.start);
            lines.push(format!("  {}:{}", place.path, at.line));
        }
    }
    CommandFailure::new(session.lang, refusal.message).notes(lines)
}
