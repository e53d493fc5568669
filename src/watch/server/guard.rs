//! Restricts requests to this machine and to reading.

use std::net::IpAddr;

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
/// forbids caching. Where other machines are let in, they may ask by any address, but not by a name, which a web page
/// could have turned to this machine.
pub(super) async fn guard(open: bool, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let mut response = if !all_names(&request, |name| {
        is_local_name(name) || (open && is_address(name))
    }) {
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

fn all_names(request: &Request, accepts: impl Fn(&str) -> bool) -> bool {
    let by_header = request.headers().get_all(HOST).iter().map(|host| host.to_str().ok());
    let mut names =
        by_header.chain(request.uri().authority().map(|it| Some(it.as_str()))).peekable();
    names.peek().is_some() && names.all(|name| name.is_some_and(&accepts))
}

fn is_local_name(name: &str) -> bool {
    let Ok(authority) = name.parse::<Authority>() else { return false };
    let named = LOCAL.iter().any(|local| authority.host().eq_ignore_ascii_case(local));
    named && !name.contains('@')
}

/// Whether the name is an IP address.
fn is_address(name: &str) -> bool {
    let Ok(authority) = name.parse::<Authority>() else { return false };
    let host = authority.host().trim_start_matches('[').trim_end_matches(']');
    host.parse::<IpAddr>().is_ok() && !name.contains('@')
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
