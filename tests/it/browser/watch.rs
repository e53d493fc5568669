//! Pages that follow their files, in a real Chromium.

use super::chromium::{self, DESK, PHONE, Page, Result};
use crate::project::Project;
use crate::watch::Watch;

const LIVE: &str = "document.querySelector('runbuch-live')?.shadowRoot";

fn wiki() -> Project {
    Project::new()
        .file(
            "book.toml",
            "[book]\nlanguage = \"de\"\nsrc = \"content\"\n[runbuch]\ntheme = \"mine\"\n\
             [output.html]\nadditional-css = [\"extra.css\"]\n",
        )
        .file("extra.css", ":root { --probe: one }\n")
        .file("themes/mine/templates/_probe.html", "")
        .file("content/index.md", "# Start\n\nText.\n")
        .file("content/lang.md", &page("Anfang"))
}

/// Longer than any screen, with a finding far down.
fn page(word: &str) -> String {
    let paragraphs = "Ein Absatz, der Platz braucht.\n\n".repeat(80);
    format!("# Lang\n\n{word}.\n\n{paragraphs}## Ganz unten\n\n[weg](fort.md)\n\n{paragraphs}")
}

fn shows(word: &str) -> String {
    format!("document.querySelector('main').textContent.includes('{word}')")
}

#[test]
fn pages_follow_their_files() -> Result<()> {
    let browser = chromium::launch()?;
    let project = wiki();
    let watch = Watch::start(&project, &[]);
    let port = watch.port;
    let tab = Page::new(&browser)?;
    tab.open(&format!("http://localhost:{port}/lang.html"))?;
    let badge = format!("{LIVE}?.querySelector('.badge .error')?.textContent === '1'");
    tab.wait(&badge)?;

    tab.value("scrollTo({ top: 700, behavior: 'instant' })")?;
    project.write("content/lang.md", page("Geändert"));
    tab.wait(&shows("Geändert"))?;
    tab.wait("Math.abs(scrollY - 700) < 2")?;

    // It comes anew with every page.
    tab.wait(&badge)?;
    tab.value(&format!("{LIVE}.querySelector('.badge').focus()"))?;
    tab.press("Enter")?;
    tab.wait(&format!("!{LIVE}.querySelector('section').hidden"))?;
    let fits = "([...document.querySelector('runbuch-live').shadowRoot.querySelectorAll('section, \
                .badge, .close')].every((it) => { const { left, right } = \
                it.getBoundingClientRect(); return left >= 0 && right <= innerWidth; }))";
    for screen in [PHONE, DESK] {
        tab.screen(screen)?;
        tab.wait(fits)?;
    }
    tab.value(&format!("{LIVE}.querySelector('.place').click()"))?;
    tab.wait("location.hash === '#ganz-unten' && scrollY > 1000")?;
    tab.value(&format!("{LIVE}.querySelector('.place').focus()"))?;
    tab.press("Escape")?;
    tab.wait(&format!("{LIVE}.querySelector('section').hidden"))?;
    tab.wait(&format!("{LIVE}.activeElement?.className === 'badge'"))?;

    // A new style sheet, and still the same page.
    tab.value("window.same = true")?;
    project.write("extra.css", ":root { --probe: two }\n");
    let probe = "getComputedStyle(document.documentElement).getPropertyValue('--probe').trim()";
    tab.wait(&format!("{probe} === 'two'"))?;
    tab.wait("window.same")?;

    // A page of another tab: this one is left alone, its findings are asked for again.
    project.write("content/index.md", "# Start\n\nAnders.\n");
    project.write("content/neben.md", "# Neben\n");
    let other = Page::new(&browser)?;
    other.open(&format!("http://localhost:{port}/"))?;
    other.wait(&shows("Anders"))?;

    // Only the tab in sight listens; the one behind hears of it when it comes to the front.
    project.write("themes/mine/templates/_probe.html", "{% if %}");
    for tab in [&other, &tab] {
        tab.front()?;
        tab.wait(&format!("{LIVE}?.querySelector('dialog')?.open"))?;
        tab.wait(&format!("{LIVE}.querySelector('pre').textContent.includes('_probe.html')"))?;
    }
    tab.reload()?;
    tab.wait(&format!("{LIVE}?.querySelector('dialog')?.open"))?;
    project.write("themes/mine/templates/_probe.html", "");
    for tab in [&tab, &other, &tab] {
        tab.front()?;
        tab.wait(&format!("{LIVE} && !{LIVE}.querySelector('dialog').open"))?;
    }

    drop(watch);
    tab.wait(&format!("{LIVE}.querySelector('.status').textContent !== ''"))?;
    project.write("content/lang.md", page("Neustart"));
    let watch = Watch::silent(&project, &["--port", &port.to_string()]);
    tab.wait(&shows("Neustart"))?;
    tab.wait(&format!("{LIVE}?.querySelector('.status').textContent === ''"))?;
    assert_eq!(watch.interrupt(), Some(0));
    assert!(!project.read("public/lang.html").contains("__runbuch"));
    Ok(())
}
