//! `runbuch init`

use std::path::Path;

use super::args::{self, Global};
use super::terminal::{self, Terminal};
use super::{Exit, exists, fail, here, say, today, whole};
use runbuch::authoring;
use runbuch::config;
use runbuch::diagnostic::{Arg, Message};
use runbuch::language::Catalogue;
use runbuch::output;
use runbuch::pipeline::Failure;
use runbuch::source;

pub(super) fn run(terminal: &Terminal, global: &Global, command: &args::Init) -> Exit {
    let lang = global.lang.unwrap_or_else(terminal::locale);
    let catalogue = Catalogue::new(lang);
    let named = command.dir.as_deref().or(global.root.as_deref());
    let folder = named.map_or_else(here, whole);
    let files = authoring::wiki(lang, command.as_of.unwrap_or_else(today));
    let in_the_way =
        files.iter().map(|file| file.path.as_str()).find(|it| exists(&folder.join(it)));
    let taken = in_the_way.or_else(|| source::holds_markdown(&folder).then_some("*.md"));
    if let Some(found) = taken {
        let args = vec![("path", shown(&folder).into()), ("found", found.into())];
        terminal.error(&catalogue, &Message { id: "init-taken", args });
        return Exit::Failure;
    }
    for file in &files {
        if let Err(error) = output::write_file(&folder.join(&file.path), file.text.as_bytes()) {
            return fail(terminal, lang, &Failure::Output(error));
        }
    }
    let list: String = files.iter().map(|file| format!("{}\n", file.path)).collect();
    let exit = terminal.print(&list);
    let args = [
        ("count", Arg::Count(files.len())),
        ("path", Arg::Text(shown(&folder))),
        ("book", Arg::from(config::FILE_NAME)),
    ];
    terminal.note(&say(&catalogue, "init-done", args));
    exit
}

fn shown(folder: &Path) -> String {
    folder.display().to_string()
}
