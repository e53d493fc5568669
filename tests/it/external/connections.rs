//! What is between a wiki and a host: certificates, proxies, tokens.

use super::server::{Certificate, Reply, Server};
use super::{check, found, wiki};

#[test]
fn a_certificate_has_to_be_one_that_this_machine_trusts() {
    let own = Certificate::new("127.0.0.1");
    let of_another = Certificate::new("nas.lan");
    let start =
        |certificate| Server::start_tls("127.0.0.1", certificate, |_, _| Reply::status(200));
    let (sound, wrong) = (start(&own), start(&of_another));
    let project = wiki("", &[&[sound.url("/a"), wrong.url("/b")]])
        .file("trusted.pem", &format!("{}{}", own.pem, of_another.pem));
    let run = check(&project, &[]);
    let refused = |url: String, why: &str| {
        format!("warning no secure connection to `{url}`: invalid peer certificate: {why}")
    };
    let expected = [sound.url("/a"), wrong.url("/b")].map(|url| refused(url, "UnknownIssuer"));
    assert_eq!((run.code, found(&run, "")), (0, expected.to_vec()));
    assert_eq!((sound.requests(), wrong.requests()), (0, 0));
    let mut command = project.command(&["check", "--external", "--format", "json", "--lang", "en"]);
    let run = project.run(command.env("SSL_CERT_FILE", project.path("trusted.pem")));
    let why = "certificate not valid for name \"127.0.0.1\"; certificate is only valid for DnsName(\"nas.lan\")";
    assert_eq!((run.code, found(&run, "")), (0, vec![refused(wrong.url("/b"), why)]));
    assert_eq!((sound.requests(), wrong.requests()), (1, 0));
}

/// Elsewhere the system brings its certificates along.
#[cfg(target_os = "linux")]
#[test]
fn a_machine_without_root_certificates_is_told_what_it_lacks() {
    let project = wiki("", &[&["https://verein.de/a".to_owned()]]);
    let mut command = project.command(&["check", "--external", "--lang", "en"]);
    let run = project.run(command.env("SSL_CERT_FILE", "none").env("SSL_CERT_DIR", "none"));
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.starts_with("error: external links cannot be checked; install root"));
    assert!(run.stderr.contains("`ca-certificates`"), "{}", run.stderr);
    let project = wiki("", &[&["mailto:anna@verein.de".to_owned()]]);
    let mut command = project.command(&["check", "--external", "--lang", "en"]);
    let run = project.run(command.env("SSL_CERT_FILE", "none").env("SSL_CERT_DIR", "none"));
    assert_eq!(run.code, 0, "nobody has to be asked: {}", run.stderr);
}

#[test]
fn a_proxy_is_asked_for_what_is_not_left_out() {
    let proxy = Server::start("127.0.0.1", |_, _| Reply::status(410));
    let own = Server::start("127.0.0.1", |_, _| Reply::status(200));
    let project = wiki("", &[&["http://wiki.verein.de/a".to_owned(), own.url("/b")]]);
    let mut command = project.command(&["check", "--external", "--format", "json", "--lang", "en"]);
    let proxied = command.env("http_proxy", proxy.url("")).env("no_proxy", "127.0.0.1,nas.lan");
    let run = project.run(proxied);
    let expected = "error `http://wiki.verein.de/a` does not exist (status 410)".to_owned();
    assert_eq!((run.code, found(&run, "")), (1, vec![expected]), "{}", run.stderr);
    let paths = |server: &Server| server.log().into_iter().map(|it| it.path).collect::<Vec<_>>();
    assert_eq!(paths(&proxy), ["http://wiki.verein.de/a"]);
    assert_eq!(paths(&own), ["/b"]);
}

#[test]
fn a_token_goes_to_its_host_and_to_nobody_else() {
    let other = Server::start("127.0.0.1", |_, _| Reply::status(200));
    let target = other.url("/from-redirect");
    let own = Server::start("127.0.0.1", move |request, _| match request.path.as_str() {
        "/away" => Reply::moved(302, &target),
        _ => Reply::status(200),
    });
    let host = own.url("").replace("http://", "");
    let settings = format!(
        "[check.external.tokens]\n\"{host}\" = \"FORGE_TOKEN\"\n\"x.org\" = \"NO_TOKEN\"\n"
    );
    let project = wiki(&settings, &[&[own.url("/here"), own.url("/away#x"), other.url("/there")]]);
    let mut command =
        project.command(&["check", "--external", "--external-anchors", "--lang", "en", "-v"]);
    let run = project.run(command.env("FORGE_TOKEN", "s3cret"));
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("`NO_TOKEN` is not set"), "{}", run.stderr);
    assert!(!format!("{run:?}").contains("s3cret"));
    assert!(!project.read(".runbuch-cache/external.json").contains("s3cret"));
    let log = own.log();
    assert_eq!(log.len(), 3);
    assert!(log.iter().all(|it| it.header("authorization") == Some("Bearer s3cret")), "{log:?}");
    let log = other.log();
    assert_eq!(log.len(), 3);
    assert!(log.iter().all(|it| it.header("authorization").is_none()), "{log:?}");
}
