//! Expressions and statements of Jinja that stay in a page as they are written, and names of code in whose place a plugin
//! shows its documentation, which is told.

use super::{Leftover, LeftoverKind};
use crate::source::SourceFile;

/// The longest name of an expression, in characters.
const LONGEST: usize = 60;

/// What stays in the text of a page.
pub(super) fn leftovers(source: &SourceFile) -> impl Iterator<Item = Leftover> {
    source.unread_expressions().iter().map(|span| {
        let written = span
            .of(&source.text)
            .trim_matches(|c: char| "{}%-+`#".contains(c) || c.is_whitespace());
        Leftover { kind: LeftoverKind::Expression, name: name(written), span: *span }
    })
}

fn name(written: &str) -> String {
    let line = written.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    let kept: String = line.chars().take(LONGEST).collect();
    format!("{kept}…")
}
