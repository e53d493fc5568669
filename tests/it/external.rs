//! `check --external` against servers on this machine, which keep a log of what they are asked.

use std::collections::BTreeMap;

use serde_json::Value;

use self::server::{Reply, Server};
use crate::project::{Project, Run};

mod connections;
mod rate_limits;
mod server;

const PAGE: &str = "<!doctype html><h1 id=\"da\">x</h1>";
/// [`PAGE`] as gzip packs it.
const PACKED: &[u8] = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xb3\x51\x4c\xc9\x4f\x2e\xa9\x2c\x48\x55\xc8\x28\xc9\xcd\xb1\xb3\xc9\x30\x54\xc8\x4c\xb1\x55\x4a\x49\x54\xb2\xab\xb0\xd1\xcf\x30\xb4\x03\x00\xf6\x7d\x57\x4c\x21\x00\x00\x00";

/// A wiki whose pages link to these addresses, a page each list.
fn wiki(settings: &str, pages: &[&[String]]) -> Project {
    let book = format!(
        "[check.external]\nallow-private = true\ndelay = \"5ms\"\ntimeout = \"1s\"\nretries = 1\n{settings}"
    );
    let mut project = Project::new().file("book.toml", &book).file("content/index.md", "# Start\n");
    for (number, addresses) in pages.iter().enumerate() {
        let links: String = addresses.iter().map(|it| format!("- [Link]({it})\n")).collect();
        project = project.file(&format!("content/p{number}.md"), &format!("# Seite\n\n{links}"));
    }
    project
}

fn check(project: &Project, args: &[&str]) -> Run {
    project.runbuch(&[&["check", "--external", "--format", "json", "--lang", "en"], args].concat())
}

/// Level and message of the findings about other hosts, with the rest of the address after `base`.
fn found(run: &Run, base: &str) -> Vec<String> {
    let of_hosts = |it: &&Value| ["L705", "L706"].contains(&it["code"].as_str().unwrap());
    let say = |it: &Value| {
        let (level, message) = (it["level"].as_str().unwrap(), it["message"].as_str().unwrap());
        format!("{level} {}", message.replace(base, ""))
    };
    run.json()["findings"].as_array().unwrap().iter().filter(of_hosts).map(say).collect()
}

#[test]
fn each_answer_gives_the_finding_that_it_should_and_each_address_is_asked_once() {
    let server = Server::start("127.0.0.1", |request, nth| match request.path.as_str() {
        "/204" => Reply::status(204),
        "/301" => Reply::moved(301, "/200"),
        "/302" => Reply::moved(302, "/200"),
        "/308" => Reply::moved(308, "/308b"),
        "/308b" => Reply::moved(301, "/200"),
        "/circle" => Reply::moved(302, "/circle"),
        "/404" => Reply::status(404),
        "/410" => Reply::status(410),
        "/403-to-head" | "/huge" if request.method == "HEAD" => Reply::status(403),
        "/huge" | "/endless" => Reply::Endless,
        "/403" => Reply::status(403),
        "/429-once" if nth == 0 => Reply::status(429).with("Retry-After", "2"),
        "/429" => Reply::status(429),
        "/500-once" if nth == 0 => Reply::status(500),
        "/501-to-head" if request.method == "HEAD" => Reply::status(501),
        "/500" => Reply::status(500),
        "/hang" | "/stuck" => Reply::Hang,
        "/drip" => Reply::Drip,
        "/page" => Reply::html(PAGE.as_bytes()),
        "/moved" => Reply::moved(301, "/page"),
        "/packed" => Reply::html(PACKED).with("Content-Encoding", "gzip"),
        _ => Reply::status(200),
    });
    let paths = [
        "/200",
        "/204",
        "/301",
        "/302",
        "/308",
        "/circle",
        "/404",
        "/410",
        "/403-to-head",
        "/huge",
        "/403",
        "/429-once",
        "/429",
        "/500-once",
        "/501-to-head",
        "/500",
        "/hang",
        "/drip",
        "/page#da",
        "/page#fort",
        "/moved#da",
        "/moved#fort",
        "/stuck#a",
        "/stuck#b",
        "/endless#da",
        "/packed#da",
        "/packed#fort",
    ];
    let mut first: Vec<String> = paths.iter().map(|path| server.url(path)).collect();
    first.push(server.url("/200").replace("http:", "https:"));
    let second = [server.url("/404"), server.url("/200#anchor").replace("http:", "HTTP:")];
    let project = wiki("concurrency = 8\n", &[&first, &second]);
    let run = check(&project, &["--external-anchors"]);
    let base = server.url("");
    let secure = base.replace("http:", "https:");
    let found: Vec<String> = found(&run, &base).iter().map(|it| it.replace(&secure, "")).collect();
    let expected = [
        "note `/301` has moved permanently",
        "note `/308` has moved permanently",
        "warning `/circle` redirects too often (status 302)",
        "error `/404` does not exist (status 404)",
        "error `/410` does not exist (status 410)",
        "warning `/403` refuses automated requests (status 403)",
        "warning `/429` limits the number of requests (status 429)",
        "warning the host of `/500` reports a server error (status 500)",
        "warning `/hang` did not respond in time",
        "warning `/drip` did not respond in time",
        "warning `/page#fort` exists, but without the anchor `#fort`",
        "note `/moved#da` has moved permanently",
        "warning `/moved#fort` exists, but without the anchor `#fort`",
        "warning `/stuck#a` did not respond in time",
        "warning `/stuck#b` did not respond in time",
        "note `/endless#da` exists, but the page is too long to look for the anchor `#da` in it",
        "warning `/packed#fort` exists, but without the anchor `#fort`",
    ];
    assert_eq!(found[..expected.len()], expected, "{}", run.stderr);
    let insecure = &found[expected.len()];
    assert!(insecure.starts_with("warning no secure connection to `/200`"), "{found:?}");
    assert_eq!(found.len(), expected.len() + 1, "{found:?}");
    assert_eq!(run.code, 1);

    let findings = run.json();
    let findings = findings["findings"].as_array().unwrap();
    let dead = findings.iter().find(|it| it["subject"] == server.url("/404")).unwrap();
    assert_eq!(dead["path"], "content/p0.md");
    assert_eq!(dead["related"][0]["path"], "content/p1.md");
    let chain = findings.iter().find(|it| it["subject"] == server.url("/308")).unwrap();
    assert_eq!(chain["expected"], server.url("/200"));

    let mut asked: BTreeMap<String, usize> = BTreeMap::new();
    for request in server.log() {
        *asked.entry(format!("{} {}", request.method, request.path)).or_default() += 1;
        assert!(request.header("user-agent").unwrap().starts_with("runbuch/"), "{request:?}");
    }
    // Three addresses redirect to it; for its anchor it is read, too.
    assert_eq!(asked.remove("HEAD /200"), Some(4));
    assert_eq!(asked.remove("GET /200"), Some(1));
    let circles = asked.remove("HEAD /circle").unwrap();
    assert!((2..=12).contains(&circles), "{circles}");
    let expected = [
        ("GET /403", 1),
        ("GET /403-to-head", 1),
        ("GET /404", 1),
        ("GET /huge", 1),
        ("GET /packed", 1),
        ("HEAD /page", 2),
        ("HEAD /moved", 1),
        ("HEAD /packed", 1),
        ("HEAD /endless", 1),
        ("HEAD /stuck", 2),
        // For its own anchors, and after the redirect.
        ("GET /page", 2),
        ("GET /moved", 1),
        ("GET /endless", 1),
        ("HEAD /500", 2),
        ("HEAD /500-once", 2),
        ("HEAD /501-to-head", 2),
        ("HEAD /204", 1),
        ("HEAD /301", 1),
        ("HEAD /302", 1),
        ("HEAD /308", 1),
        ("HEAD /308b", 1),
        ("HEAD /403", 1),
        ("HEAD /403-to-head", 1),
        ("HEAD /404", 1),
        ("HEAD /410", 1),
        ("HEAD /429", 2),
        ("HEAD /429-once", 2),
        ("GET /500", 1),
        ("GET /501-to-head", 1),
        ("HEAD /drip", 2),
        ("HEAD /hang", 2),
        ("HEAD /huge", 1),
    ];
    let expected: BTreeMap<String, usize> =
        expected.into_iter().map(|(it, count)| (it.to_owned(), count)).collect();
    assert_eq!(asked, expected);
}

#[test]
fn a_moved_address_is_rewritten() {
    let server = Server::start("127.0.0.1", |request, _| match request.path.as_str() {
        "/old" => Reply::moved(301, "/new"),
        _ => Reply::status(200),
    });
    let project = wiki("", &[&[server.url("/old#part"), server.url("/other")]]);
    let run = check(&project, &["--unsafe-fixes"]);
    assert_eq!((run.code, found(&run, "")), (0, Vec::new()), "{}", run.stderr);
    let expected = format!(
        "# Seite\n\n- [Link]({})\n- [Link]({})\n",
        server.url("/new#part"),
        server.url("/other")
    );
    assert_eq!(project.read("content/p0.md"), expected);
}

#[test]
fn what_was_fine_is_not_asked_again_and_errors_are() {
    let server = Server::start("127.0.0.1", |request, _| {
        Reply::status(if request.path == "/gone" { 410 } else { 200 })
    });
    let project = wiki("", &[&[server.url("/fine"), server.url("/gone")]]);
    let asked = |args: &[&str]| {
        let before = server.log().len();
        assert_eq!(found(&check(&project, args), "").len(), 1);
        server.log()[before..].iter().map(|it| it.path.clone()).collect::<Vec<_>>()
    };
    let mut first = asked(&[]);
    first.sort();
    assert_eq!(first, ["/fine", "/gone"]);
    assert_eq!(asked(&[]), ["/gone"]);
    assert_eq!(asked(&["--cache-age", "0s"]).len(), 2);
    assert_eq!(project.read(".runbuch-cache/.gitignore"), "*\n");
}

#[test]
fn nobody_is_asked_without_external_and_settings_leave_addresses_out() {
    let server = Server::start("127.0.0.1", |_, _| Reply::status(404));
    let links = [server.url("/a"), server.url("/b"), server.url("/c")];
    let project = wiki("exclude = [\"/[ab]$\"]\ninclude = [\"/b$\"]\naccept = [404]\n", &[&links]);
    for command in ["check", "build"] {
        assert_eq!(project.runbuch(&[command]).code, 0);
    }
    assert_eq!(server.log().len(), 0);
    let run = check(&project, &["content/index.md"]);
    assert_eq!((run.code, server.log().len()), (0, 0), "{}", run.stderr);
    let run = check(&project, &[]);
    assert_eq!((run.code, found(&run, "")), (0, Vec::new()), "{}", run.stderr);
    let mut paths: Vec<String> = server.log().into_iter().map(|it| it.path).collect();
    paths.sort();
    assert_eq!(paths, ["/b", "/c"]);
    project.write("book.toml", "");
    assert_eq!(check(&project, &["--cache-age", "0s"]).code, 0);
    assert_eq!(server.log().len(), 2, "private addresses are left out");
}

#[test]
fn parts_merged_equal_the_whole() {
    let servers: Vec<Server> = (0..6)
        .map(|_| {
            Server::start("127.0.0.1", |request, _| match request.path.as_str() {
                "/old" => Reply::moved(301, "/new"),
                "/gone" => Reply::status(404),
                _ => Reply::status(200),
            })
        })
        .collect();
    let links: Vec<String> = servers
        .iter()
        .flat_map(|server| ["/old", "/gone", "/fine"].map(|path| server.url(path)))
        .collect();
    let project = wiki("", &[&links[..10], &links]);
    project.write("content/p9.md", "# X\n\n[fort](weg.md)\n");
    let whole = check(&project, &["--cache-age", "0s"]);
    let asked = |servers: &[Server]| servers.iter().map(|it| it.log().len()).sum::<usize>();
    let all = asked(&servers);
    for part in ["1/2", "2/2"] {
        let file = format!("json=part-{}.json", &part[..1]);
        let args = [
            "check",
            "--external",
            "--lang",
            "en",
            "--cache-age",
            "0s",
            "--partition",
            part,
            "--format",
            &file,
        ];
        let run = project.runbuch(&args);
        assert_eq!(run.code, 1, "{}", run.stderr);
        assert!(asked(&servers) > all);
    }
    assert_eq!(asked(&servers), 2 * all);
    let merged = project.runbuch(&["check", "--merge", "part-1.json", "part-2.json"]);
    assert_eq!((merged.code, &merged.stdout), (1, &whole.stdout), "{}", merged.stderr);
    let refused = project.runbuch(&["check", "--merge", "book.toml", "--lang", "en"]);
    assert_eq!((refused.code, refused.stdout.as_str()), (2, ""));
    assert!(refused.stderr.contains("`book.toml` is not a JSON report"), "{}", refused.stderr);
}
