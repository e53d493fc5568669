//! Restricts requests to this machine and to reading.

use axum::extract::Request;
use axum::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_TYPE, HOST, HeaderValue, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::uri::Authority;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// The host names of this machine.
const LOCAL: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// Rejects requests for other host names (which could be DNS rebinding) and requests other than reads, and
/// forbids caching.
pub(super) async fn guard(request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let mut response = if !is_local(&request) {
        plain(StatusCode::FORBIDDEN, "This server answers to localhost only.\n")
    } else if !reads {
        let refused = plain(StatusCode::METHOD_NOT_ALLOWED, "This server is for reading only.\n");
        ([(ALLOW, "GET, HEAD")], refused).into_response()
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

fn is_local(request: &Request) -> bool {
    let by_header = request.headers().get_all(HOST).iter().map(|host| host.to_str().ok());
    let mut names =
        by_header.chain(request.uri().authority().map(|it| Some(it.as_str()))).peekable();
    names.peek().is_some() && names.all(|name| name.is_some_and(is_local_name))
}

fn is_local_name(name: &str) -> bool {
    let Ok(authority) = name.parse::<Authority>() else { return false };
    let named = LOCAL.iter().any(|local| authority.host().eq_ignore_ascii_case(local));
    named && !name.contains('@')
}

/// A plain-text response.
pub(super) fn plain(status: StatusCode, text: &'static str) -> Response {
    (status, [(CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_this_machine_and_no_others() {
        for name in ["localhost", "LOCALHOST:3000", "127.0.0.1:1", "[::1]", "[::1]:3000"] {
            assert!(is_local_name(name), "{name}");
        }
        for name in ["", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example"] {
            assert!(!is_local_name(name), "{name}");
        }
        for name in ["a@localhost", "localhost:80@evil", "10.0.0.1", "0.0.0.0", "[::]", "::1"] {
            assert!(!is_local_name(name), "{name}");
        }
    }
}
