//! The emergency handbook: which pages it holds, and that it needs no other file.

use std::collections::{BTreeMap, BTreeSet};

use crate::html::{self, Element};
use crate::project::Project;

const HANDBOOK: &str = "public/notfallhandbuch.html";

const PLAN: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>";

/// `PLAN` in base 64.
const PLAN_URL: &str = "data:image/svg+xml;base64,\
    PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI0IiBoZWlnaHQ9IjMiLz4=";

/// Two playbooks that could be taken for each other, and pages around them.
fn wiki() -> Project {
    Project::new()
        .file("index.md", "# Start\n\n[Papier](notfallhandbuch.html) [Stand](compliance/#due)\n")
        .file(
            "betrieb/1-strom.md",
            "---\nkind: playbook\nzeitlimit: 30 min\nkontakt: Anna\n---\n\
             # Anlauf nach *Stromausfall*\n\nSiehe [Netz](2-netz.md), [dort](2-netz.md#schritt-1-usv), \
             [hier](#schritt-1-usv), [oben](#anlauf-nach-stromausfall), [Ziel](#ziel), \
             [Test](../test.md#test).[^1]\n\n\
             ![Plan](../bilder/plan.svg)\n\n<img src=\"../bilder/plan.svg\" alt=\"Der Plan\">\n\n\
             <a name=\"ziel\"></a>\n\n## Schritt 1: USV\n\n- [ ] an\n\n## Schritt 2: Server\n\n\
             [^1]: Eine Fußnote.\n",
        )
        .file(
            "betrieb/2-netz.md",
            "# Wiederanlauf Netz\n\nText.[^1]\n\n## Schritt 1: USV\n\n## Schritt 2: Router\n\n\
             <a name=\"ziel\"></a>\n\n[^1]: Eine andere.\n",
        )
        .file("betrieb/anleitung.md", "# Drucker\n\n## Schritt 1: an\n\n## Schritt 2: aus\n")
        .file(
            "betrieb/probe.md",
            "---\nnotfall: false\n---\n# Ausfall üben\n\n## Schritt 1: a\n\n## Schritt 2: b\n",
        )
        .file(
            "kontakt.md",
            "---\nemergency: true\n---\n# Wer hilft \\<wem>?\n\n\
             | Rolle | Person | Vertretung |\n| - | - | - |\n| Admin | Anna | Bernd |\n| Gast | | |\n\n\
             | Rolle | Telefon |\n| - | - |\n| Admin | 030 23125 010 |\n",
        )
        .file(
            "hosts.md",
            "# Rechner\n\n| Host | Hardware | IP | Standort |\n| - | - | - | - |\n\
             | nas | TS-464 | `192.0.2.5` | Keller |\n| alt | ? | | |\n\n\
             | Hostname | IP |\n| - | - |\n| NAS | 192.0.2.6 |\n| pi | 192.0.2.7 |\n",
        )
        .file("dienste/nas.md", &service("NAS", "8 h", "nas"))
        .file("dienste/dns.md", &service("DNS", "1 h", ""))
        .file("dienste/web.md", &service("Web", "4 h", "DNS, NAS"))
        .file("dienste/a.md", &service("A", "1 h", "B"))
        .file("dienste/b.md", &service("B", "1 h", "A, DNS"))
        .file("test.md", "# Test\n")
        .file("bilder/plan.svg", PLAN)
}

fn service(name: &str, rto: &str, needs: &str) -> String {
    format!(
        "---\ntitle: {name}\nkind: service\nrto: {rto}\nowner: Anna\ndepends_on: [{needs}]\n---\n# {name}\n"
    )
}

fn text_of<'h>(html: &'h str, begin: &str, end: &str) -> Vec<&'h str> {
    let parts = html.split(begin).skip(1);
    parts.map(|part| part.split_once(end).expect("an end").0).collect()
}

fn ids(elements: &[Element]) -> impl Iterator<Item = &str> {
    elements
        .iter()
        .flat_map(|it| [it.get("id"), it.get("name").filter(|_| it.name == "a")])
        .flatten()
}

#[test]
fn it_holds_what_is_marked_and_playbooks_for_recovery() {
    let html = wiki().built().read(HANDBOOK);
    let chapters = text_of(&html, "<span class=\"chapter-number\">", "</h2>");
    let expected = [
        "1</span> Anlauf nach <em>Stromausfall</em>",
        "2</span> Wiederanlauf Netz",
        "3</span> Wer hilft &lt;wem&gt;?",
    ];
    assert_eq!(chapters, expected);
}

#[test]
fn whom_to_call_and_what_to_start_first() {
    for (lang, path) in [("de", HANDBOOK), ("en", "public/emergency-handbook.html")] {
        let project = wiki();
        assert_eq!(project.runbuch(&["build", "--lang", lang]).code, 0);
        let html = project.read(path);
        let (_, body) = html.split_once("<header").expect("a header");
        let (lists, _) = body.split_once("<article").expect("chapters");
        insta::assert_snapshot!(format!("handbook_{lang}"), lists);
    }
}

#[test]
fn it_needs_no_other_file() {
    let project = wiki().built();
    let html = project.read(HANDBOOK);
    let elements = html::elements(&html);
    for element in elements.iter().filter(|it| it.is_loaded()) {
        let url = element.url().unwrap_or("none");
        assert!(url.starts_with("data:"), "{element:?}");
    }
    let pictures = elements.iter().filter(|it| it.name == "img");
    let pictures: Vec<_> = pictures.map(|it| (it.url().expect("a URL"), it.get("alt"))).collect();
    assert_eq!(pictures, [(PLAN_URL, Some("Plan")), (PLAN_URL, Some("Der Plan"))]);
    assert!(html.contains("--measure: 72ch"), "no style");
}

#[test]
fn links_lead_to_chapters_where_the_page_is_one() {
    let project = wiki().built();
    let html = project.read(HANDBOOK);
    let elements = html::elements(&html);
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    ids(&elements).for_each(|id| *counted.entry(id).or_default() += 1);
    let twice: Vec<_> = counted.iter().filter(|(_, count)| **count > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
    let text = text_of(&html, "<p>Siehe", "</p>").concat();
    let links: Vec<String> =
        html::elements(&text).iter().filter_map(|it| it.url().map(str::to_owned)).collect();
    let expected = [
        "#rb-2",
        "#rb-2-schritt-1-usv",
        "#rb-1-schritt-1-usv",
        "#rb-1-anlauf-nach-stromausfall",
        "#rb-1-ziel",
        "test.html#test",
        "#rb-1-rb-fn-1",
    ];
    assert_eq!(links, expected);
    assert_eq!(html::dead_links(&project.tree("public")), [""; 0]);
}

#[test]
fn every_page_leads_to_it_where_there_is_one() {
    let project = wiki().built();
    for (page, link) in
        [("index", "notfallhandbuch.html"), ("dienste/nas", "../notfallhandbuch.html")]
    {
        let html = project.read(&format!("public/{page}.html"));
        let links: BTreeSet<String> =
            html::elements(&html).iter().filter_map(|it| it.url().map(str::to_owned)).collect();
        assert!(links.contains(link), "{page}: {links:?}");
    }
    let project = Project::new().file("index.md", "# Start\n").built();
    assert!(!project.has(HANDBOOK));
    assert!(!project.read("public/index.html").contains("notfallhandbuch"));
}

#[test]
fn a_page_of_the_wiki_may_stand_in_its_place() {
    let project = wiki().file("notfallhandbuch.md", "# Mein eigenes\n").built();
    assert!(project.read(HANDBOOK).contains("Mein eigenes</h1>"));
}

/// What is allowed on a page may lead astray elsewhere: scripts, URLs and ids are of that page.
#[test]
fn raw_html_is_sanitized_whatever_pages_may_hold() {
    let project = wiki()
        .file("book.toml", "[runbuch]\nraw-html = \"allow\"\n")
        .file(
            "kontakt.md",
            "---\nnotfall: ja\n---\n# K\n\n<script>alert(1)</script>\n\n<b id=\"x\">fett</b> [x](#x)\n",
        )
        .built();
    let html = project.read(HANDBOOK);
    assert!(html.contains("<b id=\"rb-3-x\">fett</b> <a href=\"#rb-3-x\">"), "{html}");
    assert!(!html.contains("<script") && project.read("public/kontakt.html").contains("alert(1)"));
}

#[test]
fn a_picture_that_is_gone_is_linked() {
    let project = wiki();
    let page = project.read("betrieb/2-netz.md") + "\n![Fort](../bilder/fort.png)\n";
    project.write("betrieb/2-netz.md", page);
    let html = project.built().read(HANDBOOK);
    assert!(html.contains("<span class=\"broken\">Bild fehlt: Fort</span>"), "{html}");
}
