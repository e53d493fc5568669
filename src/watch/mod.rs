//! Watching the files, building on change, and the server that brings what was built to the browser.
//!
//! One thread runs the rounds: it waits for the end of a burst of changes ([`events`]), lets the
//! pipeline do its work ([`round`]) and puts the outcome where the server looks ([`live`]). The
//! server ([`server`]) reads the output folder and adds the script that makes pages follow.

mod error;
mod events;
mod live;
mod round;
mod rounds;
mod server;

use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::time::Duration;

use jiff::civil::Date;
use tokio::runtime;
use tokio::sync::oneshot;

pub use error::WatchError;

use crate::output;
use crate::pipeline::{Changes, Failure, Options, Session};
use events::Signal;
use live::Live;
use rounds::Rounds;
use server::Server;

/// What is wanted.
#[derive(Debug, Clone)]
pub struct Setup {
    /// The project. Its root is an absolute path without links, as the system names changed files.
    pub options: Options,
    /// What day it is, asked before each round.
    pub today: fn() -> Date,
    /// The day that counts as today instead.
    pub as_of: Option<Date>,
    /// Whether the site is built; else it is checked only.
    pub build: bool,
    /// Where it is served, where it is.
    pub port: Option<Port>,
    /// Whether to look at the files again and again instead of being told by the system.
    pub poll: bool,
}

/// Where to listen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Port {
    /// This port or, where it is taken, one of those that follow.
    From(u16),
    /// This port and no other; 0 is any that is free.
    Exactly(u16),
}

/// What there is to tell.
#[derive(Debug)]
pub enum WatchEvent<'a> {
    /// The wiki was read for the first time, and built if that was wanted.
    Opened(&'a Session, Option<&'a output::PublishSummary>),
    /// The site can be looked at.
    Serving {
        /// Where.
        url: &'a str,
        /// The port that was taken.
        taken: Option<u16>,
    },
    /// The system does not tell of changes, for this reason; the files are looked at instead.
    Polling(String),
    /// A round is done.
    Done(Done<'a>),
    /// A round could not be done. The site stays as it was.
    Failed(&'a Failure),
}

/// A round that is done.
#[derive(Debug)]
pub struct Done<'a> {
    /// The wiki before.
    pub before: &'a Session,
    /// The wiki now.
    pub session: &'a Session,
    /// What the author changed since the last round that could be done.
    pub changes: &'a Changes,
    /// What was written, if the site is built.
    pub written: Option<&'a output::PublishSummary>,
    /// How long the round took.
    pub took: Duration,
    /// Whether the round before had failed.
    pub mended: bool,
}

/// Told of all that happens, from several threads.
pub type Tell = Arc<dyn Fn(WatchEvent<'_>) + Send + Sync>;

/// Watches until somebody interrupts. What has been begun is finished first, so that the output
/// folder is whole; who interrupts a second time does not wait.
///
/// # Errors
/// Where there is no beginning: a wiki that cannot be read or built, a port that is taken.
pub fn run(setup: Setup, tell: Tell) -> Result<(), WatchError> {
    let runtime = runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(WatchError::System)?;
    let ended = runtime.block_on(watch(setup, tell));
    // A round that nobody waits for any more must not hold up the end.
    runtime.shutdown_background();
    ended
}

async fn watch(setup: Setup, tell: Tell) -> Result<(), WatchError> {
    let mut interrupt = Interrupt::new().map_err(WatchError::System)?;
    let server = match setup.port {
        Some(port) => Some(Server::bind(port).await?),
        None => None,
    };
    let live = Arc::new(Live::new());
    let (signals, received) = mpsc::channel();
    let (ready, first) = oneshot::channel();
    let rounds = Rounds::new(setup, Arc::clone(&live), Arc::clone(&tell), signals.clone());
    let mut rounds = tokio::task::spawn_blocking(move || rounds.run(received, ready));
    let serve = async {
        match (first.await, server) {
            (Ok(()), Some(server)) => server.serve(live, &tell).await,
            _ => std::future::pending().await,
        }
    };
    tokio::select! {
        ended = &mut rounds => return ended.unwrap_or(Err(WatchError::Crashed)),
        ended = serve => return ended,
        () = interrupt.comes() => stop(&signals),
    }
    tokio::select! {
        ended = &mut rounds => ended.unwrap_or(Err(WatchError::Crashed)),
        () = interrupt.comes() => Ok(()),
    }
}

/// Where nobody receives it, the rounds have ended already.
fn stop(signals: &Sender<Signal>) {
    let _ = signals.send(Signal::Stop);
}

/// Ctrl-C, and what else asks a process to end.
struct Interrupt {
    #[cfg(unix)]
    signals: [tokio::signal::unix::Signal; 3],
}

#[cfg(unix)]
impl Interrupt {
    fn new() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        let kinds = [SignalKind::interrupt(), SignalKind::terminate(), SignalKind::hangup()];
        let [interrupt, terminate, hangup] = kinds.map(signal);
        Ok(Self { signals: [interrupt?, terminate?, hangup?] })
    }

    async fn comes(&mut self) {
        let [interrupt, terminate, hangup] = &mut self.signals;
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
            _ = hangup.recv() => {}
        }
    }
}

#[cfg(not(unix))]
impl Interrupt {
    fn new() -> std::io::Result<Self> {
        Ok(Self {})
    }

    async fn comes(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending().await
        }
    }
}
