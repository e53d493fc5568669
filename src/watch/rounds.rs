//! The thread that runs the rounds.
#![expect(clippy::disallowed_methods, reason = "how long a round takes is measured here")]

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};
use std::time::Instant;

use jiff::civil::Date;
use tokio::sync::oneshot;

use super::events::{Signal, Watching};
use super::live::Live;
use super::round::{Round, Task, round};
use super::{Done, Setup, Tell, WatchError, WatchEvent};
use crate::diagnostic::Message;
use crate::language::Lang;
use crate::pipeline::{Built, Changes, Failure, Options, Session};

pub(super) struct Rounds {
    setup: Setup,
    live: Arc<Live>,
    tell: Tell,
    signals: Sender<Signal>,
    /// The current site, if it is built.
    built: Option<Built>,
    /// The failure of the last round.
    failed: Option<Vec<Message>>,
    /// The changes since the last successful round.
    pending: Changes,
}

impl Rounds {
    pub(super) fn new(setup: Setup, live: Arc<Live>, tell: Tell, signals: Sender<Signal>) -> Self {
        let pending = Changes::default();
        Self { setup, live, tell, signals, built: None, failed: None, pending }
    }

    /// Runs until shutdown; `ready` is notified after the first round.
    ///
    /// # Errors
    /// Where the first round fails.
    pub(super) fn run(
        mut self,
        signals: Receiver<Signal>,
        ready: oneshot::Sender<()>,
    ) -> Result<(), WatchError> {
        let options = Options { as_of: self.today(), ..self.setup.options.clone() };
        let channel = (self.signals.clone(), signals);
        let (mut watching, reason) = Watching::new(&options, self.setup.poll, channel)?;
        self.polls(reason);
        let session = Session::open(options)?;
        self.built = self.setup.build.then(|| session.update(None)).transpose()?;
        let written = self.built.as_ref().map(|built| &built.summary);
        (self.tell)(WatchEvent::Opened(&session, written));
        let mut session = Arc::new(session);
        self.live.set(Arc::clone(&session));
        // Nobody waits where nothing is served.
        let _ = ready.send(());
        while let Some((changes, reason)) = watching.next() {
            self.polls(reason);
            self.pending.extend(changes);
            session = self.round(session);
        }
        Ok(())
    }

    fn round(&mut self, before: Arc<Session>) -> Arc<Session> {
        let begun = Instant::now();
        let as_of = self.today();
        let only_styles = self.pending.are_styles() && as_of == before.as_of();
        let shown = self.live.shown();
        let task = Task { previous: &before, changes: &self.pending, as_of, shown };
        let early = |changed: &[String]| self.live.preview(changed.to_vec(), only_styles);
        let Round { session, written, changed } = match round(task, &mut self.built, early) {
            Ok(round) => round,
            Err(failure) => {
                self.fail(&failure, before.lang);
                return before;
            }
        };
        let changes = std::mem::take(&mut self.pending);
        let session = Arc::new(session);
        let mended = self.failed.take().is_some();
        let wrote = written.as_ref().is_some_and(|written| !written.changed.is_empty());
        // Nothing is said of nothing: who keeps what is said in a file of the project would have a
        // round after each round.
        if !mended && !wrote && before.diagnostics == session.diagnostics {
            self.live.set(Arc::clone(&session));
            return session;
        }
        self.live.update(Arc::clone(&session), changed, only_styles);
        (self.tell)(WatchEvent::Done(Done {
            before: &before,
            session: &session,
            changes: &changes,
            written: written.as_ref(),
            took: begun.elapsed(),
            mended,
        }));
        session
    }

    /// Reports the same failure only once.
    fn fail(&mut self, failure: &Failure, lang: Lang) {
        let reasons = failure.messages().into_iter().map(|(_, message)| message).collect();
        if self.failed.as_ref() != Some(&reasons) {
            self.live.fail(failure, lang);
            (self.tell)(WatchEvent::Failed(failure));
            self.failed = Some(reasons);
        }
    }

    fn polls(&self, reason: Option<String>) {
        if let Some(reason) = reason {
            (self.tell)(WatchEvent::Polling(reason));
        }
    }

    fn today(&self) -> Date {
        self.setup.as_of.unwrap_or_else(self.setup.today)
    }
}
