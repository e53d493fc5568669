//! What other generators brought into Markdown, as the built page shows it.

use crate::html;
use crate::project::Project;

const PAGE: &str = "\
!!! note
    Text

!!! danger \"Nie *allein*\"
    - [ ] zu zweit

??? example
    Zugeklappt.

:::tip[Mit `Code`]
Offen.
:::

> [!question]+
> Warum?

> [!WARNING]
> GitHubs eigene.

> Ein Zitat.

=== \"Fedora <40>\"

    === \"alt\"
        yum

    === \"neu\"
        dnf

=== \"Debian\"

    ```sh
    apt update
    ```

::: columns
Nichts Besonderes.
:::
";

#[test]
fn boxes_are_alerts_details_and_tabs() {
    for lang in ["de", "en"] {
        let project = Project::new().file("index.md", PAGE);
        assert_eq!(project.runbuch(&["build", "--lang", lang]).code, 0);
        let html = project.read("public/index.html");
        insta::assert_snapshot!(format!("boxes_{lang}"), html::content(&html));
    }
}

#[test]
fn fences_ask_for_names_numbers_and_marks() {
    let page = "```sh title=\"<x>.sh\" linenums=\"9\" hl_lines=\"2\"\nls\n# \u{e4}\n```\n\n```{1}\na\n```\n\n```sh\nls\n```\n";
    let project = Project::new().file("index.md", page).built();
    insta::assert_snapshot!("fences", html::content(&project.read("public/index.html")));
}

#[test]
fn all_checklists_stand_on_one_page() {
    let plan = "# Aufbau & Plan\n\n- [x] vorab\n\n## Phase 1\n\n- [x] a\n- [ ] b\n\n## Phase 2 – Netz\n\n\
                [ ] c\n[x] d\n\n## Phase 3\n\nText\n";
    for (lang, address) in [("de", "checklisten/index.html"), ("en", "checklists/index.html")] {
        let project = Project::new()
            .file("index.md", "# Start\n\n[alle](checklisten/)\n\n- [ ] lesen\n")
            .file("plan.md", plan)
            .file(
                "wahl.md",
                "# Wahl\n\n## Phase 1 (optional)\n\n- [ ] a\n\n## Phase 2\n\n- [ ] b\n",
            )
            .file("ohne.md", "# Ohne\n");
        assert_eq!(project.runbuch(&["build", "--lang", lang]).code, 0);
        let page = project.read(&format!("public/{address}"));
        let (_, page) = page.split_once("<article").expect("a page");
        let (page, _) = page.split_once("</article>").expect("an end");
        insta::assert_snapshot!(format!("checklists_{lang}"), page);
        assert!(project.read("public/index.html").contains(&format!("href=\"{address}\"")));
    }
    let project = Project::new().file("index.md", "# Start\n").built();
    assert!(!project.has("public/checklisten/index.html"));
}

/// What is in a box is checked as if it was on the page.
#[test]
fn findings_stand_at_their_place_in_the_file() {
    let text =
        "# Start\n\n!!! tip \"Siehe [dort](dort.md)\"\n\n    === \"A\"\n\n        [weg](weg.md)\n";
    let project = Project::new().file("index.md", text);
    let findings = project.runbuch(&["check", "--format", "json"]).json();
    let places: Vec<String> = findings["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .map(|it| format!("{}:{} {}", it["start"]["line"], it["start"]["column"], it["subject"]))
        .collect();
    assert_eq!(places, ["3:23 \"dort.md\"", "7:15 \"weg.md\""]);
}

/// Numbers in code, what phases wait for, iterations along a line, the next days of maintenance, and roles of a matrix.
#[test]
fn pages_show_what_their_records_mean() {
    let page = "# Plan\n\n## Phase 1 – Netz\n\n- [x] a\n- [ ] b\n\n## Phase 2 – K3s\n\n- [ ] c\n\n\
                ```yaml\nimage: nginx # (1)!\n```\n\n1. fest\n\n```mermaid\nA --> B\n```\n";
    let iterations = "# Weg\n\n## Iteration 1: Anfang (Mai 2025)\n\nText\n\n## Iteration 2: <b>Ende</b>\n\nText\n";
    let maintenance = "# Wartung\n\n## Regelmäßig\n\n| Aufgabe | Intervall | Zuletzt erledigt |\n| --- | --- | --- |\n\
                       | Filter | jährlich | 2026-01-10 |\n| Akku | monatlich | 2026-01-05 |\n| Dach | jährlich | |\n";
    let raci = "# RACI\n\n| Aufgabe | Admin | Gast |\n| --- | --- | --- |\n| Backup | R, A | – |\n| Hilfe | A | R |\n";
    let project = Project::new()
        .file("plan.md", page)
        .file("weg.md", iterations)
        .file("wartung.md", maintenance)
        .file("raci.md", raci)
        .built();
    let plan = project.read("public/plan.html");
    for expected in [
        "<p class=\"gate\">wartet auf „Phase 1 – Netz“</p>",
        "<span class=\"code-note\" data-note=\"1\"></span>",
        "<ol class=\"code-notes\">",
        "<figure class=\"diagram\"><figcaption>Diagramm als Text (Mermaid)</figcaption>",
    ] {
        assert_eq!(plan.matches(expected).count(), 1, "{expected}");
    }
    let shown = |page: &str, from: &str, to: &str| {
        let page = project.read(&format!("public/{page}.html"));
        let (_, part) = page.split_once(from).unwrap_or_else(|| panic!("{from}"));
        part.split_once(to).expect("an end").0.to_owned()
    };
    insta::assert_snapshot!("timeline", shown("weg", "<nav class=\"timeline\"", "</nav>"));
    insta::assert_snapshot!(
        "maintenance",
        shown("wartung", "<details class=\"record\">", "</details>")
    );
    insta::assert_snapshot!("raci", shown("raci", "<template id=\"rb-raci\">", "</template>"));
}
