//! What a search finds first, and how many bytes it loads: in the project's own wiki, and in one of a thousand pages.
#![expect(clippy::disallowed_methods, reason = "prepares a wiki in a temporary folder")]

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use flate2::Compression;
use flate2::write::GzEncoder;
use headless_chrome::Browser;

use super::chromium::{Page, Result};
use super::{Complaints, copy, unless};

/// What is typed, and the page that has to be first: names of things, addresses, ports, paths, files, options, spellings
/// of umlauts, a typing error, the inside of a word, a phrase, questions.
const QUERIES: [(&str, &str); 16] = [
    ("BT-HB-01", "backup/restore-testplan.html#testplan"),
    ("192.168.1.53", "cluster/netzwerk.html"),
    ("8006", "betrieb/wiederanlauf-playbook.html"),
    ("/etc/systemd/system", "betrieb/docker-vm-autostart.html"),
    ("docker-compose-autostart.service", "betrieb/docker-vm-autostart.html"),
    ("--volumes-from", "betrieb/quelle.html"),
    ("v2.19.4", "betrieb/quelle.html"),
    ("uebergangsbetrieb", "cluster/index.html"),
    ("ÜBERGANGSBETRIEB", "cluster/index.html"),
    ("Restore-Tesplan", "backup/restore-testplan.html"),
    ("testplan", "backup/restore-testplan.html"),
    ("\"nichts von Hand gestartet\"", "betrieb/wiederanlauf-playbook.html"),
    ("Wer hat Bereitschaft?", "betrieb/raci-bereitschaft.html"),
    ("Wie wird die USV gewartet?", "betrieb/wartung.html"),
    ("Compliance", "compliance/index.html"),
    ("Notfallhandbuch", "notfallhandbuch.html"),
];

/// A page that defines what no other page of the wiki has.
const SOURCE: &str = "# Quelle\n\nSeit `v2.19.4` gilt `--volumes-from`, vorher `v2.19.3`.\n";

const SYLLABLES: [&str; 24] = [
    "an", "ber", "dach", "ein", "feld", "ger", "haus", "kabel", "last", "mess", "netz", "ordner",
    "prüf", "quell", "rück", "schalt", "tor", "um", "ver", "werk", "zeit", "strom", "band",
    "punkt",
];

/// Numbers that look random and are the same in each run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    /// Frequent words more often than rare ones; some tens of thousands in all.
    fn word(&mut self) -> String {
        let count = 1 + self.below(4);
        (0..count).map(|_| SYLLABLES[self.below(SYLLABLES.len())]).collect()
    }
}

fn body(number: usize, numbers: &mut Numbers) -> String {
    let mut text = format!("# Gerät {number:05}\n\n");
    for section in 1..=4 {
        let _ = write!(text, "## Abschnitt {section} {}\n\n", numbers.word());
        let words: Vec<String> = (0..90).map(|_| numbers.word()).collect();
        let _ = write!(text, "{}.\n\n", words.join(" "));
    }
    let (high, low) = (number / 200, number % 200);
    let _ = write!(
        text,
        "| ID | Adresse |\n| --- | --- |\n| BT-HB-{number:05} | 10.7.{high}.{low} |\n\n\
         Siehe `/etc/geraete/g{number}.conf`, Port 8{number:05}, `v2.20.{number}`, Adresse 192.168.1.53{low}.\n"
    );
    if number.is_multiple_of(50) {
        text.push_str("\nVon Hand wird hier kein Restore gestartet, nichts.\n");
    }
    text
}

/// The project's own wiki with `more` pages besides.
fn wiki(more: usize) -> Result<(tempfile::TempDir, PathBuf)> {
    let folder = tempfile::tempdir()?;
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    copy(&project.join("content"), &folder.path().join("content"))?;
    fs::copy(project.join("book.toml"), folder.path().join("book.toml"))?;
    fs::write(folder.path().join("content/betrieb/quelle.md"), SOURCE)?;
    let mut numbers = Numbers(7);
    for number in 0..more {
        let path = folder.path().join(format!("content/lager/{:03}/g{number}.md", number / 100));
        fs::create_dir_all(path.parent().ok_or("no folder")?)?;
        fs::write(path, body(number, &mut numbers))?;
    }
    let out = folder.path().join("public");
    let mut command = Command::new(env!("CARGO_BIN_EXE_runbuch"));
    command.current_dir(folder.path()).args(["build", "--as-of", "2026-02-01", "--out"]).arg(&out);
    let output = command.output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok((folder, out))
}

/// The size of the files that the page loaded for its search, as a server sends them.
fn loaded(page: &Page, out: &Path) -> Result<usize> {
    let files = page.requested();
    let files = files.iter().filter(|url| url.contains("/search/"));
    let mut size = 0;
    for file in files {
        let name =
            file.rsplit('/').next().and_then(|name| name.split('?').next()).unwrap_or_default();
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(&fs::read(out.join("search").join(name))?)?;
        size += encoder.finish()?.len();
    }
    if size == 0 { Err("nothing was loaded".into()) } else { Ok(size) }
}

fn queries(browser: &Browser, more: usize, most: usize) -> Result<Complaints> {
    let (_folder, out) = wiki(more)?;
    let page = Page::new(browser)?;
    page.front()?;
    let mut complaints = Complaints::new();
    for (query, expected) in QUERIES {
        page.open(&format!("file://{}/index.html", out.display()))?;
        page.press("/")?;
        page.wait("document.querySelector('#rb-search')?.open")?;
        page.type_text(query)?;
        page.wait("document.querySelector('.search-status').textContent")?;
        let first =
            page.text("decodeURI(document.querySelector('.search-results a')?.href || '')")?;
        let path = first.rsplit_once("/public/").map_or("", |(_, path)| path);
        let fits = path == expected || path.split('#').next() == Some(expected);
        complaints.extend(unless(fits, format!("{more} pages more, {query}: {path:?}")));
        let size = loaded(&page, &out)?;
        complaints
            .extend(unless(size <= most, format!("{more} pages more, {query}: {size} bytes")));
    }
    complaints.extend(page.noted());
    page.close()?;
    Ok(complaints)
}

/// With `RUNBUCH_SEARCH_PAGES=10000` it takes minutes.
pub(super) fn check(browser: &Browser) -> Result<Complaints> {
    let mut complaints = queries(browser, 0, 60_000)?;
    let more = std::env::var("RUNBUCH_SEARCH_PAGES").ok().and_then(|it| it.parse().ok());
    complaints.extend(queries(browser, more.unwrap_or(1_000), 400_000)?);
    Ok(complaints)
}
