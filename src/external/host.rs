//! Rate limits for one host.

use std::cell::Cell;
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use super::Attempt;
use crate::check::ProbeResult;

const FIRST_PAUSE: Duration = Duration::from_secs(1);

/// When the next request to a host may start, and whether its last requests failed.
pub(super) struct HostLimiter {
    pub(super) name: String,
    delay: Duration,
    next: Cell<Instant>,
    is_troubled: Cell<bool>,
}

impl HostLimiter {
    /// `delay` is the shortest time between the starts of two requests.
    pub(super) fn new(name: String, delay: Duration) -> Self {
        Self { name, delay, next: Cell::new(Instant::now()), is_troubled: Cell::new(false) }
    }

    /// Whether it answered 429 or 5xx and has not succeeded since.
    pub(super) fn is_troubled(&self) -> bool {
        self.is_troubled.get()
    }

    /// Sends `request` when it is due and repeats it, at most `retries` times and after growing
    /// pauses, as long as the attempt asks for a retry.
    pub(super) async fn send(&self, retries: u8, request: impl AsyncFn() -> Attempt) -> Attempt {
        let mut retry = 0;
        loop {
            self.turn().await;
            let attempt = request().await;
            match &attempt.result {
                ProbeResult::Status(429 | 500..=599) => self.is_troubled.set(true),
                ProbeResult::Reachable { .. } => self.is_troubled.set(false),
                _ => {}
            }
            let Some(requested) = attempt.retry_after.filter(|_| retry < retries) else {
                return attempt;
            };
            self.pause(requested.max(FIRST_PAUSE.saturating_mul(1 << retry.min(5))));
            retry += 1;
        }
    }

    async fn turn(&self) {
        while self.next.get() > Instant::now() {
            sleep_until(self.next.get()).await;
        }
        self.pause(self.delay);
    }

    /// Delays the next request by `pause` at least.
    fn pause(&self, pause: Duration) {
        self.next.set(self.next.get().max(Instant::now() + pause));
    }
}
