//! Markdown as CommonMark and GFM mean it, where the parser alone does not.

use crate::html;
use crate::project::Project;

/// The content of the only page of a wiki, whatever the check says of it.
fn page(markdown: &str) -> String {
    let project = Project::new().file("index.md", &format!("# Title\n\n{markdown}"));
    let run = project.runbuch(&["build", "--lang", "en"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    html::content(&project.read("public/index.html"))
}

/// Each text with what its page shows and what it does not show.
fn shows(cases: &[(&str, &[&str], &[&str])]) {
    for (markdown, present, absent) in cases {
        let html = page(markdown);
        for part in *present {
            assert!(html.contains(part), "{markdown}\nlacks {part}\n{html}");
        }
        for part in *absent {
            assert!(!html.contains(part), "{markdown}\nhas {part}\n{html}");
        }
    }
}

#[test]
fn a_closing_fence_may_be_followed_by_tabs() {
    shows(&[
        ("```\ncode\n```\t\n\n*out*\n", &["code\n</code>", "<em>out</em>"], &[]),
        ("~~~\ncode\n~~~ \t \n*out*\n", &["code\n</code>", "<em>out</em>"], &[]),
        ("> ```\r\n> code\r\n> ```\t\r\n> *out*\r\n", &["<em>out</em>"], &[]),
        ("- ```sh\n  ls\n  ```\t\n\n  *out*\n", &["<em>out</em>"], &[]),
        ("!!! note\n    ```\n    code\n    ```\t\n\n    *out*\n", &["<em>out</em>"], &[]),
        // Not the end: too short, another character, words behind it, indented as code.
        ("````\n```\t\n*in*\n````\n", &["```\t\n*in*"], &[]),
        ("```\n~~~\t\n*in*\n```\n", &["~~~\t\n*in*"], &[]),
        ("```\n```\tsh\n*in*\n```\n", &["*in*"], &[]),
        ("a\n\n    ```\t\n    b\n", &["```\t\nb"], &[]),
    ]);
}

#[test]
fn a_dollar_before_a_word_ends_no_formula() {
    shows(&[
        ("PATH=$HOME/bin:$PATH", &["PATH=$HOME/bin:$PATH"], &["math"]),
        (
            "$HOME/*bin*:$PATH, `$HOME` und $x$",
            &[
                "$HOME/<em>bin</em>:$PATH, <code>$HOME</code> und <span class=\"math math-inline\"><math><mi>x</mi></math></span>",
            ],
            &[],
        ),
        (
            "$A:$B:$C:$D:$E:$F:$G:$H und 100% @ a, b?; c/d",
            &["$A:$B:$C:$D:$E:$F:$G:$H und 100% @ a, b?; c/d"],
            &["math"],
        ),
        ("${HOME}/bin:${PATH}", &["${HOME}/bin:${PATH}"], &["math"]),
        ("$(id -u):$(id -g)", &["$(id -u):$(id -g)"], &["math"]),
        ("50$/Monat und 60$.", &["50$/Monat und 60$."], &["math"]),
        ("Von $5-$10", &["Von $5-$10"], &["math"]),
        (
            "**$HOME:$PATH** [a $b:$c](https://example.org/$d:$e)",
            &["<strong>$HOME:$PATH</strong>", "a $b:$c</a>", "https://example.org/$d:$e"],
            &["math"],
        ),
        ("$A:$B und `$C:$D`", &["$A:$B und <code>$C:$D</code>"], &["math"]),
        // Formulas.
        (
            "Es gilt $a_1 * b * c$, also $2\\pi$.",
            &[
                "<msub><mi>a</mi><mn>1</mn></msub>",
                "</math></span>, also",
                "<mn>2</mn><mi>π</mi></math></span>.",
            ],
            &["<em>"],
        ),
        (
            "das 2$\\sigma$-Intervall",
            &["2<span class=\"math math-inline\"><math><mi>σ</mi></math></span>-Intervall"],
            &[],
        ),
        ("$$\na = b\n$$", &["math-display"], &[]),
    ]);
}

#[test]
fn what_markdown_reads_as_a_link_is_no_wiki_link() {
    let link = |text: &str| {
        format!("<a href=\"https://example.org\" class=\"external\" rel=\"noopener\">{text}</a>")
    };
    let four = link("[4]");
    shows(&[
        ("a [[4]](https://example.org) b, c@d %", &[&format!("a {four} b, c@d %")], &[]),
        ("[[a\\*b]](https://example.org)", &[&link("[a*b]")], &[]),
        (
            "[[4]][q] und [[q]]\n\n[q]: https://example.org",
            &[&four, &format!("[{}]", link("q"))],
            &[],
        ),
        ("| a |\n|---|\n| [[4]](https://example.org) |", &[&four], &[]),
        ("!!! note\n    [[4]](https://example.org)", &[&four], &[]),
        ("`[[4]](https://example.org)`", &["<code>[[4]](https://example.org)</code>"], &[]),
        // A remark is no target.
        ("[[index]](neu)", &[">index</a>(neu)"], &[]),
        ("[[index|Start]] (https://example.org/)", &[">Start</a> ("], &[]),
    ]);
}

/// Links to each of these anchors of `## …` lead to the one id that is on the page.
#[test]
fn anchors_of_emoji_are_linked_as_github_and_as_others_write_them() {
    let cases = [
        (
            "## 🛠️ Werkzeug",
            "\u{fe0f}-werkzeug",
            &["\u{fe0f}-werkzeug", "-werkzeug", "%EF%B8%8F-werkzeug"][..],
        ),
        ("## 🛠 Werkzeug", "-werkzeug", &["\u{fe0f}-werkzeug", "-werkzeug"][..]),
        ("## 1️⃣ Netz", "1\u{fe0f}\u{20e3}-netz", &["1\u{fe0f}\u{20e3}-netz", "1-netz"][..]),
    ];
    for (heading, id, anchors) in cases {
        let links: String = anchors.iter().map(|it| format!("[a](ziel.md#{it}) ")).collect();
        let project = Project::new()
            .file("index.md", &format!("# Start\n\n{links}\n"))
            .file("ziel.md", &format!("# Ziel\n\n{heading}\n"));
        assert_eq!(project.runbuch(&["build"]).code, 0);
        assert!(project.read("public/ziel.html").contains(&format!("<h2 id=\"{id}\">")));
        let encoded = percent_encoding::utf8_percent_encode(id, percent_encoding::CONTROLS);
        let start = project.read("public/index.html");
        let found = html::elements(&html::content(&start));
        let expected = format!("ziel.html#{encoded}");
        let hrefs: Vec<_> = found.iter().filter_map(|it| it.get("href")).collect();
        assert_eq!(hrefs, vec![expected.as_str(); anchors.len()], "{heading}");
        assert_eq!(html::dead_links(&project.tree("public")), Vec::<String>::new());
    }
    // Where both are there, each leads to its own.
    let html =
        page("[a](#-werkzeug) [b](#\u{fe0f}-werkzeug)\n\n## 🔧 Werkzeug\n\n## 🛠️ Werkzeug\n");
    assert!(
        html.contains("#-werkzeug\">a<") && html.contains("#%EF%B8%8F-werkzeug\">b<"),
        "{html}"
    );
}

#[test]
fn headings_of_raw_html_have_the_anchors_that_github_gives_them() {
    shows(&[
        (
            "<h2 align=\"center\">Install &amp; Run</h2>\n\n## Install & Run\n\n[a](#install--run) [b](#install--run-1)\n",
            &[
                "<h2 id=\"install--run\" align=\"center\">",
                "<h2 id=\"install--run-1\">",
                "#install--run\">a<",
                "#install--run-1\">b<",
            ],
            &["broken"],
        ),
        (
            "> <h1 align=center>\n>   <img src=x.png>\n>   Das <b>Netz</b>\n> </h1>\n\n[a](#das-netz)\n",
            &["id=\"das-netz\"", "#das-netz\">a<"],
            &[],
        ),
        (
            "<h3 id=\"own\">Own id</h3>\n\n[a](#own)\n",
            &["<h3 id=\"own\">", "#own\">a<"],
            &["own-id"],
        ),
        ("<h2></h2><h2 class=\"a\">Zwei\n", &["<h2>", "<h2 class=\"a\">"], &["id="]),
        ("`<h2>Code</h2>`\n\n```html\n<h2>Code</h2>\n```\n", &[], &["id="]),
    ]);
    let project = Project::new()
        .file("book.toml", "[runbuch]\nraw-html = \"escape\"\n")
        .file("index.md", "# Start\n\n<h2>Netz</h2>\n")
        .built();
    assert!(project.read("public/index.html").contains("&lt;h2&gt;Netz&lt;/h2&gt;"));
}

#[test]
fn brackets_are_text_where_no_page_uses_wiki_links() {
    let text = "# Start\n\nIn book.toml steht [[policy]], in Bash [[x.y]].\n";
    let wiki = |other: &str| {
        let project = Project::new().file("index.md", text).file("netz.md", other);
        let check = project.runbuch(&["check", "--format", "json"]).json();
        let codes = check["findings"].as_array().expect("findings").iter();
        let links = codes.filter(|it| it["code"] == "L701").count();
        assert_eq!(project.runbuch(&["build"]).code, i32::from(false));
        (links, html::content(&project.read("public/index.html")))
    };
    let (findings, html) = wiki("# Netz\n\n[[ein]] [[wort]]\n");
    assert!(
        findings == 0 && html.contains("steht [[policy]], in Bash [[x.y]]."),
        "{findings} {html}"
    );
    for other in [
        "# Netz\n\n[[Start]]\n",
        "# Netz\n\n[[fehlt|Text]]\n",
        "# Netz\n\n![[plan.png]]\n",
        "# Netz\n\n[[#netz]]\n",
    ] {
        let (findings, html) = wiki(other);
        assert!(findings >= 2 && html.contains("class=\"broken\""), "{other} {findings}");
    }
}

#[test]
fn pictures_keep_their_sources_and_each_is_checked() {
    let text = "# Start\n\n<picture>\n<source srcset=\"bild/dunkel.png 1x, fehlt.png 2x\" media=\"(prefers-color-scheme: dark)\">\n\
                <source srcset='https://example.org/a.png'>\n<img src=\"bild/hell.png\" srcset=\"bild/hell.png, bild/gross&amp;.png 2x\" sizes=\"50vw\" alt=\"Netz\">\n</picture>\n";
    let project = Project::new()
        .file("seiten/index.md", text)
        .file("seiten/bild/dunkel.png", "")
        .file("seiten/bild/hell.png", "")
        .file("seiten/bild/gross&.png", "")
        .file("book.toml", "[book]\nsrc = \"seiten\"\n");
    let check = project.runbuch(&["check", "--format", "json"]).json();
    let findings = check["findings"].as_array().expect("findings").iter();
    let found: Vec<String> = findings
        .map(|it| {
            format!(
                "{} {}:{} {}",
                it["code"], it["start"]["line"], it["start"]["column"], it["subject"]
            )
        })
        .collect();
    assert_eq!(found, ["\"L701\" 4:37 \"fehlt.png\""]);
    assert_eq!(project.runbuch(&["build"]).code, 0);
    let html = project.read("public/index.html");
    for part in [
        "<source srcset=\"bild/dunkel.png 1x\" media=\"(prefers-color-scheme: dark)\">",
        "srcset=\"bild/hell.png, bild/gross&amp;.png 2x\"",
        "sizes=\"50vw\"",
    ] {
        assert!(html.contains(part), "{part}\n{}", html::content(&html));
    }
    assert!(!html.contains("example.org"), "a page asks no other host");
    assert!(project.has("public/bild/dunkel.png"));
}
