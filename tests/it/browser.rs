//! The site in a real Chromium, opened by double click: `file://`, without a server.
//!
//! One browser for all checks. Each check gives its complaints, so that one run names them all.
#![expect(clippy::disallowed_methods, reason = "prepares a wiki in a temporary folder")]

mod chromium;
mod compliance;
mod finding;
mod hostile;
mod manual;
mod marks;
mod playbook;
mod search;
mod watch;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use chromium::{DESK, PHONE, Page, Result};
use headless_chrome::Browser;

const STRUCTURE: &str = include_str!("browser/structure.js");
const CONTRAST: &str = include_str!("browser/contrast.js");

/// A page about a service, with something to find fault with and something that falls due.
const SERVICE: &str = "\
---
kind: service
data_class: wichtig
storage: RAID
rpo: 1 h
rto: 4 h
owner: Anna
backup: [{ tool: HBS3, interval: täglich, target: NAS }]
restore_test: { date: 2025-09-01, result: bestanden, duration: 1 h, owner: Anna }
---
";

/// So many pages are about services.
const SERVICES: usize = 18;

/// Light, dark, like the system.
const MODES: usize = 3;

/// Enough siblings that a page lists only some of them by itself.
const MANY: usize = 60;

/// One page of each kind.
const PAGES: [&str; 18] = [
    "index.html",
    "elemente.html",
    "breit.html",
    "aufbau/index.html",
    "aufbau/phasen.html",
    "betrieb/index.html",
    "betrieb/langer-titel.html",
    "betrieb/wiederanlauf.html",
    "betrieb/netz/vlan.html",
    "dienste/index.html",
    "dienste/dienst-30.html",
    "dienste/uebersicht.html",
    "compliance/index.html",
    "compliance/termine.html",
    "compliance/befunde.html",
    "notfallhandbuch.html",
    "checklisten/index.html",
    "404.html",
];

struct Wiki {
    _folder: tempfile::TempDir,
    out: PathBuf,
}

impl Wiki {
    /// The wiki of `tests/fixtures/site`, with many pages more, as a site.
    fn build(settings: &str) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let out = folder.path().join("public");
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/site"), folder.path())?;
        let book = folder.path().join("book.toml");
        // The page for missing addresses is written for the root that it is served from.
        let site_url = format!("site-url = \"file://{}/\"\n{settings}\n", out.display());
        fs::write(&book, fs::read_to_string(&book)? + &site_url)?;
        for number in 1..=MANY {
            let page = folder.path().join(format!("content/dienste/dienst-{number:02}.md"));
            let owner = if number % 2 == 0 { "Anna" } else { "Bernd" };
            let front_matter = match number {
                ..=SERVICES => {
                    SERVICE.replace("owner: Anna\nbackup", &format!("owner: {owner}\nbackup"))
                }
                _ => String::new(),
            };
            fs::write(page, format!("{front_matter}# Dienst {number:02}\n\nBeschreibung.\n"))?;
        }
        let mut command = Command::new(env!("CARGO_BIN_EXE_runbuch"));
        command.current_dir(folder.path()).args(["build", "--as-of", "2026-01-20", "--out"]);
        let output = command.arg(&out).output()?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into());
        }
        Ok(Self { _folder: folder, out })
    }

    /// The wiki of these files, as a site.
    fn of(files: &[(&str, &str)]) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().ok_or("a file has a folder")?)?;
            fs::write(path, text)?;
        }
        let mut command = Command::new(env!("CARGO_BIN_EXE_runbuch"));
        command.current_dir(folder.path()).args(["build", "--as-of", "2026-01-20"]);
        let output = command.output()?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into());
        }
        let out = folder.path().join("public");
        Ok(Self { _folder: folder, out })
    }

    fn url(&self, path: &str) -> String {
        format!("file://{}/{path}", self.out.display())
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

/// What is wrong; nothing where all is well.
type Complaints = Vec<String>;

fn unless(holds: bool, complaint: impl Into<String>) -> Option<String> {
    (!holds).then(|| complaint.into())
}

/// Every page: opens without complaint, asks nobody else, fits the screen, has its landmarks.
fn every_page(browser: &Browser, wiki: &Wiki) -> Result<Complaints> {
    let page = Page::new(browser)?;
    let mut complaints = Complaints::new();
    for path in PAGES {
        page.screen(PHONE)?;
        page.open(&wiki.url(path))?;
        let mut found = page.list(STRUCTURE)?;
        for screen in [PHONE, DESK] {
            page.screen(screen)?;
            let width = page.value("document.documentElement.scrollWidth")?.as_u64();
            let fits = width.is_some_and(|width| width <= u64::from(screen.0));
            found.extend(unless(fits, format!("{width:?} pixels wide at {}", screen.0)));
        }
        found.extend(page.noted());
        complaints.extend(found.into_iter().map(|complaint| format!("{path}: {complaint}")));
    }
    page.close()?;
    Ok(complaints)
}

/// Serves the site under a path as a static host does: `404.html` for all that is not there. Ends with the
/// tests.
fn serve_under_a_path(out: PathBuf) -> Result<String> {
    use std::io::{BufRead, BufReader, Write};
    let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut line = String::new();
            let _ = BufReader::new(&stream).read_line(&mut line);
            let path = line.split(' ').nth(1).and_then(|path| path.strip_prefix("/unter/pfad/"));
            let found = path.and_then(|path| fs::read(out.join(path)).ok());
            let kind = match path.and_then(|path| path.rsplit('.').next()) {
                Some("css") => "text/css",
                Some("js") => "text/javascript",
                _ => "text/html; charset=utf-8",
            };
            let (status, kind, body) = match found {
                Some(body) => ("200 OK", kind, body),
                None => (
                    "404 Not Found",
                    "text/html; charset=utf-8",
                    fs::read(out.join("404.html")).unwrap_or_default(),
                ),
            };
            let head = format!(
                "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                body.len()
            );
            let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
        }
    });
    Ok(format!("http://{address}/unter/pfad/"))
}

/// The page for missing addresses, of a site that does not know where it is put: opened from `file://` and
/// served for addresses of any depth under a path.
fn not_found(browser: &Browser) -> Result<Complaints> {
    let wiki = Wiki::of(&[("index.md", "# Start\n"), ("a/b.md", "# B\n")])?;
    let served = serve_under_a_path(wiki.out.clone())?;
    let local = wiki.url("");
    let page = Page::new(browser)?;
    let mut complaints = Complaints::new();
    for (root, path) in [
        (&local, "404.html"),
        (&served, "fehlt.html"),
        (&served, "a/b/c/fehlt.html"),
        (&served, "a/"),
    ] {
        page.open(&format!("{root}{path}"))?;
        page.wait("!document.documentElement.classList.contains('rootless')")?;
        page.wait("window.runbuch")?;
        let home = page.text("document.querySelector('.needs-root a').href")?;
        complaints.extend(unless(home == format!("{root}index.html"), format!("{path}: {home}")));
        let other = page.text("document.querySelector('.site-nav a[href$=\"a/b.html\"], .site-nav a[href$=\"a/index.html\"]').href")?;
        complaints
            .extend(unless(other.starts_with(&format!("{root}a/")), format!("{path}: {other}")));
        let styled =
            page.text("getComputedStyle(document.querySelector('.not-found-code')).fontSize")?;
        complaints.extend(unless(styled == "72px", format!("{path}: {styled}")));
        page.click(".needs-root a")?;
        page.wait("document.querySelector('h1')?.textContent === 'Start'")?;
    }
    page.close()?;
    Ok(complaints)
}

fn contrast(browser: &Browser, wiki: &Wiki) -> Result<Complaints> {
    let page = Page::new(browser)?;
    let mut complaints = Complaints::new();
    for path in ["index.html", "compliance/index.html", "compliance/termine.html"] {
        page.open(&wiki.url(path))?;
        for scheme in ["light", "dark"] {
            page.media("screen", scheme)?;
            let found = page.list(CONTRAST)?.into_iter();
            complaints.extend(found.map(|complaint| format!("{path}, {scheme}: {complaint}")));
        }
    }
    page.close()?;
    Ok(complaints)
}

/// The page brings its neighbourhood; the shared script brings the whole tree.
fn navigation(browser: &Browser, wiki: &Wiki) -> Result<Complaints> {
    let page = Page::new(browser)?;
    page.open(&wiki.url("dienste/dienst-30.html"))?;
    page.wait("document.querySelector('.nav-toggle')")?;
    let mut complaints = Complaints::new();
    let siblings = "document.querySelectorAll('.site-nav li li a[href*=\"dienste/\"]').length";
    let count = page.value(siblings)?;
    complaints.extend(unless(count == MANY + 1, format!("{count} siblings")));
    complaints.extend(unless(!page.is("document.querySelector('.nav-more')")?, "still cut off"));
    let current =
        page.text("document.querySelector('.site-nav [aria-current=page]').textContent")?;
    complaints.extend(unless(current == "Dienst 30", format!("current is {current}")));
    let seen = "(() => { const a = document.querySelector('.site-nav [aria-current]').getBoundingClientRect(); \
                return a.top > 0 && a.bottom < innerHeight; })()";
    complaints.extend(unless(page.is(seen)?, "the current page is out of sight"));

    let toggle = ".site-nav .nav-toggle[aria-label*=Betrieb]";
    let expanded = format!("document.querySelector('{toggle}').ariaExpanded");
    let shown = "document.querySelector('.site-nav a[href$=\"betrieb/wiederanlauf.html\"]')?.checkVisibility()";
    complaints.extend(unless(page.text(&expanded)? == "false", "other chapters are open"));
    page.value(&format!("document.querySelector('{toggle}').scrollIntoView()"))?;
    page.click(toggle)?;
    complaints.extend(unless(page.text(&expanded)? == "true", "a chapter does not say it is open"));
    complaints.extend(unless(page.is(shown)?, "a chapter does not open"));
    page.click(toggle)?;
    complaints.extend(unless(!page.is(shown)?, "a chapter does not close"));
    page.click(toggle)?;
    page.click(".site-nav a[href$='betrieb/wiederanlauf.html']")?;
    page.wait("document.querySelector('h1')?.textContent === 'Wiederanlauf nach Stromausfall'")?;
    complaints.extend(page.noted());
    page.close()?;
    Ok(complaints)
}

/// Chooses `mode` by its button until it outlives leaving the page.
fn choose(page: &Page, mode: &str, leave: impl Fn() -> Result<()>) -> Result<()> {
    let chosen = format!("document.documentElement.dataset.theme === '{mode}'");
    let click = || {
        for _ in 0..MODES {
            if !page.is(&chosen)? {
                page.click(".theme-button")?;
            }
        }
        Ok(())
    };
    page.until_kept(&chosen, click, leave)
}

fn colours(browser: &Browser, wiki: &Wiki) -> Result<Complaints> {
    let page = Page::new(browser)?;
    page.media("screen", "light")?;
    page.open(&wiki.url("index.html"))?;
    let state = "document.documentElement.dataset.theme + ' ' + getComputedStyle(document.body).backgroundColor";
    let mut complaints = Complaints::new();
    let mut expect = |page: &Page, expected: &str| -> Result<()> {
        let real = page.text(state)?;
        complaints.extend(unless(real == expected, format!("{real} instead of {expected}")));
        Ok(())
    };
    let (light, dark) = ("rgb(255, 255, 255)", "rgb(16, 23, 26)");
    expect(&page, &format!("auto {light}"))?;
    page.media("screen", "dark")?;
    expect(&page, &format!("auto {dark}"))?;
    page.click(".theme-button")?;
    expect(&page, &format!("light {light}"))?;
    page.click(".theme-button")?;
    page.media("screen", "light")?;
    expect(&page, &format!("dark {dark}"))?;
    choose(&page, "dark", || page.reload())?;
    expect(&page, &format!("dark {dark}"))?;
    choose(&page, "dark", || page.open(&wiki.url("betrieb/netz/vlan.html")))?;
    expect(&page, &format!("dark {dark}"))?;
    page.click(".theme-button")?;
    expect(&page, &format!("auto {light}"))?;
    let label = page.text("document.querySelector('.theme-button').ariaLabel")?;
    complaints.extend(unless(label == "Darstellung: wie das System", format!("says {label}")));
    page.value("localStorage.clear()")?;
    page.close()?;
    Ok(complaints)
}

/// `default-theme` counts until the reader chooses.
fn default_colours(browser: &Browser) -> Result<Complaints> {
    let wiki = Wiki::build("default-theme = \"navy\"")?;
    let page = Page::new(browser)?;
    page.media("screen", "light")?;
    let theme = "document.documentElement.dataset.theme";
    let mut complaints = Complaints::new();
    page.open(&wiki.url("index.html"))?;
    complaints.extend(unless(page.text(theme)? == "dark", "default-theme is not heeded"));
    choose(&page, "auto", || page.reload())?;
    page.value("localStorage.clear()")?;
    page.close()?;
    Ok(complaints)
}

/// Links of the table of contents: they land at their heading, and the mark follows.
fn contents(browser: &Browser, wiki: &Wiki) -> Result<Complaints> {
    let page = Page::new(browser)?;
    page.open(&wiki.url("elemente.html"))?;
    let mut complaints = Complaints::new();
    let hashes = page.list("[...document.querySelectorAll('.page-toc a')].map((a) => a.hash)")?;
    complaints.extend(unless(hashes.len() > 5, "hardly any contents"));
    for hash in hashes {
        page.value(&format!("document.querySelector(`.page-toc a[href=\"${{decodeURI('{hash}')}}\"], .page-toc a[href=\"{hash}\"]`).click()"))?;
        let landed = "(() => { const top = document.querySelector(':target').getBoundingClientRect().top; \
            const header = document.querySelector('.site-header').getBoundingClientRect().bottom; \
            const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 1; \
            return top >= header && (end || top < header + 60); })()";
        let marked =
            format!("document.querySelector('.page-toc [aria-current]')?.hash === '{hash}'");
        complaints.extend(page.wait(landed).err().map(|_| format!("{hash} lands elsewhere")));
        complaints.extend(page.wait(&marked).err().map(|_| format!("{hash} is not marked")));
    }
    page.open(&wiki.url("betrieb/wiederanlauf.html"))?;
    page.click("main a[href$='#begriffe']")?;
    page.wait("document.querySelector(':target')?.textContent.startsWith('Begriffe')")?;
    complaints.extend(page.noted());
    page.close()?;
    Ok(complaints)
}

/// A tab shows its own and hides the others, a box that folds opens, and paper shows everything.
fn boxes(browser: &Browser, wiki: &Wiki) -> Result<Complaints> {
    let page = Page::new(browser)?;
    page.open(&wiki.url("elemente.html"))?;
    let shown = "[...document.querySelectorAll('details.alert > p, .tab-panel')]\
        .map((it) => it.checkVisibility()).join(' ')";
    let are_shown = |states: &str| page.wait(&format!("{shown} === '{states}'"));
    // Pictures come when they are near, and move what is below them.
    page.value("document.querySelector('.tabs').scrollIntoView({ block: 'center' })")?;
    page.wait("[...document.images].every((it) => it.complete)")?;
    are_shown("false false true false")?;
    page.click("details.alert:not(.alert *) > summary")?;
    are_shown("false true true false")?;
    page.click(".tabs details:last-child > summary")?;
    are_shown("false true false true")?;
    page.click(".tabs details:first-child > summary")?;
    are_shown("false true true false")?;
    for (key, states) in [
        ("ArrowRight", "false true false true"),
        ("ArrowRight", "false true true false"),
        ("ArrowUp", "false true false true"),
        ("Home", "false true true false"),
    ] {
        page.press(key)?;
        are_shown(states)?;
    }
    page.value("location.hash = 'im-reiter'")?;
    are_shown("false true false true")?;
    page.media("print", "light")?;
    are_shown("true true true true")?;
    let complaints = page.noted();
    page.close()?;
    Ok(complaints)
}

fn copying(browser: &Browser, wiki: &Wiki) -> Result<Complaints> {
    let page = Page::new(browser)?;
    page.open(&wiki.url("elemente.html"))?;
    let mut complaints = Complaints::new();
    let all = "document.querySelectorAll('figure.code .copy-button').length \
               === document.querySelectorAll('figure.code').length";
    complaints.extend(unless(page.is(all)?, "code without a button"));
    page.value("document.querySelector('.code').scrollIntoView({ block: 'center' })")?;
    page.click(".copy-button")?;
    page.wait("document.querySelector('.copy-button').textContent === 'Kopiert'")?;
    page.wait("document.getElementById('rb-live').textContent === 'Kopiert'")?;
    page.close()?;
    Ok(complaints)
}

fn checklists(browser: &Browser, wiki: &Wiki) -> Result<Complaints> {
    let page = Page::new(browser)?;
    page.open(&wiki.url("aufbau/phasen.html"))?;
    let mut complaints = Complaints::new();
    let texts =
        page.list("[...document.querySelectorAll('.progress')].map((p) => p.innerText.trim())")?;
    let expected = ["4 von 11", "3 von 6", "1 von 3", "0 von 2"];
    complaints.extend(unless(texts == expected, format!("{texts:?}")));
    let boxes = "document.querySelectorAll('.task > input').length + ' ' + document.querySelectorAll('input:checked').length";
    let boxes = page.text(boxes)?;
    complaints.extend(unless(boxes == "11 4", format!("{boxes} boxes")));
    page.open(&wiki.url("index.html"))?;
    let whole = page.text("document.querySelector('.wiki-progress').innerText")?;
    complaints.extend(unless(whole.contains("4 von 15"), whole));
    page.close()?;
    Ok(complaints)
}

fn without_scripts(browser: &Browser, wiki: &Wiki) -> Result<Complaints> {
    let page = Page::new(browser)?;
    page.without_scripts()?;
    let visible = |selector: &str| {
        format!(
            "document.querySelector('{selector}')?.checkVisibility({{ visibilityProperty: true }})"
        )
    };
    let mut complaints = Complaints::new();
    page.open(&wiki.url("dienste/dienst-30.html"))?;
    for selector in [
        ".site-nav a[href=\"dienst-31.html\"]",
        ".site-nav a[href$=\"aufbau/index.html\"]",
        "main .content p",
        ".nav-more",
    ] {
        complaints.extend(unless(page.is(&visible(selector))?, format!("hidden: {selector}")));
    }
    for button in [".theme-button", ".search-button"] {
        let shown = page.is(&visible(button))?;
        complaints.extend(unless(!shown, format!("{button} does nothing")));
    }
    page.screen(PHONE)?;
    complaints.extend(unless(!page.is(&visible(".site-nav"))?, "the menu covers the page"));
    page.click(".menu-button")?;
    page.wait(&visible(".site-nav a[href=\"dienst-31.html\"]"))?;
    page.click(".site-nav .icon-button")?;
    page.wait(&format!("!{}", visible(".site-nav")))?;
    page.close()?;
    Ok(complaints)
}

fn keyboard(browser: &Browser, wiki: &Wiki) -> Result<Complaints> {
    let page = Page::new(browser)?;
    page.open(&wiki.url("betrieb/wiederanlauf.html"))?;
    let mut complaints = Complaints::new();
    page.press("Tab")?;
    let first = page.text("document.activeElement.className")?;
    complaints.extend(unless(first == "skip-link", format!("first is {first:?}")));
    let shown = "getComputedStyle(document.activeElement).clipPath === 'none'";
    complaints.extend(unless(page.is(shown)?, "the skip link is not shown"));
    page.press("Enter")?;
    page.wait("document.activeElement.id === 'rb-content'")?;
    page.press("Tab")?;
    let inside = "document.activeElement.closest('main')";
    complaints.extend(unless(page.is(inside)?, "the next stop is not in the page"));
    page.close()?;
    Ok(complaints)
}

fn print(browser: &Browser, wiki: &Wiki) -> Result<Complaints> {
    let page = Page::new(browser)?;
    let mut complaints = Complaints::new();
    page.open(&wiki.url("aufbau/phasen.html"))?;
    page.media("print", "dark")?;
    for selector in [".site-header", ".site-nav", ".page-toc", ".pager", ".edit-link"] {
        let shown = format!("document.querySelector('{selector}').checkVisibility()");
        complaints.extend(unless(!page.is(&shown)?, format!("printed: {selector}")));
    }
    let white = "getComputedStyle(document.body).backgroundColor === 'rgb(255, 255, 255)'";
    complaints.extend(unless(page.is(white)?, "dark paper"));
    let boxes = "[...document.querySelectorAll('.task > input')].every((box) => { const style = getComputedStyle(box); \
        return box.checkVisibility() && style.borderTopColor === 'rgb(0, 0, 0)' && parseFloat(style.borderTopWidth) >= 1; })";
    complaints.extend(unless(page.is(boxes)?, "boxes that cannot be ticked with a pen"));
    page.close()?;
    Ok(complaints)
}

fn redirects(browser: &Browser, wiki: &Wiki) -> Result<Complaints> {
    let page = Page::new(browser)?;
    page.open(&wiki.url("alt/elemente.html"))?;
    page.wait("document.querySelector('.site-header')")?;
    let complaint = format!("the former address leads to {}", page.url());
    let complaints = unless(page.url() == wiki.url("elemente.html"), complaint);
    page.close()?;
    Ok(complaints.into_iter().collect())
}

type Check = (&'static str, fn(&Browser, &Wiki) -> Result<Complaints>);

const CHECKS: [Check; 15] = [
    ("contrast", contrast),
    ("navigation", navigation),
    ("colours", colours),
    ("contents", contents),
    ("boxes", boxes),
    ("copying", copying),
    ("checklists", checklists),
    ("without scripts", without_scripts),
    ("keyboard", keyboard),
    ("print", print),
    ("redirects", redirects),
    ("playbook", playbook::check),
    ("search", search::check),
    ("manual", manual::check),
    ("compliance", compliance::check),
];

/// What a check complains of both times, if it complains. On a busy machine Chromium at times loses a click or what
/// a page stored; what is wrong with the site is wrong twice.
fn complaints_of(name: &str, check: impl Fn() -> Result<Complaints>) -> Complaints {
    if std::env::var("RUNBUCH_BROWSER").is_ok_and(|only| only != name) {
        return Complaints::new();
    }
    let found = || check().unwrap_or_else(|error| vec![error.to_string()]);
    let first = found();
    let found = if first.is_empty() { first } else { found() };
    found.into_iter().map(|complaint| format!("{name}: {complaint}")).collect()
}

fn run(checks: &[Check], browser: &Browser, wiki: &Wiki) -> Complaints {
    checks.iter().flat_map(|(name, check)| complaints_of(name, || check(browser, wiki))).collect()
}

#[test]
fn the_site_works_in_a_browser() -> Result<()> {
    let browser = chromium::launch()?;
    let wiki = Wiki::build("")?;
    // Opening every page takes as long as all the rest.
    let mut complaints = std::thread::scope(|scope| {
        let pages = scope.spawn(|| run(&[("every page", every_page)], &browser, &wiki));
        let mut complaints = run(&CHECKS, &browser, &wiki);
        complaints.extend(pages.join().unwrap());
        complaints
    });
    complaints.extend(complaints_of("default colours", || default_colours(&browser)));
    complaints.extend(complaints_of("not found", || not_found(&browser)));
    complaints.extend(complaints_of("marks", || marks::check(&browser)));
    complaints.extend(complaints_of("hostile", || hostile::check(&browser)));
    complaints.extend(complaints_of("finding", || finding::check(&browser)));
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
    Ok(())
}
