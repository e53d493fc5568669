//! Boxes, as the events of a page show them.

use std::fmt::Write as _;
use std::sync::Arc;

use crate::page::{Container, ContainerKind, Event, Mark, Page, Tag};
use crate::source::SourceFile;

fn page(text: &str) -> Page {
    Page::parse(
        Arc::new(SourceFile::new(Arc::from("seite.md"), text.as_bytes().to_vec())),
        &Arc::default(),
    )
}

/// The page's elements on one line, boxes with what is known of them.
fn shown(text: &str) -> String {
    let page = page(text);
    let document = &page.document;
    let mut shown = String::new();
    for event in &document.events {
        let _ = match &event.value {
            Event::Start(Tag::Container(id)) => {
                write!(shown, "<{}>", container(document.containers.get(*id).expect("a box")))
            }
            Event::End(Tag::Container(_)) => write!(shown, "</>"),
            Event::Text(text) => write!(shown, "{}", text.replace('\n', "⏎")),
            Event::Code(text) => write!(shown, "`{text}`"),
            Event::SoftBreak => write!(shown, " "),
            Event::Checkbox(_) => write!(shown, "[ ]"),
            Event::Start(Tag::Mark(Mark::Emphasis | Mark::Strong))
            | Event::End(Tag::Mark(Mark::Emphasis | Mark::Strong)) => write!(shown, "*"),
            Event::Start(Tag::List(id)) => {
                let list = document.lists.get(*id).expect("a list");
                write!(shown, "{}", if list.first_number.is_some() { "<ol>" } else { "<ul>" })
            }
            Event::Start(tag) => write!(shown, "<{}>", name(*tag)),
            _ => Ok(()),
        };
    }
    shown
}

fn container(it: &Container) -> String {
    let name = match it.kind {
        ContainerKind::Alert(kind) => format!("{kind:?}"),
        ContainerKind::Group => "Group".to_owned(),
        ContainerKind::Tab { is_first, is_last } => {
            let is = |holds, word: &str| if holds { word } else { "" }.to_owned();
            is(true, "Tab") + &is(is_first, " first") + &is(is_last, " last")
        }
    };
    let open = it.open.map_or("", |open| if open { " open" } else { " closed" });
    let title = if it.title.is_some() { " titled" } else { "" };
    format!("{name}{open}{title}")
}

const fn name(tag: Tag) -> &'static str {
    match tag {
        Tag::Paragraph => "p",
        Tag::Heading(_) => "h",
        Tag::Quote(_) => "q",
        Tag::CodeBlock(_) => "pre",
        Tag::Item => "li",
        Tag::Table(_) => "table",
        Tag::TableHead => "head",
        Tag::TableRow => "row",
        Tag::TableCell => "cell",
        _ => "?",
    }
}

#[track_caller]
fn are(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(shown(text), *expected, "{text}");
    }
}

#[test]
fn boxes_of_mkdocs() {
    are(&[
        ("!!! note\n    Text\n", "<Note><p>Text</>"),
        (
            "Vorher\n!!! warning \"Mit *Titel*\"\n    Text\n\n    - [ ] offen\n\n    Absatz\nNachher\n",
            "<p>Vorher<Warning titled><p>Mit *Titel*<p>Text<ul><li>[ ]offen<p>Absatz</><p>Nachher",
        ),
        ("!!! note \"T\"\r\n    Text\r\n\r\nEnde\r\n", "<Note titled><p>T<p>Text</><p>Ende"),
        ("!!! note\n\tMit Tabulator\n", "<Note><p>Mit Tabulator</>"),
        ("!!! danger \"Nur ein Titel\"\n\nText\n", "<Caution titled><p>Nur ein Titel</><p>Text"),
        (
            "??? tip\n    Zu\n\n???+ bug \"Auf\"\n    Offen\n",
            "<Tip closed><p>Zu</><Caution open titled><p>Auf<p>Offen</>",
        ),
        (
            "!!! note\n    Außen\n\n    !!! tip \"Innen\"\n        Text\n\n    Wieder außen\n\nEnde\n",
            "<Note><p>Außen<Tip titled><p>Innen<p>Text</><p>Wieder außen</><p>Ende",
        ),
        (
            "1. Eins\n\n    !!! note\n        Im Punkt\n\n    weiter\n\n2. Zwei\n",
            "<ol><li><p>Eins<Note><p>Im Punkt</><p>weiter<li><p>Zwei",
        ),
        ("> !!! note\n>     Im Zitat\n", "<q><Note><p>Im Zitat</>"),
        ("| a |\n| - |\n| b |\n!!! note\n    x\n", "<table><head><cell>a<row><cell>b<Note><p>x</>"),
    ]);
}

#[test]
fn tabs_side_by_side_belong_together() {
    are(&[
        (
            "=== \"macOS\"\n\n    ```sh\n    brew\n    ```\n\n=== \"Linux\"\n\n    apt\n",
            "<Tab first titled><p>macOS<pre>brew⏎</><Tab last titled><p>Linux<p>apt</>",
        ),
        (
            "=== \"A\"\n    a\n\nText\n\n=== \"B\"\n    b\n",
            "<Tab first last titled><p>A<p>a</><p>Text<Tab first last titled><p>B<p>b</>",
        ),
    ]);
}

#[test]
fn boxes_between_colons() {
    are(&[
        (
            ":::tip Mein Titel\nText **fett**\n\n- a\n:::\nNachher\n",
            "<Tip titled><p>Mein Titel<p>Text *fett*<ul><li>a</><p>Nachher",
        ),
        ("::: warning\nText\n:::\n", "<Warning><p>Text</>"),
        (":::note[Mit `Code`]{.x}\nText\n:::\n", "<Note titled><p>Mit `Code`<p>Text</>"),
        ("::::info\nA\n:::danger\nB\n:::\n::::\n", "<Note><p>A<Caution><p>B</></>"),
        (":::info\nA\n:::danger\nB\n:::\nC\n:::\n", "<Note><p>A<Caution><p>B</><p>C</>"),
        ("::: details Mehr\nText\n:::\n", "<Note closed titled><p>Mehr<p>Text</>"),
        ("::: code-group\n```sh\na\n```\n:::\n", "<Group><pre>a⏎</>"),
    ]);
}

#[test]
fn callouts_of_obsidian() {
    are(&[
        (
            "> [!faq]- Frage *hier*\n> Antwort\n> mehr\n",
            "<Note closed titled><p>Frage *hier*<p>Antwort mehr</>",
        ),
        ("> [!info]\n> Text\n", "<Note><p>Text</>"),
        ("> [!NOTE] Mit Titel\n> Text\n", "<Note titled><p>Mit Titel<p>Text</>"),
        (
            "> [!tip]+\n> A\n>\n> > [!bug] Innen\n> > Text\n",
            "<Tip open><p>A<Caution titled><p>Innen<p>Text</></>",
        ),
        ("> [!NOTE]\n> GitHubs eigene\n", "<q><p>GitHubs eigene"),
        ("> Text\n> [!faq] mitten darin\n", "<q><p>Text [!faq] mitten darin"),
    ]);
}

#[test]
fn what_only_looks_like_a_box_is_none() {
    are(&[
        ("```md\n!!! note\n    Text\n```\n", "<pre>!!! note⏎    Text⏎"),
        ("    !!! note\n        Code\n", "<pre>!!! note⏎    Code⏎"),
        ("!!! Achtung !!!\nText\n", "<p>!!! Achtung !!! Text"),
        ("!!! wichtig\nText\n", "<p>!!! wichtig Text"),
        ("???\nWas?\n", "<p>??? Was?"),
        ("Titel\n=====\n\n=== kein Tab\n", "<h>Titel<p>=== kein Tab"),
        (
            "Absatz\n    !!! note\n        geht weiter\n\n!!! tip\n    Kasten\n",
            "<p>Absatz !!! note geht weiter<Tip><p>Kasten</>",
        ),
        (":::tip\nohne Ende\n", "<p>:::tip ohne Ende"),
        ("::: hatch.project.source\n    options:\n", "<p>::: hatch.project.source options:"),
    ]);
}

#[test]
fn what_stands_in_a_box_knows_its_bytes() {
    let text = "Ä\n\n!!! note \"Siehe [a](a.md)\"\r\n    [b](b.md) `x.md`\r\n\r\n    | H |\r\n    | - |\r\n\
                \u{20}   | TODO |\r\n\r\n    === \"T\"\r\n\r\n        ## Überschrift\r\n";
    let page = page(text);
    let document = &page.document;
    let slice = |span: crate::diagnostic::Span| span.of(text);
    let links: Vec<&str> = document.links.iter().map(|it| slice(it.target_span)).collect();
    assert_eq!(links, ["a.md", "b.md"]);
    assert_eq!(slice(document.code_spans[0].span), "x.md");
    assert_eq!(slice(document.tables[0].rows[0].cells[0].span), "TODO");
    assert_eq!(slice(document.placeholders[0].span), "TODO");
    assert_eq!(slice(document.headings[0].text_span), "Überschrift");
    assert_eq!(slice(document.headings[0].span), "## Überschrift\r\n");
}

#[test]
fn boxes_in_boxes_end_somewhere() {
    let mut text = String::new();
    for depth in 0..200 {
        let _ = writeln!(text, "{}!!! note", "    ".repeat(depth));
    }
    let page = page(&text);
    assert_eq!(page.document.containers.len(), super::DEEPEST);
}
