//! Turns responses and errors of lychee-lib and reqwest into results.

use std::error::Error;
use std::io;

use lychee_lib::{ErrorKind, Redirects, Status};
use url::Url;

use crate::check::ProbeResult;

/// Error texts of resolvers for a name that does not exist, as opposed to a resolver that fails.
const UNKNOWN_NAME: [&str; 5] = [
    "name or service not known",
    "name does not resolve",
    "nodename nor servname provided",
    "no such host is known",
    "no address associated with hostname",
];

pub(super) fn of(address: &Url, status: Status, redirects: Option<&Redirects>) -> ProbeResult {
    match status {
        Status::Ok(_) => {
            ProbeResult::Reachable { moved: redirects.and_then(|it| moved(address, it)) }
        }
        Status::Timeout(_) => ProbeResult::TimedOut,
        Status::UnknownStatusCode(code) | Status::Error(ErrorKind::RejectedStatusCode(code)) => {
            ProbeResult::Status(code.as_u16())
        }
        Status::Error(ErrorKind::NetworkRequest(error)) => failed(&error),
        other => ProbeResult::Unreachable(other.details()),
    }
}

/// The address that all permanent redirects before the first temporary one lead to. lychee-lib exposes
/// redirects as text only: `https://a.org/ --[301]--> https://b.org/ --[302]--> https://b.org/login`.
fn moved(address: &Url, redirects: &Redirects) -> Option<String> {
    let shown = redirects.to_string();
    let hops = shown.split(" --[").skip(1).filter_map(|hop| hop.split_once("]--> "));
    let lasting = hops.take_while(|(code, _)| matches!(*code, "301" | "308"));
    let to = lasting.last().and_then(|(_, to)| Url::parse(to).ok())?;
    (to != *address).then(|| to.into())
}

/// The result of a request that failed.
pub(super) fn failed(error: &reqwest::Error) -> ProbeResult {
    if error.is_timeout() { ProbeResult::TimedOut } else { unreachable_result(error) }
}

fn unreachable_result(error: &(dyn Error + 'static)) -> ProbeResult {
    let causes: Vec<&(dyn Error + 'static)> =
        std::iter::successors(error.source(), |cause| (*cause).source()).collect();
    let texts: Vec<String> = causes.iter().map(|cause| cause.to_string()).collect();
    let text = texts.join(": ").to_lowercase();
    let detail = texts.last().cloned().unwrap_or_else(|| error.to_string());
    // rustls errors arrive wrapped as `InvalidData`.
    let is_tls = causes.iter().any(|cause| {
        let io = cause.downcast_ref::<io::Error>();
        io.is_some_and(|io| io.kind() == io::ErrorKind::InvalidData)
    });
    if text.contains("dns error") && UNKNOWN_NAME.iter().any(|phrase| text.contains(phrase)) {
        ProbeResult::UnknownHost
    } else if is_tls || text.contains("certificate") || text.contains("tls handshake") {
        ProbeResult::Tls(detail)
    } else {
        ProbeResult::Unreachable(detail)
    }
}

#[cfg(test)]
mod tests {
    use std::fmt;

    use super::*;

    #[derive(Debug)]
    struct Layer(&'static str, Option<Box<dyn Error>>);

    impl fmt::Display for Layer {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }
    }

    impl Error for Layer {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            self.1.as_deref()
        }
    }

    fn of_cause(text: &'static str) -> ProbeResult {
        let inner = Layer(text, None);
        let dns = Layer("dns error", Some(Box::new(inner)));
        unreachable_result(&Layer("error sending request", Some(Box::new(dns))))
    }

    #[test]
    fn an_unknown_name_is_not_a_failing_resolver() {
        for unknown in [
            "failed to lookup address information: Name or service not known",
            "failed to lookup address information: Name does not resolve",
            "No such host is known. (os error 11001)",
        ] {
            assert_eq!(of_cause(unknown), ProbeResult::UnknownHost, "{unknown}");
        }
        let offline = "failed to lookup address information: Temporary failure in name resolution";
        assert_eq!(of_cause(offline), ProbeResult::Unreachable(offline.to_owned()));
    }

    #[test]
    fn permanent_redirects_count_up_to_the_first_temporary_one() {
        let url = |text: &str| Url::parse(text).expect("an address");
        let moved = |hops: &[(&str, u16)]| {
            let mut redirects = Redirects::new(url("https://a.org/x"));
            for (to, code) in hops {
                let code = reqwest::StatusCode::from_u16(*code).expect("a status");
                redirects.push(lychee_lib::Redirect { url: url(to), code });
            }
            super::moved(&url("https://a.org/x"), &redirects)
        };
        let (b, c) = ("https://b.org/x", "https://c.org/x");
        assert_eq!(moved(&[(b, 301), (c, 308)]).as_deref(), Some(c));
        assert_eq!(moved(&[(b, 301), (c, 302)]).as_deref(), Some(b));
        assert_eq!(moved(&[(b, 302), (c, 301)]), None);
        assert_eq!(moved(&[("https://a.org/x", 301)]), None);
    }
}
