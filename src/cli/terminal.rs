//! The terminal: where results and messages go, and in which colours.

use std::io::{ErrorKind, IsTerminal, Write};
use std::time::Duration;

use anstream::{AutoStream, ColorChoice};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Exit;
use super::args::{Global, When};
use super::failure::CommandFailure;
use crate::diagnostic::{Message, Place, Position, Summary, msg};
use crate::language::{Catalogue, Lang};

/// Work that takes longer than this shows that it is going on.
const PROGRESS_AFTER: Duration = Duration::from_secs(1);

/// Standard output for results, standard error for all else.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terminal {
    choice: ColorChoice,
    quiet: bool,
    pub(super) verbose: bool,
}

impl Default for Terminal {
    /// Where no option was understood.
    fn default() -> Self {
        Self { choice: ColorChoice::Auto, quiet: false, verbose: false }
    }
}

impl Terminal {
    pub(super) fn new(global: &Global) -> Self {
        let choice = match global.color {
            When::Auto => ColorChoice::Auto,
            When::Always => ColorChoice::Always,
            When::Never => ColorChoice::Never,
        };
        Self { choice, quiet: global.quiet, verbose: global.verbose }
    }

    /// Whether standard output shows colours.
    pub(super) fn colours(&self) -> bool {
        match self.choice {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            _ => AutoStream::choice(&std::io::stdout()) != ColorChoice::Never,
        }
    }

    /// A result. A reader that has seen enough and closes the pipe is no failure.
    pub(super) fn print(&self, text: &str) -> Result<Exit, CommandFailure> {
        let mut out = AutoStream::new(std::io::stdout().lock(), self.choice);
        let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        match written {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(CommandFailure::reported()),
            _ => Ok(Exit::Success),
        }
    }

    /// Something to know; not with `--quiet`.
    pub(super) fn note(&self, text: &str) {
        if !self.quiet {
            self.line(text);
        }
    }

    /// Why a command could not do its work.
    pub(super) fn failure(&self, failure: &CommandFailure) {
        self.reasons(&Catalogue::new(failure.lang), &failure.reasons);
        for note in &failure.notes {
            self.note(note);
        }
    }

    /// Why the work could not be done.
    pub(super) fn reasons(
        &self,
        catalogue: &Catalogue,
        reasons: &[(Option<(Place, Position)>, Message)],
    ) {
        for (place, message) in reasons {
            let at = place.as_ref().map_or_else(String::new, |(place, at)| {
                format!("{}:{}:{}: ", place.path, at.line, at.column)
            });
            self.error_line(catalogue, &format!("{at}{}", catalogue.text(message)));
        }
    }

    /// One reason why the work could not be done.
    pub(super) fn error(&self, catalogue: &Catalogue, message: &Message) {
        self.error_line(catalogue, &catalogue.text(message));
    }

    fn error_line(&self, catalogue: &Catalogue, text: &str) {
        let error = catalogue.text(&msg!(level_error));
        self.line(&format!("\u{1b}[1;31m{error}:\u{1b}[0m {text}"));
    }

    /// Where standard error is gone, there is nobody left to tell.
    fn line(&self, text: &str) {
        let mut out = AutoStream::new(std::io::stderr().lock(), self.choice);
        let _ = writeln!(out, "{text}");
    }

    /// How many findings there are, in words.
    pub(super) fn summary(catalogue: &Catalogue, summary: &Summary, pages: usize) -> String {
        let mut parts = vec![
            msg!(summary_errors, count = summary.error),
            msg!(summary_warnings, count = summary.warning),
            msg!(summary_notes, count = summary.note),
        ];
        if summary.waived > 0 {
            parts.push(msg!(summary_waived, count = summary.waived));
        }
        if summary.baseline > 0 {
            parts.push(msg!(summary_baseline, count = summary.baseline));
        }
        let parts: Vec<String> = parts.iter().map(|part| catalogue.text(part)).collect();
        let pages = catalogue.text(&msg!(summary_pages, count = pages));
        format!("{} {pages}", parts.join(", "))
    }

    /// A sign that work goes on, on a terminal, once it has taken a while.
    pub(super) fn progress(&self, lang: Lang, work: &Message) -> ProgressBar {
        if self.quiet || !std::io::stderr().is_terminal() {
            return ProgressBar::hidden();
        }
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{spinner} {msg} {elapsed}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
        bar.set_message(Catalogue::new(lang).text(work));
        let shown = bar.clone();
        std::thread::spawn(move || {
            std::thread::sleep(PROGRESS_AFTER);
            if !shown.is_finished() {
                shown.set_draw_target(ProgressDrawTarget::stderr());
                shown.enable_steady_tick(Duration::from_millis(100));
            }
        });
        bar
    }
}

/// The language of the environment.
#[expect(clippy::disallowed_methods, reason = "the environment is known only here")]
pub(super) fn locale() -> Lang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    set.and_then(|tag| Lang::from_tag(&tag)).unwrap_or(Lang::En)
}
