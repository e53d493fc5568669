//! `runbuch build`

use super::args::{self, Global};
use super::terminal::Terminal;
use super::{Exit, fail, open, options, root, say, whole};
use runbuch::diagnostic::{Arg, Diagnostic, Summary};
use runbuch::language::Catalogue;
use runbuch::output::{self, Method};
use runbuch::pipeline::{Replacing, Session};
use runbuch::site::relative_url;

pub(super) fn run(terminal: &Terminal, global: &Global, command: &args::Build) -> Exit {
    let mut options = options(global, &command.project, root(global));
    options.out = command.out.as_deref().map(whole);
    options.drafts = command.drafts;
    let session = match open(terminal, options) {
        Ok(session) => session,
        Err(exit) => return exit,
    };
    let summary = Summary::of(&session.diagnostics);
    let fails = summary.error > 0 || summary.warning > 0;
    let catalogue = Catalogue::new(session.lang);
    if command.strict && fails {
        findings(terminal, &catalogue, &session, &summary);
        terminal.note(&say(&catalogue, "build-stopped", []));
        return Exit::Findings;
    }
    let progress = terminal.progress(session.lang, "progress-build");
    let replacing = if command.in_place { Replacing::Files } else { Replacing::Folder };
    let built = session.build(replacing);
    progress.finish_and_clear();
    let built = match built {
        Ok(built) => built,
        Err(failure) => return fail(terminal, session.lang, &failure),
    };
    done(terminal, &catalogue, &session, &built);
    Exit::Success
}

/// What a build did, and how many findings there are.
pub(super) fn done(
    terminal: &Terminal,
    catalogue: &Catalogue,
    session: &Session,
    built: &output::Summary,
) {
    let args = [
        ("pages", Arg::Count(session.site.published().count())),
        ("path", Arg::Text(shown(session))),
        ("written", Arg::Count(built.written)),
        ("unchanged", Arg::Count(built.unchanged)),
        ("removed", Arg::Count(built.removed)),
    ];
    terminal.note(&say(catalogue, "build-done", args));
    left_out(terminal, catalogue, session);
    if let (true, Method::FileByFile(reason)) = (terminal.verbose, &built.method) {
        terminal.note(&catalogue.text(&reason.message()));
    }
    findings(terminal, catalogue, session, &Summary::of(&session.diagnostics));
}

/// What is in the folder and not on the site, a line for each reason.
fn left_out(terminal: &Terminal, catalogue: &Catalogue, session: &Session) {
    let site = &session.site;
    let tell = |id, count, paths: String| {
        if count > 0 {
            let args = [("count", Arg::Count(count)), ("paths", Arg::Text(paths))];
            terminal.note(&say(catalogue, id, args));
        }
    };
    tell("build-drafts", site.withheld_drafts(), String::new());
    let unread = site.unlinked_files().filter(|file| !session.has_read(&file.path));
    tell("build-unlinked", unread.count(), String::new());
    let secrets: Vec<&str> = site.secret_files().map(|file| &*file.path).collect();
    tell("build-secrets", secrets.len(), some(catalogue, &secrets));
}

/// So many files are named.
const NAMED: usize = 3;

fn some(catalogue: &Catalogue, paths: &[&str]) -> String {
    let named = paths.get(..NAMED).unwrap_or(paths);
    let named = named.iter().map(|path| format!("`{path}`")).collect::<Vec<_>>().join(", ");
    match paths.len().saturating_sub(NAMED) {
        0 => named,
        more => {
            let args = [("places", Arg::Text(named)), ("count", Arg::Count(more))];
            say(catalogue, "report-more-places", args)
        }
    }
}

fn findings(terminal: &Terminal, catalogue: &Catalogue, session: &Session, summary: &Summary) {
    if session.diagnostics.iter().any(Diagnostic::counts) {
        let pages = session.site.all_pages().count();
        let words = Terminal::summary(catalogue, summary, pages);
        terminal.note(&say(catalogue, "build-findings", [("summary", Arg::Text(words))]));
    }
}

/// The index page as a URL, which terminals open by a click.
fn shown(session: &Session) -> String {
    let path = session.out().join("index.html").to_string_lossy().replace('\\', "/");
    format!("file://{}", relative_url("", &path).replacen("", "/", 1))
}
