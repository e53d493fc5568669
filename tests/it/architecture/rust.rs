//! Rust source as tokens, enough to see paths, blocks and what is written outside of comments.

pub(super) struct Token {
    text: String,
    line: usize,
}

pub(super) struct RustFile {
    /// Relative to the project, with `/`.
    pub(super) path: String,
    pub(super) text: String,
    /// The code: no comments, no contents of strings.
    pub(super) tokens: Vec<Token>,
}

impl RustFile {
    pub(super) fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned(), tokens: tokens(text) }
    }

    /// The names on the way from the crate's root to this file's module.
    pub(super) fn module(&self) -> Vec<&str> {
        let path = self.path.strip_prefix("src/").unwrap_or(&self.path);
        let path = path.strip_suffix(".rs").unwrap_or(path);
        let path = path.strip_suffix("/mod").unwrap_or(path);
        if matches!(path, "lib" | "main") { Vec::new() } else { path.split('/').collect() }
    }

    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.text)
    }

    pub(super) fn line(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(0, |token| token.line)
    }

    /// Where these words begin, one after the other.
    pub(super) fn find<'a>(&'a self, words: &'a [&str]) -> impl Iterator<Item = usize> + 'a {
        let starts = self.tokens.windows(words.len()).enumerate();
        starts.filter(move |(_, part)| part.iter().map(|t| &t.text).eq(words)).map(|(at, _)| at)
    }

    /// The token that closes the brace at `open`.
    pub(super) fn closing(&self, open: usize) -> usize {
        let mut depth = 0_usize;
        for (at, token) in self.tokens.iter().enumerate().skip(open) {
            match token.text.as_str() {
                "{" => depth += 1,
                "}" if depth <= 1 => return at,
                "}" => depth -= 1,
                _ => {}
            }
        }
        self.tokens.len()
    }

    /// The brace that opens the body of the function at `start`, if it has one.
    pub(super) fn body(&self, start: usize) -> Option<usize> {
        let mut depth = 0_i32;
        let ends = |at: &usize| {
            depth += match self.word(*at) {
                "(" | "[" => 1,
                ")" | "]" => -1,
                _ => 0,
            };
            depth == 0 && matches!(self.word(*at), "{" | ";")
        };
        (start..self.tokens.len()).find(ends).filter(|at| self.word(*at) == "{")
    }

    pub(super) fn block_lines(&self, open: usize) -> usize {
        self.line(self.closing(open)).saturating_sub(self.line(open)) + 1
    }

    pub(super) fn complaint(&self, line: usize, message: &str) -> String {
        format!("{}:{line}: {message}", self.path)
    }
}

fn tokens(source: &str) -> Vec<Token> {
    let (mut rest, mut line, mut found) = (source, 1, Vec::new());
    while !rest.is_empty() {
        let (length, is_code) = first_token(rest);
        let (text, tail) = rest.split_at(length);
        if is_code {
            found.push(Token { text: text.to_owned(), line });
        }
        line += text.matches('\n').count();
        rest = tail;
    }
    found
}

/// Its length in bytes, and whether it is code rather than space, a comment or a literal's text.
fn first_token(rest: &str) -> (usize, bool) {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let word = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
    let (prefix, tail) = rest.split_at(word);
    let hashes = tail.len() - tail.trim_start_matches('#').len();
    let raw = matches!(prefix, "r" | "br" | "cr") && tail.trim_start_matches('#').starts_with('"');
    if raw {
        let end = format!("\"{}", "#".repeat(hashes));
        let text = tail.get(hashes + 1..).unwrap_or_default();
        let text = text.find(&end).map_or(text.len(), |at| at + end.len());
        (word + hashes + 1 + text, false)
    } else if matches!(prefix, "" | "b" | "c") && tail.starts_with('"') {
        (word + string_length(tail), false)
    } else if word > 0 {
        (word, true)
    } else if rest.starts_with("//") {
        (rest.find('\n').unwrap_or(rest.len()), false)
    } else if rest.starts_with("/*") {
        (block_comment_length(rest), false)
    } else if rest.starts_with('\'') {
        char_length(rest).map_or((1, true), |length| (length, false))
    } else if rest.starts_with("::") {
        (2, true)
    } else {
        let first = rest.chars().next().unwrap_or(' ');
        (first.len_utf8(), !first.is_whitespace())
    }
}

fn string_length(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

fn block_comment_length(rest: &str) -> usize {
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(here) = rest.get(at..).filter(|here| !here.is_empty()) {
        let step = here.chars().next().map_or(1, char::len_utf8);
        at += if here.starts_with("/*") || here.starts_with("*/") { 2 } else { step };
        match here.get(..2) {
            Some("/*") => depth += 1,
            Some("*/") if depth == 1 => return at,
            Some("*/") => depth -= 1,
            _ => {}
        }
    }
    rest.len()
}

/// Of a character literal; a lifetime is none.
fn char_length(rest: &str) -> Option<usize> {
    let mut chars = rest.chars().skip(1);
    let first = chars.next()?;
    if first == '\\' {
        return Some(rest.get(3..)?.find('\'')? + 4);
    }
    (chars.next()? == '\'').then(|| first.len_utf8() + 2)
}

/// The next name of every path that begins at one of `roots` (or climbs to the crate's root), with
/// its line. Groups are opened: `crate::{a, b::c}` gives `a` and `b`.
pub(super) fn heads(file: &RustFile, roots: &[&str]) -> Vec<(String, usize)> {
    let (mut found, mut modules) = (Vec::new(), file.module().len());
    let mut blocks = Vec::new();
    for (at, token) in file.tokens.iter().enumerate() {
        let continues = at > 0 && file.word(at - 1) == "::";
        match token.text.as_str() {
            "{" => {
                let is_module = at >= 2 && file.word(at - 2) == "mod";
                modules += usize::from(is_module);
                blocks.push(is_module);
            }
            "}" => modules -= usize::from(blocks.pop().unwrap_or(false)),
            "super" if !continues => {
                let climbed = (0..).take_while(|n| file.word(at + 2 * n) == "super").count();
                if climbed == modules {
                    found.extend(names_after(file, at + 2 * climbed));
                }
            }
            root if !continues && file.word(at + 1) == "::" && roots.contains(&root) => {
                found.extend(names_after(file, at + 2));
            }
            _ => {}
        }
    }
    found
}

fn names_after(file: &RustFile, start: usize) -> Vec<(String, usize)> {
    let name = |at| (file.word(at).to_owned(), file.line(at));
    if file.word(start) != "{" {
        let is_macro = file.word(start + 1) == "!";
        return if is_macro { Vec::new() } else { vec![name(start)] };
    }
    let (mut found, mut depth) = (Vec::new(), 0_usize);
    for at in start..file.closing(start) {
        let begins = depth == 1 && matches!(file.word(at - 1), "{" | ",");
        match file.word(at) {
            "{" => depth += 1,
            "}" => depth -= 1,
            "self" => {}
            _ if begins => found.push(name(at)),
            _ => {}
        }
    }
    found
}
