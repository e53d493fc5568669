//! What an editor asks: actions, definitions, references, completion, hover, names, symbols.

use serde_json::{Value, json};

use super::client::Client;
use crate::project::Project;

const SERVICE: &str = "---\nkind: service\nname: Paperless\ndatenklasse: wichtig\nowner: Anna\nrpo: 24 h\nrto: tägl.\ndepends_on: [nas]\n---\n\n# Paperless\n\n## Zweck\n\nDokumente.\n";

fn wiki() -> Project {
    Project::new()
        .file("book.toml", "[book]\nlanguage = \"de\"\n")
        .file("index.md", "# Start\n\nSiehe [Netz](netz.md#ablauf) und [den Plan](netz.md).\n")
        .file(
            "netz.md",
            "# Netz\n\nAlles am Switch.\n\n## Ablauf\n\nErst A, dann B.\n\n### Ende\n\n## Ablauf\n",
        )
        .file("dienste/paperless.md", SERVICE)
        .file("dienste/nas.md", "---\nkind: service\nname: NAS\n---\n\n# NAS\n")
}

fn at(client: &mut Client, method: &str, path: &str, (line, character): (u32, u32)) -> Value {
    let params = json!({
        "textDocument": { "uri": client.uri(path) },
        "position": { "line": line, "character": character },
        "context": { "includeDeclaration": true, "triggerKind": 1 },
    });
    client.ask(&format!("textDocument/{method}"), params).expect("an answer")
}

/// Places as `path line:character`.
fn places(client: &Client, found: &Value) -> Vec<String> {
    let root = client.uri("");
    let place = |it: &Value| {
        let start = &it["range"]["start"];
        let path = it["uri"].as_str().unwrap().strip_prefix(&root).unwrap();
        format!("{path} {}:{}", start["line"], start["character"])
    };
    found.as_array().unwrap().iter().map(place).collect()
}

fn actions(client: &mut Client, path: &str, line: u32) -> Vec<Value> {
    let position = |character| json!({ "line": line, "character": character });
    let params = json!({
        "textDocument": { "uri": client.uri(path) },
        "range": { "start": position(0), "end": position(99) },
        "context": { "diagnostics": [] },
    });
    let answer = client.ask("textDocument/codeAction", params).expect("an answer");
    answer.as_array().unwrap().clone()
}

fn titles(actions: &[Value]) -> Vec<&str> {
    actions.iter().map(|it| it["title"].as_str().unwrap()).collect()
}

/// The text after the edits of one file.
fn edited(text: &str, edits: &Value) -> String {
    let mut edits: Vec<&Value> = edits.as_array().unwrap().iter().collect();
    let offset = |position: &Value| {
        let line = usize::try_from(position["line"].as_u64().unwrap()).unwrap();
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut units = position["character"].as_u64().unwrap();
        let mut at = start;
        for c in text[start..].chars() {
            if units == 0 {
                break;
            }
            units -= u64::try_from(c.len_utf16()).unwrap();
            at += c.len_utf8();
        }
        at
    };
    edits.sort_by_key(|edit| std::cmp::Reverse(offset(&edit["range"]["start"])));
    let mut text = text.to_owned();
    for edit in edits {
        let range = &edit["range"];
        let new = edit["newText"].as_str().unwrap();
        text.replace_range(offset(&range["start"])..offset(&range["end"]), new);
    }
    text
}

fn labels(found: &Value) -> Vec<&str> {
    found["items"].as_array().unwrap().iter().map(|it| it["label"].as_str().unwrap()).collect()
}

#[test]
fn links_and_names_lead_to_what_they_name() {
    let project = wiki();
    let mut client = Client::start(&project);
    let found = at(&mut client, "definition", "index.md", (2, 8));
    assert_eq!(places(&client, &found), ["netz.md 4:3"]);
    let found = at(&mut client, "definition", "index.md", (2, 40));
    assert_eq!(places(&client, &found), ["netz.md 0:2"]);
    let found = at(&mut client, "definition", "dienste/paperless.md", (7, 14));
    assert_eq!(places(&client, &found), ["dienste/nas.md 2:6"]);
    let found = at(&mut client, "definition", "index.md", (0, 1));
    assert_eq!(places(&client, &found), [""; 0]);
    let links = at(&mut client, "documentLink", "index.md", (0, 0));
    let targets: Vec<&str> =
        links.as_array().unwrap().iter().map(|it| it["target"].as_str().unwrap()).collect();
    assert_eq!(targets, [client.uri("netz.md#L5").replace("%23", "#"), client.uri("netz.md")]);
    assert_eq!(client.end(), Some(0));
}

#[test]
fn references_lead_to_all_that_name_it() {
    let project = wiki();
    let mut client = Client::start(&project);
    let of_heading = at(&mut client, "references", "netz.md", (4, 4));
    assert_eq!(places(&client, &of_heading), ["index.md 2:6", "netz.md 4:3"]);
    let of_page = at(&mut client, "references", "netz.md", (0, 3));
    assert_eq!(places(&client, &of_page), ["index.md 2:6", "index.md 2:33", "netz.md 0:2"]);
    let of_link = at(&mut client, "references", "index.md", (2, 8));
    assert_eq!(places(&client, &of_link), places(&client, &of_heading));
    let of_name = at(&mut client, "references", "dienste/nas.md", (2, 7));
    assert_eq!(places(&client, &of_name), ["dienste/nas.md 2:6", "dienste/paperless.md 7:13"]);
}

#[test]
fn a_typed_text_is_what_is_asked_about() {
    let project = wiki();
    let mut client = Client::start(&project);
    client.open("index.md", "# Start\n\n😀 [B](dienste/nas.md)\n");
    let found = at(&mut client, "definition", "index.md", (2, 5));
    assert_eq!(places(&client, &found), ["dienste/nas.md 5:2"]);
}

#[test]
fn hovering_tells_targets_values_keys_and_rules() {
    let project = wiki();
    let mut client = Client::start(&project);
    let text = |it: Value| it["contents"]["value"].as_str().unwrap_or_default().to_owned();
    let link = text(at(&mut client, "hover", "index.md", (2, 8)));
    assert_eq!(link, "**Netz** › Ablauf\n\n`netz.md`\n\nErst A, dann B.");
    let value = text(at(&mut client, "hover", "dienste/paperless.md", (5, 6)));
    assert!(value.starts_with("**RPO** · `rpo`"), "{value}");
    assert!(value.ends_with("Gelesen als `P1D`"), "{value}");
    let key = text(at(&mut client, "hover", "dienste/paperless.md", (3, 2)));
    assert!(key.contains("`kritisch`, `wichtig`"), "{key}");
    client.open("netz.md", "# Netz\n\n<!-- runbuch: allow L701 until=2026-12-31 -->\n\nL701\n");
    let rule = text(at(&mut client, "hover", "netz.md", (2, 22)));
    assert!(rule.starts_with("**L701 broken-link**"), "{rule}");
    assert_eq!(text(at(&mut client, "hover", "netz.md", (4, 2))), "");
    client.open("book.toml", "[book]\nlanguage = \"de\"\n[check.rules]\nL702 = \"off\"\n");
    let rule = text(at(&mut client, "hover", "book.toml", (3, 2)));
    assert!(rule.starts_with("**L702 "), "{rule}");
}

#[test]
fn headings_are_outlined_and_found() {
    let project = wiki();
    let mut client = Client::start(&project);
    let outline = at(&mut client, "documentSymbol", "netz.md", (0, 0));
    let title = &outline[0];
    assert_eq!((&title["name"], outline.as_array().unwrap().len()), (&json!("Netz"), 1));
    let below: Vec<&Value> =
        title["children"].as_array().unwrap().iter().map(|it| &it["name"]).collect();
    assert_eq!(below, ["Ablauf", "Ablauf"]);
    assert_eq!(title["children"][0]["children"][0]["name"], "Ende");
    assert_eq!(title["children"][0]["range"]["end"], json!({ "line": 10, "character": 0 }));
    let found = client.ask("workspace/symbol", json!({ "query": "NaS" })).unwrap();
    let names: Vec<&Value> = found.as_array().unwrap().iter().map(|it| &it["name"]).collect();
    assert_eq!(names, ["NAS", "NAS"]);
    assert_eq!(found[0]["containerName"], "Dienst");
}

#[test]
fn keys_values_links_and_anchors_are_completed() {
    let project = wiki();
    let mut client = Client::start(&project);
    client.open("dienste/neu.md", "---\nkind: service\nname: Neu\nr\n---\n\n# Neu\n");
    let keys = at(&mut client, "completion", "dienste/neu.md", (3, 1));
    let found = labels(&keys);
    assert!(found.contains(&"rpo") && found.contains(&"datenklasse"), "{found:?}");
    assert!(!found.contains(&"name"), "what is there is not offered: {found:?}");
    let rpo = keys["items"].as_array().unwrap().iter().find(|it| it["label"] == "rpo").unwrap();
    assert_eq!(rpo["textEdit"]["newText"], "rpo: ");
    assert_eq!(rpo["textEdit"]["range"]["start"], json!({ "line": 3, "character": 0 }));
    client.replace(
        "dienste/neu.md",
        2,
        "---\nkind: service\nname: Neu\ndatenklasse: \nowner: A\ndepends_on: [NAS, p]\n",
    );
    let found = at(&mut client, "completion", "dienste/neu.md", (3, 13));
    assert!(labels(&found).contains(&"kritisch"), "{found}");
    let found = at(&mut client, "completion", "dienste/neu.md", (4, 8));
    assert_eq!(labels(&found), ["Anna"]);
    let found = at(&mut client, "completion", "dienste/neu.md", (5, 19));
    assert!(labels(&found).contains(&"Paperless"), "{found}");
    assert_eq!(found["items"][0]["textEdit"]["range"]["start"]["character"], 18);

    client.open("dienste/neu.md", "# Neu\n\n[a](../ne) [b](../netz.md#a) [[pap <!-- kind: s\n");
    let found = at(&mut client, "completion", "dienste/neu.md", (2, 9));
    assert_eq!(labels(&found), ["../netz.md"]);
    let found = at(&mut client, "completion", "dienste/neu.md", (2, 27));
    assert_eq!(labels(&found), ["netz", "ablauf", "ende", "ablauf-1"]);
    let found = at(&mut client, "completion", "dienste/neu.md", (2, 34));
    assert_eq!(labels(&found), ["paperless"]);
    let found = at(&mut client, "completion", "dienste/neu.md", (2, 47));
    assert!(labels(&found).contains(&"service") && labels(&found).contains(&"none"));
    client.open("dienste/neu.md", "# Neu\n\n<!-- runbuch: allow L\n\nText.\n");
    let found = at(&mut client, "completion", "dienste/neu.md", (2, 21));
    assert!(labels(&found).contains(&"L701"), "{found}");
    let found = at(&mut client, "completion", "dienste/neu.md", (4, 3));
    assert_eq!(labels(&found), [""; 0]);
}

#[test]
fn fixes_waivers_and_missing_pages_are_offered_at_their_finding() {
    let project = wiki();
    let mut client = Client::start(&project);
    let text = "# Netz\n\n- Punkt\n- [Plan](plan.md)\n\n[Start](Index.md)\n\n[x] fertig\n";
    client.open("netz.md", text);
    let found = actions(&mut client, "netz.md", 3);
    assert_eq!(
        titles(&found),
        [
            "Seite `plan.md` anlegen",
            "Ausnahme für L701 einfügen",
            "Alle Befunde beheben, deren Behebung den Sinn nicht ändert"
        ]
    );
    let create = &found[0]["edit"]["documentChanges"];
    assert_eq!(
        (&create[0]["kind"], &create[0]["uri"]),
        (&json!("create"), &json!(client.uri("plan.md")))
    );
    assert_eq!(create[1]["edits"][0]["newText"], "# Plan\n");
    let uri = client.uri("netz.md");
    let waived = edited(text, &found[1]["edit"]["changes"][&uri]);
    assert!(waived.starts_with("# Netz\n\n<!-- runbuch: allow L701 until="), "{waived}");
    assert!(waived.contains("-->\n\n- Punkt\n"), "{waived}");

    let found = actions(&mut client, "netz.md", 5);
    let unsafe_title = "Durch `index.md` ersetzen (bitte prüfen: kann den Sinn ändern)";
    assert_eq!(titles(&found)[0], unsafe_title);
    assert_eq!(found[0]["isPreferred"], false);
    assert_eq!(found[0]["diagnostics"][0]["code"], "L701");
    let fixed = edited(text, &found[0]["edit"]["changes"][&uri]);
    assert_eq!(fixed, text.replace("Index.md", "index.md"));

    let all = found.last().unwrap();
    assert_eq!(all["kind"], "source.fixAll.runbuch");
    let fixed = edited(text, &all["edit"]["changes"][&uri]);
    assert!(fixed.contains("(Index.md)") && fixed.contains("- [x] fertig"), "{fixed}");
    project.write("netz.md", text);
    let run = project.run(&mut project.command(&["check", "--fix"]));
    assert_eq!(fixed, project.read("netz.md"), "{run:?}");
}

#[test]
fn what_a_link_may_have_meant_is_offered() {
    let project = wiki().file("a/plan.md", "# A\n").file("b/plan.md", "# B\n");
    let mut client = Client::start(&project);
    client.open("netz.md", "# Netz\n\n[Plan](c/plan.md#x) [Ablauf](index.md#stat)\n");
    let found = actions(&mut client, "netz.md", 2);
    let titles = titles(&found);
    for title in ["Durch `a/plan.md#x` ersetzen", "Durch `b/plan.md#x` ersetzen"] {
        assert!(titles.contains(&title), "{titles:?}");
    }
    assert!(titles.iter().any(|it| it.starts_with("Durch `index.md#start`")), "{titles:?}");
}

#[test]
fn a_heading_takes_its_links_along() {
    let project = wiki();
    let mut client = Client::start(&project);
    let range = at(&mut client, "prepareRename", "netz.md", (4, 5));
    assert_eq!(range["start"], json!({ "line": 4, "character": 3 }));
    assert_eq!(at(&mut client, "prepareRename", "netz.md", (2, 1)), Value::Null);
    let rename = |client: &mut Client, name: &str| {
        let params = json!({
            "textDocument": { "uri": client.uri("netz.md") },
            "position": { "line": 4, "character": 5 },
            "newName": name,
        });
        client.ask("textDocument/rename", params)
    };
    let edit = rename(&mut client, "Größe").unwrap();
    let after = |path: &str| edited(&project.read(path), &edit["changes"][client.uri(path)]);
    assert!(after("index.md").contains("[Netz](netz.md#größe) und [den Plan](netz.md)"));
    assert!(after("netz.md").contains("## Größe\n\nErst"), "{}", after("netz.md"));
    assert_eq!(rename(&mut client, "a\nb").unwrap_err()["code"], -32803);
}

#[test]
fn a_service_takes_all_that_names_it_along() {
    let project = wiki().file(
        "plan.md",
        "# Plan\n\n## Dienste\n\n<!-- kind: service -->\n| Dienst | RPO | Abhängig von |\n| --- | --- | --- |\n| Wiki | 24 h | nas |\n",
    );
    let mut client = Client::start(&project);
    let rename = |client: &mut Client, path: &str, line: u32, character: u32| {
        let params = json!({
            "textDocument": { "uri": client.uri(path) },
            "position": { "line": line, "character": character },
            "newName": "Speicher",
        });
        client.ask("textDocument/rename", params)
    };
    let range = at(&mut client, "prepareRename", "dienste/paperless.md", (7, 14));
    assert_eq!(range["start"], json!({ "line": 7, "character": 13 }));
    for (path, line, character) in [("dienste/paperless.md", 7, 14), ("dienste/nas.md", 2, 7)] {
        let edit = rename(&mut client, path, line, character).unwrap();
        let after = |path: &str| {
            let edits = &edit["changes"][client.uri(path)];
            assert!(edits.is_array(), "{path}: {edit:#}");
            edited(&project.read(path), edits)
        };
        assert!(after("dienste/nas.md").contains("name: Speicher\n---\n\n# NAS\n"));
        assert!(after("dienste/paperless.md").contains("depends_on: [Speicher]"));
        assert!(after("plan.md").ends_with("| Wiki | 24 h | Speicher |\n"));
    }
    assert_eq!(at(&mut client, "prepareRename", "dienste/paperless.md", (5, 6)), Value::Null);
    assert!(rename(&mut client, "dienste/paperless.md", 5, 6).is_err());
}

#[test]
fn a_page_takes_its_links_along() {
    let project =
        wiki().file("dienste/bild.md", "# Bild\n\n[Netz](../netz.md#ablauf) [NAS](nas.md)\n");
    let mut client = Client::start(&project);
    let moved = |client: &mut Client, from: &str, to: &str| {
        let files = json!([{ "oldUri": client.uri(from), "newUri": client.uri(to) }]);
        client.ask("workspace/willRenameFiles", json!({ "files": files })).unwrap()
    };
    let edit = moved(&mut client, "netz.md", "betrieb/netz.md");
    let after = |path: &str| edited(&project.read(path), &edit["changes"][client.uri(path)]);
    assert!(after("index.md").contains("(betrieb/netz.md#ablauf) und [den Plan](betrieb/netz.md)"));
    assert!(after("dienste/bild.md").contains("(../betrieb/netz.md#ablauf) [NAS](nas.md)"));
    let edit = moved(&mut client, "dienste/bild.md", "bild.md");
    let after =
        edited(&project.read("dienste/bild.md"), &edit["changes"][client.uri("dienste/bild.md")]);
    assert!(after.contains("(netz.md#ablauf) [NAS](dienste/nas.md)"), "{after}");
}

#[test]
fn files_that_are_no_pages_have_no_answers() {
    let book = "[book]\nlanguage = \"de\"\nsrc = \".\"\n[runbuch]\ndialect = \"mdbook\"\n";
    let project = wiki()
        .file("book.toml", book)
        .file("teil.md", "Teil.\n")
        .file("ganz.md", "# Ganz\n\n{{#include teil.md}}\n");
    let mut client = Client::start(&project);
    for path in ["book.toml", "fehlt.md", "bild.png", "ganz.md"] {
        for method in ["definition", "references", "hover", "completion", "documentSymbol"] {
            assert_eq!(at(&mut client, method, path, (0, 1)), Value::Null, "{path} {method}");
        }
    }
    let params = json!({ "textDocument": { "uri": "untitled:a" }, "position": { "line": 0, "character": 0 } });
    assert_eq!(client.ask("textDocument/hover", params).unwrap(), Value::Null);
    assert_eq!(client.ask("textDocument/hover", json!({})).unwrap_err()["code"], -32602);
}
