//! Rust source as tokens, enough to see paths, blocks and what is written outside of comments.

use std::str::FromStr;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

pub(super) struct Token {
    text: String,
    line: usize,
}

impl Token {
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn is_name(&self) -> bool {
        self.text.starts_with(|c: char| c.is_alphabetic())
    }
}

pub(super) struct RustFile {
    /// Relative to the project, with `/`.
    pub(super) path: String,
    pub(super) text: String,
    /// The code: no comments, no contents of literals, `::` as one token.
    pub(super) tokens: Vec<Token>,
}

impl RustFile {
    pub(super) fn new(path: &str, text: &str) -> Self {
        let stream = TokenStream::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut tokens = Vec::new();
        flatten(stream, &mut tokens);
        Self { path: path.to_owned(), text: text.to_owned(), tokens }
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

fn flatten(stream: TokenStream, tokens: &mut Vec<Token>) {
    let mut joint_colon = false;
    for tree in stream {
        let line = tree.span().start().line;
        let mut push = |text: String, line| tokens.push(Token { text, line });
        let was_joint = std::mem::take(&mut joint_colon);
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                push(open.to_owned(), line);
                flatten(group.stream(), tokens);
                let line = group.span_close().start().line;
                tokens.push(Token { text: close.to_owned(), line });
            }
            TokenTree::Ident(ident) => push(ident.to_string(), line),
            TokenTree::Punct(punct) if punct.as_char() == ':' && was_joint => {
                if let Some(last) = tokens.last_mut() {
                    last.text.push(':');
                }
            }
            TokenTree::Punct(punct) => {
                joint_colon = punct.as_char() == ':' && punct.spacing() == Spacing::Joint;
                push(punct.as_char().to_string(), line);
            }
            TokenTree::Literal(_) => push("\"\"".to_owned(), line),
        }
    }
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
