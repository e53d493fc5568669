//! Whatever a page holds, what lies around it is what lies around a harmless page, as a browser sees it.

use proptest::prelude::*;
use proptest::sample::select;
use runbuch::pipeline::Replacing;

use crate::html;
use crate::project::Project;
use crate::property::PIECES;

mod skeleton;

use skeleton::Seen;

/// Pages that have ended the frame, or try to.
const HOSTILE: [&str; 43] = [
    // A tag as the only title of a box or tab.
    "=== \"<img src='x.png'>\"\n    Text\n\n    ```sh\n    x\n    ```\n\nDanach\n",
    "=== \"<b>\"\n    ```sh\n    x\n    ```\n",
    "!!! note \"<img src='x.png'>\"\n    Text\n",
    "??? note \"<br>\"\n    ```\n    x\n    ```\n",
    "> [!faq]- <img src='x.png'>\n> Text\n",
    ":::tip <b>\n```\nx\n```\n:::\n",
    // Titles that would begin something else.
    "=== \"# A\"\n    x\n\n=== \"- a\"\n    x\n\n=== \"> a\"\n    x\n\n=== \"```\"\n    x\n",
    "=== \"[a]: b\"\n    x\n\n=== \"[^1]: b\"\n    x\n\n=== \"---\"\n    x\n\n=== \"1. a\"\n    x\n",
    "=== \"A\"\n    : b\n\n=== \"{: .x }\"\n    ```\n    x\n    ```\n\n=== \"[x] a\"\n    x\n",
    "=== \"<!-- \"\n    x\n\n=== \"<div>\"\n    x\n\n=== \"</div>\"\n    x\n\n=== \"$$\"\n    x\n",
    "!!! note \"<div>\"\n    !!! tip \"</div></div>\"\n        ```\n        x\n        ```\n",
    // Tags that have no counterpart.
    "</div></div></article></main></body></html>\n",
    "Text </div></article></main> Text\n",
    "<div>\n\nText\n",
    "<div><div><div>\n\n# A\n\n</div>\n",
    "<main><article><footer><nav>\n\nText\n",
    "<table><tr><td>\n\nText\n\n</div></main>\n",
    "<p>\n\n- a\n\n  <div>\n\n- b\n\n</p></div>\n",
    "<ul><li>\n\n</ul></div>\n\n<li></li></div>\n",
    // Elements that end with an element of Markdown.
    "- a\n\n  <div>\n\nText\n",
    "- a\n\n  <div><li>x</li></div>\n\nText\n",
    "- a <div>x\n  - y </div></div>\n  - <li>z\n",
    "> <div>\n\n</div></div>\n",
    "> - <details>\n>   <summary>x\n\n</details></div>\n",
    "| a <div> | b </div> |\n| --- | --- |\n| <td> | </table></div> |\n",
    "a\n: <div>\n\n</div></dd></dl></div>\n",
    "x[^1] y\n\n[^1]: <div>\n\n</div></li></ol></div>\n",
    "## A <div> <h2> </h1></h2></div>\n\nText\n",
    "[a <a href=\"#x\">b</a> <div>](b.md) </div></div>\n",
    "*a <b>x* y</b> **a <div>x** y</div> ~~a <i>~~ </i>\n",
    // Elements whose content is no HTML.
    "<script>\n\n</div>\n\nText\n",
    "a <script> b </script></div> c <style> d\n",
    "<!-- \n\n</div>\n\nText\n",
    "- <!-- \n\nText\n",
    "<textarea>\n\nText </div>\n\n<title><plaintext>\n\nText\n",
    "<svg><foreignObject><div>\n\nText\n\n</svg></div>\n<math><mi><table><mglyph><style><img src=x onerror=alert(1)>\n",
    "<select><option><template><iframe src=x><noscript></div>\n\nText\n",
    "<a x='\n\n</div>\n\nText\n",
    "<form><input><button></form></form></div><frameset><body class=x><html lang=x>\n",
    // Ids of the frame.
    "<div id=\"rb-content\"><a name=\"rb-live\"></a></div>\n\n# rb content\n\n## rb live\n\n## X {#rb-run}\n",
    "x[^1]\n\n[^1]: a\n\n[^1]: b\n",
    "## rb fn 1\n\nx[^1] y[^1]\n\n[^1]: z\n\n<i id=\"rb-fn-1\"></i><i id='rb-fnref-1'></i>\n",
    "<img src=x onerror=alert(1)><a href=\"javascript:alert(1)\">x</a><div style=\"x\" onclick=\"y\">\n",
];

const HARMLESS: &str = "Text\n";

/// Tags among which a property test chooses, besides the pieces of Markdown.
const TAGS: [&str; 34] = [
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<li>",
    "</li>",
    "<ul>",
    "</ul>",
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "</td>",
    "<b>",
    "</b>",
    "<a href='b.md'>",
    "</a>",
    "<h2>",
    "</h2>",
    "</main>",
    "</article>",
    "<dl>",
    "<dt>",
    "<dd>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<textarea>",
    "<svg>",
    "<span id='rb-content'>",
    "</span>",
    "=== \"<b>\"\n    ",
    "  ",
];

fn page(body: &str) -> String {
    format!("---\ntitle: T\n---\n\n{body}")
}

/// A wiki of these pages, in the middle of others.
fn wiki(pages: &[&str]) -> Project {
    let mut project = Project::new()
        .file("book.toml", "[book]\nlanguage = \"de\"\n")
        .file("content/b.md", "# B\n")
        .file("content/z.md", "# Z\n");
    let mut index = "# Start\n\n".to_owned();
    for (number, body) in pages.iter().enumerate() {
        project = project.file(&format!("content/p{number:03}.md"), &page(body));
        index.push_str(&format!("- [T](p{number:03}.md)\n"));
    }
    project.file("content/index.md", &index)
}

/// What is wrong with `page`, whose frame should be that of `harmless`.
fn faults(page: &Seen, harmless: &Seen) -> Vec<String> {
    let mut faults = Vec::new();
    if page.frame != harmless.frame {
        faults.push(format!("frame:\n{}", page.frame));
    }
    let frame = page.ids.iter().filter(|id| id.starts_with("rb-")).collect::<Vec<_>>();
    for (index, id) in frame.iter().enumerate() {
        if frame[..index].contains(id) {
            faults.push(format!("{id} stands twice"));
        }
    }
    faults.extend(page.runs.iter().map(|it| format!("runs: {it}")));
    faults
}

#[test]
fn the_frame_of_hostile_pages_is_that_of_a_harmless_one() {
    let pages: Vec<&str> = [HARMLESS].into_iter().chain(HOSTILE).collect();
    let project = wiki(&pages).built();
    let seen = |number| Seen::new(&project.read(&format!("public/p{number:03}.html")));
    let harmless = seen(0);
    for part in ["main.main#rb-content", "div.content", "section.backlinks", "footer.site-footer"] {
        assert!(harmless.frame.contains(part), "{}", harmless.frame);
    }
    let mut failed = String::new();
    for (number, body) in pages.iter().enumerate() {
        for fault in faults(&seen(number), &harmless) {
            failed.push_str(&format!("{body:?}\n{fault}\n"));
        }
    }
    assert!(failed.is_empty(), "{failed}\nharmless:\n{}", harmless.frame);
}

#[test]
fn the_titles_of_boxes_are_what_was_typed() {
    let tabs = "=== \"<img src='x.png' alt='Bild'>\"\n    Text\n\n=== \"- a\"\n    x\n\n=== \"A\"\n    : b\n";
    let html = html::content(&wiki(&[tabs]).built().read("public/p000.html"));
    let (_, tabs) = html.split_once("<div class=\"tabs\">").expect("tabs");
    let summaries: Vec<&str> = tabs.split("<summary>").skip(1).collect();
    let shown = |index: usize| summaries[index].split("</summary>").next();
    assert_eq!(summaries.len(), 3, "{html}");
    assert_eq!((shown(1), shown(2)), (Some("- a"), Some("A")));
    assert!(html.contains("</summary>\n<div class=\"tab-panel\">\n<p>Text</p>"), "{html}");
}

#[test]
fn links_lead_to_an_anchor_that_an_id_of_the_frame_had_to_make_way_for() {
    let body = "<p id=\"rb-content\">a</p>\n\n## rb live\n\n[a](#rb-content) [b](#rb-live) \
                [c](#user-content-rb-live) <a href=\"#rb-content\">d</a> [e](#rb-toc)\n";
    let project = wiki(&[body]).built();
    let html = project.read("public/p000.html");
    for (id, words) in [("content", "a"), ("live", "b"), ("live", "c")] {
        let link = format!("<a href=\"p000.html#user-content-rb-{id}\">{words}</a>");
        assert!(html.contains(&link), "{link} in {html}");
    }
    assert!(html.contains("#user-content-rb-content\" rel=\"noopener\">d</a>"), "{html}");
    assert!(html.contains("<p id=\"user-content-rb-content\">"), "{html}");
    let found = project.runbuch(&["check"]).stdout;
    assert_eq!(found.matches("L702").count(), 1, "{found}");
}

fn markup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![2 => select(PIECES.to_vec()), 3 => select(TAGS.to_vec())];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Many pages a case: reading a wiki costs more than one page more.
    #[test]
    fn the_frame_of_any_page_is_that_of_a_harmless_one(bodies in prop::collection::vec(markup(), 20)) {
        let pages: Vec<&str> = [HARMLESS].into_iter().chain(bodies.iter().map(String::as_str)).collect();
        let project = wiki(&pages);
        prop_assert!(project.session().build(Replacing::Folder).is_ok());
        let seen = |number| Seen::new(&project.read(&format!("public/p{number:03}.html")));
        let harmless = seen(0);
        for (number, body) in pages.iter().enumerate() {
            prop_assert_eq!(faults(&seen(number), &harmless), Vec::<String>::new(), "{:?}", body);
        }
    }
}
