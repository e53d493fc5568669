//! Why a command could not do its work.

use crate::diagnostic::{Message, Place, Position};
use crate::language::Lang;
use crate::pipeline::Failure;

/// Why a command could not do its work: exit code 2.
#[derive(Debug)]
pub(super) struct CommandFailure {
    /// The language to report them in.
    pub(super) lang: Lang,
    /// Each with its place, where it has one.
    pub(super) reasons: Vec<(Option<(Place, Position)>, Message)>,
    /// Lines below them, which help to understand them.
    pub(super) notes: Vec<String>,
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
}
