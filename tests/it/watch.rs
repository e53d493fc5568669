//! `runbuch watch`: from a change of a file to the site, the browser and the terminal. Nothing here
//! waits for a fixed time; what does not happen within [`PATIENCE`] does not happen.
#![expect(clippy::disallowed_methods, reason = "tests change the files themselves")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::project::{Project, TODAY};

const PATIENCE: Duration = Duration::from_secs(60);

/// The program, watching. Killed when it is dropped.
pub(crate) struct Watch {
    child: Child,
    stderr: Arc<Mutex<String>>,
    readers: Vec<JoinHandle<()>>,
    pub(crate) port: u16,
}

impl Watch {
    /// Watches, served on any free port.
    pub(crate) fn start(project: &Project, args: &[&str]) -> Self {
        let mut watch = Self::silent(project, &[&["--port", "0"], args].concat());
        watch.wait_for("http://localhost:");
        let said = watch.said();
        let (_, rest) = said.split_once("http://localhost:").expect("an address");
        let port = rest.split('/').next().expect("a port");
        watch.port = port.parse().expect("a port");
        watch
    }

    /// Watches, served nowhere or somewhere.
    pub(crate) fn silent(project: &Project, args: &[&str]) -> Self {
        let mut command = project.command(&[&["watch", "--as-of", TODAY], args].concat());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let stderr = Arc::new(Mutex::new(String::new()));
        let streams: [Box<dyn Read + Send>; 2] =
            [Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap())];
        let reader = |stream| {
            let said = Arc::clone(&stderr);
            std::thread::spawn(move || keep(stream, &said))
        };
        let readers = streams.into_iter().map(reader).collect();
        Self { child, stderr, readers, port: 0 }
    }

    /// All that was said so far, on both streams.
    pub(crate) fn said(&self) -> String {
        self.stderr.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    #[track_caller]
    pub(crate) fn wait_for(&self, words: &str) {
        until(words, || self.said().contains(words));
    }

    /// An answer's status, head and body.
    fn ask(&self, line: &str, headers: &str) -> (u16, String, String) {
        let mut stream = self.connect();
        write!(stream, "{line} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n").expect("sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
        let status = head.split(' ').nth(1).and_then(|it| it.parse().ok()).expect("a status");
        (status, head.to_lowercase(), body.to_owned())
    }

    fn get(&self, path: &str) -> (u16, String, String) {
        self.ask(&format!("GET {path}"), "Host: localhost\r\n")
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        stream
    }

    /// What a tab hears that shows `page`.
    fn events(&self, page: &str) -> Events {
        let mut stream = self.connect();
        let line = format!("GET /__runbuch/events?page={page} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        stream.write_all(line.as_bytes()).expect("sent");
        Events(BufReader::new(stream))
    }

    /// Ctrl-C; the exit code.
    pub(crate) fn interrupt(mut self) -> Option<i32> {
        let status = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status();
        assert!(status.expect("kill starts").success());
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait().expect("a child") {
                self.readers.drain(..).for_each(|reader| reader.join().expect("a reader"));
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("does not end: {}", self.said());
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn keep(mut stream: Box<dyn Read + Send>, said: &Mutex<String>) {
    let mut buffer = [0; 4096];
    while let Ok(count @ 1..) = stream.read(&mut buffer) {
        let text = String::from_utf8_lossy(&buffer[..count]);
        said.lock().unwrap_or_else(PoisonError::into_inner).push_str(&text);
    }
}

#[track_caller]
pub(crate) fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < PATIENCE, "never: {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// Server-sent events as they come.
struct Events(BufReader<TcpStream>);

impl Events {
    /// The name and the data of the next one.
    fn next(&mut self) -> (String, Value) {
        let mut name = String::new();
        loop {
            let mut line = String::new();
            assert_ne!(self.0.read_line(&mut line).expect("an event in time"), 0, "ended");
            if let Some(event) = line.strip_prefix("event: ") {
                name = event.trim().to_owned();
            } else if let Some(data) = line.strip_prefix("data: ") {
                return (name, serde_json::from_str(data).expect("JSON"));
            }
        }
    }

    /// The next one that does `action`.
    fn action(&mut self, action: &str) -> Value {
        loop {
            let (_, data) = self.next();
            if data["action"] == action {
                return data;
            }
        }
    }

    /// What is wrong, once that is something else than before.
    fn troubles(&mut self, some: bool) -> Value {
        loop {
            let (_, mut data) = self.next();
            if data["troubles"].as_array().is_some_and(|troubles| troubles.is_empty() != some) {
                return data["troubles"].take();
            }
        }
    }
}

fn wiki() -> Project {
    Project::new()
        .file("book.toml", "[book]\ntitle = \"W\"\nlanguage = \"en\"\nsrc = \"content\"\n")
        .file("content/index.md", "# Start\n\nFirst.\n")
        .file("content/a.md", "# A\n\n## Part\n\nGood.\n")
}

#[test]
fn every_way_to_change_a_file_reaches_the_site() {
    let project = wiki();
    let watch = Watch::start(&project, &[]);
    let (status, _, page) = watch.get("/");
    assert!(status == 200 && page.contains("First.") && page.contains("/__runbuch/live.js"));
    assert!(!project.read("public/index.html").contains("__runbuch"));
    let mut events = watch.events("/");
    assert_eq!(events.next().0, "hello");

    project.write("content/index.md", "# Start\n\nSecond.\n");
    events.action("reload");
    assert!(project.read("public/index.html").contains("Second."));

    project.write("content/.index.md.tmp", "# Start\n\nThird.\n");
    let (from, to) = (project.path("content/.index.md.tmp"), project.path("content/index.md"));
    fs::rename(from, to).expect("saved by rename");
    until("saved by rename", || project.read("public/index.html").contains("Third."));

    project.write("content/new/deep/b.md", "# B\n\nOne.\n");
    until("a new folder", || project.has("public/new/deep/b.html"));
    project.write("content/new/deep/b.md", "# B\n\nTwo.\n");
    until("in a new folder", || project.read("public/new/deep/b.html").contains("Two."));

    fs::rename(project.path("content/new"), project.path("content/moved")).expect("moved");
    until("a moved folder", || {
        project.has("public/moved/deep/b.html") && !project.has("public/new/deep/b.html")
    });
    project.write("content/moved/deep/b.md", "# B\n\nThree.\n");
    until("in a moved folder", || project.read("public/moved/deep/b.html").contains("Three."));

    fs::remove_dir_all(project.path("content/moved")).expect("removed");
    project.write("content/moved/deep/c.md", "# C\n\nOne.\n");
    until("a folder made again", || project.has("public/moved/deep/c.html"));
    project.write("content/moved/deep/c.md", "# C\n\nTwo.\n");
    until("in it", || project.read("public/moved/deep/c.html").contains("Two."));

    project.remove("content/a.md");
    until("a page that went", || watch.get("/a.html").0 == 404);
    assert!(watch.get("/a.html").2.contains("/__runbuch/live.js"), "the 404 page follows too");

    project.write("book.toml", project.read("book.toml").replace("\"W\"", "\"Other\""));
    until("another title", || project.read("public/index.html").contains("Other</title>"));

    assert_eq!(watch.interrupt(), Some(0));
    assert_eq!(project.runbuch(&["build", "--out", "../cold"]).code, 0);
    assert_eq!(project.tree("public"), project.tree("../cold"));
    let left = fs::read_dir(project.path("")).expect("a folder").map(|it| it.unwrap().file_name());
    let mut left: Vec<String> = left.map(|name| name.into_string().unwrap()).collect();
    left.sort();
    // The cache is that of the build.
    assert_eq!(left, [".runbuch-cache", "book.toml", "content", "public"]);
}

#[test]
fn a_mistake_leaves_the_last_good_site_and_is_shown() {
    let project = wiki()
        .file("themes/mine/templates/_probe.html", "")
        .file("book.toml", "[book]\nlanguage = \"en\"\n[runbuch]\ntheme = \"mine\"\n");
    let watch = Watch::start(&project, &[]);
    let mut events = watch.events("/");
    assert_eq!(events.next().1["troubles"], serde_json::json!([]));
    let book = project.read("book.toml");
    project.write("book.toml", format!("{book}x = [\n"));
    let troubles = events.troubles(true);
    assert!(troubles[0]["place"].as_str().is_some_and(|it| it.starts_with("book.toml:")));
    watch.wait_for("M006");
    watch.wait_for("book.toml:5:6");
    project.write("content/index.md", "# Start\n\nMeanwhile.\n");
    until("by the last good one", || watch.get("/").2.contains("Meanwhile."));
    let mut late = watch.events("/");
    assert_ne!(late.next().1["troubles"], serde_json::json!([]), "also for who comes later");
    project.write("book.toml", &book);
    events.troubles(false);

    project.write("themes/mine/templates/_probe.html", "{% if %}");
    assert!(events.troubles(true)[0]["text"].as_str().is_some_and(|it| it.contains("_probe.html")));
    watch.wait_for("Until this is fixed, the site stays");
    project.remove("themes/mine/templates/_probe.html");
    project.write("themes/mine/templates/_other.html", "");
    events.troubles(false);
    watch.wait_for("All errors fixed");
}

#[test]
fn other_machines_may_look_where_they_are_let_in() {
    let project = wiki();
    let watch = Watch::start(&project, &["--host", "0.0.0.0", "--lang", "en"]);
    watch.wait_for("Everyone who can reach 0.0.0.0:");
    for (headers, expected) in [
        ("Host: 192.168.1.20:3000\r\n", 200),
        ("Host: [fe80::1]:3000\r\n", 200),
        ("Host: localhost\r\n", 200),
        ("Host: evil.example\r\n", 403),
    ] {
        assert_eq!(watch.ask("GET /", headers).0, expected, "{headers}");
    }
    let closed = Watch::start(&project, &["--host", "127.0.0.1"]);
    assert_eq!(closed.ask("GET /", "Host: 192.168.1.20\r\n").0, 403);
    assert!(!closed.said().contains("127.0.0.1:"), "{}", closed.said());
}

#[test]
fn who_may_ask_and_what_for() {
    let project = wiki()
        .file("content/bild.svg", "<svg xmlns='http://www.w3.org/2000/svg'></svg>")
        .file("content/größe.txt", "ä")
        .file("secret.txt", "secret");
    let watch = Watch::start(&project, &[]);
    #[cfg(unix)]
    std::os::unix::fs::symlink(project.path("secret.txt"), project.path("public/way-out.txt"))
        .expect("a link");
    let host = "Host: localhost\r\n";
    for (line, headers, expected) in [
        ("GET /", "Host: evil.example\r\n", 403),
        ("GET /__runbuch/findings?page=/", "Host: evil.example:3000\r\n", 403),
        ("GET /", "Host: localhost\r\nHost: evil.example\r\n", 403),
        ("GET http://evil.example/", host, 403),
        ("GET /", "Host: 127.0.0.1:1234\r\n", 200),
        ("GET /", "Host: [::1]\r\n", 200),
        ("GET /../secret.txt", host, 404),
        ("GET /%2e%2e/secret.txt", host, 404),
        ("GET /..%2fsecret.txt", host, 404),
        ("GET /a/../../secret.txt", host, 404),
        ("GET //etc/passwd", host, 404),
        ("GET /way-out.txt", host, 404),
        ("GET /.runbuch-manifest.json", host, 404),
        ("POST /", "Host: localhost\r\nContent-Length: 0\r\n", 405),
        ("DELETE /a.html", host, 405),
        ("GET /nowhere", host, 404),
        ("GET /gr%C3%B6%C3%9Fe.txt", host, 200),
    ] {
        let (status, head, body) = watch.ask(line, headers);
        assert_eq!(status, expected, "{line} {headers}");
        assert!(head.contains("cache-control: no-store") && !body.contains("secret"), "{line}");
    }
    let (_, head, body) = watch.ask("HEAD /", host);
    assert!(head.contains("content-type: text/html; charset=utf-8") && body.is_empty());
    let (_, head, _) = watch.ask("POST /", "Host: localhost\r\nContent-Length: 0\r\n");
    assert!(head.contains("allow: get, head"));
    assert!(watch.get("/gr%C3%B6%C3%9Fe.txt").1.contains("text/plain; charset=utf-8"));
    assert!(watch.get("/bild.svg").1.contains("image/svg+xml"));
    let (status, head, body) =
        watch.ask("GET /bild.svg", "Host: localhost\r\nRange: bytes=1-3\r\n");
    assert_eq!((status, body.as_str()), (206, "svg"));
    assert!(head.contains("content-range: bytes 1-3/"));
    project.write("content/folder/index.md", "# Folder\n");
    until("a folder's page", || watch.get("/folder/").0 == 200);
    let (status, head, _) = watch.get("/folder");
    assert!(status == 308 && head.contains("location: /folder/"));
}

#[test]
fn a_thousand_files_at_once_are_one_change() {
    let project = wiki();
    let watch = Watch::start(&project, &[]);
    let mut events = watch.events("/m/0999.html");
    assert_eq!(events.next().0, "hello");
    for number in 0..1000 {
        project.write(&format!("content/m/{number:04}.md"), format!("# M{number}\n\nText.\n"));
    }
    until("the last of a thousand", || project.has("public/m/0999.html"));
    // A round that is still to come would be heard before this one.
    project.write("content/m/0999.md", "# M999\n\nThe end.\n");
    let mut rounds = 0;
    while !watch.get("/m/0999.html").2.contains("The end.") {
        events.action("reload");
        rounds += 1;
    }
    assert!(rounds <= 50, "{rounds} rounds");
    assert_eq!(watch.interrupt(), Some(0));
    assert_eq!(project.runbuch(&["build", "--out", "../cold"]).code, 0);
    assert_eq!(project.tree("public"), project.tree("../cold"));
}

#[test]
fn an_interrupt_in_the_middle_leaves_the_site_whole() {
    let project = wiki();
    for after in [0, 60, 300] {
        let watch = Watch::start(&project, &[]);
        for number in 0..300 {
            let text = format!("# M{number}\n\nAfter {after}.\n");
            project.write(&format!("content/m/{number:04}.md"), text);
        }
        // Some moment of the round; whichever it is, the site has to be whole.
        std::thread::sleep(Duration::from_millis(after));
        assert_eq!(watch.interrupt(), Some(0));
        let site = project.tree("public");
        let manifest: Value =
            serde_json::from_slice(&site[".runbuch-manifest.json"]).expect("a manifest");
        let listed = manifest["files"].as_array().expect("files").iter();
        let listed: Vec<&str> = listed.map(|path| path.as_str().expect("a path")).collect();
        let there: Vec<&str> =
            site.keys().map(String::as_str).filter(|it| !it.starts_with(".runbuch")).collect();
        assert_eq!(listed, there);
        let left = fs::read_dir(project.path("")).expect("a folder").count();
        assert_eq!(left, 3, "book.toml, content, public");
    }
    assert_eq!(project.runbuch(&["build"]).code, 0);
    assert_eq!(project.runbuch(&["build", "--out", "../cold"]).code, 0);
    assert_eq!(project.tree("public"), project.tree("../cold"));
}

#[cfg(unix)]
#[test]
fn links_and_what_they_lead_to() {
    use std::os::unix::fs::symlink;
    let project = wiki().file("content/real/r.md", "# R\n\nOne.\n");
    symlink("a.md", project.path("content/b.md")).expect("a link");
    symlink("real", project.path("content/linked")).expect("a link");
    let watch = Watch::start(&project, &[]);
    project.write("content/a.md", "# A\n\nTwo.\n");
    until("both", || {
        ["a", "b"].iter().all(|it| project.read(&format!("public/{it}.html")).contains("Two."))
    });
    project.write("content/real/r.md", "# R\n\nTwo.\n");
    until("under both names", || {
        let names = ["real", "linked"].map(|it| project.read(&format!("public/{it}/r.html")));
        names.iter().all(|page| page.contains("Two."))
    });
    project.remove("content/linked");
    until("a link that went", || !project.has("public/linked/r.html"));
    project.write("content/real/r.md", "# R\n\nThree.\n");
    until("what it led to", || project.read("public/real/r.html").contains("Three."));
    assert_eq!(watch.interrupt(), Some(0));
}

#[test]
fn findings_that_come_and_go_are_told() {
    let project = wiki();
    let watch = Watch::start(&project, &[]);
    let mut events = watch.events("/a.html");
    assert_eq!(events.next().0, "hello");
    project.write("content/a.md", "# A\n\n## Part\n\nGo [away](nowhere.md).\n");
    events.action("reload");
    watch.wait_for("error[L701]: broken link: `nowhere.md` does not exist");
    watch.wait_for("1 error, 0 warnings, 0 notes on 2 pages");
    let (_, _, panel) = watch.get("/__runbuch/findings?page=%2Fa.html");
    let panel: Value = serde_json::from_str(&panel).expect("JSON");
    let finding = &panel["findings"][0];
    let facts = ["code", "level", "line", "anchor"].map(|key| &finding[key]);
    assert_eq!(serde_json::json!(facts), serde_json::json!(["L701", "error", 5, "part"]));
    assert_eq!((&panel["source"], &panel["wiki"]["error"]), (&"content/a.md".into(), &1.into()));
    let (_, _, other) = watch.get("/__runbuch/findings?page=%2F");
    assert!(other.contains("\"findings\":[]"), "{other}");
    project.write("content/a.md", "# A\n\n## Part\n\nStay.\n");
    watch.wait_for("Fixed: L701 content/a.md: broken link: `nowhere.md` does not exist");
    // What changes nothing is not spoken of: it may be the file that all this is written to.
    project.write("watch.log", "x");
    project.write("content/a.md", "# A\n\n## Part\n\nStay here.\n");
    until("the last change", || project.read("public/a.html").contains("Stay here."));
    assert!(!watch.said().contains("\nwatch.log:"), "{}", watch.said());
}

#[test]
fn without_events_without_server_without_site() {
    let project = wiki();
    let watch = Watch::silent(&project, &["--no-serve", "--poll"]);
    watch.wait_for("Waiting for changes in");
    project.write("content/new/b.md", "# B\n\nLater.\n");
    until("seen by looking", || project.has("public/new/b.html"));
    assert!(!watch.said().contains("http://"));
    assert_eq!(watch.interrupt(), Some(0));

    let project = wiki();
    let watch = Watch::silent(&project, &["--check-only"]);
    watch.wait_for("Waiting for changes in");
    project.write("content/a.md", "# A\n\n[away](nowhere.md)\n");
    watch.wait_for("error[L701]");
    assert_eq!(watch.interrupt(), Some(0));
    assert!(!project.has("public"));
}

#[test]
fn where_there_is_no_beginning() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let run = wiki().runbuch(&["watch", "--port", &port, "--lang", "en"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains(&format!("cannot listen on port {port}")), "{run:?}");
    let run = wiki().file("book.toml", "x = [").runbuch(&["watch", "--port", "0"]);
    assert!(run.code == 2 && run.stderr.contains("book.toml:1:"), "{run:?}");
    assert_eq!(Project::new().runbuch(&["watch", "--no-serve", "--open"]).code, 2);
}
