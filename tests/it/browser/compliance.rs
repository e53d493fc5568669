//! How services stand: their table sorted and filtered, their pages, and the way from one to the other.

use headless_chrome::Browser;

use super::chromium::{DESK, PHONE, Page, Result};
use super::{Complaints, SERVICES, Wiki, unless};

const NAMES: &str = "[...document.querySelectorAll('.services tbody tr:not([hidden]) th a')].map(a => a.textContent)";

pub(super) fn check(browser: &Browser, wiki: &Wiki) -> Result<Complaints> {
    let page = Page::new(browser)?;
    page.screen(DESK)?;
    let mut complaints = Complaints::new();
    complaints.extend(table(&page, wiki)?);
    complaints.extend(days(&page, wiki)?);
    complaints.extend(first_screen(&page, wiki)?);
    complaints.extend(page.noted());
    page.close()?;
    Ok(complaints)
}

fn table(page: &Page, wiki: &Wiki) -> Result<Complaints> {
    let mut complaints = Complaints::new();
    page.open(&wiki.url("compliance/index.html"))?;
    page.wait("document.querySelector('.sort-button')")?;
    let height = page.value("document.documentElement.scrollHeight")?.as_u64();
    let names = page.list(NAMES)?;
    let is_short = height.is_some_and(|it| it * SERVICES as u64 <= 3_000 * names.len() as u64);
    complaints.extend(unless(is_short, format!("{height:?} pixels high")));
    complaints.extend(unless(names.len() >= SERVICES, format!("{} services", names.len())));
    let mut sorted = names.clone();
    sorted.sort();
    page.click(".services th:first-child .sort-button")?;
    complaints.extend(unless(page.list(NAMES)? == sorted, "not sorted by name"));
    page.click(".services th:first-child .sort-button")?;
    sorted.reverse();
    complaints.extend(unless(page.list(NAMES)? == sorted, "not sorted the other way"));
    page.value("(select => { select.value = 'Bernd'; select.dispatchEvent(new Event('change', { bubbles: true })); })(document.querySelector('.filters select'))")?;
    let shown = page.list(NAMES)?.len();
    complaints.extend(unless(shown == SERVICES / 2, format!("{shown} services of Bernd")));
    page.screen(PHONE)?;
    page.value("document.querySelector('.services').parentElement.scrollLeft = 200")?;
    let stays = "(head => head.getBoundingClientRect().left >= 0)(document.querySelector('.services tr:not([hidden]) th[scope=row]'))";
    complaints.extend(unless(page.is(stays)?, "the names of services scroll away"));
    // A cell leads to the fact, which its fold does not hide.
    page.screen(DESK)?;
    page.click(".services tr:not([hidden]) td:nth-of-type(3) a")?;
    page.wait("location.hash === '#rb-fact-rpo' && document.readyState === 'complete'")?;
    let is_seen = page.is("document.querySelector(':target').checkVisibility()")?;
    complaints.extend(unless(is_seen, "the fact is folded away"));
    Ok(complaints)
}

fn days(page: &Page, wiki: &Wiki) -> Result<Complaints> {
    let mut complaints = Complaints::new();
    page.open(&wiki.url("compliance/termine.html"))?;
    let marks = "[...document.querySelectorAll('.axis-mark')]";
    let leads = page.is(&format!(
        "{marks}.length && {marks}.every(mark => document.getElementById(mark.getAttribute('href').slice(1)))"
    ))?;
    complaints.extend(unless(leads, "a mark of the time axis leads nowhere"));
    Ok(complaints)
}

/// What a service is for is on the first screen, below its verdict.
fn first_screen(page: &Page, wiki: &Wiki) -> Result<Complaints> {
    let mut complaints = Complaints::new();
    page.open(&wiki.url("dienste/dienst-01.html"))?;
    for screen in [PHONE, DESK] {
        page.screen(screen)?;
        let first =
            "document.querySelector('.content p').getBoundingClientRect().bottom < innerHeight";
        complaints.extend(unless(page.is(first)?, format!("text below the fold at {}", screen.0)));
        let shown = page.is("document.querySelector('.verdict').checkVisibility()")?;
        complaints.extend(unless(shown, "no verdict"));
    }
    Ok(complaints)
}
