//! The search of a site that was opened by double click.
#![expect(clippy::disallowed_methods, reason = "prepares a wiki in a temporary folder")]

use std::fs;
use std::process::Command;

use headless_chrome::Browser;

use super::chromium::{DESK, PHONE, Page, Result};
use super::{CONTRAST, Complaints, STRUCTURE, Wiki, unless};

/// More pages than are shown at once.
const SERVICES: usize = 24;

const PAGES: [(&str, &str); 4] = [
    ("index.md", "# Start\n\nHier beginnt es.\n"),
    (
        "netz/geraete.md",
        "# Geräte\n\n## Hochspannungsnetzgerät\n\nEs steht im Schrank.\n\n\
         ## Prüfung\n\nDer zweite Router ist im Keller, Befehl `ip -br link`.\n",
    ),
    (
        "betrieb.md",
        "# Wiederanlauf\n\nZuerst der Router.\n\n## Abschaltung\n\nDer zweite Schritt, <b>fett</b>.\n",
    ),
    (
        "stille.md",
        "---\ndescription: Über Lüfter\ntags: [Geräusch]\n---\n\n# Ruhe\n\nKein Wort zu BT-HB-01.\n\n## Kennung\n\n\
         | ID | Was |\n| --- | --- |\n| BT-HB-01 | eins |\n| BT-HB-010 | zehn |\n",
    ),
];

/// What is typed, and what is listed: title, heading, words that are marked.
const SEARCHES: [(&str, &[&str]); 17] = [
    ("netzgerät", &["Geräte / Hochspannungsnetzgerät / Hochspannungsnetzgerät"]),
    ("NETZGERAET", &["Geräte / Hochspannungsnetzgerät / Hochspannungsnetzgerät"]),
    ("hochspann", &["Geräte / Hochspannungsnetzgerät / Hochspannungsnetzgerät"]),
    ("pruefung", &["Geräte / Prüfung / Prüfung"]),
    ("wiederanluaf", &["Wiederanlauf / / Wiederanlauf"]),
    ("wideranl", &["Wiederanlauf / / Wiederanlauf"]),
    ("\"zweite router\"", &["Geräte / Prüfung / zweite Router"]),
    ("„der router“", &["Wiederanlauf / / der Router"]),
    ("keller router", &["Geräte / Prüfung / Router Keller"]),
    ("ip -br", &["Geräte / Prüfung / ip br"]),
    ("luefter", &["Ruhe / / Lüfter"]),
    ("geräusch", &["Ruhe / / Geräusch"]),
    ("BT-HB-01", &["Ruhe / Kennung / BT-HB-01", "Ruhe / / BT-HB-01"]),
    ("bt-hb", &["Ruhe / Kennung / BT-HB-01 BT-HB-010", "Ruhe / / BT-HB-01"]),
    (
        "Wo steht der zweite Router?",
        &[
            "Geräte / Prüfung / zweite Router",
            "Wiederanlauf / / Router",
            "Wiederanlauf / Abschaltung / zweite",
        ],
    ),
    ("quzzq", &[]),
    (
        "schrank schritt",
        &["Geräte / Hochspannungsnetzgerät / Schrank", "Wiederanlauf / Abschaltung / Schritt"],
    ),
];

const LISTED: &str = "[...document.querySelectorAll('.search-results a')].map((a) => { \
    const text = (part) => a.querySelector(part)?.textContent || ''; \
    const marks = [...a.querySelectorAll('mark')].map((mark) => mark.textContent); \
    return [text('.search-title'), text('.search-heading'), [...new Set(marks)].join(' ')].join(' / ').replaceAll('/  ', '/ ').trim(); })";

fn wiki() -> Result<Wiki> {
    let folder = tempfile::tempdir()?;
    let out = folder.path().join("public");
    let write = |path: &str, text: &str| -> Result<()> {
        let path = folder.path().join("content").join(path);
        fs::create_dir_all(path.parent().ok_or("no folder")?)?;
        Ok(fs::write(path, text)?)
    };
    for (path, text) in PAGES {
        write(path, text)?;
    }
    for number in 1..=SERVICES {
        write(&format!("dienste/d{number:02}.md"), &format!("# Dienst {number:02}\n\nLäuft.\n"))?;
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_runbuch"));
    command.current_dir(folder.path()).args(["build", "--lang", "de", "--out"]).arg(&out);
    let output = command.output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(Wiki { _folder: folder, out })
}

/// Types what is searched for in place of what was, and waits until the answer is there.
pub(super) fn search(page: &Page, query: &str) -> Result<()> {
    page.value("document.querySelector('#rb-search-input').select()")?;
    page.value("document.querySelector('.search-status').textContent = '…'")?;
    page.type_text(query)?;
    page.wait("document.querySelector('.search-status').textContent !== '…'")
}

pub(super) fn check(browser: &Browser, _: &Wiki) -> Result<Complaints> {
    let wiki = wiki()?;
    let page = Page::new(browser)?;
    page.front()?;
    page.open(&wiki.url("netz/geraete.html"))?;
    page.press("/")?;
    page.wait("document.querySelector('#rb-search')?.open")?;
    let mut complaints = Complaints::new();
    for (query, expected) in SEARCHES {
        search(&page, query)?;
        let listed = page.list(LISTED)?;
        complaints.extend(unless(listed == expected, format!("{query}: {listed:?}")));
    }
    complaints.extend(statuses(&page)?);
    complaints.extend(appearance(&page)?);
    complaints.extend(keyboard(&page)?);
    complaints.extend(marks(&page, &wiki)?);
    complaints.extend(page.noted());
    page.close()?;
    Ok(complaints)
}

fn statuses(page: &Page) -> Result<Complaints> {
    let mut complaints = Complaints::new();
    let status = "document.querySelector('.search-status').textContent";
    for (query, expected) in [
        ("quzzq", "Keine Treffer für „quzzq“."),
        ("netzgerät", "1 Seite"),
        ("schrank schritt", "Keine Seite enthält alle diese Wörter; diese enthalten die meisten:"),
        ("\"zweite router\"", "1 Seite"),
        ("dienst", "24 Seiten"),
    ] {
        search(page, query)?;
        let said = page.text(status)?;
        complaints.extend(unless(said == expected, format!("{query}: {said}")));
    }
    let count = "document.querySelectorAll('.search-results li').length";
    for expected in [10, 20, 24] {
        page.wait(&format!("{count} === {expected}"))?;
        let more = page.is("!document.querySelector('.search-more').hidden")?;
        complaints.extend(unless(more == (expected < 24), format!("more after {expected}")));
        if more {
            page.click(".search-more")?;
        }
    }
    Ok(complaints)
}

/// What holds for pages holds for the search, on small screens and big ones, light and dark.
fn appearance(page: &Page) -> Result<Complaints> {
    search(page, "router")?;
    let mut complaints = page.list(STRUCTURE)?;
    for screen in [PHONE, DESK] {
        page.screen(screen)?;
        let fits = "(() => { const box = document.querySelector('#rb-search').getBoundingClientRect(); \
            return box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight; })()";
        complaints.extend(unless(page.is(fits)?, format!("does not fit {}", screen.0)));
    }
    for scheme in ["dark", "light"] {
        page.media("screen", scheme)?;
        let found = page.list(CONTRAST)?;
        complaints.extend(found.into_iter().map(|complaint| format!("{scheme}: {complaint}")));
    }
    Ok(complaints)
}

fn keyboard(page: &Page) -> Result<Complaints> {
    let focused = "document.activeElement.className || document.activeElement.textContent";
    let mut complaints = Complaints::new();
    search(page, "netzgerät prüfung")?;
    page.press("ArrowDown")?;
    page.press("ArrowDown")?;
    page.press("ArrowUp")?;
    page.press("ArrowUp")?;
    let input = "document.activeElement.id === 'rb-search-input'";
    complaints.extend(unless(page.is(input)?, page.text(focused)?));
    page.press("Escape")?;
    page.wait("!document.querySelector('#rb-search').open")?;
    page.press("/")?;
    page.wait("document.querySelector('#rb-search').open")?;
    search(page, "abschaltung")?;
    page.press("Enter")?;
    page.wait("document.querySelector(':target')?.textContent.startsWith('Abschaltung')")?;
    complaints.extend(unless(page.url().ends_with("/betrieb.html#abschaltung"), page.url()));
    // A hit on this very page: there is nothing to load, and the search must not stay in the way.
    page.click(".search-button")?;
    page.wait("document.querySelector('#rb-search')?.open")?;
    search(page, "wiederanlauf")?;
    page.press("ArrowDown")?;
    page.press("Enter")?;
    page.wait("!document.querySelector('#rb-search')?.open && location.hash === ''")?;
    Ok(complaints)
}

/// The page that was found shows what was searched for, until the reader has enough of it.
fn marks(page: &Page, wiki: &Wiki) -> Result<Complaints> {
    let marked =
        "[...document.querySelectorAll('mark.found')].map((it) => it.textContent).join(' ')";
    let open = || -> Result<()> {
        page.press("/")?;
        page.wait("document.querySelector('#rb-search')?.open")
    };
    let mut complaints = Complaints::new();
    page.open(&wiki.url("index.html"))?;
    open()?;
    search(page, "zweite router")?;
    page.press("Enter")?;
    page.wait(&format!("{marked} === 'zweite Router'"))?;
    complaints.extend(unless(page.url().contains("/netz/geraete.html#"), page.url()));
    page.click(".found-bar button")?;
    page.wait("!document.querySelector('mark.found, .found-bar')")?;
    // Without loading the page again.
    page.value("window.same = true")?;
    open()?;
    search(page, "schrank")?;
    page.press("Enter")?;
    page.wait(&format!("window.same && {marked} === 'Schrank'"))?;
    page.press("Escape")?;
    page.wait("!document.querySelector('mark.found, .found-bar')")?;
    // Once: who comes back later gets the page as it is.
    page.reload()?;
    complaints.extend(unless(!page.is("document.querySelector('mark.found')")?, "marked again"));
    let key = "document.querySelector('.search-label').checkVisibility()";
    complaints.extend(unless(page.is(key)?, "the key is not shown"));
    Ok(complaints)
}
