//! The facts of a page, from outside.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::dialect::Dialect;

fn page(text: &str) -> Page {
    Page::parse(
        Arc::new(SourceFile::new(Arc::from("seite.md"), text.as_bytes().to_vec())),
        &Arc::default(),
    )
}

fn slices(text: &str, spans: impl IntoIterator<Item = Span>) -> Vec<&str> {
    spans.into_iter().map(|span| span.of(text)).collect()
}

#[test]
fn every_kind_of_link_knows_where_its_target_is_written() {
    let cases = [
        ("[a](b.md)", "b.md"),
        ("[`a`](/p/b.md \"T\")", "/p/b.md"),
        ("[a](<b c.md>)", "b c.md"),
        ("[a [b] \\]](c.md)", "c.md"),
        ("[a][1]\n\n[1]: b.md 'T'", "b.md"),
        ("[a]\n\n[A]: <b c.md>", "b c.md"),
        ("<https://a.example>", "https://a.example"),
        ("siehe https://a.example/x_y_z.", "https://a.example/x_y_z"),
        ("\\[a https://a.example/ä", "https://a.example/ä"),
        ("~~<a href=\\[x] https://xä~~", "https://xä"),
        ("<a@b.example>", "a@b.example"),
        ("[[Seite#Teil|Wort]]", "Seite#Teil"),
        ("![b](c.png)", "c.png"),
        ("![[c.png]]", "c.png"),
        ("<a href=\"b.md\">x</a>", "b.md"),
        ("ä <img alt='' src=b.png>", "b.png"),
        ("> ä <a title=\"b.md\" href='b.md'>x</a>", "b.md"),
    ];
    for (text, target) in cases {
        let page = page(text);
        let spans = page.document.links.iter().map(|link| link.target_span);
        assert_eq!(slices(text, spans), [target], "{text}");
    }
}

#[test]
fn an_image_in_a_link_gives_both() {
    let page = page("[![Bild](a.png)](b.md)");
    let targets: Vec<&str> = page.document.links.iter().map(|link| &*link.target).collect();
    assert_eq!(targets, ["b.md", "a.png"]);
    assert_eq!(slices(page.text(), page.document.links.iter().map(|l| l.target_span)), targets);
}

#[test]
fn lines_that_were_meant_as_a_list_are_one() {
    let page = page("Aufgaben:\n[x] eins\n[ ] **zwei**\n\n• a\n• b\n\n• c\n");
    let lists = &page.document.lists;
    assert_eq!(lists.len(), 2);
    assert_eq!(lists[0].progress, Progress { done: 1, total: 2 });
    let items: Vec<&str> = lists.iter().flat_map(|l| &l.items).map(|i| &*i.content.text).collect();
    assert_eq!(items, ["eins", "zwei", "a", "b", "c"]);
    let lines: Vec<usize> = page.document.look_alikes.iter().map(|list| list.lines.len()).collect();
    assert_eq!(lines, [2, 3]);
}

#[test]
fn prose_is_no_list() {
    let texts = [
        "[ ] Ja [ ] Nein",
        "[TODO] später",
        "Wert a[0] und b[x] z",
        "    [ ] Code",
        "```\n[ ] Code\n• Code\n```",
        "\\[ ] maskiert",
        "• Start • Über uns • Kontakt",
        "[x](ziel.md) Text",
        "[ ]",
    ];
    for text in texts {
        assert!(page(text).document.look_alikes.is_empty(), "{text}");
    }
}

#[test]
fn tables_know_their_cells_and_short_rows() {
    let text = "| A | B |\n|---|---|\n| `x` | *y* |\n| z |\n| 1 | 2 | 3 |\n";
    let page = page(text);
    let table = &page.document.tables[0];
    let written: Vec<usize> = table.rows.iter().map(|row| row.written).collect();
    assert_eq!(written, [2, 1, 3]);
    assert_eq!(slices(text, table.rows[0].cells.iter().map(|cell| cell.span)), ["`x`", "*y*"]);
    assert_eq!(slices(text, [table.rows[1].span]), ["| z |"]);
}

#[test]
fn placeholders_are_found_in_text_only() {
    let text = "# TODO\n\nTODO: x, (Task ergänzen?), TODOs, `TODO`, [Vorhandener Inhalt bis 3]\n\n\
                | A |\n|---|\n| _offen_ |\n\n- **Owner**: _offen_\n- noch _offen_\n";
    let page = page(text);
    let found = slices(text, page.document.placeholders.iter().map(|place| place.span));
    assert_eq!(found, ["TODO", "(Task ergänzen?)", "[Vorhandener Inhalt bis 3]", "offen", "offen"]);
    assert_eq!(page.document.placeholders[3].table, Some(TableId::new(0)));
}

#[test]
fn comments_speak_of_the_block_that_follows() {
    let text = "<!-- eins -->\n<!-- zwei -->\n\n| A |\n|---|\n| 1 |\n\nText <!-- drei -->\n";
    let page = page(text);
    let comments: Vec<(&str, &str)> = page
        .document
        .comments
        .iter()
        .map(|comment| (comment.span.of(text), comment.scope.of(text).trim_end()))
        .collect();
    let table = "| A |\n|---|\n| 1 |";
    assert_eq!(
        comments,
        [("<!-- eins -->", table), ("<!-- zwei -->", table), ("<!-- drei -->", "<!-- drei -->")]
    );
}

#[test]
fn dates_of_review_are_found_with_and_without_markup() {
    let texts = ["Zuletzt aktualisiert: 11. Januar 2026", "**Last updated:** 11. Januar 2026"];
    for text in texts {
        let page = page(text);
        let spans = page.document.review_dates.iter().map(|date| date.span);
        assert_eq!(slices(text, spans), ["11. Januar 2026"]);
    }
}

#[test]
fn anchors_of_raw_html_count() {
    let page = page(
        "<details id=\"mehr\"><summary>x</summary>\n\n## Titel {#eigen}\n\n</details>\n\nA <a name=\"b\"></a>",
    );
    assert_eq!(page.document.anchors().collect::<Vec<_>>(), ["eigen", "mehr", "b"]);
}

#[test]
fn deep_nesting_and_long_lines_end() {
    for text in [">".repeat(50_000), "- ".repeat(5_000), "[".repeat(50_000), "*a ".repeat(50_000)] {
        page(&text);
    }
}

/// All spans of a page.
fn spans(page: &Page) -> Vec<Span> {
    let document = &page.document;
    let mut spans: Vec<Span> = document.events.iter().map(|event| event.span).collect();
    spans.extend(document.headings.iter().flat_map(|h| [h.span, h.text_span]));
    spans.extend(document.links.iter().flat_map(|l| [l.span, l.target_span]));
    spans.extend(document.html_anchors.iter().map(|a| a.span));
    spans.extend(document.code_spans.iter().map(|c| c.span));
    spans.extend(document.tables.iter().flat_map(|t| {
        let rows = t.rows.iter().flat_map(|r| r.cells.iter().map(|c| c.span).chain([r.span]));
        rows.chain(t.header.iter().map(|c| c.span)).collect::<Vec<_>>()
    }));
    spans.extend(document.lists.iter().flat_map(|l| l.items.iter().map(|i| i.span)));
    spans.extend(document.look_alikes.iter().flat_map(|l| l.lines.iter().map(|l| l.marker)));
    spans.extend(document.comments.iter().flat_map(|c| [c.span, c.scope]));
    spans.extend(document.placeholders.iter().map(|p| p.span));
    spans.extend(document.review_dates.iter().map(|d| d.span));
    spans.push(page.front_matter.span);
    spans
}

fn fragments() -> impl Strategy<Value = String> {
    let parts = [
        "---\n",
        "+++\n",
        "title: ",
        "\n",
        "\r\n",
        "\r",
        "ä",
        "😂",
        "• ",
        "[x] ",
        "[ ] ",
        "- ",
        "1. ",
        "> ",
        "# ",
        "```",
        "`",
        "|",
        "|---|\n",
        "\\",
        "*",
        "_offen_",
        "TODO",
        "[a](",
        ")",
        "[[",
        "]]",
        "<a href=",
        "<!-- ",
        " -->",
        "\"",
        "https://x",
        "![",
        "](",
        "{#",
        "}",
        ": ",
        "$",
        "&amp;",
        "\t",
        "    ",
        "\u{feff}",
        "\0",
        "Stand: 1",
        "[^1]",
        "[^1]: ",
        "<details>",
        "~~",
        "(x ergänzen?)",
        "[Platzhalter",
        "{ width=3 }",
        "{: .x }\n",
        "[TOC]",
        "!!! note\n",
        "!!! tip \"T\"\n",
        "??? bug\n",
        "=== \"A\"\n",
        ":::tip\n",
        ":::\n",
        "> [!faq]- F\n",
    ];
    prop::collection::vec(prop::sample::select(parts.to_vec()), 0..40)
        .prop_map(|parts| parts.concat())
}

fn check_spans(bytes: Vec<u8>) -> Result<(), TestCaseError> {
    let page = Page::parse(Arc::new(SourceFile::new(Arc::from("x.md"), bytes)), &Arc::default());
    let text = page.text();
    for span in spans(&page) {
        prop_assert!(text.get(span.start..span.end).is_some(), "{span:?} in {text:?}");
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_bytes_are_a_page(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check_spans(bytes)?;
    }

    #[test]
    fn any_markup_is_a_page(text in fragments()) {
        check_spans(text.into_bytes())?;
    }
}

#[test]
fn a_page_that_cannot_be_read_is_shown_as_typed() {
    let read = |text: &str, front_matter: fn(&str) -> FrontMatter| {
        let source = Arc::new(SourceFile::new("a.md", text.as_bytes().to_vec()));
        let titles = Dialect::default().traits.titles;
        Page::read_by(source, front_matter, |_, _| panic!("expected"), titles)
    };
    for page in [read("# A\n", FrontMatter::parse), read("# A\n", |_| panic!("expected"))] {
        let text = page.document.events.iter().find_map(|it| match &it.value {
            Event::Text(text) => Some(text.to_string()),
            _ => None,
        });
        assert_eq!(text.as_deref(), Some("# A\n"));
        assert_eq!(page.document.limits, [Limit { kind: LimitKind::Crash, span: Span::at(0) }]);
    }
}

#[test]
fn an_event_is_small() {
    assert!(size_of::<SpannedEvent>() <= 40, "a page of a wiki has hundreds of them");
}
