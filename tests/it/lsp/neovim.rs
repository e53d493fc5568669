//! A real editor: Neovim, which Debian has.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use super::client::uri_of;
use crate::project::{Project, TODAY};

#[test]
fn neovim_shows_completes_jumps_and_renames() {
    let found = Command::new("nvim").arg("--version").output();
    assert!(found.is_ok_and(|it| it.status.success()), "this test needs Neovim: install `neovim`");
    let project = Project::new()
        .file("book.toml", "[book]\nlanguage = \"de\"\n")
        .file(
            "dienste/paperless.md",
            "---\nkind: service\nname: Paperless\nowner: Anna\nrpo: bald\ndepends_on: [NAS]\n---\n\n# Paperless\n",
        )
        .file("dienste/nas.md", "---\nkind: service\nname: NAS\n---\n\n# NAS\n");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/lsp/neovim.lua");
    let mut editor = Command::new("nvim");
    editor.args(["--headless", "-u", "NONE", "-i", "NONE", "-S"]).arg(script);
    editor.current_dir(project.path("")).env("TODAY", TODAY);
    editor
        .env("RUNBUCH", env!("CARGO_BIN_EXE_runbuch"))
        .env("XDG_STATE_HOME", project.path("state"));
    let run = editor.output().expect("Neovim runs");
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(project.path("answers.json").is_file(), "{said}");
    let answers: Value = serde_json::from_str(&project.read("answers.json")).expect("JSON");
    let shown = answers["diagnostics"].as_array().unwrap();
    assert!(shown.contains(&json!("F104 4")), "{answers} {said}");
    assert_eq!(answers["definition"], uri_of(&project.path("dienste/nas.md")), "{said}");
    let offered = answers["completion"].as_array().unwrap();
    assert!(offered.contains(&json!("rpo")), "{answers} {said}");
    assert_eq!(answers["renamed"], "# Papier", "{said}");
}
