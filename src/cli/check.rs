//! `runbuch check`

use std::borrow::Cow;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::args::{self, Format, Global, OutputArgs};
use super::diff::unified;
use super::failure::CommandFailure;
use super::only::Only;
use super::terminal::Terminal;
use super::{
    Exit, build, external, kept, merge, open, open_with, options, records, root_of, whole, write,
};
use crate::diagnostic::{Diagnostic, Message, Safety, Summary, msg};
use crate::language::{Catalogue, Lang};
use crate::pipeline::{self, Failure, Fixed, Options, Overlay, Session};
use crate::report::{self, Folding, RuleTally};
use crate::verdict::{BASELINE_FILE, Baseline};

pub(super) fn run(
    terminal: &Terminal,
    global: &Global,
    command: &args::CheckArgs,
) -> Result<Exit, CommandFailure> {
    if !command.merge.is_empty() {
        return merge::run(terminal, global, command);
    }
    let paths = command.stdin_filename.as_ref().map_or(&*command.paths, std::slice::from_ref);
    let mut options = options(global, &command.project, root_of(global, paths));
    let lang = options.lang.unwrap_or(options.fallback_lang);
    let is_input = |path: &PathBuf| path.as_os_str() == "-";
    let reads_input = command.paths.iter().any(is_input);
    let is_alone = command.paths.len() == 1;
    if reads_input != command.stdin_filename.is_some() || (reads_input && !is_alone) {
        return Err(CommandFailure::new(lang, msg!(failure_stdin)));
    }
    let named = command.paths.iter().filter(|path| !is_input(path));
    if let Some(missing) = named.into_iter().find(|path| is_missing(path)) {
        let path = missing.display().to_string();
        return Err(CommandFailure::new(lang, msg!(failure_no_such_path, path = path)));
    }
    let only = Only::new(&options.root, paths);
    let baseline = read_baseline(&options.root, command).map_err(CommandFailure::of(lang))?;
    let mut probed = None;
    if command.external.external {
        let session = open(terminal, options.clone())?;
        let found = external::probe(terminal, &command.external, &session, &only)?;
        options.external = found.session.external().cloned();
        probed = Some(found);
    }
    let interrupted = probed.as_ref().is_some_and(|probed| probed.interrupted);
    let mut session = match probed {
        _ if command.diff => return show_diff(terminal, &fixed(command, &options, &only)?),
        _ if command.fix || command.unsafe_fixes => kept(fix(terminal, command, &options, &only)?),
        Some(probed) => kept(probed.session),
        None => open_with(terminal, options, &typed(&only, command, lang)?)?,
    };
    if let Some(baseline) = baseline {
        session.apply_baseline(&baseline);
        report_stale(terminal, command, &session, &only);
    }
    if let Some(file) = &command.write_baseline {
        let file = baseline_file(session.root(), file.as_deref());
        let lang = session.lang;
        write_baseline(terminal, &mut session, &file).map_err(CommandFailure::of(lang))?;
    }
    let exit = print(terminal, command, &session, &only)?;
    // What is not known is not in order.
    if interrupted { Err(CommandFailure::reported()) } else { Ok(exit) }
}

/// The text of standard input as the file that it is checked as.
fn typed(only: &Only, command: &args::CheckArgs, lang: Lang) -> Result<Overlay, CommandFailure> {
    let mut overlay = Overlay::default();
    if command.stdin_filename.is_some() {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map_err(|error| {
            CommandFailure::new(lang, msg!(failure_stdin_read, detail = error.to_string()))
        })?;
        for path in only.paths() {
            overlay.insert(path, bytes.as_slice());
        }
    }
    Ok(overlay)
}

/// The wiki as fixes would leave it.
fn fixed(
    command: &args::CheckArgs,
    options: &Options,
    only: &Only,
) -> Result<Fixed, CommandFailure> {
    let lang = options.lang.unwrap_or(options.fallback_lang);
    let safety = if command.unsafe_fixes { Safety::Unsafe } else { Safety::Safe };
    pipeline::fix(options, safety, |path| only.accepts(path)).map_err(CommandFailure::of(lang))
}

/// The wiki with its fixes written.
fn fix(
    terminal: &Terminal,
    command: &args::CheckArgs,
    options: &Options,
    only: &Only,
) -> Result<Session, CommandFailure> {
    let fixed = fixed(command, options, only)?;
    let lang = fixed.session.lang;
    fixed.write().map_err(CommandFailure::of(lang))?;
    if fixed.applied > 0 {
        let message = msg!(check_fixed, count = fixed.applied, files = fixed.changes.len());
        terminal.note(&Catalogue::new(lang).text(&message));
    }
    Ok(fixed.session)
}

/// Before any work: a fix must not be written if the baseline then turns out to be broken.
fn read_baseline(root: &Path, command: &args::CheckArgs) -> Result<Option<Baseline>, Failure> {
    let file = command.baseline.as_ref().map(|typed| baseline_file(root, typed.as_deref()));
    file.map(|file| pipeline::read_baseline(root, &file)).transpose()
}

/// The file that was typed; without one, the project's own.
fn baseline_file(root: &Path, typed: Option<&Path>) -> PathBuf {
    typed.map_or_else(|| root.join(BASELINE_FILE), whole)
}

fn write_baseline(terminal: &Terminal, session: &mut Session, file: &Path) -> Result<(), Failure> {
    let count = session.write_baseline(file)?;
    let path = file.strip_prefix(session.root()).unwrap_or(file).display().to_string();
    let message = msg!(baseline_written, path = path, count = count);
    terminal.note(&Catalogue::new(session.lang).text(&message));
    Ok(())
}

/// Names what the baseline has and nothing matches any more, and how to fix it.
fn report_stale(terminal: &Terminal, command: &args::CheckArgs, session: &Session, only: &Only) {
    let catalogue = Catalogue::new(session.lang);
    let mut stale = session.stale_baseline.iter().filter(|it| only.accepts(&it.path)).peekable();
    if stale.peek().is_none() {
        return;
    }
    for entry in stale {
        terminal.note(&catalogue.text(&msg!(
            baseline_stale,
            path = entry.path.as_str(),
            code = entry.code.as_str(),
            subject = entry.subject.as_str(),
            count = entry.count,
        )));
    }
    let typed = command.baseline.iter().flatten();
    let file: String = typed.map(|file| format!(" {}", file.display())).collect();
    terminal.note(&catalogue.text(&msg!(baseline_stale_help, file = file)));
}

fn show_diff(terminal: &Terminal, fixed: &Fixed) -> Result<Exit, CommandFailure> {
    let diffs =
        fixed.changes.iter().map(|change| unified(&change.path, &change.before, &change.after));
    terminal.print(&diffs.collect::<String>())?;
    Ok(if fixed.changes.is_empty() { Exit::Success } else { Exit::Findings })
}

fn print(
    terminal: &Terminal,
    command: &args::CheckArgs,
    session: &Session,
    only: &Only,
) -> Result<Exit, CommandFailure> {
    let catalogue = Catalogue::new(session.lang);
    let mut diagnostics = Cow::Borrowed(session.diagnostics.as_slice());
    if !only.is_all() {
        let accepted = |it: &&Diagnostic| only.accepts(&it.finding.place.path);
        diagnostics = diagnostics.iter().filter(accepted).cloned().collect();
    }
    let report = session.report(&catalogue, &diagnostics, |path| only.accepts(path));
    let default = [OutputArgs { format: Format::Human, file: None }];
    let outputs = if command.format.is_empty() { &default[..] } else { &command.format };
    let folding = if command.no_fold { Folding::Nothing } else { Folding::Alike };
    for OutputArgs { format, file } in outputs {
        let text = match format {
            Format::Human if command.statistics => report::statistics(&report),
            Format::Human => report::human(&report, file.is_none() && terminal.colours(), folding),
            Format::Concise => report::concise(&report),
            Format::Json => report::json(&report),
            Format::Sarif => report::sarif(&report),
            Format::Junit => report::junit(&report),
            Format::Github => report::github(&report),
            Format::Gitlab => report::gitlab(&report),
            Format::Markdown => report::markdown(&report),
        };
        match file {
            None => terminal.print(&text)?,
            Some(file) => write(terminal, session, file, &text)?,
        };
    }
    let summary = Summary::of(&diagnostics);
    terminal.note(&Terminal::summary(&catalogue, &summary, report.pages));
    let is_human = outputs.iter().any(|output| output.format == Format::Human);
    if is_human && folding == Folding::Alike && !command.statistics {
        let count = report::unnamed(&report);
        if count > 0 {
            terminal.note(&catalogue.text(&msg!(check_folded, count = count)));
        }
    }
    if let Some(hint) = hint(&diagnostics, command.statistics) {
        terminal.note(&catalogue.text(&hint));
    }
    terminal.note(&records::summary(&catalogue, session, |path| only.accepts(path)));
    build::elsewhere(terminal, &catalogue, session);
    let fails = summary.error > 0 || (command.strict && summary.warning > 0);
    Ok(if fails && !command.exit_zero { Exit::Findings } else { Exit::Success })
}

/// Where to read about the findings: about the rule that matters most, where there are several.
fn hint(diagnostics: &[Diagnostic], is_counted: bool) -> Option<Message> {
    let (first, rules) = report::foremost(diagnostics);
    let RuleTally { code, slug, count, .. } = first?;
    let all = diagnostics.iter().filter(|diagnostic| diagnostic.counts()).count();
    Some(match rules {
        _ if is_counted => msg!(check_explain, code = code),
        1 => msg!(check_explain, code = code),
        _ => msg!(check_foremost, code = code, slug = slug, count = count, all = all),
    })
}

#[expect(clippy::disallowed_methods, reason = "what was typed is looked up only here")]
fn is_missing(path: &Path) -> bool {
    !path.exists()
}
