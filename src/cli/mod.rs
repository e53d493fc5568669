//! The command line: what was typed, what is printed, the exit code.

mod args;
mod build;
mod check;
mod diff;
mod docs;
mod due;
mod external;
mod failure;
mod help;
mod init;
mod log;
mod lsp;
mod man;
mod merge;
mod new;
mod only;
mod origin;
mod prompt;
mod records;
mod report;
mod rule;
mod schema;
mod terminal;
mod theme;
mod usage;
mod watch;

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::FromArgMatches;
use clap::error::ErrorKind;
use jiff::civil::Date;

use crate::config::{self, Config};
use crate::diagnostic::msg;
use crate::dialect::Folder;
use crate::language::{Catalogue, Lang};
use crate::page;
use crate::pipeline::{Options, Overlay, Session};
use crate::schema::Kinds;
use crate::site::relative_url;
use crate::source;
use args::{Args, Command};
use failure::CommandFailure;
use terminal::Terminal;

/// Hides panics that are caught; all others are reported with the page that was being worked on.
fn report_panics(terminal: Terminal, lang: Lang) {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if page::is_guarded() {
            return;
        }
        report(panic);
        let message = match page::at_work() {
            Some(page) => msg!(internal_error_page, page = &*page),
            None => msg!(internal_error),
        };
        terminal.error(&Catalogue::new(lang), &message);
    }));
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    /// Everything is in order.
    Success,
    /// The wiki has errors.
    Findings,
    /// The tool could not do its work.
    Failure,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Success => 0,
            Exit::Findings => 1,
            Exit::Failure => 2,
        })
    }
}

/// Runs the command that the process was called with.
pub fn main() -> ExitCode {
    let parsed = help::command().try_get_matches().and_then(|typed| Args::from_arg_matches(&typed));
    let args = match parsed {
        Ok(args) => args,
        Err(error) => return refuse(&error).into(),
    };
    let terminal = Terminal::new(&args.global);
    report_panics(terminal, args.global.lang.unwrap_or_else(terminal::locale));
    let jobs = args.global.jobs.map_or(0, std::num::NonZero::get);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).stack_size(STACK);
    // Fails only where a pool exists already, and none does yet.
    let _ = pool.build_global();
    let thread = std::thread::Builder::new().name("main".to_owned()).stack_size(STACK);
    match thread.spawn(move || run(terminal, args)).map(std::thread::JoinHandle::join) {
        Ok(Ok(exit)) => exit.into(),
        // The hook has told of it.
        Ok(Err(_)) | Err(_) => Exit::Failure.into(),
    }
}

/// For a command line that asks for help or cannot be used.
fn refuse(error: &clap::Error) -> Exit {
    if !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        // Help that nobody reads to its end is no failure.
        let _ = error.print();
        return if error.use_stderr() { Exit::Failure } else { Exit::Success };
    }
    let catalogue = Catalogue::new(help::language());
    let (message, notes) = usage::explain(error, &catalogue);
    let terminal = Terminal::default();
    terminal.error(&catalogue, &message);
    notes.iter().for_each(|note| terminal.note(note));
    Exit::Failure
}

/// Bytes of a thread's stack. What calls itself for what it reads has a limit of its own; this is so
/// that none of them is near its end.
const STACK: usize = 64 << 20;

fn run(terminal: Terminal, args: Args) -> Exit {
    let ended = match args.command {
        Command::Build(command) => build::run(&terminal, &args.global, &command),
        Command::Check(command) => check::run(&terminal, &args.global, &command),
        Command::Watch(command) => watch::run(terminal, &args.global, &command),
        Command::Lsp(command) => lsp::run(&args.global, &command),
        Command::Rule(command) => rule::run(&terminal, &args.global, &command),
        Command::Schema(command) => schema::run(&terminal, &args.global, &command),
        Command::New(command) => new::run(&terminal, &args.global, &command),
        Command::Init(command) => init::run(&terminal, &args.global, &command),
        Command::Log(command) => log::run(&terminal, &args.global, &command),
        Command::Due(command) => due::run(&terminal, &args.global, &command),
        Command::Report(command) => report::run(&terminal, &args.global, &command),
        Command::Records(command) => records::run(&terminal, &args.global, &command),
        Command::Theme(command) => theme::run(&terminal, &args.global, &command),
        Command::Docs(command) => docs::run(&terminal, &args.global, &command),
        Command::Completions { shell } => completions(&terminal, shell),
        Command::Man { out } => man::run(&terminal, &args.global, out.as_deref()),
    };
    ended.unwrap_or_else(|failure| {
        terminal.failure(&failure);
        Exit::Failure
    })
}

fn completions(terminal: &Terminal, shell: clap_complete::Shell) -> Result<Exit, CommandFailure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut help::command(), "runbuch", &mut script);
    terminal.print(&String::from_utf8_lossy(&script))
}

/// What the library needs to know.
fn options(global: &args::Global, project: &args::ProjectArgs, root: PathBuf) -> Options {
    let as_of = project.as_of.unwrap_or_else(today);
    Options {
        lang: global.lang,
        levels: project.levels(),
        time_rules: project.time_rules,
        ..Options::new(root, terminal::locale(), as_of)
    }
}

/// The same for commands that leave levels alone.
fn plain_options(global: &args::Global, as_of: Option<Date>, root: PathBuf) -> Options {
    options(global, &args::ProjectArgs::on(as_of), root)
}

/// `--lang`, else what the configuration names, else the environment's: for commands that read no
/// pages.
fn language(global: &args::Global, config: Option<&Config>) -> Lang {
    let configured = || match config {
        Some(config) => Lang::from_tag(config.language.as_deref()?),
        None => configured_language(&root(global)),
    };
    global.lang.or_else(configured).unwrap_or_else(terminal::locale)
}

/// The language that `book.toml` names, whatever else is wrong with it.
fn configured_language(root: &Path) -> Option<Lang> {
    let book = source::read_text(&root.join(config::FILE_NAME), config::FILE_NAME).ok()?;
    let (book, _) = source::data::toml(&book.text, 0);
    Lang::from_tag(book.get("book")?.get("language")?.as_str()?)
}

/// What `book.toml` says, if there is one that can be understood.
fn config_of_project(global: &args::Global) -> Option<Config> {
    let file = root(global).join(config::FILE_NAME);
    let book = source::read_text(&file, config::FILE_NAME).ok()?;
    config::load(Some(&book), Folder::EMPTY, |_| true).ok().map(|(config, _)| config)
}

fn unknown_kind(lang: Lang, kinds: &Kinds, name: &str) -> CommandFailure {
    if let Some(fault) = kinds.fault(name) {
        let at = (fault.place.clone(), fault.position);
        return CommandFailure::with(lang, vec![(Some(at), fault.kind.message())]);
    }
    let message = match kinds.nearest(name).and_then(|near| kinds.find(&near)) {
        Some(near) => msg!(
            command_unknown_kind_suggestion,
            kind = name,
            name = near.name.as_str(),
            label = near.label(lang),
        ),
        None => msg!(command_unknown_kind, kind = name),
    };
    CommandFailure::new(lang, message)
}

#[expect(clippy::disallowed_methods, reason = "what was typed is looked up only here")]
fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

#[expect(clippy::disallowed_methods, reason = "the one place that asks what day it is")]
fn today() -> Date {
    jiff::Zoned::now().date()
}

/// `--root`, else the nearest folder upwards with a `book.toml`, else this folder.
fn root(global: &args::Global) -> PathBuf {
    match &global.root {
        Some(root) => whole(root),
        None => project_above(&here()).unwrap_or_else(here),
    }
}

/// The same for somebody who names files: the project that the first one lies in. Without any
/// `book.toml`, a path from the root of the file system on names its own project.
#[expect(clippy::disallowed_methods, reason = "what was typed is looked up only here")]
fn root_of(global: &args::Global, paths: &[PathBuf]) -> PathBuf {
    let Some(first) = paths.first().filter(|_| global.root.is_none()) else { return root(global) };
    let path = whole(first);
    let folder = if path.is_dir() { path.as_path() } else { path.parent().unwrap_or(&path) };
    let here = here();
    let of_here = !first.is_absolute() && path.starts_with(&here);
    project_above(folder).unwrap_or_else(|| if of_here { here } else { folder.to_owned() })
}

#[expect(clippy::disallowed_methods, reason = "what was typed is looked up only here")]
fn project_above(folder: &Path) -> Option<PathBuf> {
    let has_book = |folder: &&Path| folder.join(crate::config::FILE_NAME).is_file();
    folder.ancestors().find(has_book).map(Path::to_owned)
}

/// A path that was typed, from the root of the file system on.
#[expect(clippy::disallowed_methods, reason = "what was typed is looked up only here")]
fn whole(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| here().join(path))
}

#[expect(clippy::disallowed_methods, reason = "where the process stands is known only here")]
fn here() -> PathBuf {
    std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."))
}

/// A file as a URL, which terminals open by a click.
fn shown_url(file: &Path) -> String {
    let path = file.to_string_lossy().replace('\\', "/");
    format!("file://{}", relative_url("", &path).replacen("", "/", 1))
}

/// Reads and checks the wiki.
fn open(terminal: &Terminal, options: Options) -> Result<ManuallyDrop<Session>, CommandFailure> {
    open_with(terminal, options, &Overlay::default())
}

/// Reads and checks the wiki, with `overlay` instead of files on disk.
fn open_with(
    terminal: &Terminal,
    options: Options,
    overlay: &Overlay,
) -> Result<ManuallyDrop<Session>, CommandFailure> {
    let configured = || configured_language(&options.root);
    let lang = options.lang.or_else(configured).unwrap_or(options.fallback_lang);
    let progress = terminal.progress(lang, &msg!(progress_check));
    let session = Session::open_with(options, overlay).map_err(CommandFailure::of(lang));
    progress.finish_and_clear();
    if let (true, Ok(session)) = (terminal.verbose, &session) {
        origin::explain(terminal, session);
    }
    session.map(kept)
}

/// Keeps the wiki until the process ends: that returns its memory at once, without a walk over everything in it.
const fn kept(session: Session) -> ManuallyDrop<Session> {
    ManuallyDrop::new(session)
}

/// Writes a file of its own; `-` is standard output.
fn write(
    terminal: &Terminal,
    session: &Session,
    file: &Path,
    text: &str,
) -> Result<Exit, CommandFailure> {
    if file.as_os_str() == "-" {
        return terminal.print(text);
    }
    let written = crate::output::write_file(file, text.as_bytes());
    written.map_err(|error| CommandFailure::new(session.lang, error.message()))?;
    Ok(Exit::Success)
}
