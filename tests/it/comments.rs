//! Comments of other tools are for nobody who reads the site.

use crate::html;
use crate::project::Project;

fn content(text: &str) -> String {
    let project = Project::new().file("index.md", text).built();
    let page = project.read("public/index.html");
    let content = html::content(&page);
    let content = content.trim();
    content.strip_suffix("</div>").unwrap_or(content).trim().to_owned()
}

/// What is left of a paragraph.
#[track_caller]
fn shows(markdown: &str, expected: &str) {
    let page = content(markdown);
    assert_eq!(page.trim(), expected, "{markdown:?}");
}

#[test]
fn comments_of_obsidian_are_dropped() {
    shows("a %%nur für mich%% b\n", "<p>a b</p>");
    shows("a %% mit Leerzeichen %%\nb\n", "<p>a\nb</p>");
    shows("Satz.%%Notiz%%\n", "<p>Satz.</p>");
    shows("%%vorn%% a\n", "<p>a</p>");
    shows("%%allein%%\n\na\n", "<p>a</p>");
    shows("%%\nmehrere\n\n- Zeilen\n\n```sh\nx\n```\n%%\n\na\n", "<p>a</p>");
    shows("%% beginnt hier\n\nendet dort %%\na\n", "<p>a</p>");
    shows("a\n%%zwischen%%\nb\n", "<p>a\nb</p>");
    shows("a %%mit\nUmbruch%% b\n", "<p>a\n b</p>");
    shows("- a %%x%%\n- b\n", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>");
    shows("> a %%x%%\n> b\n", "<blockquote>\n<p>a\nb</p>\n</blockquote>");
    shows("a %%mit **fett**, `code` und [Link](fehlt.md)%% b\n", "<p>a b</p>");
    shows("%%eins%% a %%zwei%%\n", "<p>a</p>");
    shows("a  %%x%%\nb\n", "<p>a\nb</p>");
}

#[test]
fn a_heading_keeps_its_anchor() {
    let page = content("# Start\n\n## Ablauf %%prüfen%%\n\na\n");
    assert!(page.contains("id=\"ablauf\""), "{page}");
    assert!(!page.contains("prüfen"), "{page}");
    let page = content("# Start\n\n## Ablauf {/* #eigene-id */}\n\na\n");
    assert!(page.contains("id=\"eigene-id\"") && !page.contains("{/*"), "{page}");
}

#[test]
fn comments_in_boxes_and_tables_are_dropped() {
    let page = content(
        "!!! note \"Titel\"\n\n    a %%x%% b\n\n    %%\n    y\n    %%\n\n=== \"Tab\"\n\n    c\n\nd\n",
    );
    assert!(page.contains("<p>a b</p>") && page.contains("<p>d</p>"), "{page}");
    assert!(!page.contains('%') && !page.contains('\u{1}') && page.contains("<p>c</p>"), "{page}");
    let page = content("| a %%x%% | b |\n| --- | --- |\n| 1 | %%y%% 2 |\n");
    assert!(page.contains(">a</th>"), "{page}");
    assert!(page.contains("2</td>") && !page.contains('%'), "{page}");
}

#[test]
fn comments_of_mdx_and_liquid_are_dropped() {
    shows("a {/* nur für mich */} b {/* noch einer */} c\n", "<p>a b c</p>");
    shows("{/* allein */}\n\na\n", "<p>a</p>");
    shows("{/*\nmehrere\n\nZeilen\n*/}\n\na\n", "<p>a</p>");
    shows("{% comment %}\n\n# Weg\n\n{% endcomment %}\n\na\n", "<p>a</p>");
    shows("a {%- comment -%} x {%- endcomment -%} b\n", "<p>a b</p>");
    shows("[//]: # (weg)\n\na\n\n[comment]: <> (auch weg)\n", "<p>a</p>");
}

#[test]
fn what_only_looks_like_a_comment_stays() {
    let near_misses = [
        "100 %% x und 200 %% y",
        "Rabatt von 50%% bis 70%% heute",
        "for %%i in (a) do echo %%i",
        "a %% nie geschlossen",
        "%% auch nicht",
        "%% a\n%% b\nc",
        "https://example.org/a%%20b%%20c",
        "LIKE '%%x%%'",
        "%%% drei %%%",
        "\\%%kein Kommentar\\%%",
        "a {/* nie geschlossen",
        "a {* x *} b",
        "{% comment %} nie geschlossen",
        "{# kein Kommentar #}",
    ];
    for text in near_misses {
        let page = content(&format!("# Start\n\n{text}\n\nzweiter Absatz %% hier\n"));
        for word in text.replace('\\', "").split_whitespace() {
            let word = word.replace('\'', "’").replace("*", "");
            let first: String =
                word.chars().take_while(|c| c.is_alphanumeric() || *c == '%').collect();
            assert!(page.contains(&first), "{text}: {word} in {page}");
        }
        assert!(page.contains("zweiter Absatz"), "{text}");
    }
    let page = content(
        "`%%code%%` und `{/* x */}`\n\n```mermaid\n%%{init: {}}%%\ngraph TD\n%% Kommentar %%\n```\n\n    %%eingerückt%%\n",
    );
    for kept in ["%%code%%", "{/* x */}", "%%{init: {}}%%", "%% Kommentar %%", "%%eingerückt%%"] {
        assert!(page.contains(kept), "{kept} in {page}");
    }
}

#[test]
fn search_and_excerpts_do_not_have_them() {
    let project = Project::new().file("index.md", "# Start\n\na %%geheimwort%% b\n").built();
    for (path, bytes) in project.tree("public") {
        assert!(!String::from_utf8_lossy(&bytes).contains("geheimwort"), "{path}");
    }
}

/// What is in a comment can be neither a broken link nor a placeholder, but it may waive one.
#[test]
fn waivers_and_kinds_may_stand_in_them() {
    let waiver = "runbuch: allow S802 until=2026-12-31 reason=\"Angebot läuft\"";
    for comment in [format!("%% {waiver} %%"), format!("<!-- {waiver} -->")] {
        let project =
            Project::new().file("index.md", &format!("# Start\n\n{comment}\n\nNoch TODO: mehr\n"));
        let run = project.runbuch(&["check", "--lang", "en"]);
        assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
        assert!(
            run.stderr.contains("1 permitted") || run.stderr.contains("waived"),
            "{}",
            run.stderr
        );
    }
    let project = Project::new().file("index.md", "# Start\n\n%% TODO und [weg](fehlt.md) %%\n");
    assert_eq!(project.runbuch(&["check"]).stdout, "");
}
