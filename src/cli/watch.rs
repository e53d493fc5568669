//! `runbuch watch`

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use super::args::{self, Global};
use super::failure::CommandFailure;
use super::terminal::Terminal;
use super::{Exit, build, options, records, root, today, whole};
use crate::diagnostic::{Diagnostic, Message, Summary, msg};
use crate::language::{Catalogue, Lang};
use crate::output;
use crate::pipeline::{Changes, Session};
use crate::report::{self, Folding};
use crate::watch::{self, Done, Port, Setup, WatchEvent};

/// Where the site is served unless somebody says otherwise.
const PORT: u16 = 3000;

/// So many findings that came or went at once are shown; somebody has switched branches.
const SHOWN: usize = 20;

/// So many changed files are named.
const NAMED: usize = 3;

pub(super) fn run(
    terminal: Terminal,
    global: &Global,
    command: &args::WatchArgs,
) -> Result<Exit, CommandFailure> {
    let mut options = options(global, &command.project, whole(&root(global)));
    options.out = command.out.as_deref().map(whole);
    options.drafts = true;
    let lang = options.lang.unwrap_or(options.fallback_lang);
    let serves = !command.no_serve && !command.check_only;
    let port = command.port.map_or(Port::From(PORT), Port::Exactly);
    let setup = Setup {
        options,
        today,
        as_of: command.project.as_of,
        build: !command.check_only,
        port: serves.then_some(port),
        host: command.host,
        poll: command.poll,
    };
    let reporter = Teller { terminal, lang: Mutex::new(lang), opens: command.open, waits: !serves };
    let ended = watch::run(setup, Arc::new(move |event| reporter.report(event)));
    ended.map_err(|error| CommandFailure::with(lang, error.messages()))?;
    Ok(Exit::Success)
}

/// Says at the terminal what happens.
struct Teller {
    terminal: Terminal,
    /// The wiki's, once it is known.
    lang: Mutex<Lang>,
    /// Whether to open the browser.
    opens: bool,
    /// Whether nothing is served, so that something else has to be said at the beginning.
    waits: bool,
}

impl Teller {
    fn report(&self, event: WatchEvent<'_>) {
        if let WatchEvent::Opened(session, _) | WatchEvent::Done(Done { session, .. }) = &event {
            *self.lang.lock().unwrap_or_else(PoisonError::into_inner) = session.lang;
        }
        let lang = *self.lang.lock().unwrap_or_else(PoisonError::into_inner);
        let catalogue = Catalogue::new(lang);
        match event {
            WatchEvent::Opened(session, built) => {
                match built {
                    Some(built) => build::done(&self.terminal, &catalogue, session, built),
                    None => self.all(&catalogue, session),
                }
                if self.waits {
                    let path = session.root().display().to_string();
                    self.note(&catalogue, &msg!(watch_waiting, path = path));
                }
            }
            WatchEvent::Serving { url, taken, open_to } => {
                self.serving(&catalogue, url, taken);
                if let Some(address) = open_to {
                    let address = address.to_string();
                    self.note(&catalogue, &msg!(watch_open_to_all, address = address));
                }
            }
            WatchEvent::Polling(detail) => {
                self.note(&catalogue, &msg!(watch_polling, detail = detail));
            }
            WatchEvent::Done(done) => self.done(&catalogue, &done),
            WatchEvent::Failed(failure) => {
                self.terminal.reasons(&catalogue, &failure.messages());
                self.note(&catalogue, &msg!(watch_stays));
            }
        }
    }

    fn note(&self, catalogue: &Catalogue, message: &Message) {
        self.terminal.note(&catalogue.text(message));
    }

    /// Where standard output is gone, the site is still watched.
    fn print(&self, text: &str) {
        let _ = self.terminal.print(text);
    }

    fn serving(&self, catalogue: &Catalogue, url: &str, taken: Option<u16>) {
        if let Some(taken) = taken {
            self.note(catalogue, &msg!(watch_port_taken, taken = taken.to_string()));
        }
        self.note(catalogue, &msg!(watch_serving, url = url));
        if self.opens
            && let Err(error) = open::that_detached(url)
        {
            self.note(catalogue, &msg!(watch_open, detail = error.to_string()));
        }
    }

    fn done(&self, catalogue: &Catalogue, done: &Done<'_>) {
        if done.mended {
            self.note(catalogue, &msg!(watch_mended));
        }
        let what = changed(catalogue, done.changes);
        let ms = done.took.as_millis().to_string();
        let message = match done.written {
            Some(output::PublishSummary { written, removed, .. }) => {
                msg!(watch_changed, what = what, written = *written, removed = *removed, ms = ms)
            }
            None => msg!(watch_checked, what = what, ms = ms),
        };
        self.note(catalogue, &message);
        let new = only_in(done.session, done.before);
        let gone = only_in(done.before, done.session);
        self.come(catalogue, done.session, &new);
        self.gone(catalogue, &gone);
        if !new.is_empty() || !gone.is_empty() {
            self.summary(catalogue, done.session);
        }
        let read = records::summary(catalogue, done.session, |_| true);
        if read != records::summary(catalogue, done.before, |_| true) {
            self.terminal.note(&read);
        }
    }

    /// All findings, for somebody who sees them nowhere else.
    fn all(&self, catalogue: &Catalogue, session: &Session) {
        let report = session.report(catalogue, &session.diagnostics, |_| true);
        self.print(&report::human(&report, self.terminal.colours(), Folding::Alike));
        self.summary(catalogue, session);
        self.terminal.note(&records::summary(catalogue, session, |_| true));
    }

    fn come(&self, catalogue: &Catalogue, session: &Session, new: &[Diagnostic]) {
        let shown = new.get(..SHOWN).unwrap_or(new);
        let report = session.report(catalogue, shown, |_| true);
        self.print(&report::human(&report, self.terminal.colours(), Folding::Alike));
        if shown.len() < new.len() {
            self.note(catalogue, &msg!(watch_new_more, count = new.len() - shown.len()));
        }
    }

    fn gone(&self, catalogue: &Catalogue, gone: &[Diagnostic]) {
        for diagnostic in gone.iter().take(SHOWN) {
            let finding = &diagnostic.finding;
            let message = msg!(
                watch_gone,
                code = &*finding.rule.code,
                path = &*finding.place.path,
                message = finding.message.clone(),
            );
            self.print(&format!("{}\n", catalogue.text(&message)));
        }
        if gone.len() > SHOWN {
            self.note(catalogue, &msg!(watch_gone_more, count = gone.len() - SHOWN));
        }
    }

    fn summary(&self, catalogue: &Catalogue, session: &Session) {
        let summary = Summary::of(&session.diagnostics);
        let pages = session.site.all_pages().count();
        self.terminal.note(&Terminal::summary(catalogue, &summary, pages));
    }
}

/// The findings that count in `session` and not in `other`.
fn only_in(session: &Session, other: &Session) -> Vec<Diagnostic> {
    let counting = |session: &'_ Session| {
        session.diagnostics.iter().filter(|it| it.counts()).cloned().collect::<Vec<_>>()
    };
    let known = counting(other);
    let known: HashSet<&str> = known.iter().map(|it| it.fingerprint.as_str()).collect();
    let mut found = counting(session);
    found.retain(|it| !known.contains(it.fingerprint.as_str()));
    found
}

/// What the author changed, in a few words.
fn changed(catalogue: &Catalogue, changes: &Changes) -> String {
    if changes.incomplete {
        return catalogue.text(&msg!(watch_everything));
    }
    let named: Vec<&str> = changes.paths.iter().take(NAMED).map(String::as_str).collect();
    let named = named.join(", ");
    let more = changes.paths.len().saturating_sub(NAMED);
    if more == 0 {
        return named;
    }
    catalogue.text(&msg!(report_more_places, places = named, count = more))
}
