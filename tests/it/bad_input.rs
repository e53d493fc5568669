//! What keeps Runbuch from its work: one clear message with its place and how to fix it, exit code 2, and the
//! old site stays as it is.

use crate::project::Project;

/// A small wiki with a site.
fn wiki() -> Project {
    Project::new().file("content/index.md", "# Start\n\nGut.\n").built()
}

/// Runs `command` in both languages: each says exactly this, and nothing changes on disk.
#[track_caller]
fn refuses(project: &Project, command: &[&str], german: &str, english: &str) {
    let before = project.tree("");
    for (lang, error, expected) in [("de", "Fehler", german), ("en", "error", english)] {
        let run = project.runbuch(&[command, &["--lang", lang]].concat());
        let lines: String = expected.lines().map(|line| format!("{error}: {line}\n")).collect();
        assert_eq!((&*run.stderr, &*run.stdout, run.code), (&*lines, "", 2), "--lang {lang}");
    }
    assert!(project.tree("") == before, "something changed on disk");
}

#[test]
fn a_missing_folder() {
    refuses(
        &wiki(),
        &["build", "--root", "fort"],
        "`[ROOT]/fort` lässt sich nicht lesen: gibt es nicht. \
             Berichtigen Sie den Pfad oder die Rechte, und starten Sie den Befehl erneut.",
        "cannot read `[ROOT]/fort`: does not exist. Correct the path or the permissions, and run the command again.",
    );
}

#[test]
fn a_folder_that_is_a_file() {
    refuses(
        &wiki(),
        &["check", "--root", "content/index.md"],
        "`[ROOT]/content/index.md` lässt sich nicht lesen: ist kein Ordner. \
             Berichtigen Sie den Pfad oder die Rechte, und starten Sie den Befehl erneut.",
        "cannot read `[ROOT]/content/index.md`: is not a folder. Correct the path or the permissions, and run the command again.",
    );
}

#[test]
fn a_path_that_is_not_there() {
    refuses(
        &wiki(),
        &["check", "content", "fort.md"],
        "Den Pfad `fort.md` gibt es nicht; nennen Sie Dateien und Ordner des Projekts",
        "path `fort.md` does not exist; give files and folders of the project",
    );
}

#[test]
fn no_markdown_at_all() {
    let project = Project::new().file("readme.txt", "x").file(".hidden/a.md", "# A\n");
    refuses(
        &project,
        &["build"],
        "In `[ROOT]` liegt kein Markdown; geben Sie das Projekt mit --root an oder seinen Ordner mit `src` in book.toml",
        "there is no Markdown in `[ROOT]`; give the project with --root, or its folder with `src` in \
         book.toml",
    );
}

#[test]
fn a_folder_that_is_called_like_a_page_is_none() {
    let project = wiki();
    project.make_folder("content/ordner.md");
    assert_eq!(project.runbuch(&["build", "--strict"]).code, 0);
}

/// What the parser does not survive (an attribute alone on an indented line above `---`) is read
/// without what it stumbled over, and it is not reported.
#[test]
fn a_page_that_the_parser_cannot_read() {
    let project = wiki().file("content/schwer.md", "# Schwer\n\n- a\n\n    b\n    {x}\n\t---\n");
    let run = project.runbuch(&["build", "--lang", "en"]);
    let said = "2 pages: file://[ROOT]/public/index.html";
    assert!(run.stderr.starts_with(said) && run.code == 0, "{run:?}");
    assert!(project.read("public/schwer.html").contains("{x}"));
}

#[test]
fn a_configuration_of_the_wrong_type() {
    let project =
        wiki().file("book.toml", "# ä\n[book]\ntitle = 5\n[check]\ntime-rules = \"warn\"\n");
    refuses(
        &project,
        &["build"],
        "book.toml:3:9: `title`: erwartet eine Zeichenkette, gefunden eine Zahl\n\
         book.toml:5:14: `time-rules`: unbekannter Wert `warn`; möglich: off, note, warning, error",
        "book.toml:3:9: `title`: expected a string, found a number\n\
         book.toml:5:14: `time-rules`: unknown value `warn`; use one of: off, note, warning, error",
    );
}

#[test]
fn a_configuration_with_a_typing_error() {
    refuses(
        &wiki().file("book.toml", "[book]\nsrc = \"contnet\"\n"),
        &["check"],
        "book.toml:2:7: In `contnet` liegt kein Markdown (oder der Ordner fehlt)",
        "book.toml:2:7: no Markdown in `contnet` (or no such folder)",
    );
    let run = wiki().file("book.toml", "[book]\nlangauge = \"de\"\n").runbuch(&["build"]);
    assert_eq!(run.code, 0, "a key that nothing reads is a finding: {}", run.stderr);
}

#[test]
fn a_configuration_that_is_no_toml() {
    refuses(
        &wiki().file("book.toml", "[book]\ntitle = \"x\n"),
        &["check"],
        "book.toml:2:11: Syntaxfehler: das Anführungszeichen wird nicht geschlossen",
        "book.toml:2:11: syntax error: the quotation mark is never closed",
    );
}

#[test]
fn a_configuration_that_cannot_be_read() {
    let project = wiki();
    project.make_folder("book.toml");
    refuses(
        &project,
        &["build"],
        "`[ROOT]/book.toml` lässt sich nicht lesen: ist ein Ordner. \
             Berichtigen Sie den Pfad oder die Rechte, und starten Sie den Befehl erneut.",
        "cannot read `[ROOT]/book.toml`: is a folder. Correct the path or the permissions, and run the command again.",
    );
}

#[test]
fn a_theme_that_is_not_there() {
    refuses(
        &wiki().file("book.toml", "[runbuch]\ntheme = \"eigen\"\n"),
        &["build"],
        "Den Ordner `themes/eigen` gibt es nicht; legen Sie ihn an, oder entfernen Sie `theme` aus book.toml",
        "folder `themes/eigen` does not exist; create it, or remove `theme` from book.toml",
    );
}

/// A template of the project's own is the trouble, and the engine says which and where.
#[track_caller]
fn refuses_template(path: &str, template: &str, at: &str, detail: &str) {
    let book = "[runbuch]\ntheme = \"eigen\"\n";
    let project = wiki().file("book.toml", book);
    project.write(&format!("themes/eigen/templates/{path}"), template);
    let before = project.tree("");
    let path = format!("themes/eigen/templates/{path}");
    let detail = detail.replace("[HERE]", &format!("{path}:{at}"));
    for (lang, expected) in [
        (
            "de",
            format!(
                "Fehler: {path}:{at}: Die Vorlage ist ungültig; berichtigen Sie sie, oder entfernen Sie sie, um die des Standard-Themes zu verwenden. "
            ),
        ),
        (
            "en",
            format!(
                "error: {path}:{at}: the template is not valid; fix it, or remove it to use the one of the default theme. "
            ),
        ),
    ] {
        let run = project.runbuch(&["build", "--lang", lang]);
        assert_eq!((run.stderr, run.code), (format!("{expected}{detail}"), 2), "--lang {lang}");
    }
    assert!(project.tree("") == before, "something changed on disk");
}

#[test]
fn a_template_that_does_not_parse() {
    refuses_template(
        "page.html",
        "<h1>{{ page.title</h1>\n",
        "1:18",
        "Found `</` but expected }}.\n --> [HERE]\n  |\n1 | <h1>{{ page.title</h1>\n  \
         |                  ^^\n",
    );
}

#[test]
fn a_template_that_asks_for_what_is_not_there() {
    refuses_template(
        "404.html",
        "<h1>\n{{ titel }}</h1>\n",
        "2:4",
        "Variable `titel` is not defined. Available variables: assets, checklists_url, compliance_url, fixed, handbook_url, \
         inline_styles, interface_lang, lang, nav, page, root, rootless, site, wiki_progress, wiki_state\n --> [HERE]\n  |\n2 | {{ titel }}</h1>\n  |    ^^^^^\n",
    );
    refuses_template(
        "404.html",
        "{{ t(key=\"fort\") }}\n",
        "1:4",
        "no message `fort` in i18n/\n --> [HERE]\n  |\n1 | {{ t(key=\"fort\") }}\n  |    \
         ^^^^^^^^^^^^^\n",
    );
    refuses_template(
        "404.html",
        "{% include \"fort.html\" %}\n",
        "1:12",
        "Unknown template `fort.html`\n --> [HERE]\n  |\n1 | {% include \"fort.html\" %}\n  |            \
         ^^^^^^^^^^^\n",
    );
}

#[test]
fn an_output_folder_that_is_a_file() {
    let (german, english) = (
        "ist kein Ordner (sondern eine Datei, ein kaputter symbolischer Link oder liegt unter einer Datei). \
         Wählen Sie einen Ordner, oder entfernen Sie, was dort liegt.",
        "is not a folder (but a file, a broken symbolic link, or below a file). Choose a folder, or \
         remove what is there.",
    );
    for out in ["datei", "datei/unter"] {
        let project = wiki().file("datei", "wertvoll");
        let [german, english] = [german, english].map(|text| format!("`[ROOT]/{out}` {text}"));
        refuses(&project, &["build", "--out", out], &german, &english);
    }
}

#[test]
fn a_manifest_that_cannot_be_read() {
    let project = wiki();
    let manifest = "`[ROOT]/public/.runbuch-manifest.json`";
    project.write("public/.runbuch-manifest.json", "{\"version\": 1");
    let detail = "EOF while parsing an object at line 1 column 13";
    refuses(
        &project,
        &["build"],
        &format!(
            "Die Liste der geschriebenen Dateien {manifest} ist nicht lesbar: {detail}. Stellen Sie \
             sie wieder her, oder löschen Sie den Ausgabeordner, wenn er nichts Eigenes enthält, und \
             bauen Sie neu."
        ),
        &format!(
            "the list of written files {manifest} cannot be read: {detail}. Restore it, or delete the \
             output folder if it contains nothing of yours, and build again."
        ),
    );
    project.write("public/.runbuch-manifest.json", "{\"tool\": \"runbuch\", \"version\": 99}");
    refuses(
        &project,
        &["build"],
        &format!(
            "{manifest} hat die Formatversion 99, die diese Version von Runbuch nicht unterstützt. \
             Verwenden Sie eine neuere Version oder einen anderen Ausgabeordner."
        ),
        &format!(
            "{manifest} has format version 99, which this version of Runbuch does not support. Use a newer \
             version or another output folder."
        ),
    );
}

#[cfg(unix)]
mod without_rights {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    /// Runs `command` as somebody who may not do everything, while `path` has these rights.
    #[track_caller]
    fn refuses(path: &str, mode: u32, command: &[&str], german: &str, english: &str) {
        let project = wiki();
        let before = project.tree("");
        let set = |mode| set_permissions(project.path(path), Permissions::from_mode(mode));
        set(mode).expect("rights can be changed");
        let said = ["de", "en"].map(|lang| {
            project.run(&mut project.unprivileged(&[command, &["--lang", lang]].concat()))
        });
        set(0o755).expect("rights can be changed");
        for (run, expected) in said.into_iter().zip([german, english]) {
            assert_eq!((&*run.stderr, &*run.stdout, run.code), (expected, "", 2));
        }
        assert!(project.tree("") == before, "something changed on disk");
    }

    #[test]
    fn a_page_that_may_not_be_read() {
        refuses(
            "content/index.md",
            0o000,
            &["check"],
            "Fehler: `[ROOT]/content/index.md` lässt sich nicht lesen: keine Berechtigung. \
             Berichtigen Sie den Pfad oder die Rechte, und starten Sie den Befehl erneut.\n",
            "error: cannot read `[ROOT]/content/index.md`: permission denied. Correct the path or the permissions, and run the command again.\n",
        );
    }

    #[test]
    fn a_folder_that_may_not_be_read() {
        refuses(
            "content",
            0o000,
            &["build"],
            "Fehler: `[ROOT]/content` lässt sich nicht lesen: keine Berechtigung. \
             Berichtigen Sie den Pfad oder die Rechte, und starten Sie den Befehl erneut.\n",
            "error: cannot read `[ROOT]/content`: permission denied. Correct the path or the permissions, and run the command again.\n",
        );
    }

    #[test]
    fn an_output_folder_that_may_not_be_written() {
        refuses(
            "public",
            0o555,
            &["build"],
            "Fehler: `[ROOT]/public` ist nicht beschreibbar: Permission denied (os error 13). \
             Ändern Sie die Rechte, oder wählen Sie einen anderen Ort.\n",
            "error: `[ROOT]/public` is not writable: Permission denied (os error 13). Change the permissions, or choose another place.\n",
        );
    }
}

#[test]
fn a_baseline_that_is_broken() {
    let project = wiki().file("runbuch-baseline.json", "{\n  \"version\": 1,\n<<<<<<< HEAD\n");
    refuses(
        &project,
        &["check", "--baseline", "--fix"],
        "runbuch-baseline.json:3:1: Die Baseline ist nicht lesbar: Syntaxfehler: der Schlüssel ist ungültig; mit anderen Zeichen als Buchstaben, Ziffern, `-` und `_` braucht er Anführungszeichen. \
         Berichtigen Sie sie, oder löschen Sie sie und legen Sie sie mit `runbuch check --write-baseline` neu an.",
        "runbuch-baseline.json:3:1: the baseline cannot be read: syntax error: the key is not valid; with characters other than letters, digits, `-` and `_` it needs quotation marks. \
         Correct it, or delete it and create it again with `runbuch check --write-baseline`.",
    );
}

#[test]
fn a_baseline_that_is_not_there() {
    refuses(
        &wiki(),
        &["check", "--baseline"],
        "Die Baseline `[ROOT]/runbuch-baseline.json` gibt es nicht; `runbuch check --write-baseline` legt sie an",
        "baseline `[ROOT]/runbuch-baseline.json` does not exist; `runbuch check --write-baseline` creates it",
    );
}

#[test]
fn a_page_in_the_place_of_a_baseline() {
    refuses(
        &wiki(),
        &["check", "--write-baseline", "content/index.md"],
        "`[ROOT]/content/index.md` ist keine Baseline von Runbuch und wird nicht überschrieben. Wählen Sie eine andere Datei, oder entfernen Sie diese.",
        "`[ROOT]/content/index.md` is not a baseline of Runbuch and is not overwritten. Choose another file, or remove this one.",
    );
}
