//! Reads a specification.

use std::collections::BTreeMap;

use encoding_rs::WINDOWS_1252;
use jiff::civil::Date;
use runbuch::check::ProbeResult;
use runbuch::diagnostic::Safety;
use runbuch::language::Lang;

use crate::project::TODAY;

/// A file of cases.
#[derive(Debug, PartialEq)]
pub(crate) struct Spec {
    pub(crate) title: String,
    pub(crate) cases: Vec<Case>,
    lines: Vec<String>,
}

/// A small wiki and what is to be found in it.
#[derive(Debug, PartialEq)]
pub(crate) struct Case {
    pub(crate) name: String,
    /// Of its heading, counted from 1.
    pub(crate) line: usize,
    pub(crate) files: Vec<File>,
    /// What is written once the wiki has been read.
    pub(crate) later: Vec<File>,
    /// What Runbuch has to say.
    pub(crate) expected: Vec<Expected>,
    pub(crate) fixed: Vec<(Safety, File)>,
    pub(crate) as_of: Date,
    pub(crate) lang: Lang,
    /// What other hosts have answered; none where nobody was asked.
    pub(crate) results: Option<BTreeMap<String, ProbeResult>>,
}

/// A block of what has to be said: a line each, with line breaks.
#[derive(Debug, PartialEq)]
pub(crate) struct Expected {
    /// The info string: `findings`, …
    pub(crate) what: String,
    pub(crate) text: String,
    /// Indices of the lines between the fences.
    lines: std::ops::Range<usize>,
}

/// A file of the wiki.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct File {
    pub(crate) path: String,
    text: String,
    encoding: Encoding,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Encoding {
    Utf8,
    Utf8Bom,
    Utf16Le,
    Windows1252,
}

struct Block {
    info: String,
    /// Indices of the lines between the fences.
    lines: std::ops::Range<usize>,
    text: String,
}

impl File {
    /// As it lies on disk.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        match self.encoding {
            Encoding::Utf8 => self.text.clone().into_bytes(),
            Encoding::Utf8Bom => format!("\u{feff}{}", self.text).into_bytes(),
            Encoding::Windows1252 => WINDOWS_1252.encode(&self.text).0.into_owned(),
            Encoding::Utf16Le => {
                let text = format!("\u{feff}{}", self.text);
                text.encode_utf16().flat_map(u16::to_le_bytes).collect()
            }
        }
    }
}

impl Spec {
    /// The blocks of what is expected have an info string of `expected`; each case has one at least.
    pub(crate) fn parse(text: &str, expected: &[&str]) -> Result<Self, String> {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let title = lines.first().and_then(|line| line.strip_prefix("# "));
        let title = title.ok_or("begin with # and a title")?.to_owned();
        let mut cases: Vec<Case> = Vec::new();
        let mut at = 1;
        while let Some(line) = lines.get(at) {
            let here = |error: String| format!("line {}: {error}", at + 1);
            if let Some(name) = line.strip_prefix("## ") {
                cases.push(Case::new(name, at + 1));
            } else if line.starts_with("```") {
                let block = block(&lines, at).map_err(here)?;
                let end = block.lines.end;
                let case =
                    cases.last_mut().ok_or_else(|| here("a block before any case".into()))?;
                case.add(block, expected).map_err(here)?;
                at = end;
            }
            at += 1;
        }
        match cases.iter().find(|case| case.expected.is_empty()) {
            Some(case) => Err(format!("line {}: no {} block", case.line, expected.join(" or "))),
            None => Ok(Self { title, cases, lines }),
        }
    }

    /// The specification's text with what was found: for each case a text per block.
    pub(crate) fn with(&self, found: Vec<Vec<String>>) -> String {
        let blocks = self.cases.iter().flat_map(|case| &case.expected);
        let mut lines = self.lines.clone();
        for (block, found) in
            blocks.zip(found.into_iter().flatten()).collect::<Vec<_>>().iter().rev()
        {
            lines.splice(block.lines.clone(), found.lines().map(str::to_owned));
        }
        lines.join("\n") + "\n"
    }
}

impl Case {
    fn new(name: &str, line: usize) -> Self {
        Self {
            name: name.to_owned(),
            line,
            files: Vec::new(),
            later: Vec::new(),
            expected: Vec::new(),
            fixed: Vec::new(),
            as_of: TODAY.parse().expect("a date"),
            lang: Lang::De,
            results: None,
        }
    }

    fn add(&mut self, block: Block, expected: &[&str]) -> Result<(), String> {
        if let Some((_, rest)) = block.info.split_once(" later=") {
            self.later.push(file(rest, &block.text)?);
            return Ok(());
        }
        let (kind, file) = match block.info.split_once(" file=") {
            Some((kind, rest)) => (kind.to_owned(), Some(file(rest, &block.text)?)),
            None => (block.info.clone(), None),
        };
        match (kind.as_str(), file) {
            (what, None) if what.split(' ').next().is_some_and(|word| expected.contains(&word)) => {
                if self.expected.iter().any(|it| it.what == what) {
                    return Err(format!("a second block `{what}`"));
                }
                let (text, lines) = (block.text, block.lines);
                self.expected.push(Expected { what: what.to_owned(), text, lines });
            }
            ("options", None) => self.options(&block.text)?,
            ("results", None) => {
                self.results = Some(block.text.lines().map(result).collect::<Result<_, _>>()?);
            }
            ("fixed", Some(file)) => self.fixed.push((Safety::Safe, self.marked(file))),
            ("fixed-unsafe", Some(file)) => self.fixed.push((Safety::Unsafe, self.marked(file))),
            (_, Some(file)) => self.files.push(file),
            _ => return Err(format!("what is a block `{}`?", block.info)),
        }
        Ok(())
    }

    /// A fixed file keeps the byte order mark that it had in UTF-8.
    fn marked(&self, fixed: File) -> File {
        let before = self.files.iter().find(|file| file.path == fixed.path);
        let keeps = before.is_some_and(|file| file.encoding == Encoding::Utf8Bom);
        File { encoding: if keeps { Encoding::Utf8Bom } else { Encoding::Utf8 }, ..fixed }
    }

    fn options(&mut self, text: &str) -> Result<(), String> {
        for line in text.lines() {
            let unknown = || format!("what is the option `{line}`?");
            match line.split_once(' ') {
                Some(("as-of", day)) => self.as_of = day.parse().map_err(|_| unknown())?,
                Some(("lang", tag)) => self.lang = Lang::from_tag(tag).ok_or_else(unknown)?,
                _ => return Err(unknown()),
            }
        }
        Ok(())
    }
}

/// `ADDRESS ANSWER`
fn result(line: &str) -> Result<(String, ProbeResult), String> {
    let unknown = || format!("what is the result `{line}`?");
    let (address, said) = line.split_once(' ').ok_or_else(unknown)?;
    let (word, rest) = said.split_once(' ').unwrap_or((said, ""));
    let result = match (word, rest.to_owned()) {
        ("reachable", _) => ProbeResult::Reachable { moved: None },
        ("moved", to) => ProbeResult::Reachable { moved: Some(to) },
        ("unknown-host", _) => ProbeResult::UnknownHost,
        ("timed-out", _) => ProbeResult::TimedOut,
        ("tls", detail) => ProbeResult::Tls(detail),
        ("unreachable", detail) => ProbeResult::Unreachable(detail),
        ("no-anchor", anchor) => ProbeResult::NoAnchor(anchor),
        ("too-long", anchor) => ProbeResult::TooLong(anchor),
        ("malformed", _) => ProbeResult::Malformed,
        ("not-probed", _) => ProbeResult::NotProbed,
        (status, _) => ProbeResult::Status(status.parse().map_err(|_| unknown())?),
    };
    Ok((address.to_owned(), result))
}

/// The block whose opening fence is line `at`.
fn block(lines: &[String], at: usize) -> Result<Block, String> {
    let info = lines[at].trim_start_matches('`');
    let fence = &lines[at][..lines[at].len() - info.len()];
    let length = lines[at + 1..].iter().position(|line| line == fence);
    let end = at + 1 + length.ok_or("a block that nothing closes")?;
    let text = lines[at + 1..end].iter().fold(String::new(), |text, line| text + line + "\n");
    Ok(Block { info: info.to_owned(), lines: at + 1..end, text })
}

/// `PATH[ encoding=…][ eol=crlf]`
fn file(rest: &str, text: &str) -> Result<File, String> {
    let (rest, eol) = rest.split_once(" eol=").map_or((rest, "lf"), |(rest, eol)| (rest, eol));
    let (path, encoding) = rest.split_once(" encoding=").unwrap_or((rest, "utf-8"));
    let encoding = match encoding {
        "utf-8" => Encoding::Utf8,
        "utf-8-bom" => Encoding::Utf8Bom,
        "utf-16le" => Encoding::Utf16Le,
        "windows-1252" => Encoding::Windows1252,
        other => return Err(format!("what is the encoding `{other}`?")),
    };
    let text = match eol {
        "lf" => text.to_owned(),
        "crlf" => text.replace('\n', "\r\n"),
        other => return Err(format!("what is the line ending `{other}`?")),
    };
    Ok(File { path: path.to_owned(), text, encoding })
}

#[test]
fn findings_are_put_where_they_belong() {
    let text = "# X001 x\n\n## a\n\n```md file=a b.md eol=crlf\nä\n```\n\n```findings\nold\n```\n\n\
                ## b\n\n````md file=c.md\n```\n````\n\n```findings\n```\n";
    let spec = Spec::parse(text, &["findings"]).expect("a specification");
    let expected =
        text.replace("old\n", "new\nnewer\n").replace("findings\n```\n", "findings\n1\n```\n");
    assert_eq!(spec.with(vec![vec!["new\nnewer\n".into()], vec!["1\n".into()]]), expected);
    assert_eq!(spec.cases[0].files[0].bytes(), "ä\r\n".as_bytes());
    assert_eq!(
        (&*spec.cases[0].expected[0].text, &*spec.cases[1].files[0].path),
        ("old\n", "c.md")
    );
}

#[test]
fn what_is_no_specification_is_told() {
    for (text, error) in [
        ("x", "begin with # and a title"),
        ("# X001 x\n## a\n", "line 2: no findings block"),
        ("# X001 x\n## a\n```findings\n", "line 3: a block that nothing closes"),
        ("# X001 x\n## a\n```finding\n```\n", "line 3: what is a block `finding`?"),
        ("# X001 x\n## a\n```options\nx\n```\n", "line 3: what is the option `x`?"),
        ("# X001 x\n```findings\n```\n", "line 2: a block before any case"),
        (
            "# X001 x\n## a\n```findings\n```\n```findings\n```\n",
            "line 5: a second block `findings`",
        ),
    ] {
        assert_eq!(Spec::parse(text, &["findings"]), Err(error.to_owned()));
    }
}
