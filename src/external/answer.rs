//! What a response of lychee-lib means.

use std::error::Error;
use std::io;

use lychee_lib::{ErrorKind, Redirects, Status};
use url::Url;

use crate::check::Answer;

/// What systems say where a name is looked up that nobody has, and not where nobody could be asked.
const UNKNOWN_NAME: [&str; 5] = [
    "name or service not known",
    "name does not resolve",
    "nodename nor servname provided",
    "no such host is known",
    "no address associated with hostname",
];

pub(super) fn of(address: &Url, status: Status, redirects: Option<&Redirects>) -> Answer {
    match status {
        Status::Ok(_) => Answer::Fine { moved: redirects.and_then(|it| moved(address, it)) },
        Status::Timeout(_) => Answer::TimedOut,
        Status::UnknownStatusCode(code) | Status::Error(ErrorKind::RejectedStatusCode(code)) => {
            Answer::Status(code.as_u16())
        }
        Status::Error(ErrorKind::NetworkRequest(error)) => failed(&error),
        other => Answer::Unreachable(other.details()),
    }
}

/// Where all redirects up to the first one for the time being lead. lychee-lib shows them in words
/// only: `https://a.org/ --[301]--> https://b.org/ --[302]--> https://b.org/login`.
fn moved(address: &Url, redirects: &Redirects) -> Option<String> {
    let shown = redirects.to_string();
    let hops = shown.split(" --[").skip(1).filter_map(|hop| hop.split_once("]--> "));
    let lasting = hops.take_while(|(code, _)| matches!(*code, "301" | "308"));
    let to = lasting.last().and_then(|(_, to)| Url::parse(to).ok())?;
    (to != *address).then(|| to.into())
}

/// What a request that did not get through means.
pub(super) fn failed(error: &reqwest::Error) -> Answer {
    if error.is_timeout() { Answer::TimedOut } else { unreached(error) }
}

fn unreached(error: &(dyn Error + 'static)) -> Answer {
    let causes: Vec<&(dyn Error + 'static)> =
        std::iter::successors(error.source(), |cause| (*cause).source()).collect();
    let words: Vec<String> = causes.iter().map(|cause| cause.to_string()).collect();
    let said = words.join(": ").to_lowercase();
    let detail = words.last().cloned().unwrap_or_else(|| error.to_string());
    // rustls comes wrapped as invalid data.
    let is_tls = causes.iter().any(|cause| {
        let io = cause.downcast_ref::<io::Error>();
        io.is_some_and(|io| io.kind() == io::ErrorKind::InvalidData)
    });
    if said.contains("dns error") && UNKNOWN_NAME.iter().any(|words| said.contains(words)) {
        Answer::NoHost
    } else if is_tls || said.contains("certificate") || said.contains("tls handshake") {
        Answer::Tls(detail)
    } else {
        Answer::Unreachable(detail)
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

    fn of_cause(words: &'static str) -> Answer {
        let inner = Layer(words, None);
        let dns = Layer("dns error", Some(Box::new(inner)));
        unreached(&Layer("error sending request", Some(Box::new(dns))))
    }

    #[test]
    fn a_name_that_nobody_has_is_not_a_resolver_that_fails() {
        for unknown in [
            "failed to lookup address information: Name or service not known",
            "failed to lookup address information: Name does not resolve",
            "No such host is known. (os error 11001)",
        ] {
            assert_eq!(of_cause(unknown), Answer::NoHost, "{unknown}");
        }
        let offline = "failed to lookup address information: Temporary failure in name resolution";
        assert_eq!(of_cause(offline), Answer::Unreachable(offline.to_owned()));
    }

    #[test]
    fn a_lasting_redirect_counts_up_to_the_first_passing_one() {
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
