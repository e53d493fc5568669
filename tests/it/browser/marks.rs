//! Findings at their place: each element that a finding or a record points at can be reached, and says what was found.

use headless_chrome::Browser;

use super::chromium::{DESK, PHONE, Page, Result};
use super::{Complaints, STRUCTURE, Wiki, unless};

const SERVICE: &str = "---
title: NAS
kind: service
data_class: wichtig
storage: RAID
rpo: 24 h
rto: bald
backup: [{ tool: HBS3, interval: täglich, target: USB }]
restore_test: { date: 2025-09-01, result: bestanden, duration: 1 h, owner: Anna }
owner: Anna
---
# NAS

Text mit [kaputtem Verweis](fehlt.md) und noch [einem](auch-nicht.md).

### Übersprungene Ebene

- Punkt mit [Verweis](fehlt-hier.md)
  - Unterpunkt
- TODO

```sh
ls
```

> Zitat mit TODO

| Aufgabe | Intervall | Zuletzt |
| --- | --- | --- |
| USV-Test | jährlich | 2020-01-01 |
| Dach | monatlich | 2020-13-01 |
";

const PLACES: [(&str, &str); 6] = [
    ("td", "T310"),
    ("td", "F105"),
    ("li", "L701"),
    ("li", "S802"),
    ("div", "F103 F104"),
    (".content", "L701"),
];

pub(super) fn check(browser: &Browser) -> Result<Complaints> {
    let table = "# Dienste\n\n| Dienst | Datenklasse | RPO | RTO | Letzter Restore-Test | Owner |\n\
                 | --- | --- | --- | --- | --- | --- |\n| Git | wichtig | 24 h | 4 h | 2020-01-01, bestanden, 2 h | Anna |\n";
    let index = "# Start\n\n[NAS](nas.md) [Dienste](dienste.md)\n";
    let wiki = Wiki::of(&[
        ("book.toml", "[book]\nlanguage = \"de\"\nsrc = \".\"\n"),
        ("index.md", index),
        ("nas.md", SERVICE),
        ("dienste.md", table),
    ])?;
    let page = Page::new(browser)?;
    let mut complaints = Complaints::new();
    for screen in [PHONE, DESK] {
        page.screen(screen)?;
        page.open(&wiki.url("nas.html"))?;
        // The page skips a level, which is a finding.
        let found = page.list(STRUCTURE)?.into_iter();
        complaints.extend(found.filter(|it| !it.starts_with("level skipped")));
        let width = page.value("document.documentElement.scrollWidth")?.as_u64();
        let fits = width.is_some_and(|width| width <= u64::from(screen.0));
        complaints.extend(unless(fits, format!("{width:?} pixels wide at {}", screen.0)));
        for (element, codes) in PLACES {
            let marks = "[...document.querySelectorAll('.finding-mark > summary')]";
            let is_there = codes.split(' ').map(|code| {
                format!("{marks}.some(it => it.textContent.includes('{code}') && it.closest('{element}'))")
            });
            let is_there = is_there.collect::<Vec<_>>().join(" || ");
            complaints.extend(unless(page.is(&is_there)?, format!("no {codes} in {element}")));
        }
        // A mark opens without a script.
        page.value(
            "document.querySelector('.content .finding-mark').scrollIntoView({ block: 'center' })",
        )?;
        let open = "document.querySelector('.content .finding-mark .mark-text').checkVisibility()";
        complaints.extend(unless(!page.is(open)?, "a mark is open"));
        page.click(".content .finding-mark > summary")?;
        page.wait(open)?;
        let width = page.value("document.documentElement.scrollWidth")?.as_u64();
        let fits = width.is_some_and(|width| width <= u64::from(screen.0));
        complaints.extend(unless(fits, format!("{width:?} pixels wide with an open mark")));
    }
    for list in
        ["nas.html", "compliance/index.html", "compliance/termine.html", "compliance/befunde.html"]
    {
        page.open(&wiki.url(list))?;
        let links = page.list(
            "[...document.querySelectorAll('main a[href]')].map(it => it.href).filter(it => /(nas|dienste)\\.html#/.test(it))",
        )?;
        complaints.extend(unless(!links.is_empty(), format!("{list}: no link to a place")));
        for link in links {
            page.open("about:blank")?;
            page.open(&link)?;
            let there = page.is("document.querySelector(':target')?.checkVisibility()")?;
            complaints.extend(unless(there, format!("{list}: {link} leads to no visible place")));
        }
    }
    complaints.extend(page.noted());
    page.close()?;
    Ok(complaints)
}
