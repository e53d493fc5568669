//! Notifies tabs of each round with server-sent events.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::Uri;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{self, Stream};
use serde::Serialize;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use super::{Live, page_of};
use crate::watch::live::{Action, Trouble, Update};

/// The delay before a browser reconnects.
const RETRY: Duration = Duration::from_millis(500);
/// The keep-alive interval, so that proxies do not close the connection.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// The events sent to a tab.
#[derive(Serialize)]
struct ServerWord<'a> {
    build: &'a str,
    action: Action,
    troubles: &'a [Trouble],
}

/// A connected tab.
struct Tab {
    live: Arc<Live>,
    page: String,
    updates: Receiver<Arc<Update>>,
    hello: Option<Arc<Update>>,
}

/// Sends the current state first, then each round.
pub(super) async fn events(
    State(live): State<Arc<Live>>,
    uri: Uri,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let (hello, updates) = live.subscribe();
    let page = page_of(&uri).unwrap_or_default();
    live.show(&page);
    let tab = Tab { live, page, updates, hello: Some(hello) };
    let events = stream::unfold(tab, |mut tab| async {
        let event = tab.next().await?;
        Some((Ok(event), tab))
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(HEARTBEAT))
}

impl Drop for Tab {
    fn drop(&mut self) {
        self.live.leave(&self.page);
    }
}

impl Tab {
    async fn next(&mut self) -> Option<Event> {
        if let Some(hello) = self.hello.take() {
            return Some(self.word("hello", &hello).retry(RETRY));
        }
        match self.updates.recv().await {
            Ok(update) => Some(self.word("update", &update)),
            // As if it had just come: where its page is older than that, it loads it anew.
            Err(RecvError::Lagged(_)) => {
                let (now, updates) = self.live.subscribe();
                self.updates = updates;
                Some(self.word("hello", &now))
            }
            Err(RecvError::Closed) => None,
        }
    }

    fn word(&self, name: &str, update: &Update) -> Event {
        let action = update.action(&self.page);
        let word = ServerWord { build: &update.build, action, troubles: &update.troubles };
        Event::default().event(name).data(serde_json::to_string(&word).unwrap_or_default())
    }
}
