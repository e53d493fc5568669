//! What is longer or deeper than anybody writes: nothing ends or hangs the program, a finding says what
//! is beyond a limit, and the other pages are as always.

use std::fmt::Write as _;

use crate::project::Project;

/// A wiki of these pages and one more.
fn wiki<'p>(pages: impl IntoIterator<Item = (&'p str, String)>) -> Project {
    let project = Project::new()
        .file("book.toml", "[book]\nlanguage = \"en\"\n")
        .file("content/index.md", "# Start\n\nStill here.\n");
    let file = |project: Project, (name, text): (&str, String)| {
        project.file(&format!("content/{name}.md"), &text)
    };
    pages.into_iter().fold(project, file)
}

/// Builds the wiki; all pages are there.
#[track_caller]
fn builds(project: &Project, names: &[&str]) {
    let run = project.runbuch(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(project.read("public/index.html").contains("Still here."));
    for name in names {
        assert!(project.has(&format!("public/{name}.html")), "{name}");
    }
}

/// What S814 says, as `name:line message`.
fn beyond(project: &Project) -> Vec<String> {
    let report = project.runbuch(&["check", "--format", "json"]).json();
    let findings = report["findings"].as_array().expect("findings").iter();
    let beyond = findings.filter(|it| it["code"] == "S814").map(|it| {
        let path = it["path"].as_str().unwrap_or_default();
        let name = path.trim_start_matches("content/").trim_end_matches(".md");
        format!("{name}:{} {}", it["start"]["line"], it["message"].as_str().unwrap_or_default())
    });
    beyond.collect()
}

#[test]
fn html_beyond_a_limit_is_told_and_bounded() {
    let many = 50_000;
    let attributes = |count: usize| {
        (0..count).fold(String::new(), |mut all, index| {
            let _ = write!(all, " x{index}=\"y\"");
            all
        })
    };
    let project = wiki([
        ("attributes", format!("# A\n\nText <a{}>x</a>\n", attributes(100_000))),
        ("block", format!("# A\n\n<div{}>\nx\n</div>\n", attributes(100_000))),
        ("divs", format!("# A\n\n{}x\n", "<div>".repeat(many))),
        ("lines", format!("# A\n\n{}x\n", "<div>\n".repeat(many))),
        ("closed", format!("# A\n\n{}x{}\n", "<div>".repeat(many), "</div>".repeat(many))),
        ("bold", format!("# A\n\nx {}y\n", "<b>".repeat(many))),
        ("ends", format!("# A\n\nx {}y\n", "</b>".repeat(many))),
        ("rows", format!("# A\n\n<table>\n{}</table>\n", "<tr><td>x\n".repeat(many))),
        ("comments", format!("# A\n\n{}\n{}\n", "<!-- x -->".repeat(many), "<!-- ".repeat(many))),
        ("references", format!("# A\n\n<i title=\"{}\">x</i>\n", "&a".repeat(many))),
    ]);
    builds(&project, &["attributes", "block", "divs", "lines", "bold", "ends", "rows"]);
    let tag = "a tag with more than 256 attributes; it is shown as typed";
    let deep = "more than 200 nested HTML elements; deeper tags are left out";
    assert_eq!(
        beyond(&project),
        [
            format!("attributes:3 {tag}"),
            format!("block:3 {tag}"),
            format!("bold:3 {deep}"),
            format!("closed:3 {deep}"),
            format!("divs:3 {deep}"),
            format!("lines:203 {deep}"),
        ]
    );
    assert!(project.read("public/attributes.html").contains("x99999="));
    let closed = project.read("public/closed.html");
    assert!(closed.contains("<div>x</div>"), "what the tags hold is shown");
}

#[test]
fn markdown_may_be_as_deep_as_it_likes() {
    let deep = 20_000;
    let between =
        |open: &str, close: &str| format!("# A\n\n{}x{}\n", open.repeat(deep), close.repeat(deep));
    let steps = |line: &dyn Fn(usize) -> String| {
        (0..700).fold("# A\n\n".to_owned(), |all, depth| all + &line(depth) + "\n")
    };
    let pages = [
        ("brackets", between("[", "]")),
        ("links", between("[", "](a)")),
        ("wiki-links", between("[[", "]]")),
        ("stars", between("*a **b ", " b** a*")),
        ("quotes", between(">", "")),
        ("items", between("- ", "")),
        ("numbers", between("1. ", "")),
        ("math", between("${", "}$")),
        ("definitions", between("a\n: ", "")),
        ("notes", between("[^a]: ", "")),
        ("columns", format!("|{}\n|{}\n", "a|".repeat(deep), "-|".repeat(deep))),
        ("colons", between("::: note\n", "\n:::")),
        (
            "code",
            format!("```json\n{}\n```\n```bash\n{}\n```\n", "[".repeat(deep), "$(".repeat(deep)),
        ),
        ("lists", steps(&|depth| format!("{}- x", "  ".repeat(depth)))),
        ("boxes", steps(&|depth| format!("{}!!! note \"x\"", "    ".repeat(depth)))),
        ("quoted", steps(&|depth| format!("{} x", ">".repeat(depth + 1)))),
    ];
    let names: Vec<&str> = pages.iter().map(|(name, _)| *name).collect();
    let project = wiki(pages);
    builds(&project, &names);
}

#[test]
fn values_of_front_matter_have_a_depth_and_a_length() {
    let deep = 100_000;
    let yaml = |value: String| format!("---\ntitle: {value}\n---\n\n# A\n");
    let toml = |line: String| format!("+++\n{line}\n+++\n\n# A\n");
    let pages = [
        ("yaml-list", yaml("[".repeat(deep) + &"]".repeat(deep))),
        ("yaml-map", yaml("{a: ".repeat(deep) + &"}".repeat(deep))),
        ("yaml-dash", yaml(format!("\n{}x", "- ".repeat(deep)))),
        ("toml-list", toml(format!("a = {}{}", "[".repeat(deep), "]".repeat(deep)))),
        ("toml-keys", toml(format!("{}a = 1", "a.".repeat(deep)))),
        ("toml-table", toml(format!("[{}a]", "a.".repeat(deep)))),
        ("json", format!("{{\"a\": {}{}}}\n\n# A\n", "[".repeat(deep), "]".repeat(deep))),
        (
            "service",
            format!(
                "---\nkind: service\nrpo: \"{}\"\nbackup: [{{ interval: \"{}\" }}]\n---\n\n# A\n",
                "1 h ".repeat(deep / 5),
                "täglich und ".repeat(deep / 5)
            ),
        ),
    ];
    let names: Vec<&str> = pages.iter().map(|(name, _)| *name).collect();
    let project = wiki(pages);
    builds(&project, &names);
    let report = project.runbuch(&["check", "--format", "json"]).json();
    let findings = report["findings"].as_array().expect("findings");
    for name in names {
        let path = format!("content/{name}.md");
        let codes: Vec<_> = findings.iter().filter(|it| it["path"] == *path).collect();
        let is_told =
            codes.iter().any(|it| ["F100", "F103", "F104"].iter().any(|code| it["code"] == *code));
        // `- - - x` is at the margin, where it is no value; a key of 200,000 bytes is prose.
        let is_none = ["yaml-dash", "toml-keys"].contains(&name);
        assert!(is_told || is_none, "{name}: {codes:?}");
    }
}

/// A theme of its own with this file keeps the site from being built, and says why.
#[track_caller]
fn refuses_theme(path: &str, text: &str, expected: &str) {
    let project = wiki([]).built();
    project.write("book.toml", "[book]\nlanguage = \"en\"\n[runbuch]\ntheme = \"t\"\n");
    project.write(&format!("themes/t/{path}"), text);
    let before = project.tree("public");
    let run = project.runbuch(&["build"]);
    assert_eq!((run.stderr.as_str(), run.code), (expected, 2));
    assert!(project.tree("public") == before, "the old site has changed");
}

#[test]
fn a_template_has_a_budget() {
    let page = "<h1>{{ page.title }}</h1>\n{% for a in range(end=99999) %}\n  \
                {%- for b in range(end=99999) -%}{% endfor %}{% endfor %}\n";
    refuses_theme(
        "templates/page.html",
        page,
        "error: themes/t/templates/page.html:2:35: the template fails for the page \
         `content/index.md`; fix it, or remove it to use the one of the default theme. loops go \
         round more than 1000000 times on one page\n --> themes/t/templates/page.html:2:35\n  |\n2 | {% for a in range(end=99999) %}\n  |                                   \
         ^^^^^^^^^^^^^^^^^^^^^\n",
    );
    let long = "{% for a in range(end=99999) %}{{ styles }}{% endfor %}\n";
    let text = "x".repeat(10_000);
    refuses_theme(
        "templates/404.html",
        &long.replace("{{ styles }}", &format!("\n{text}\n")),
        "error: themes/t/templates/404.html:1:35: the template is not valid; fix it, or remove it to use \
         the one of the default theme. the page is longer than 268435456 bytes\n --> \
         themes/t/templates/404.html:1:35\n  |\n1 | {% for a \
         in range(end=99999) %}\n  |                                   ^^^^^^^^^^^^^^^^^^^^^\n",
    );
}

#[test]
fn the_messages_of_a_theme_have_a_depth() {
    let deep =
        format!("menu = Menu\ntoc = {}\"x\"{}\n", "{ ".repeat(100_000), " }".repeat(100_000));
    let project = wiki([]);
    project.write("book.toml", "[book]\nlanguage = \"en\"\n[runbuch]\ntheme = \"t\"\n");
    project.write("themes/t/i18n/en.ftl", deep);
    builds(&project, &["index"]);
    let report = project.runbuch(&["check", "--format", "json"]).json();
    let findings = report["findings"].as_array().expect("findings").iter();
    let of_theme: Vec<_> = findings.filter(|it| it["path"] == "themes/t/i18n/en.ftl").collect();
    assert_eq!((of_theme.len(), &of_theme[0]["start"]["line"]), (1, &2.into()), "{of_theme:?}");
}

#[test]
fn a_condition_has_a_length() {
    for condition in ["(".repeat(100_000), "!".repeat(100_000), "true && ".repeat(100_000)] {
        let book = format!(
            "[[policy]]\ncode = \"X001\"\nkind = \"service\"\nrequire = '{condition}true'\n"
        );
        let project = wiki([]);
        project.write("book.toml", book);
        let run = project.runbuch(&["check", "--lang", "en"]);
        assert_eq!(
            (run.stderr.as_str(), run.code),
            ("error: book.toml:4:12: the condition is too long; the limit is 1000 bytes\n", 2)
        );
    }
}
