//! The server: local and read-only.

mod files;
mod findings;
mod guard;
mod updates;

use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use axum::extract::State;
use axum::http::Uri;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Router, middleware};
use percent_encoding::percent_decode_str;
use tokio::net::TcpListener;

use super::live::Live;
use super::{Port, Tell, WatchError, WatchEvent};
use crate::diagnostic::{Message, msg};
use crate::language::Catalogue;

/// The number of ports that are tried.
const TRIED: u16 = 100;

/// Paths that are not files of the site.
const EVENTS: &str = "/__runbuch/events";
const FINDINGS: &str = "/__runbuch/findings";
const SCRIPT: &str = "/__runbuch/live.js";

/// A listening server, which responds once [`Server::serve`] runs.
pub(super) struct Server {
    listener: TcpListener,
    /// The IPv6 listener, where available; browsers may use either for `localhost`.
    second: Option<TcpListener>,
    port: u16,
    taken: Option<u16>,
    /// The address that other machines can reach.
    host: Option<IpAddr>,
}

impl Server {
    /// Listens on the given port or, where allowed, on the next free one.
    pub(super) async fn bind(port: Port, host: Option<IpAddr>) -> Result<Self, WatchError> {
        let (first, last) = match port {
            Port::From(port) => (port, port.saturating_add(TRIED)),
            Port::Exactly(port) => (port, port),
        };
        let mut refused = io::Error::from(ErrorKind::AddrInUse);
        for port in first..=last {
            match listen(port, host).await {
                Ok((listener, second)) => {
                    let taken = (port != first).then_some(first);
                    let port = listener.local_addr().map_err(WatchError::System)?.port();
                    return Ok(Self { listener, second, port, taken, host });
                }
                Err(error) => refused = error,
            }
        }
        Err(WatchError::Port { port: first, error: refused })
    }

    /// Serves until dropped.
    pub(super) async fn serve(self, live: Arc<Live>, tell: &Tell) -> Result<(), WatchError> {
        let url = format!("http://localhost:{}/", self.port);
        let open_to = self.host.filter(|host| !host.is_loopback());
        let open_to = open_to.map(|host| SocketAddr::new(host, self.port));
        tell(WatchEvent::Serving { url: &url, taken: self.taken, open_to });
        let router = Router::new()
            .route(EVENTS, get(updates::events))
            .route(FINDINGS, get(findings::of_page))
            .route(SCRIPT, get(script))
            .fallback(files::file)
            .layer(middleware::from_fn(move |request, next| {
                guard::guard(open_to.is_some(), request, next)
            }))
            .with_state(live);
        let second = async {
            match self.second {
                Some(listener) => axum::serve(listener, router.clone()).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            ended = axum::serve(self.listener, router.clone()) => ended,
            ended = second => ended,
        }
        .map_err(WatchError::System)
    }
}

/// Both address families must be free; otherwise another program would receive half of the requests. An address that
/// other machines can reach takes the place of one of them, as it includes this machine or is one of its own.
async fn listen(port: u16, host: Option<IpAddr>) -> io::Result<(TcpListener, Option<TcpListener>)> {
    if let Some(host) = host {
        let listener = TcpListener::bind((host, port)).await?;
        let port = listener.local_addr()?.port();
        let includes = host.is_unspecified() || host == IpAddr::V4(Ipv4Addr::LOCALHOST);
        let second = match includes {
            true => None,
            false => Some(TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?),
        };
        return Ok((listener, second));
    }
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    let port = listener.local_addr()?.port();
    match TcpListener::bind((Ipv6Addr::LOCALHOST, port)).await {
        Ok(second) => Ok((listener, Some(second))),
        Err(error) if error.kind() == ErrorKind::AddrInUse => Err(error),
        Err(_) => Ok((listener, None)),
    }
}

/// The file that the requesting tab shows.
fn page_of(uri: &Uri) -> Option<String> {
    let page = uri.query()?.strip_prefix("page=")?;
    files::output_path(&percent_decode_str(page).decode_utf8().ok()?)
}

/// The live reload script with its texts and style sheet.
async fn script(State(live): State<Arc<Live>>) -> Response {
    let lang = live.session().map(|session| session.lang);
    let catalogue = Catalogue::new(lang.unwrap_or(crate::language::Lang::En));
    let words: serde_json::Map<String, serde_json::Value> = words()
        .into_iter()
        .map(|(name, it)| (name.to_owned(), catalogue.text(&it).into()))
        .collect();
    let style = serde_json::Value::from(include_str!("client.css"));
    let script = format!(
        "const words = {};\nconst style = {style};\n{}",
        serde_json::Value::from(words),
        include_str!("client.js")
    );
    ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], script).into_response()
}

/// The texts of the script, by key.
fn words() -> [(&'static str, Message); 11] {
    [
        ("findings", msg!(watch_page_findings)),
        ("none", msg!(watch_page_none)),
        ("line", msg!(watch_page_line, line = "%s")),
        ("wiki", msg!(watch_page_wiki)),
        ("close", msg!(watch_page_close)),
        ("broken", msg!(watch_page_broken)),
        ("stays", msg!(watch_page_stays)),
        ("lost", msg!(watch_page_lost)),
        ("error", msg!(level_error)),
        ("warning", msg!(level_warning)),
        ("note", msg!(level_note)),
    ]
}
