//! A playbook that is run: boxes, clock, protocol.

use headless_chrome::Browser;

use super::chromium::{DESK, PHONE, Page, Result};
use super::{CONTRAST, Complaints, STRUCTURE, Wiki, unless};

const STEP_1: &str = "#schritt-1-usv + .run-step input";
const STEP_2: &str = "#schritt-2-netz + .run-step input";
const CLOCK: &str = "document.querySelector('.run-clock').textContent";
const TEXT: &str = "document.querySelector('.run-text').textContent";

fn is_shown(selector: &str) -> String {
    format!("document.querySelector('{selector}').checkVisibility()")
}

pub(super) fn check(browser: &Browser, wiki: &Wiki) -> Result<Complaints> {
    let page = Page::new(browser)?;
    page.front()?;
    page.open(&wiki.url("betrieb/wiederanlauf.html"))?;
    // A check that failed may have left a run.
    page.value("localStorage.clear()")?;
    page.reload()?;
    let mut complaints = Complaints::new();
    let top = "document.querySelector('.content').firstElementChild.className === 'run'";
    complaints.extend(unless(page.is(top)?, "the start is not at the top"));
    complaints.extend(steps_say_their_limit(&page)?);
    for part in ["clock", "progress", "show", "protocol"] {
        let shown = page.is(&is_shown(&format!(".run-{part}")))?;
        complaints.extend(unless(!shown, format!("{part} before the beginning")));
    }
    page.click(".run-start")?;
    page.wait(&format!("/^0:00:0[0-9] \\/ 30 min$/.test({CLOCK})"))?;
    page.wait(&format!("document.activeElement === document.querySelector('{STEP_1}')"))?;
    let first_is_done = format!("document.querySelector('{STEP_1}').checked");
    let check = || if page.is(&first_is_done)? { Ok(()) } else { page.click(STEP_1) };
    page.until_kept(&first_is_done, check, || page.reload())?;
    let count = page.text("document.querySelector('.run-count').textContent")?;
    complaints
        .extend(unless(count == "1 von 2 Schritten", format!("{count} after the first step")));
    complaints.extend(page.list(STRUCTURE)?);
    complaints.extend(appearance(&page)?);
    complaints.extend(end(&page)?);
    complaints.extend(beginning_anew(&page)?);
    complaints.extend(page.noted());
    page.value("localStorage.clear()")?;
    page.close()?;
    Ok(complaints)
}

fn appearance(page: &Page) -> Result<Complaints> {
    let mut complaints = Complaints::new();
    for screen in [PHONE, DESK] {
        page.screen(screen)?;
        let fits = "document.documentElement.scrollWidth <= innerWidth";
        complaints.extend(unless(page.is(fits)?, format!("too wide at {}", screen.0)));
    }
    for scheme in ["dark", "light"] {
        page.media("screen", scheme)?;
        let found = page.list(CONTRAST)?;
        complaints.extend(found.into_iter().map(|complaint| format!("{scheme}: {complaint}")));
    }
    page.media("print", "light")?;
    let box_of_paper =
        "getComputedStyle(document.querySelector('.step'), '::before').borderTopStyle === 'solid'";
    complaints.extend(unless(page.is(box_of_paper)?, "no boxes on paper"));
    for part in [".run", ".run-step"] {
        complaints.extend(unless(!page.is(&is_shown(part))?, format!("{part} on paper")));
    }
    page.media("screen", "light")?;
    Ok(complaints)
}

fn steps_say_their_limit(page: &Page) -> Result<Complaints> {
    let limits =
        page.list("[...document.querySelectorAll('.run-step-clock')].map((it) => it.textContent)")?;
    Ok(unless(limits == ["10 min", "20 min"], format!("limits {limits:?}")).into_iter().collect())
}

/// Whoever misses a target is led to the way back.
fn missed(page: &Page) -> Result<Complaints> {
    page.click("#schritt-2-netz + .run-step .run-missed")?;
    page.wait("document.activeElement.id === 'rückweg'")?;
    page.wait(&format!("{TEXT}.includes('Sollwert verfehlt (')"))?;
    let log = page.text("document.querySelector('.run-log').textContent")?;
    let mut complaints: Complaints =
        unless(log.contains("'nicht bestanden'"), log).into_iter().collect();
    page.click("#schritt-2-netz + .run-step .run-missed")?;
    page.wait(&format!("!{TEXT}.includes('Sollwert verfehlt')"))?;
    page.click("#schritt-2-netz + .run-step .run-note")?;
    page.type_text("Port 3 | defekt")?;
    page.wait(&format!("{TEXT}.includes(' Port 3 \\\\| defekt |')"))?;
    complaints.extend(page.list(STRUCTURE)?);
    Ok(complaints)
}

/// The last criterion ends the run; the protocol says how it went.
fn end(page: &Page) -> Result<Complaints> {
    let mut complaints = missed(page)?;
    page.click(STEP_2)?;
    page.wait(&format!("document.querySelector('{STEP_2}').checked"))?;
    let open = "document.querySelector('.run-protocol').open";
    complaints.extend(unless(!page.is(open)?, "over before the criteria are met"));
    page.click("#abschlusskriterien + ul input")?;
    page.wait(open)?;
    page.value("document.querySelector('.run-by').focus()")?;
    page.type_text("Anna | Bernd")?;
    page.wait(&format!("{TEXT}.includes('Anna')"))?;
    let text = page.text(TEXT)?;
    let log = page.text("document.querySelector('.run-log').textContent")?;
    let command =
        ["runbuch log BT-WA-01 --date ", "'bestanden' --duration '1 min' --owner 'Anna | Bernd'"];
    complaints.extend(unless(command.iter().all(|part| log.contains(part)), log));
    for (part, is_there) in [
        ("title", text.starts_with("## Protokoll: Wiederanlauf nach Stromausfall\n")),
        ("name", text.contains("- **Durchgeführt von**: Anna | Bernd\n")),
        ("verdict", text.contains(" s (Zeitlimit 30 min: eingehalten)\n")),
        ("criteria", text.contains("### Abschlusskriterien\n\n- [x] Alle Dienste laufen. (")),
        ("steps", text.contains(" s | 10 min |") && text.contains("\n| Schritt 2: Netz | ")),
    ] {
        complaints.extend(unless(is_there, format!("no {part} in {text}")));
    }
    page.value("document.querySelector('.run-copy').scrollIntoView({ block: 'center' })")?;
    page.click(".run-copy")?;
    page.wait("document.querySelector('.run-copy').textContent === 'Kopiert'")?;
    Ok(complaints)
}

fn beginning_anew(page: &Page) -> Result<Complaints> {
    let mut complaints = Complaints::new();
    page.click(".run-restart")?;
    page.wait("document.querySelector('.run-restart').textContent === 'Alle Eingaben löschen?'")?;
    complaints.extend(unless(
        page.is(&format!("document.querySelector('{STEP_1}').checked"))?,
        "asks too late",
    ));
    page.click(".run-restart")?;
    page.wait(&is_shown(".run-start"))?;
    let none = "[...document.querySelectorAll('.run-step input')].every((box) => !box.checked)";
    complaints.extend(unless(page.is(none)?, "steps stay done"));

    // As if it had been begun in another window, longer ago than the limit.
    page.value(
        "(() => { const key = Object.keys(localStorage).find((key) => key.startsWith('runbuch-run:')); \
         localStorage.setItem(key, JSON.stringify({ begun: Date.now() - 31 * 60000, by: '', done: {} })); \
         dispatchEvent(new StorageEvent('storage', { key })); })()",
    )?;
    page.wait("document.querySelector('.run-clock').classList.contains('is-over')")?;
    page.wait("document.getElementById('rb-live').textContent === 'Das Zeitlimit von 30 min ist überschritten'")?;
    complaints.extend(page.list(CONTRAST)?);
    Ok(complaints)
}
