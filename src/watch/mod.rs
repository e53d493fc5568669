//! Watches files, rebuilds on changes, and serves the site with live reload.
//!
//! One thread runs the rounds: it waits for the end of a burst of changes ([`events`]), runs the pipeline
//! ([`round`]) and publishes the result ([`live`]). The server ([`server`]) reads the output folder and adds
//! the live reload script to pages.

mod error;
mod events;
mod live;
mod round;
mod rounds;
mod server;

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::time::Duration;

use jiff::civil::Date;
use tokio::runtime;
use tokio::sync::oneshot;

pub use error::WatchError;
pub(crate) use events::{Signal, Watching};

use crate::output;
use crate::pipeline::{Changes, Failure, Options, Session};
use live::Live;
use rounds::Rounds;
use server::Server;

/// The options of `watch`.
#[derive(Debug, Clone)]
pub struct Setup {
    /// The project. Its root is an absolute path without links, as the system names changed files.
    pub options: Options,
    /// Returns the current day before each round.
    pub today: fn() -> Date,
    /// The as-of date, where it is fixed.
    pub as_of: Option<Date>,
    /// Whether to build the site, or only check it.
    pub build: bool,
    /// Where to serve the site, if at all.
    pub port: Option<Port>,
    /// The address of other machines' requests; this machine's only where there is none.
    pub host: Option<IpAddr>,
    /// Whether to poll files instead of using events of the system.
    pub poll: bool,
}

/// The port to listen on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Port {
    /// This port or, where it is taken, one of the next.
    From(u16),
    /// Exactly this port; 0 for any free port.
    Exactly(u16),
}

/// Events reported to the caller.
#[derive(Debug)]
pub enum WatchEvent<'a> {
    /// The wiki was read for the first time, and built if that was wanted.
    Opened(&'a Session, Option<&'a output::PublishSummary>),
    /// The site is served.
    Serving {
        /// Where.
        url: &'a str,
        /// The port that was taken.
        taken: Option<u16>,
        /// The address and port that other machines can reach.
        open_to: Option<SocketAddr>,
    },
    /// The system reports no changes, for this reason; files are polled instead.
    Polling(String),
    /// A round has finished.
    Done(Done<'a>),
    /// A round has failed. The site is unchanged.
    Failed(&'a Failure),
}

/// A finished round.
#[derive(Debug)]
pub struct Done<'a> {
    /// The previous wiki.
    pub before: &'a Session,
    /// The current wiki.
    pub session: &'a Session,
    /// The changes since the last successful round.
    pub changes: &'a Changes,
    /// The written files, where the site is built.
    pub written: Option<&'a output::PublishSummary>,
    /// The duration of the round.
    pub took: Duration,
    /// Whether the previous round failed.
    pub mended: bool,
}

/// Receives all events, from several threads.
pub type Tell = Arc<dyn Fn(WatchEvent<'_>) + Send + Sync>;

/// Watches until interrupted. The current round is finished first, so that the output folder is complete; a
/// second interrupt ends at once.
///
/// # Errors
/// Where the first round fails or the port is taken.
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
        Some(port) => Some(Server::bind(port, setup.host).await?),
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

/// Without a receiver the rounds have already ended.
fn stop(signals: &Sender<Signal>) {
    let _ = signals.send(Signal::Stop);
}

/// Waits for Ctrl-C and other termination signals.
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
