//! Clients and wikis that do what they should not: the server stays, and says what it shows.

use serde_json::{Value, json};

use super::client::Client;
use crate::project::Project;

fn wiki() -> Project {
    Project::new()
        .file("book.toml", "[book]\nlanguage = \"en\"\n")
        .file("index.md", "# Start\n\n[Net](net.md)\n")
}

#[test]
fn a_client_that_goes_without_a_word_leaves_no_process() {
    let project = wiki();
    let mut client = Client::start(&project);
    client.open("index.md", "# Start\n");
    assert_eq!(client.crash(), Some(1));
    let mut client = Client::silent(&project, &[]);
    client.tell("exit", Value::Null);
    assert_eq!(client.crash(), Some(1));
}

#[test]
fn what_is_unknown_or_no_message_is_refused_and_the_server_stays() {
    let project = wiki();
    let mut client = Client::silent(&project, &[]);
    assert_eq!(client.ask("textDocument/hover", json!({})).unwrap_err()["code"], -32002);
    client.greet(json!({}));
    assert_eq!(client.ask("initialize", json!({})).unwrap_err()["code"], -32600);
    assert_eq!(client.ask("x/y", json!([1])).unwrap_err()["code"], -32601);
    client.tell("x/y", json!({}));
    client.tell("textDocument/didOpen", json!({ "textDocument": 7 }));
    client.write("{ no JSON");
    client.write("{\"jsonrpc\": \"2.0\"}");
    client.write("[]");
    client.settle();
    assert_eq!(client.found("index.md"), ["L701 2:6"]);
    assert_eq!(client.end(), Some(0));
}

#[test]
fn stale_versions_and_ranges_outside_of_the_file_do_no_harm() {
    let project = wiki();
    let mut client = Client::start(&project);
    client.open("index.md", "# Start\n\n[Net](net.md)\n");
    let range = |from: (u32, u32), to: (u32, u32)| {
        let position = |(line, character)| json!({ "line": line, "character": character });
        json!({ "start": position(from), "end": position(to) })
    };
    let edit = |range: Value, text: &str| json!([{ "range": range, "text": text }]);
    client.change("index.md", 2, edit(range((99, 0), (u32::MAX, u32::MAX)), "\n[B](b.md)\n"));
    client.change("index.md", 2, edit(range((0, 0), (9, 0)), "stale"));
    client.change("index.md", 1, edit(range((0, 0), (9, 0)), "older"));
    client.change("index.md", 3, edit(range((2, 0), (0, 99)), "[C](c.md) "));
    client.settle();
    assert_eq!(client.found("index.md"), ["L701 2:4", "L701 2:16", "L701 4:4"]);
}

#[test]
fn documents_without_a_file_are_left_alone() {
    let project = wiki();
    let mut client = Client::start(&project);
    for uri in ["untitled:Untitled-1", "https://example.org/a.md", "git:/index.md?x", "file:"] {
        let document =
            json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": "[A](a.md)" });
        client.tell("textDocument/didOpen", json!({ "textDocument": document }));
        let change = json!({ "textDocument": { "uri": uri, "version": 2 }, "contentChanges": [] });
        client.tell("textDocument/didChange", change);
        client.tell("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    }
    client.settle();
    assert_eq!(client.published.len(), 1, "{:?}", client.published);
}

#[test]
fn a_file_that_is_saved_nowhere_yet_is_part_of_the_wiki() {
    let project = wiki();
    let mut client = Client::start(&project);
    client.open("net.md", "# Net\n\n[A](a.md)\n");
    client.settle();
    assert_eq!(client.found("index.md"), [""; 0]);
    assert_eq!(client.found("net.md"), ["L701 2:4"]);
    client.close("net.md");
    client.settle();
    assert_eq!(client.found("index.md"), ["L701 2:6"]);
    assert_eq!(client.found("net.md"), [""; 0]);
}

#[test]
fn an_open_file_that_is_deleted_stays_as_it_is_open() {
    let project = wiki().file("net.md", "# Net\n");
    let mut client = Client::start(&project);
    client.open("net.md", "# Net\n\n[A](a.md)\n");
    client.settle();
    project.remove("net.md");
    project.write("b.md", "# B\n\n[C](c.md)\n");
    client.until("the new file", |it| it.found("b.md") == ["L701 2:4"]);
    assert_eq!(client.found("net.md"), ["L701 2:4"]);
    assert_eq!(client.found("index.md"), [""; 0]);
    client.close("net.md");
    client.settle();
    assert_eq!(client.found("index.md"), ["L701 2:6"]);
    assert_eq!(client.found("net.md"), [""; 0]);
}

#[test]
fn a_book_that_breaks_while_it_is_typed_is_told_and_the_last_one_stays_in_force() {
    let project = wiki();
    let mut client = Client::start(&project);
    client.open("book.toml", "[book]\nlanguage = \"en\"\n");
    client.settle();
    client.replace("book.toml", 2, "[book]\nlanguage = \n");
    client.open("index.md", "# Start\n\n[Net](net.md) [B](b.md)\n");
    client.settle();
    assert_eq!(client.found("book.toml").len(), 1);
    assert!(client.found("book.toml")[0].starts_with("M006 1:"), "{:?}", client.found("book.toml"));
    assert_eq!(client.found("index.md"), ["L701 2:6", "L701 2:18"]);
    client.replace("book.toml", 3, "[book]\nlanguage = \"en\"\n[check.rules]\nL701 = \"off\"\n");
    client.settle();
    assert_eq!(client.found("book.toml"), [""; 0]);
    assert_eq!(client.found("index.md"), [""; 0]);
}

#[test]
fn a_book_that_is_broken_from_the_start_is_told_until_it_is_whole() {
    let project = wiki();
    project.write("book.toml", "[book\n");
    let mut client = Client::start(&project);
    client.settle();
    assert_eq!(client.found("book.toml").len(), 1);
    assert_eq!(client.found("index.md"), [""; 0]);
    client.open("book.toml", "[book]\n");
    client.settle();
    assert_eq!(client.found("book.toml"), [""; 0]);
    assert_eq!(client.found("index.md"), ["L701 2:6"]);
}

#[test]
fn a_folder_without_a_book_is_a_wiki_once_a_page_is_open() {
    let project = Project::new().file("a.md", "# A\n\n[B](b.md)\n").file("c.md", "[D](d.md)\n");
    let mut client = Client::start(&project);
    client.settle();
    assert!(client.published.is_empty(), "{:?}", client.published);
    client.open("a.md", "# A\n\n[B](b.md)\n");
    client.settle();
    assert_eq!(client.found("a.md"), ["L701 2:4"]);
    assert_eq!(client.found("c.md"), ["L701 0:4"]);
}

#[test]
fn an_empty_wiki_is_told_once_and_read_when_it_has_a_page() {
    let project = Project::new().file("book.toml", "[book]\n");
    let mut client = Client::start(&project);
    client.settle();
    client.settle();
    let shown = |client: &Client| {
        client.said.iter().filter(|it| it["method"] == "window/showMessage").count()
    };
    assert_eq!(shown(&client), 1, "{:?}", client.said);
    client.open("a.md", "[B](b.md)\n");
    client.settle();
    assert_eq!(client.found("a.md"), ["L701 0:4"]);
}
