//! Rate limits, retries and budgets: no faster than hosts allow, no longer than the budget.
#![expect(clippy::disallowed_methods, reason = "tests measure time, and what a process takes")]

use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use super::server::{Reply, Server};
use super::{PAGE, check, found, wiki};
use crate::project::{Project, Run};

/// The same, but it goes on beside the test.
fn start(project: &Project) -> Child {
    let mut command = project.command(&["check", "--external", "--format", "json", "--lang", "en"]);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts")
}

fn end(child: Child) -> Run {
    let output = child.wait_with_output().expect("it ends");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let code = output.status.code().expect("a code");
    Run { stdout: text(output.stdout), stderr: text(output.stderr), code }
}

#[test]
fn a_host_that_asks_for_a_pause_gets_one() {
    for status in [429, 503] {
        let server = Server::start("127.0.0.1", move |request, nth| match request.path.as_str() {
            "/busy" if nth == 0 => Reply::status(status).with("Retry-After", "2"),
            "/page" if request.method == "GET" && nth == 0 => {
                Reply::status(status).with("Retry-After", "3")
            }
            "/page" => Reply::html(PAGE.as_bytes()),
            _ => Reply::status(200),
        });
        let links = ["/busy", "/other", "/page#da"].map(|path| server.url(path));
        let project = wiki("", &[&links]);
        project.write("book.toml", "[check.external]\nallow-private = true\ndelay = \"200ms\"\n");
        let run = check(&project, &["--external-anchors"]);
        assert_eq!((run.code, found(&run, "")), (0, Vec::new()), "{}", run.stderr);
        let log = server.log();
        let asked: Vec<String> =
            log.iter().map(|it| format!("{} {}", it.method, it.path)).collect();
        assert_eq!((asked.len(), asked[0].as_str()), (6, "HEAD /busy"), "{asked:?}");
        assert_eq!(asked[4..], ["GET /page", "GET /page"], "{asked:?}");
        let pauses: Vec<u64> = log.iter().map(|it| (it.at - log[0].at).as_secs()).collect();
        assert!(pauses[1..4].iter().all(|pause| *pause >= 2), "{status} {asked:?} {pauses:?}");
        assert!(log[5].at - log[4].at >= Duration::from_secs(3), "{status} {asked:?} {pauses:?}");
    }
}

#[test]
fn what_the_budget_leaves_is_reported_as_not_asked() {
    let server = Server::start("127.0.0.1", |request, _| match request.path.as_str() {
        "/fine" => Reply::status(200),
        _ => Reply::Hang,
    });
    let project = wiki("", &[&[server.url("/fine"), server.url("/slow")]]);
    project.write("book.toml", "[check.external]\nallow-private = true\ntimeout = \"60s\"\n");
    let begun = Instant::now();
    let run = check(&project, &["--external-budget", "2s"]);
    assert!(begun.elapsed() < Duration::from_secs(10));
    assert_eq!(found(&run, &server.url("")), ["note `/slow` was not requested: the time was up"]);
    assert_eq!(run.code, 0);
    assert!(run.stderr.contains("--external-budget"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_quickly_and_reports_what_is_known() {
    let server = Server::start("127.0.0.1", |request, _| match request.path.as_str() {
        "/gone" => Reply::status(410),
        _ => Reply::Hang,
    });
    let project = wiki("", &[&[server.url("/gone"), server.url("/slow")]]);
    project.write("book.toml", "[check.external]\nallow-private = true\ntimeout = \"60s\"\n");
    let child = start(&project);
    let begun = Instant::now();
    while server.log().len() < 2 && begun.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(20));
    }
    std::thread::sleep(Duration::from_millis(200));
    let pid = child.id().to_string();
    let killed = std::process::Command::new("kill").args(["-INT", &pid]).status();
    assert!(killed.expect("kill starts").success());
    let pressed = Instant::now();
    let run = end(child);
    assert!(pressed.elapsed() < Duration::from_secs(5));
    let base = server.url("");
    let expected = [
        "error `/gone` does not exist (status 410)",
        "note `/slow` was not requested: the time was up",
    ];
    assert_eq!((found(&run, &base), run.code), (expected.map(str::to_owned).to_vec(), 2));
}

#[cfg(target_os = "linux")]
fn resident_mib(pid: u32) -> usize {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).expect("it runs");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("its memory");
    line.trim().trim_end_matches(" kB").parse::<usize>().expect("a number") / 1024
}

/// Each host has an address of its own; elsewhere than on Linux there is only the first.
#[cfg(target_os = "linux")]
#[test]
fn many_addresses_are_asked_no_faster_than_each_host_permits() {
    const HOSTS: usize = 50;
    const LINKS: usize = 5_000;
    let servers: Vec<Server> = (1..=HOSTS)
        .map(|n| Server::start(&format!("127.0.0.{n}"), |_, _| Reply::status(200)))
        .collect();
    let links: Vec<String> = (0..LINKS).map(|n| servers[n % HOSTS].url(&format!("/{n}"))).collect();
    let pages: Vec<&[String]> = links.chunks(100).collect();
    let project = wiki("", &pages);
    let book = "[check.external]\nallow-private = true\ndelay = \"40ms\"\nconcurrency = 2\n";
    project.write("book.toml", book);
    let begun = Instant::now();
    let child = start(&project);
    let memory_after = |requests: usize| {
        let asked = || servers.iter().map(Server::requests).sum::<usize>();
        while asked() < requests && begun.elapsed() < Duration::from_secs(60) {
            std::thread::sleep(Duration::from_millis(20));
        }
        resident_mib(child.id())
    };
    let (half, nearly_all) = (memory_after(LINKS / 2), memory_after(LINKS * 19 / 20));
    let run = end(child);
    let took = begun.elapsed();
    assert_eq!((run.code, found(&run, "")), (0, Vec::new()), "{}", run.stderr);
    // The allocator keeps 5 to 9 MiB of what is freed; with lychee-lib's records of all hosts it would be 19.
    assert!(nearly_all < half + 13, "{half} MiB, then {nearly_all} MiB");
    for server in &servers {
        let log = server.log();
        assert_eq!(log.len(), LINKS / HOSTS);
        assert!(server.most_at_once() <= 2, "{}", server.most_at_once());
        let first_to_last = log[log.len() - 1].at - log[0].at;
        assert!(first_to_last >= Duration::from_millis(3_500), "{first_to_last:?}");
    }
    // The delays of a host demand four seconds; one host after the other would take two hundred.
    assert!(took < Duration::from_secs(60), "{took:?}");
}
