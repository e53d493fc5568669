//! The inline text of the block that is being read, line by line.

use crate::diagnostic::Span;
use crate::page::{Inline, PieceKind};

#[derive(Default)]
pub(super) struct Leaf {
    lines: Vec<Inline>,
    emphasis: usize,
    broken: bool,
}

impl Leaf {
    pub(super) fn words(&mut self, words: &str, span: Span, kind: PieceKind) {
        if self.lines.is_empty() || std::mem::take(&mut self.broken) {
            self.lines.push(Inline::default());
        }
        let emphasised = kind == PieceKind::Text && self.emphasis > 0;
        let kind = if emphasised { PieceKind::Emphasis } else { kind };
        if let Some(line) = self.lines.last_mut() {
            line.push(words, span, kind);
        }
    }

    pub(super) fn line_break(&mut self) {
        self.broken = true;
    }

    pub(super) fn emphasis(&mut self, opens: bool) {
        self.emphasis = if opens { self.emphasis + 1 } else { self.emphasis.saturating_sub(1) };
    }

    pub(super) fn take(&mut self) -> Vec<Inline> {
        self.broken = false;
        std::mem::take(&mut self.lines)
    }
}

/// All lines as one, with `between` between them.
pub(super) fn joined(lines: &[Inline], between: char) -> Inline {
    let mut whole = Inline::with_room_for(lines);
    for line in lines {
        whole.append_after(between, line);
    }
    whole
}
