//! Where things begin and end in a program.

use crate::diagnostic::Span;

/// What is outermost in a file.
#[derive(Default)]
pub(super) struct Statements<'t> {
    /// Names, and where their values begin; those of functions behind their first `return`.
    pub(super) definitions: Vec<(&'t str, usize)>,
    /// Names that stand for values of other files.
    pub(super) imports: Vec<(&'t str, Import)>,
    /// Where the exported value begins.
    pub(super) exported: Option<usize>,
}

/// A value of another file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Import {
    /// The file, as written.
    pub(super) file: String,
    /// Its name there; none for all that the file exports by name.
    pub(super) name: Option<String>,
}

/// The name of what `export default` and `module.exports` export.
pub(super) const DEFAULT: &str = "default";

#[derive(Clone, Copy)]
pub(super) struct Scanner<'t> {
    text: &'t str,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text }
    }

    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn rest(&self, at: usize) -> &'t str {
        self.text.get(at..).unwrap_or_default()
    }

    /// How far `mark` is from `at`, if it is near: types are short.
    fn near(&self, at: usize, mark: &str) -> Option<usize> {
        const NEAR: usize = 200;
        let near = self.text.as_bytes().get(at..)?;
        let near = near.get(..NEAR.min(near.len()))?;
        near.windows(mark.len()).position(|found| found == mark.as_bytes())
    }

    pub(super) fn is_at(&self, at: usize, words: &str) -> bool {
        self.rest(at).starts_with(words)
    }

    /// The name, number or path of names (`a.b`) at `at`.
    pub(super) fn word(&self, at: usize) -> &'t str {
        let rest = self.rest(at);
        let is_part = |c: char| c.is_alphanumeric() || "_$.".contains(c);
        let len = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
        let word = rest.get(..len).unwrap_or_default();
        if word.starts_with('.') { "" } else { word }
    }

    /// Behind white space and comments.
    pub(super) fn behind_blanks(&self, mut at: usize) -> usize {
        loop {
            let rest = self.rest(at);
            at += rest.len() - rest.trim_start().len();
            at = match self.behind_comment(at) {
                Some(end) => end,
                None => return at,
            };
        }
    }

    fn behind_comment(&self, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        if rest.starts_with("//") {
            return Some(at + rest.find('\n').unwrap_or(rest.len()));
        }
        let inside = rest.strip_prefix("/*")?;
        Some(inside.find("*/").map_or(self.text.len(), |end| at + end + "/**/".len()))
    }

    /// Behind the text whose quotation mark is at `at`. The expressions of a template may hold texts.
    pub(super) fn behind_text(&self, at: usize) -> usize {
        let mark = self.byte(at);
        let mut end = at + 1;
        while let Some(byte) = self.byte(end) {
            match byte {
                b'\\' => end += 2,
                b'\n' if mark != Some(b'`') => return end,
                _ if Some(byte) == mark => return end + 1,
                b'$' if mark == Some(b'`') && self.byte(end + 1) == Some(b'{') => {
                    end = self.behind_brackets(end + 1);
                }
                _ => end += 1,
            }
        }
        self.text.len()
    }

    /// The text between quotation marks; none of a template with expressions.
    pub(super) fn text_of(&self, span: Span) -> Option<String> {
        let written = span.of(self.text);
        let mark = written.chars().next()?;
        let inside = written.strip_prefix(mark)?.strip_suffix(mark)?;
        if mark == '`' && inside.contains("${") {
            return None;
        }
        let mut text = String::with_capacity(inside.len());
        let mut chars = inside.chars();
        while let Some(char) = chars.next() {
            if char != '\\' {
                text.push(char);
                continue;
            }
            match chars.next()? {
                'n' => text.push('\n'),
                't' => text.push('\t'),
                '\n' => {}
                'u' => text.push(escaped(&mut chars)?),
                other => text.push(other),
            }
        }
        Some(text)
    }

    /// Behind the bracket that closes the one at `at`. The depth is counted, not called.
    pub(super) fn behind_brackets(&self, at: usize) -> usize {
        let mut depth = 0_usize;
        let mut end = at;
        while let Some(byte) = self.byte(end) {
            end = match byte {
                b'(' | b'[' | b'{' => {
                    depth += 1;
                    end + 1
                }
                b')' | b']' | b'}' => {
                    depth = depth.saturating_sub(1);
                    end + 1
                }
                _ => self.behind_token(end),
            };
            if depth == 0 {
                return end;
            }
        }
        self.text.len()
    }

    /// Behind a text, a comment, or one byte.
    fn behind_token(&self, at: usize) -> usize {
        match self.byte(at) {
            // Templates are walked through without their expressions: those hold brackets in pairs.
            Some(b'"' | b'\'') => self.behind_text(at),
            Some(b'`') => self.behind_template(at),
            Some(b'/') => self.behind_comment(at).unwrap_or(at + 1),
            _ => at + 1,
        }
    }

    /// Behind the template at `at`, whose expressions hold no templates.
    fn behind_template(&self, at: usize) -> usize {
        let mut end = at + 1;
        while let Some(byte) = self.byte(end) {
            match byte {
                b'\\' => end += 2,
                b'`' => return end + 1,
                _ => end += 1,
            }
        }
        self.text.len()
    }

    /// Where the expression that goes on at `at` ends: before the `,`, `;` or bracket behind it.
    pub(super) fn end_of_value(&self, at: usize) -> usize {
        let mut end = at;
        while let Some(byte) = self.byte(end) {
            end = match byte {
                b',' | b';' | b')' | b']' | b'}' => return end,
                b'(' | b'[' | b'{' => self.behind_brackets(end),
                _ => self.behind_token(end),
            };
        }
        self.text.len()
    }

    /// `at` where an expression is complete there, else its end.
    pub(super) fn continuation(&self, at: usize) -> usize {
        let next = self.behind_blanks(at);
        let is_new_line = self.text.get(at..next).is_some_and(|gap| gap.contains('\n'));
        let goes_on = match self.byte(next) {
            None | Some(b',' | b';' | b')' | b']' | b'}') => false,
            Some(byte) if is_new_line => b".+-*/%?|&=<>(".contains(&byte),
            Some(_) => true,
        };
        if goes_on { self.end_of_value(next) } else { at }
    }

    /// Behind the parameters and the body of a method.
    pub(super) fn behind_method(&self, at: usize) -> usize {
        self.end_of_value(at)
    }

    /// Behind `<T>`, and the blanks before it.
    pub(super) fn behind_types(&self, at: usize) -> usize {
        let types = self.near(at, ">").filter(|_| self.byte(at) == Some(b'<'));
        types.map_or_else(|| self.behind_blanks(at), |end| at + end + 1)
    }

    /// Where the value of a function begins behind its parameters: behind `=>`, or behind the `return` of its body.
    pub(super) fn behind_arrow(&self, at: usize) -> Option<usize> {
        let mut at = self.behind_blanks(at);
        if self.byte(at) == Some(b':') {
            at += self.near(at, "=>")?;
        }
        let body = self.behind_blanks(at + self.rest(at).starts_with("=>").then_some(2)?);
        if self.byte(body) == Some(b'{') { self.returned(body) } else { Some(body) }
    }

    /// Behind the first `return` of the body that opens at `at`, not of functions in it.
    fn returned(&self, at: usize) -> Option<usize> {
        let mut end = at + 1;
        loop {
            match self.byte(end)? {
                b'}' => return None,
                b'(' | b'[' | b'{' => end = self.behind_brackets(end),
                byte if byte.is_ascii_alphabetic() => {
                    let word = self.word(end);
                    if word == "return" {
                        return Some(end + word.len());
                    }
                    end += word.len().max(1);
                }
                _ => end = self.behind_token(end),
            }
        }
    }

    /// The names that a file gives to values, and what it exports.
    pub(super) fn statements(&self) -> Statements<'t> {
        let mut found = Statements::default();
        let mut at = 0;
        while let Some(byte) = self.byte(at) {
            if byte.is_ascii_alphabetic() {
                let word = self.word(at);
                let behind = self.behind_blanks(at + word.len());
                at += word.len();
                match word {
                    "const" | "let" | "var" => self.definition(behind, &mut found),
                    "function" => self.function(behind, &mut found),
                    "import" => at = self.import(behind, &mut found),
                    "export" if self.word(behind) == DEFAULT => {
                        found.exported = Some(behind + DEFAULT.len());
                    }
                    "module.exports" if self.byte(behind) == Some(b'=') => {
                        found.exported = Some(behind + 1);
                    }
                    _ => {}
                }
            } else if b"([{".contains(&byte) {
                at = self.behind_brackets(at);
            } else {
                at = self.behind_token(at);
            }
        }
        found
    }

    /// `name = value`, `name: Type = value`
    fn definition(&self, at: usize, found: &mut Statements<'t>) {
        let name = self.word(at);
        let behind = self.behind_blanks(at + name.len());
        let rest = self.rest(behind);
        let typed = self.near(behind, "=").filter(|_| rest.starts_with(':'));
        let start = if rest.starts_with('=') { Some(0) } else { typed };
        if let Some(start) = start.filter(|_| !name.is_empty()) {
            found.definitions.push((name, behind + start + 1));
        }
    }

    /// `name(…) { … return value … }`
    fn function(&self, at: usize, found: &mut Statements<'t>) {
        let name = self.word(at);
        if let Some(value) = self.value_of_function(at).filter(|_| !name.is_empty()) {
            found.definitions.push((name, value));
        }
    }

    /// What a function returns that goes on at `at`, behind `function`: `name(…) { … return value … }`.
    pub(super) fn value_of_function(&self, at: usize) -> Option<usize> {
        let open = self.behind_types(at + self.word(at).len());
        if self.byte(open) != Some(b'(') {
            return None;
        }
        let behind = self.behind_blanks(self.behind_brackets(open));
        // `): DefaultTheme.SidebarItem[] {`
        let body = self.near(behind, "{")?;
        self.returned(behind + body)
    }

    /// `a, { b, c as d } from 'file'`, `* as e from 'file'`; gives where it ends.
    fn import(&self, at: usize, found: &mut Statements<'t>) -> usize {
        let mut names: Vec<(&'t str, Option<&'t str>)> = Vec::new();
        let mut name = Some(DEFAULT);
        let mut at = at;
        loop {
            at = self.behind_blanks(at);
            let word = self.word(at);
            match self.byte(at) {
                Some(b'"' | b'\'') => break,
                Some(b'*') => (name, at) = (None, at + 1),
                Some(b'{') => (name, at) = (Some(""), at + 1),
                Some(b'}' | b',') => at += 1,
                _ if matches!(word, "type" | "from") => at += word.len(),
                _ if word == "as" => {
                    let start = self.behind_blanks(at + word.len());
                    let new = self.word(start);
                    match names.last_mut().filter(|_| name.is_some()) {
                        Some(last) => last.0 = new,
                        None => names.push((new, None)),
                    }
                    at = start + new.len();
                }
                _ if word.is_empty() => return at,
                _ => {
                    names.push((word, name.map(|name| if name.is_empty() { word } else { name })));
                    at += word.len();
                }
            }
        }
        let end = self.behind_text(at);
        if let Some(file) = self.text_of(Span::new(at, end)) {
            found.imports.extend(names.into_iter().map(|(own, name)| {
                (own, Import { file: file.clone(), name: name.map(str::to_owned) })
            }));
        }
        end
    }
}

/// `\u00e4`, `\u{e4}`, behind the `u`.
fn escaped(chars: &mut std::str::Chars<'_>) -> Option<char> {
    let rest = chars.as_str();
    let (digits, len) = match rest.strip_prefix('{') {
        Some(inside) => inside.split_once('}').map(|(digits, _)| (digits, digits.len() + 2))?,
        None => (rest.get(..4)?, 4),
    };
    *chars = rest.get(len..)?.chars();
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}
