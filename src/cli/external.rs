//! `runbuch check --external`

use super::args;
use super::failure::CommandFailure;
use super::only::Only;
use super::terminal::Terminal;
use crate::diagnostic::{Message, msg};
use crate::pipeline::Session;

/// The wiki with the results of probing external links.
pub(super) struct Probed {
    pub(super) session: Session,
    /// Whether Ctrl-C ended the run early.
    pub(super) interrupted: bool,
}

#[cfg(not(feature = "external-links"))]
pub(super) fn probe(
    _: &Terminal,
    _: &args::ExternalArgs,
    session: &Session,
    _: &Only,
) -> Result<Probed, CommandFailure> {
    Err(CommandFailure::new(session.lang, not_built()))
}

#[cfg_attr(feature = "external-links", expect(dead_code, reason = "nothing is missing then"))]
fn not_built() -> Message {
    msg!(external_not_built)
}

#[cfg(feature = "external-links")]
pub(super) use with_hosts::probe;

#[cfg(feature = "external-links")]
mod with_hosts {
    use std::collections::HashMap;
    use std::time::{Duration, SystemTime};

    use super::{CommandFailure, Only, Probed, Session, Terminal, args};
    use crate::config::External;
    use crate::diagnostic::msg;
    use crate::external::{Completion, ProbeOptions, ProbeProgress, ProbeRun};
    use crate::language::Catalogue;

    /// How long a reachable address is not probed again.
    const CACHE_AGE: Duration = Duration::from_secs(7 * 24 * 60 * 60);

    pub(in super::super) fn probe(
        terminal: &Terminal,
        command: &args::ExternalArgs,
        session: &Session,
        only: &Only,
    ) -> Result<Probed, CommandFailure> {
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
        let bar = terminal.progress(session.lang, &msg!(progress_external));
        let lang = session.lang;
        let shown =
            |progress: ProbeProgress| bar.set_message(counts(&Catalogue::new(lang), progress));
        let run = session.probe(request, &options, (now(), age), &shown);
        bar.finish_and_clear();
        let (session, run) = run.map_err(CommandFailure::of(lang))?;
        summarize(terminal, &catalogue, &run);
        Ok(Probed { session, interrupted: run.end == Completion::Interrupted })
    }

    fn counts(catalogue: &Catalogue, progress: ProbeProgress) -> String {
        let ProbeProgress { done, bad, total } = progress;
        catalogue.text(&msg!(progress_external_counts, done = done, total = total, bad = bad))
    }

    fn summarize(terminal: &Terminal, catalogue: &Catalogue, run: &ProbeRun) {
        let done =
            msg!(external_asked, asked = run.probed, remembered = run.cached, left = run.excluded,);
        terminal.note(&catalogue.text(&done));
        match run.end {
            Completion::Done => {}
            Completion::TimeUp => terminal.note(&catalogue.text(&msg!(external_time_up))),
            Completion::Interrupted => {
                terminal.note(&catalogue.text(&msg!(external_interrupted)));
            }
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
                    let (name, host) = (name.as_str(), host.as_str());
                    let message = msg!(external_no_token, name = name, host = host);
                    terminal.note(&catalogue.text(&message));
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
