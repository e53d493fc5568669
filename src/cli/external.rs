//! `runbuch check --external`

use super::check::Only;
use super::terminal::Terminal;
use super::{Exit, args};
use runbuch::pipeline::Session;

/// The wiki with the answers of other hosts.
pub(super) struct Answered {
    pub(super) session: Session,
    /// Whether somebody ended it before its time.
    pub(super) interrupted: bool,
}

#[cfg(not(feature = "external-links"))]
pub(super) fn ask(
    terminal: &Terminal,
    _: &args::External,
    session: &Session,
    _: &Only,
) -> Result<Answered, Exit> {
    use runbuch::diagnostic::Message;
    use runbuch::language::Catalogue;
    let message = Message { id: "external-not-built", args: Vec::new() };
    terminal.error(&Catalogue::new(session.lang), &message);
    Err(Exit::Failure)
}

#[cfg(feature = "external-links")]
pub(super) use with_hosts::ask;

#[cfg(feature = "external-links")]
mod with_hosts {
    use std::collections::HashMap;
    use std::time::{Duration, SystemTime};

    use super::super::{fail, say};
    use super::{Answered, Exit, Only, Session, Terminal, args};
    use runbuch::config::External;
    use runbuch::diagnostic::Arg;
    use runbuch::external::{Asked, End, Progress, Setup};
    use runbuch::language::Catalogue;

    /// How long an answer that was fine is good.
    const CACHE_AGE: Duration = Duration::from_secs(7 * 24 * 60 * 60);

    pub(in super::super) fn ask(
        terminal: &Terminal,
        command: &args::External,
        session: &Session,
        only: &Only,
    ) -> Result<Answered, Exit> {
        let catalogue = Catalogue::new(session.lang);
        let mut inquiry = session.inquiry(|path| only.accepts(path), command.external_anchors);
        if let Some(part) = command.partition {
            inquiry.keep_part(part.index, part.count);
        }
        let settings = &session.site.config.external;
        let tokens = tokens(terminal, &catalogue, settings);
        let setup = Setup { settings, tokens, budget: command.external_budget };
        let age = command.cache_age.unwrap_or(CACHE_AGE);
        let bar = terminal.progress(session.lang, "progress-external");
        let lang = session.lang;
        let shown = |progress: Progress| bar.set_message(counts(&Catalogue::new(lang), progress));
        let asked = session.ask(inquiry, &setup, (now(), age), &shown);
        bar.finish_and_clear();
        let (session, asked) = asked.map_err(|failure| fail(terminal, lang, &failure))?;
        tell(terminal, &catalogue, &asked);
        Ok(Answered { session, interrupted: asked.end == End::Interrupted })
    }

    fn counts(catalogue: &Catalogue, progress: Progress) -> String {
        let Progress { done, bad, total } = progress;
        let args =
            [("done", Arg::Count(done)), ("total", Arg::Count(total)), ("bad", Arg::Count(bad))];
        say(catalogue, "progress-external-counts", args)
    }

    fn tell(terminal: &Terminal, catalogue: &Catalogue, asked: &Asked) {
        let args = [
            ("asked", Arg::Count(asked.asked)),
            ("remembered", Arg::Count(asked.remembered)),
            ("left", Arg::Count(asked.left_out)),
        ];
        terminal.note(&say(catalogue, "external-asked", args));
        match asked.end {
            End::Done => {}
            End::TimeUp => terminal.note(&say(catalogue, "external-time-up", [])),
            End::Interrupted => terminal.note(&say(catalogue, "external-interrupted", [])),
        }
    }

    /// What the environment holds for the hosts that `book.toml` names.
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
