//! `runbuch check --external`

use super::check::Only;
use super::terminal::Terminal;
use super::{Exit, args};
use runbuch::pipeline::Session;

/// The wiki with the results of probing external links.
pub(super) struct Probed {
    pub(super) session: Session,
    /// Whether Ctrl-C ended the run early.
    pub(super) interrupted: bool,
}

#[cfg(not(feature = "external-links"))]
pub(super) fn probe(
    terminal: &Terminal,
    _: &args::External,
    session: &Session,
    _: &Only,
) -> Result<Probed, Exit> {
    use runbuch::diagnostic::Message;
    use runbuch::language::Catalogue;
    let message = Message { id: "external-not-built", args: Vec::new() };
    terminal.error(&Catalogue::new(session.lang), &message);
    Err(Exit::Failure)
}

#[cfg(feature = "external-links")]
pub(super) use with_hosts::probe;

#[cfg(feature = "external-links")]
mod with_hosts {
    use std::collections::HashMap;
    use std::time::{Duration, SystemTime};

    use super::super::{fail, say};
    use super::{Exit, Only, Probed, Session, Terminal, args};
    use runbuch::config::External;
    use runbuch::diagnostic::Arg;
    use runbuch::external::{Completion, ProbeOptions, ProbeProgress, ProbeRun};
    use runbuch::language::Catalogue;

    /// How long a reachable address is not probed again.
    const CACHE_AGE: Duration = Duration::from_secs(7 * 24 * 60 * 60);

    pub(in super::super) fn probe(
        terminal: &Terminal,
        command: &args::External,
        session: &Session,
        only: &Only,
    ) -> Result<Probed, Exit> {
        let catalogue = Catalogue::new(session.lang);
        let mut request =
            session.probe_request(|path| only.accepts(path), command.external_anchors);
        if let Some(part) = command.partition {
            request.keep_part(part.index, part.count);
        }
        let settings = &session.site.config.external;
        let tokens = tokens(terminal, &catalogue, settings);
        let options = ProbeOptions { settings, tokens, budget: command.external_budget };
        let age = command.cache_age.unwrap_or(CACHE_AGE);
        let bar = terminal.progress(session.lang, "progress-external");
        let lang = session.lang;
        let shown =
            |progress: ProbeProgress| bar.set_message(counts(&Catalogue::new(lang), progress));
        let run = session.probe(request, &options, (now(), age), &shown);
        bar.finish_and_clear();
        let (session, run) = run.map_err(|failure| fail(terminal, lang, &failure))?;
        summarize(terminal, &catalogue, &run);
        Ok(Probed { session, interrupted: run.end == Completion::Interrupted })
    }

    fn counts(catalogue: &Catalogue, progress: ProbeProgress) -> String {
        let ProbeProgress { done, bad, total } = progress;
        let args =
            [("done", Arg::Count(done)), ("total", Arg::Count(total)), ("bad", Arg::Count(bad))];
        say(catalogue, "progress-external-counts", args)
    }

    fn summarize(terminal: &Terminal, catalogue: &Catalogue, run: &ProbeRun) {
        let args = [
            ("asked", Arg::Count(run.probed)),
            ("remembered", Arg::Count(run.cached)),
            ("left", Arg::Count(run.excluded)),
        ];
        terminal.note(&say(catalogue, "external-asked", args));
        match run.end {
            Completion::Done => {}
            Completion::TimeUp => terminal.note(&say(catalogue, "external-time-up", [])),
            Completion::Interrupted => terminal.note(&say(catalogue, "external-interrupted", [])),
        }
    }

    /// The tokens of the hosts in `book.toml`, from the environment.
    #[expect(clippy::disallowed_methods, reason = "the environment is known only here")]
    fn tokens(
        terminal: &Terminal,
        catalogue: &Catalogue,
        settings: &External,
    ) -> HashMap<String, String> {
        let mut tokens = HashMap::new();
        for (host, name) in &settings.tokens {
            match std::env::var(name).ok().filter(|token| !token.is_empty()) {
                Some(token) => _ = tokens.insert(host.clone(), token),
                None => {
                    let args =
                        [("name", Arg::from(name.as_str())), ("host", Arg::from(host.as_str()))];
                    terminal.note(&say(catalogue, "external-no-token", args));
                }
            }
        }
        tokens
    }

    /// Seconds since 1970.
    #[expect(clippy::disallowed_methods, reason = "the clock is asked only here")]
    fn now() -> u64 {
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        since.map(|since| since.as_secs()).unwrap_or_default()
    }
}
