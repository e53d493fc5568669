//! `runbuch build`

use super::args::{self, Global};
use super::failure::CommandFailure;
use super::terminal::Terminal;
use super::{Exit, open, options, records, root, shown_url, whole};
use crate::diagnostic::{Diagnostic, Summary, msg};
use crate::language::Catalogue;
use crate::output::{self, Method};
use crate::pipeline::{Replacing, Session};

pub(super) fn run(
    terminal: &Terminal,
    global: &Global,
    command: &args::BuildArgs,
) -> Result<Exit, CommandFailure> {
    let mut options = options(global, &command.project, root(global));
    options.out = command.out.as_deref().map(whole);
    options.drafts = command.drafts;
    options.keeps = !command.no_cache;
    let session = open(terminal, options)?;
    let summary = Summary::of(&session.diagnostics);
    let fails = summary.error > 0 || summary.warning > 0;
    let catalogue = Catalogue::new(session.lang);
    if command.strict && fails {
        findings(terminal, &catalogue, &session, &summary);
        terminal.note(&catalogue.text(&msg!(build_stopped)));
        return Ok(Exit::Findings);
    }
    let progress = terminal.progress(session.lang, &msg!(progress_build));
    let replacing = if command.in_place { Replacing::Files } else { Replacing::Folder };
    let built = session.build(replacing);
    progress.finish_and_clear();
    let built = built.map_err(CommandFailure::of(session.lang))?;
    done(terminal, &catalogue, &session, &built);
    Ok(Exit::Success)
}

/// What a build did, how many findings there are, and what was read.
pub(super) fn done(
    terminal: &Terminal,
    catalogue: &Catalogue,
    session: &Session,
    built: &output::PublishSummary,
) {
    terminal.note(&catalogue.text(&msg!(
        build_done,
        pages = session.site.published().count(),
        path = shown(session),
        written = built.written,
        unchanged = built.unchanged,
        removed = built.removed,
    )));
    read_as(terminal, catalogue, session);
    if let Some(usual) = session.evaded_out() {
        let out = session.site.config.build_dir.as_str();
        terminal.note(&catalogue.text(&msg!(build_evaded, usual = usual, out = out)));
    }
    left_out(terminal, catalogue, session);
    if session.has_shallow_history() {
        terminal.note(&catalogue.text(&msg!(build_shallow)));
    }
    if let (true, Method::FileByFile(reason)) = (terminal.verbose, &built.method) {
        terminal.note(&catalogue.text(&reason.message()));
    }
    findings(terminal, catalogue, session, &Summary::of(&session.diagnostics));
    terminal.note(&records::summary(catalogue, session, |_| true));
}

/// The generator that the wiki was written for.
fn read_as(terminal: &Terminal, catalogue: &Catalogue, session: &Session) {
    let dialect = &session.site.config.dialect;
    if !dialect.is_foreign() {
        return;
    }
    let name = dialect.traits.name;
    let message = match dialect.files.first() {
        Some(file) => msg!(build_dialect_file, name = name, path = &*file.path),
        None => msg!(build_dialect, name = name),
    };
    terminal.note(&catalogue.text(&message));
}

/// The pages that are left out because a folder was taken for the one with the pages.
pub(super) fn elsewhere(terminal: &Terminal, catalogue: &Catalogue, session: &Session) {
    let Some(left_out) = session.left_out() else { return };
    terminal.note(&catalogue.text(&msg!(
        build_elsewhere,
        src = session.site.config.src.as_str(),
        pages = session.site.all_pages().count(),
        count = left_out.count,
        folder = if left_out.folder.is_empty() { "." } else { left_out.folder.as_str() },
    )));
}

/// What is in the folder and not on the site, a line for each reason.
fn left_out(terminal: &Terminal, catalogue: &Catalogue, session: &Session) {
    let site = &session.site;
    elsewhere(terminal, catalogue, session);
    let drafts = site.withheld_drafts();
    if drafts > 0 {
        terminal.note(&catalogue.text(&msg!(build_drafts, count = drafts)));
    }
    let unlinked = site.unlinked_files().filter(|file| !session.has_read(&file.path)).count();
    if unlinked > 0 {
        terminal.note(&catalogue.text(&msg!(build_unlinked, count = unlinked)));
    }
    let secrets: Vec<&str> = site.secret_files().map(|file| &*file.path).collect();
    if !secrets.is_empty() {
        let paths = some(catalogue, &secrets);
        terminal.note(&catalogue.text(&msg!(build_secrets, count = secrets.len(), paths = paths)));
    }
}

/// So many files are named.
const NAMED: usize = 3;

fn some(catalogue: &Catalogue, paths: &[&str]) -> String {
    let named = paths.get(..NAMED).unwrap_or(paths);
    let named = named.iter().map(|path| format!("`{path}`")).collect::<Vec<_>>().join(", ");
    match paths.len().saturating_sub(NAMED) {
        0 => named,
        more => catalogue.text(&msg!(report_more_places, places = named, count = more)),
    }
}

fn findings(terminal: &Terminal, catalogue: &Catalogue, session: &Session, summary: &Summary) {
    if session.diagnostics.iter().any(Diagnostic::counts) {
        let pages = session.site.all_pages().count();
        let words = Terminal::summary(catalogue, summary, pages);
        terminal.note(&catalogue.text(&msg!(build_findings, summary = words)));
    }
}

/// The index page as a URL, which terminals open by a click.
fn shown(session: &Session) -> String {
    shown_url(&session.out().join("index.html"))
}
