//! `runbuch new`

use std::path::Path;

use super::args::{self, Global};
use super::failure::CommandFailure;
use super::terminal::Terminal;
use super::{Exit, exists, open, plain_options, prompt, root, unknown_kind, whole};
use crate::authoring::{self, Piece, Values};
use crate::diagnostic::{Diagnostic, Message, Summary, msg};
use crate::language::Catalogue;
use crate::pipeline::Session;
use crate::schema::Kind;
use crate::site::relative_link;

pub(super) fn run(
    terminal: &Terminal,
    global: &Global,
    command: &args::NewArgs,
) -> Result<Exit, CommandFailure> {
    let options = plain_options(global, command.as_of, root(global));
    let session = open(terminal, options.clone())?;
    let catalogue = Catalogue::new(session.lang);
    let kinds = &session.site.kinds;
    let Some(kind) = kinds.find(&command.kind) else {
        return Err(unknown_kind(session.lang, kinds, &command.kind));
    };
    let name = command.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut values = Values::default();
    for (key, value) in &command.field {
        let set = values.set(kind, key, value);
        set.map_err(|rejected| CommandFailure::new(session.lang, rejected.message()))?;
    }
    if kind.shapes.page.is_none() {
        return print_piece(terminal, &catalogue, &session, kind, &name, &values);
    }
    let path = target(&session, kind, &name, command.path.as_deref())
        .map_err(|message| CommandFailure::new(session.lang, message))?;
    if prompt::is_interactive() {
        prompt::ask_for(kind, &catalogue, &mut values);
    }
    let text = authoring::page(kind, session.lang, &name, &values);
    session.write(&path, text.as_bytes()).map_err(CommandFailure::of(session.lang))?;
    let printed = terminal.print(&format!("{path}\n"));
    let session = open(terminal, options)?;
    report_findings(terminal, &catalogue, &session, &path);
    suggest_link(terminal, &catalogue, &session, &path, &name);
    printed
}

/// Where the page goes, relative to the project root: a place where no file is yet.
fn target(
    session: &Session,
    kind: &Kind,
    name: &str,
    typed: Option<&Path>,
) -> Result<String, Message> {
    let path = match typed {
        None => authoring::path_for(&session.site, kind, name)
            .ok_or_else(|| msg!(new_no_file_name, name = name))?,
        Some(typed) => {
            let shown = typed.display().to_string();
            let whole = whole(typed);
            let inside = whole.strip_prefix(session.root()).ok().and_then(Path::to_str);
            let inside = inside.map(|inside| inside.replace('\\', "/"));
            let src = &session.site.config.src;
            let is_page = |path: &String| {
                let below = src.is_empty()
                    || path.strip_prefix(src.as_str()).is_some_and(|rest| rest.starts_with('/'));
                below && path.ends_with(".md") && !path.split('/').any(|part| part.starts_with('.'))
            };
            inside.filter(is_page).ok_or_else(|| msg!(new_no_page, path = shown))?
        }
    };
    if exists(&session.root().join(&path)) {
        return Err(msg!(new_exists, path = path));
    }
    Ok(path)
}

fn print_piece(
    terminal: &Terminal,
    catalogue: &Catalogue,
    session: &Session,
    kind: &Kind,
    name: &str,
    values: &Values,
) -> Result<Exit, CommandFailure> {
    let piece = authoring::piece(&session.site, kind, session.lang, name, values);
    let Some((piece, text)) = piece else {
        let message = msg!(new_no_shape, kind = kind.name.as_str());
        return Err(CommandFailure::new(session.lang, message));
    };
    let kind = kind.label(session.lang);
    terminal.note(&catalogue.text(&match piece {
        Piece::Table => msg!(new_piece_table, kind = kind),
        Piece::Section => msg!(new_piece_section, kind = kind),
        Piece::Item => msg!(new_piece_item, kind = kind),
    }));
    terminal.print(&text)
}

/// Where to link the new page, which no page links to yet: on the index page of its folder, else on one above.
fn suggest_link(
    terminal: &Terminal,
    catalogue: &Catalogue,
    session: &Session,
    path: &str,
    name: &str,
) {
    let Some(from) = authoring::index_above(&session.site, path) else { return };
    let link = format!("[{name}]({})", relative_link(from, path));
    terminal.note(&catalogue.text(&msg!(new_link, from = from, link = link)));
}

/// What the check says about the new page.
fn report_findings(terminal: &Terminal, catalogue: &Catalogue, session: &Session, path: &str) {
    let of_page = |it: &&Diagnostic| &*it.finding.place.path == path && it.counts();
    let found: Vec<Diagnostic> = session.diagnostics.iter().filter(of_page).cloned().collect();
    if found.is_empty() {
        return terminal.note(&catalogue.text(&msg!(new_clean)));
    }
    for diagnostic in &found {
        let message = catalogue.text(&diagnostic.finding.message);
        terminal.note(&format!("{}: {message}", diagnostic.finding.rule.code));
    }
    let words = Terminal::summary(catalogue, &Summary::of(&found), 1);
    terminal.note(&catalogue.text(&msg!(new_missing, summary = words, path = path)));
}
