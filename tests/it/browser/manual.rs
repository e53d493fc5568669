//! The manual as its readers have it: questions find their answers first, and pages are sound.

use std::path::Path;
use std::process::Command;

use headless_chrome::Browser;

use super::chromium::{Page, Result};
use super::{CONTRAST, Complaints, STRUCTURE, Wiki, search, unless};

/// What people ask, and the page that has to be the first or second hit.
const QUESTIONS: [(&str, &str); 10] = [
    ("container in place", "en/site/index.html"),
    ("pass_filenames", "en/operating/ci.html"),
    ("baseline", "en/checking/index.html"),
    ("coming from another generator", "en/migrating.html"),
    ("x-expires", "en/own/kinds-reference.html"),
    ("Prometheus", "de/site/monitoring.html"),
    ("Notfallhandbuch", "de/site/playbooks.html"),
    ("Geheimnisse", "de/writing/index.html"),
    ("Ausnahmen", "de/checking/index.html"),
    ("edit-url-template", "de/reference/book-toml.html"),
];

const PAGES: [&str; 4] =
    ["index.html", "de/first-hour.html", "en/writing/kinds.html", "en/checking/rules/l.html"];

const HITS: &str =
    "[...document.querySelectorAll('.search-results a')].slice(0, 4).map((a) => a.href)";

pub(super) fn check(browser: &Browser, _: &Wiki) -> Result<Complaints> {
    let folder = tempfile::tempdir()?;
    let out = folder.path().join("public");
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let mut command = Command::new(env!("CARGO_BIN_EXE_runbuch"));
    let output = command.args(["build", "--root"]).arg(docs).arg("--out").arg(&out).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    let url = |path: &str| format!("file://{}/{path}", out.display());
    let page = Page::new(browser)?;
    page.front()?;
    let mut complaints = Complaints::new();
    for path in PAGES {
        page.open(&url(path))?;
        let found = page.list(STRUCTURE)?.into_iter().chain(page.list(CONTRAST)?);
        complaints.extend(found.map(|complaint| format!("{path}: {complaint}")));
    }
    page.open(&url("index.html"))?;
    page.press("/")?;
    page.wait("document.querySelector('#rb-search')?.open")?;
    for (question, answer) in QUESTIONS {
        search::search(&page, question)?;
        let hits = page.list(HITS)?;
        let is_first = hits.iter().any(|hit| hit.contains(answer));
        complaints.extend(unless(is_first, format!("{question}: {hits:?}")));
    }
    complaints.extend(page.noted());
    page.close()?;
    Ok(complaints)
}
