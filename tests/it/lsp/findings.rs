//! Findings while typing.

use serde_json::json;

use super::client::Client;
use crate::project::Project;

fn wiki() -> Project {
    Project::new()
        .file("book.toml", "[book]\nlanguage = \"de\"\n")
        .file("index.md", "# Start\n\nSiehe [Netz](netz.md).\n")
        .file("netz.md", "# Netz\n\n## Ablauf\n\nText.\n")
}

#[test]
fn a_broken_link_is_shown_while_it_is_typed_and_goes_with_it() {
    let project = wiki();
    let mut client = Client::start(&project);
    client.open("index.md", &project.read("index.md"));
    client.settle();
    assert_eq!(client.found("index.md"), [""; 0]);
    client.replace("index.md", 2, "# Start\n\nÄ😀 [Netz](netzz.md).\n");
    client.settle();
    assert_eq!(client.found("index.md"), ["L701 2:11"], "UTF-16");
    let shown = &client.published[&client.uri("index.md")];
    assert_eq!(shown["version"], 2);
    let finding = &shown["diagnostics"][0];
    assert_eq!(finding["source"], "runbuch");
    assert_eq!(finding["severity"], 1);
    assert!(finding["message"].as_str().unwrap().contains("`netzz.md`"), "{finding}");
    client.replace("index.md", 3, "# Start\n\n[Netz](netz.md).\n");
    client.settle();
    assert_eq!(client.found("index.md"), [""; 0]);
    assert_eq!(client.end(), Some(0));
}

#[test]
fn a_client_that_offers_bytes_gets_bytes() {
    let project = wiki();
    let mut client = Client::with(&project, &["utf-16", "utf-8"]);
    client.open("index.md", "# Start\n\nÄ😀 [Netz](netzz.md).\n");
    client.settle();
    assert_eq!(client.found("index.md"), ["L701 2:14"]);
}

#[test]
fn files_that_are_not_open_are_shown_too() {
    let project = wiki();
    let mut client = Client::start(&project);
    client.open("netz.md", "# Netz\n");
    client.replace("index.md", 7, "");
    client.settle();
    assert_eq!(client.found("index.md"), [""; 0], "a file that is not open cannot change");
    project.write("index.md", "# Start\n\n[Netz](netz.md#ablauf)\n");
    client.until("the file on disk", |it| it.found("index.md") == ["L702 2:7"]);
    client.replace("netz.md", 2, "# Netz\n\n## Ablauf\n");
    client.settle();
    assert_eq!(client.found("index.md"), [""; 0]);
    client.close("netz.md");
    project.remove("netz.md");
    client.until("the file is gone", |it| it.found("index.md") == ["L701 2:7"]);
}

#[test]
fn edits_of_ranges_are_put_together() {
    let project = wiki();
    let mut client = Client::start(&project);
    client.open("index.md", "# Start\r\n\r\nÄ [Netz](netz.md)\r\n");
    let at = |line: u32, from: u32, to: u32| {
        let position = |character| json!({ "line": line, "character": character });
        json!({ "start": position(from), "end": position(to) })
    };
    let changes = json!([
        { "range": at(2, 9, 13), "text": "neu" },
        { "range": at(2, 2, 2), "text": "😀" },
        { "range": at(0, 2, 7), "text": "Anfang" },
    ]);
    client.change("index.md", 2, changes);
    client.settle();
    assert_eq!(client.found("index.md"), ["L701 2:11"]);
    client.change("index.md", 3, json!([{ "range": at(2, 11, 14), "text": "netz" }]));
    client.settle();
    assert_eq!(client.found("index.md"), [""; 0]);
}

#[test]
fn related_places_and_tags_are_told() {
    let project = wiki().file(
        "a.md",
        "# A\n\n<!-- runbuch: allow L701 until=2026-12-31 reason=\"Seite folgt\" by=\"anna\" -->\n",
    );
    let mut client = Client::start(&project);
    client.settle();
    let finding = client.published[&client.uri("a.md")]["diagnostics"][0].clone();
    assert_eq!((&finding["code"], &finding["tags"]), (&json!("M001"), &json!([1])));
    client.open("a.md", "# A\n\n## B {#x}\n\n## C {#x}\n");
    client.settle();
    let finding = &client.published[&client.uri("a.md")]["diagnostics"][0];
    assert_eq!(finding["code"], "L716");
    let related = &finding["relatedInformation"][0];
    assert_eq!(related["location"]["uri"], client.uri("a.md"));
    assert_eq!(related["location"]["range"]["start"]["line"], 2);
}
