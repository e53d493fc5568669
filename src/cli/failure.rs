//! Why a command could not do its work.

use super::terminal::Terminal;
use crate::diagnostic::{Message, Place, Position};
use crate::language::{Catalogue, Lang};
use crate::pipeline::Failure;

/// Why a command could not do its work: exit code 2.
#[derive(Debug)]
pub(super) struct CommandFailure {
    lang: Lang,
    reasons: Vec<(Option<(Place, Position)>, Message)>,
    /// What helps to understand them.
    notes: Vec<String>,
}

impl CommandFailure {
    /// One reason, reported in `lang`.
    pub(super) fn new(lang: Lang, message: Message) -> Self {
        Self::with(lang, vec![(None, message)])
    }

    /// Reasons with their places, reported in `lang`.
    pub(super) fn with(lang: Lang, reasons: Vec<(Option<(Place, Position)>, Message)>) -> Self {
        Self { lang, reasons, notes: Vec::new() }
    }

    /// The library's reasons, reported in `lang`: for `map_err`.
    pub(super) fn of(lang: Lang) -> impl FnOnce(Failure) -> Self {
        move |failure| Self::with(lang, failure.messages())
    }

    /// For what is reported already, or cannot be, since standard output is gone.
    pub(super) fn reported() -> Self {
        Self::with(Lang::En, Vec::new())
    }

    /// Adds lines below the reasons.
    #[must_use]
    pub(super) fn notes(mut self, notes: Vec<String>) -> Self {
        self.notes = notes;
        self
    }

    pub(super) fn report(&self, terminal: &Terminal) {
        terminal.reasons(&Catalogue::new(self.lang), &self.reasons);
        for note in &self.notes {
            terminal.note(note);
        }
    }
}
