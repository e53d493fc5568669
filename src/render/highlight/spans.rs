//! HTML of highlighted code: the scopes of a grammar become the few classes that style sheets have.

use std::sync::LazyLock;

use pulldown_cmark_escape::escape_html_body_text;
use syntect::parsing::{Scope, ScopeStack, ScopeStackOp};

/// Atoms of scopes and the class that each stands for. Where a scope has several, the first one here counts:
/// `keyword.operator` is an operator.
const COLOURS: [(&str, &str); 12] = [
    ("operator", "hl-o"),
    ("invalid", "hl-x"),
    ("deleted", "hl-d"),
    ("variable", "hl-v"),
    ("entity", "hl-n"),
    ("support", "hl-n"),
    ("constant", "hl-l"),
    ("keyword", "hl-k"),
    ("storage", "hl-k"),
    ("string", "hl-s"),
    ("inserted", "hl-i"),
    ("comment", "hl-c"),
];

/// The same of markup, whose class is beside that of a colour.
const FACES: [(&str, &str); 3] = [("heading", "hl-b"), ("bold", "hl-b"), ("italic", "hl-e")];

static COLOUR_ATOMS: LazyLock<Vec<(u16, &'static str)>> = LazyLock::new(|| atoms(&COLOURS));
static FACE_ATOMS: LazyLock<Vec<(u16, &'static str)>> = LazyLock::new(|| atoms(&FACES));

/// The names' numbers, by which scopes are compared without their spelling.
fn atoms(classes: &[(&str, &'static str)]) -> Vec<(u16, &'static str)> {
    let number =
        |(name, class): &(&str, &'static str)| Some((Scope::new(name).ok()?.atom_at(0), *class));
    classes.iter().filter_map(number).collect()
}

/// How code looks: the classes of a colour and of a face; none for plain text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Look {
    colour: Option<&'static str>,
    face: Option<&'static str>,
}

impl Look {
    /// What the innermost scope with a class says.
    fn of(scopes: &[Scope]) -> Self {
        let innermost = |classes| scopes.iter().rev().find_map(|scope| class(*scope, classes));
        Self { colour: innermost(&COLOUR_ATOMS), face: innermost(&FACE_ATOMS) }
    }

    /// Begins an element with these classes; none for plain text.
    fn open(self, html: &mut String) {
        let mut opening = "<span class=\"";
        for class in [self.colour, self.face].into_iter().flatten() {
            html.push_str(opening);
            html.push_str(class);
            opening = " ";
        }
        if self != Self::default() {
            html.push_str("\">");
        }
    }
}

fn class(scope: Scope, classes: &[(u16, &'static str)]) -> Option<&'static str> {
    let length = usize::try_from(scope.len()).unwrap_or_default();
    let has = |atom: u16| (0..length).any(|at| scope.atom_at(at) == atom);
    classes.iter().find(|(atom, _)| has(*atom)).map(|(_, class)| *class)
}

/// Between two lines of code: what follows each other and looks alike shares an element.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Spans {
    scopes: ScopeStack,
    /// How the text before looks.
    look: Look,
}

impl Spans {
    /// Writes a line with the changes of scopes in it, by byte. None where they do not fit together.
    pub(super) fn line(
        &mut self,
        line: &str,
        changes: &[(usize, ScopeStackOp)],
        html: &mut String,
    ) -> Option<()> {
        let mut written = 0;
        for (at, change) in changes {
            self.text(line.get(written..*at)?, html);
            written = *at;
            self.scopes.apply(change).ok()?;
        }
        self.text(line.get(written..)?, html);
        Some(())
    }

    fn text(&mut self, text: &str, html: &mut String) {
        if text.is_empty() {
            return;
        }
        // Space looks like what comes before it.
        if !text.trim().is_empty() {
            let look = Look::of(self.scopes.as_slice());
            if look != self.look {
                self.close(html);
                look.open(html);
                self.look = look;
            }
        }
        // Writing to a string does not fail.
        let _ = escape_html_body_text(html, text);
    }

    /// Ends the element that is open.
    pub(super) fn close(&self, html: &mut String) {
        if self.look != Look::default() {
            html.push_str("</span>");
        }
    }
}
