//! `runbuch watch`

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use super::args::{self, Global};
use super::terminal::Terminal;
use super::{Exit, build, fail, options, root, today, whole};
use runbuch::diagnostic::{Arg, Diagnostic, Summary};
use runbuch::language::{Catalogue, Lang};
use runbuch::pipeline::{Changes, Session};
use runbuch::report;
use runbuch::watch::{self, Done, Event, Port, Setup, WatchError};

/// Where the site is served unless somebody says otherwise.
const PORT: u16 = 3000;

/// So many findings that came or went at once are shown; somebody has switched branches.
const SHOWN: usize = 20;

/// So many changed files are named.
const NAMED: usize = 3;

pub(super) fn run(terminal: Terminal, global: &Global, command: &args::Watch) -> Exit {
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
        poll: command.poll,
    };
    let teller = Teller { terminal, lang: Mutex::new(lang), opens: command.open, waits: !serves };
    match watch::run(setup, Arc::new(move |event| teller.tell(event))) {
        Ok(()) => Exit::Success,
        Err(WatchError::Failure(failure)) => fail(&terminal, lang, &failure),
        Err(error) => {
            terminal.reasons(lang, error.messages());
            Exit::Failure
        }
    }
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
    fn tell(&self, event: Event<'_>) {
        if let Event::Opened(session, _) | Event::Done(Done { session, .. }) = &event {
            *self.lang.lock().unwrap_or_else(PoisonError::into_inner) = session.lang;
        }
        let lang = *self.lang.lock().unwrap_or_else(PoisonError::into_inner);
        let catalogue = Catalogue::new(lang);
        match event {
            Event::Opened(session, built) => {
                match built {
                    Some(built) => build::done(&self.terminal, &catalogue, session, built),
                    None => self.all(&catalogue, session),
                }
                if self.waits {
                    let path = session.root().display().to_string();
                    self.say(&catalogue, "watch-waiting", [("path", Arg::from(path))]);
                }
            }
            Event::Serving { url, taken } => self.serving(&catalogue, url, taken),
            Event::Polling(detail) => {
                self.say(&catalogue, "watch-polling", [("detail", Arg::from(detail))]);
            }
            Event::Done(done) => self.done(&catalogue, &done),
            Event::Failed(failure) => {
                self.terminal.failure(lang, failure);
                self.say(&catalogue, "watch-stays", []);
            }
        }
    }

    fn say<const N: usize>(
        &self,
        catalogue: &Catalogue,
        id: &'static str,
        args: [(&'static str, Arg); N],
    ) {
        self.terminal.note(&super::say(catalogue, id, args));
    }

    fn serving(&self, catalogue: &Catalogue, url: &str, taken: Option<u16>) {
        if let Some(taken) = taken {
            self.say(catalogue, "watch-port-taken", [("taken", Arg::from(taken.to_string()))]);
        }
        self.say(catalogue, "watch-serving", [("url", Arg::from(url))]);
        if self.opens
            && let Err(error) = open::that_detached(url)
        {
            self.say(catalogue, "watch-open", [("detail", Arg::from(error.to_string()))]);
        }
    }

    fn done(&self, catalogue: &Catalogue, done: &Done<'_>) {
        if done.mended {
            self.say(catalogue, "watch-mended", []);
        }
        let what = ("what", Arg::from(changed(catalogue, done.changes)));
        let ms = ("ms", Arg::from(done.took.as_millis().to_string()));
        match done.written {
            Some(files) => {
                let (written, removed) = (Arg::from(files.written), Arg::from(files.removed));
                let args = [what, ("written", written), ("removed", removed), ms];
                self.say(catalogue, "watch-changed", args);
            }
            None => self.say(catalogue, "watch-checked", [what, ms]),
        }
        let new = only_in(done.session, done.before);
        let gone = only_in(done.before, done.session);
        self.come(catalogue, done.session, &new);
        self.gone(catalogue, &gone);
        if !new.is_empty() || !gone.is_empty() {
            self.summary(catalogue, done.session);
        }
    }

    /// All findings, for somebody who sees them nowhere else.
    fn all(&self, catalogue: &Catalogue, session: &Session) {
        let report = session.report(catalogue, &session.diagnostics, |_| true);
        self.terminal.print(&report::human(&report, self.terminal.colours()));
        self.summary(catalogue, session);
    }

    fn come(&self, catalogue: &Catalogue, session: &Session, new: &[Diagnostic]) {
        let shown = new.get(..SHOWN).unwrap_or(new);
        let report = session.report(catalogue, shown, |_| true);
        self.terminal.print(&report::human(&report, self.terminal.colours()));
        if shown.len() < new.len() {
            let more = Arg::from(new.len() - shown.len());
            self.say(catalogue, "watch-new-more", [("count", more)]);
        }
    }

    fn gone(&self, catalogue: &Catalogue, gone: &[Diagnostic]) {
        for diagnostic in gone.iter().take(SHOWN) {
            let finding = &diagnostic.finding;
            let args = [
                ("code", Arg::from(&*finding.rule.code)),
                ("path", Arg::from(&*finding.place.path)),
                ("message", Arg::from(finding.message.clone())),
            ];
            self.terminal.print(&format!("{}\n", super::say(catalogue, "watch-gone", args)));
        }
        if gone.len() > SHOWN {
            self.say(catalogue, "watch-gone-more", [("count", Arg::from(gone.len() - SHOWN))]);
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
        return super::say(catalogue, "watch-everything", []);
    }
    let named: Vec<&str> = changes.paths.iter().take(NAMED).map(String::as_str).collect();
    let named = named.join(", ");
    let more = changes.paths.len().saturating_sub(NAMED);
    if more == 0 {
        return named;
    }
    let args = [("places", Arg::from(named)), ("count", Arg::from(more))];
    super::say(catalogue, "report-more-places", args)
}
