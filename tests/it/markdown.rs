//! Markdown as CommonMark and GFM mean it, where the parser alone does not.

use crate::html;
use crate::project::Project;

/// The content of the only page of a wiki, whatever the check says of it.
fn page(markdown: &str) -> String {
    let project = Project::new().file("index.md", &format!("# Title\n\n{markdown}"));
    let run = project.runbuch(&["build", "--lang", "en"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    html::content(&project.read("public/index.html")).to_owned()
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
                "$HOME/<em>bin</em>:$PATH, <code>$HOME</code> und <code class=\"math math-inline\">$x$</code>",
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
            &["$a_1 * b * c$</code>, also", "$2\\pi$</code>."],
            &["<em>"],
        ),
        (
            "das 2$\\sigma$-Intervall",
            &["2<code class=\"math math-inline\">$\\sigma$</code>-Intervall"],
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
