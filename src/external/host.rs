//! The manners towards one host.

use std::cell::Cell;
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use super::Reply;
use crate::check::Answer;

const FIRST_PAUSE: Duration = Duration::from_secs(1);

/// When a host may be asked, and whether it is well.
pub(super) struct Host {
    pub(super) name: String,
    delay: Duration,
    next: Cell<Instant>,
    is_troubled: Cell<bool>,
}

impl Host {
    /// `delay` lies between the beginnings of two requests.
    pub(super) fn new(name: String, delay: Duration) -> Self {
        Self { name, delay, next: Cell::new(Instant::now()), is_troubled: Cell::new(false) }
    }

    /// Whether it has had trouble or wanted a pause, and has not been fine since.
    pub(super) fn is_troubled(&self) -> bool {
        self.is_troubled.get()
    }

    /// Asks when it is time, and again, after a pause that grows, as often as `retries` permits
    /// and the reply says that it is worth it.
    pub(super) async fn ask(&self, retries: u8, request: impl AsyncFn() -> Reply) -> Reply {
        let mut retry = 0;
        loop {
            self.turn().await;
            let reply = request().await;
            match &reply.answer {
                Answer::Status(429 | 500..=599) => self.is_troubled.set(true),
                Answer::Fine { .. } => self.is_troubled.set(false),
                _ => {}
            }
            let Some(wish) = reply.again.filter(|_| retry < retries) else { return reply };
            self.pause(wish.max(FIRST_PAUSE.saturating_mul(1 << retry.min(5))));
            retry += 1;
        }
    }

    async fn turn(&self) {
        while self.next.get() > Instant::now() {
            sleep_until(self.next.get()).await;
        }
        self.pause(self.delay);
    }

    /// Nobody asks before it is over.
    fn pause(&self, pause: Duration) {
        self.next.set(self.next.get().max(Instant::now() + pause));
    }
}
