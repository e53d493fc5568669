//! What `-v` says of a wiki before the work: what was read, and why just that.

use super::terminal::Terminal;
use crate::config;
use crate::diagnostic::msg;
use crate::language::Catalogue;
use crate::pipeline::Session;

pub(super) fn explain(terminal: &Terminal, session: &Session) {
    let catalogue = Catalogue::new(session.lang);
    let config = &session.site.config;
    let say = |message| catalogue.text(&message);
    let by = match super::exists(&session.root().join(config::FILE_NAME)) {
        true => msg!(read_by_book),
        false => msg!(read_by_default),
    };
    let root = session.root().display().to_string();
    let said = config.dialect.settings.src.as_deref();
    let because = match config.src.as_str() {
        "" => msg!(read_src_project),
        src if said == Some(src) => msg!(read_src_generator, name = config.dialect.traits.name),
        _ if config.guesses_src => msg!(read_src_guessed),
        _ => msg!(read_src_named),
    };
    let src = if config.src.is_empty() { "." } else { config.src.as_str() };
    let count = session.site.all_pages().count();
    terminal.note(&say(msg!(read_project, path = root, reason = by)));
    terminal.note(&say(msg!(read_content, count = count, path = src, reason = because)));
    terminal.note(&say(msg!(read_language, lang = session.lang.tag())));
    terminal.note(&say(msg!(read_date, day = session.as_of().to_string())));
}
