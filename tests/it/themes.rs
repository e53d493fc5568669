//! Themes of a project's own: what they leave out comes from the default theme.
#![expect(clippy::disallowed_methods, reason = "prepares wikis in temporary folders")]

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const PAGE: (&str, &str) =
    ("content/index.md", "# Haus *am* Weg {#haus}\n\n## Strom\n\nDie USV hält.\n");

fn wiki(book: &str, files: &[(&str, &str)]) -> Result<tempfile::TempDir> {
    let folder = tempfile::tempdir()?;
    let book = ("book.toml", book);
    for (path, text) in files.iter().chain([&book, &PAGE]) {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap_or(folder.path()))?;
        fs::write(file, text)?;
    }
    Ok(folder)
}

fn build(folder: &Path) -> Result<Output> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_runbuch"));
    Ok(command.current_dir(folder).args(["build", "--as-of", "2026-01-20"]).output()?)
}

/// The start page and the text of the asset whose name begins so.
fn built(folder: &Path, asset: &str) -> Result<(String, String)> {
    let output = build(folder)?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let page = fs::read_to_string(folder.join("public/index.html"))?;
    for entry in fs::read_dir(folder.join("public/assets"))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(asset) {
            assert!(page.contains(&format!("assets/{name}\"")), "{name} is not loaded");
            return Ok((page, fs::read_to_string(entry.path())?));
        }
    }
    Err(format!("no asset {asset}").into())
}

const OWN: &str = "[book]\nlanguage = \"de\"\n\n[runbuch]\ntheme = \"eigen\"\n";

#[test]
fn a_theme_may_be_one_style_sheet() -> Result<()> {
    let folder = wiki(OWN, &[("themes/eigen/assets/style.css", "body { color: rebeccapurple; }")])?;
    let (page, style) = built(folder.path(), "style.")?;
    assert_eq!(style, "body { color: rebeccapurple; }");
    assert!(page.contains("<nav class=\"site-nav\""), "{page}");
    assert!(page.contains("Zum Inhalt springen"), "{page}");
    let (_, script) = built(folder.path(), "theme.")?;
    assert!(script.contains("runbuchNav"));
    Ok(())
}

#[test]
fn a_theme_may_be_a_part_of_the_style_sheet() -> Result<()> {
    let part = ("themes/eigen/assets/style/10-code.css", ".code { color: rebeccapurple; }\n");
    let folder = wiki(OWN, &[part])?;
    let (_, style) = built(folder.path(), "style.")?;
    assert!(style.contains(part.1) && !style.contains(".hl-c"), "{style}");
    let (before, after) = style.split_once(part.1).unwrap_or_default();
    assert!(before.contains("/* Content: text") && after.contains("/* Search"), "{style}");
    // A whole style sheet leaves no place for a part.
    let folder = wiki(OWN, &[part, ("themes/eigen/assets/style.css", "b {}\n")])?;
    let (_, style) = built(folder.path(), "style.")?;
    assert_eq!(style, "b {}\n");
    let mut command = Command::new(env!("CARGO_BIN_EXE_runbuch"));
    let output = command.current_dir(folder.path()).arg("check").output()?;
    let written = String::from_utf8_lossy(&output.stdout);
    assert!(written.contains("--> themes/eigen/assets/style/10-code.css:1:1\n"), "{written}");
    Ok(())
}

#[test]
fn a_theme_may_be_one_template() -> Result<()> {
    let page = "{% extends \"base.html\" %}{% block main %}<b>eigen</b>{{ page.content | safe }}{% endblock main %}";
    let folder = wiki(OWN, &[("themes/eigen/templates/page.html", page)])?;
    let (page, style) = built(folder.path(), "style.")?;
    assert!(page.contains("<b>eigen</b>") && page.contains("Die USV hält."), "{page}");
    assert!(page.contains("<header class=\"site-header\">"), "{page}");
    assert!(style.contains("--accent"));
    Ok(())
}

#[test]
fn a_file_that_nothing_reads_is_told_with_the_one_that_was_meant() -> Result<()> {
    let files = [
        ("themes/eigen/templates/pgae.html", "{% extends \"base.html\" %}"),
        ("themes/eigen/assets/extra.css", "b {}"),
    ];
    let folder = wiki(OWN, &files)?;
    let output = build(folder.path())?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && said.contains("2 Warnungen"), "{said}");
    let mut command = Command::new(env!("CARGO_BIN_EXE_runbuch"));
    let output = command.current_dir(folder.path()).arg("check").output()?;
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("--> themes/eigen/assets/extra.css:1:1\n  |\n1 | b {}\n"), "{said}");
    assert!(said.contains("Stile und Skripte fügen Sie mit `additional-css`"), "{said}");
    let meant = "Abhilfe: Meinten Sie `templates/page.html`?";
    assert!(said.contains("--> themes/eigen/templates/pgae.html:1:1\n") && said.contains(meant));
    Ok(())
}

#[test]
fn a_theme_may_reword_one_message() -> Result<()> {
    let folder = wiki(OWN, &[("themes/eigen/i18n/de.ftl", "toc = Hier\n")])?;
    let (page, _) = built(folder.path(), "style.")?;
    assert!(page.contains("rb-page-toc-title\">Hier<"), "{page}");
    assert!(page.contains("Zum Inhalt springen"), "{page}");
    Ok(())
}

#[test]
fn a_broken_template_is_named() -> Result<()> {
    let folder = wiki(OWN, &[("themes/eigen/templates/page.html", "{% block main %}")])?;
    let output = build(folder.path())?;
    let words = String::from_utf8_lossy(&output.stderr);
    let place = "themes/eigen/templates/page.html:1:17: Die Vorlage ist ungültig";
    assert!(!output.status.success() && words.contains(place), "{words}");
    assert!(!folder.path().join("public").exists());
    Ok(())
}

/// The first line and column in a file of the project, whatever the error and wherever it shows.
#[test]
fn an_error_in_a_template_has_its_place_in_the_project() -> Result<()> {
    let page = |main: &str| {
        format!("{{% extends \"base.html\" %}}{{% block main %}}{main}{{% endblock main %}}")
    };
    for (file, text, place) in [
        ("page.html", page("{{ nix }}"), "themes/eigen/templates/page.html:1:45"),
        ("page.html", page("{{ t(key=\"nix\") }}"), "themes/eigen/templates/page.html:1:45"),
        ("page.html", page("{{ 1 | nix }}"), "themes/eigen/templates/page.html:1:49"),
        ("page.html", "{% extends \"nix.html\" %}".to_owned(), "themes/eigen/templates/page.html"),
        ("_toc.html", "\n{{ nix }}".to_owned(), "themes/eigen/templates/_toc.html:2:4"),
    ] {
        let folder = wiki(OWN, &[(&format!("themes/eigen/templates/{file}"), text.as_str())])?;
        let output = build(folder.path())?;
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && words.contains(&format!("{place}: ")), "{words}");
    }
    Ok(())
}

#[test]
fn a_page_chooses_its_template() -> Result<()> {
    let letter = "{% extends \"base.html\" %}{% block main %}<b>Brief</b>{{ page.content | safe }}{% endblock main %}";
    let files = [
        ("themes/eigen/templates/letter.html", letter),
        ("content/brief.md", "---\ntemplate: letter\n---\n# Brief\n\nText\n"),
        ("content/auch.md", "---\nvorlage: letter.html\n---\n# Auch\n\nText\n"),
        ("content/ohne.md", "---\ntemplate: lettre\n---\n# Ohne\n\nText\n"),
        ("content/boese.md", "---\ntemplate: ../../../etc/passwd\n---\n# Böse\n\nText\n"),
    ];
    let folder = wiki(OWN, &files)?;
    let output = build(folder.path())?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for (page, has) in [("brief", true), ("auch", true), ("ohne", false), ("boese", false)] {
        let html = fs::read_to_string(folder.path().join(format!("public/{page}.html")))?;
        assert_eq!(html.contains("<b>Brief</b>"), has, "{page}");
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_runbuch"));
    let output = command.current_dir(folder.path()).args(["check", "-D", "M005"]).output()?;
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(said.matches("M005").count(), 2, "{said}");
    assert!(said.contains("Meinten Sie `letter.html`?"), "{said}");
    Ok(())
}

#[test]
fn a_theme_may_add_a_part_to_the_style_sheet() -> Result<()> {
    let part = ("themes/eigen/assets/style/20-eigen.css", ".eigen { color: red; }\n");
    let folder = wiki(OWN, &[part])?;
    let (_, style) = built(folder.path(), "style.")?;
    assert!(style.contains("--accent") && style.trim_end().ends_with(part.1.trim_end()));
    let mut command = Command::new(env!("CARGO_BIN_EXE_runbuch"));
    let output = command.current_dir(folder.path()).arg("check").output()?;
    assert!(!String::from_utf8_lossy(&output.stdout).contains("M005"));
    Ok(())
}

/// The exported theme is the default one, manual included, and nothing of it is idle.
#[test]
fn the_exported_theme_is_the_default_one() -> Result<()> {
    let folder = wiki("[book]\nlanguage = \"de\"\n", &[])?;
    assert!(build(folder.path())?.status.success());
    let page = || fs::read_to_string(folder.path().join("public/index.html"));
    let before = page()?;
    let mut command = Command::new(env!("CARGO_BIN_EXE_runbuch"));
    let output = command.current_dir(folder.path()).args(["theme", "--export", "themes/eigen"]);
    assert!(output.output()?.status.success());
    let manual = fs::read_to_string(folder.path().join("themes/eigen/README.md"))?;
    assert!(manual.starts_with("# The default theme"), "{manual}");
    fs::write(folder.path().join("book.toml"), OWN)?;
    assert!(build(folder.path())?.status.success());
    assert_eq!(page()?, before);
    let mut command = Command::new(env!("CARGO_BIN_EXE_runbuch"));
    let output = command.current_dir(folder.path()).arg("check").output()?;
    assert!(!String::from_utf8_lossy(&output.stdout).contains("M005"));
    Ok(())
}

/// The example is small, and everything in it has an effect.
#[test]
fn the_example_theme_works() -> Result<()> {
    let paper = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/paper");
    let mut texts = Vec::new();
    for path in [
        "README.md",
        "assets/style/01-tokens.css",
        "assets/style/20-paper.css",
        "i18n/de.ftl",
        "i18n/en.ftl",
        "templates/letter.html",
    ] {
        texts.push((format!("themes/eigen/{path}"), fs::read_to_string(paper.join(path))?));
    }
    let lines: usize = texts.iter().map(|(_, text)| text.lines().count()).sum();
    assert!(lines < 100, "{lines} lines");
    let mut files: Vec<(&str, &str)> =
        texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    files.push(("content/brief.md", "---\ntemplate: letter\n---\n# Brief\n\nText\n"));
    let folder = wiki(OWN, &files)?;
    let (page, style) = built(folder.path(), "style.")?;
    assert!(page.contains(">Übersicht<"), "{page}");
    let tokens = |text: &str| {
        let names = text.lines().filter_map(|line| line.trim().split_once(": "));
        let names = names.map(|(name, _)| name).filter(|name| name.starts_with("--"));
        names.map(str::to_owned).collect::<std::collections::BTreeSet<_>>()
    };
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default");
    let known = tokens(&fs::read_to_string(default.join("assets/style/01-tokens.css"))?);
    assert_eq!(tokens(&fs::read_to_string(paper.join("assets/style/01-tokens.css"))?), known);
    assert!(style.contains("#fbf8f1") && style.contains("double var(--line-strong)"));
    let manual = fs::read_to_string(default.join("README.md"))?;
    let missing: Vec<_> =
        known.iter().filter(|name| !manual.contains(&format!("`{name}`"))).collect();
    assert!(missing.is_empty(), "not in the manual: {missing:?}");
    let letter = fs::read_to_string(folder.path().join("public/brief.html"))?;
    assert!(letter.contains("class=\"page letter\""), "{letter}");
    let mut command = Command::new(env!("CARGO_BIN_EXE_runbuch"));
    let output = command.current_dir(folder.path()).arg("check").output()?;
    assert!(!String::from_utf8_lossy(&output.stdout).contains("M005"));
    Ok(())
}

#[test]
fn additional_files_are_loaded_after_the_theme() -> Result<()> {
    let book = "[output.html]\nadditional-css = [\"eigen.css\"]\nadditional-js = [\"eigen.js\"]\n";
    let folder = wiki(book, &[("eigen.css", "b { color: red; }"), ("eigen.js", "let a = 1;")])?;
    let (page, style) = built(folder.path(), "eigen.")?;
    assert!(["b { color: red; }", "let a = 1;"].contains(&style.as_str()));
    for (theirs, own) in
        [("assets/style.", "assets/eigen."), ("assets/nav.", "src=\"assets/eigen.")]
    {
        let places = page.find(theirs).zip(page.rfind(own));
        assert!(places.is_some_and(|(theirs, own)| theirs < own), "{own}\n{page}");
    }
    Ok(())
}

#[test]
fn the_first_heading_and_the_colours_reach_the_page() -> Result<()> {
    let folder = wiki("[output.html]\ndefault-theme = \"light\"\n", &[])?;
    let (page, _) = built(folder.path(), "style.")?;
    assert!(page.contains("data-theme=\"light\""), "{page}");
    assert!(page.contains("<h1 id=\"haus\">Haus <em>am</em> Weg</h1>"), "{page}");
    Ok(())
}
