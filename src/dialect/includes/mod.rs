//! Text of other files that a page includes: which directives a generator knows, and what is in their place.
//!
//! The page is put together before anybody reads its Markdown, as the generators do it. Most pages include nothing
//! and pay for one search.

mod docfx;
mod gitlab;
mod hidden;
mod home;
mod hugo;
mod jinja;
mod jinja_tags;
mod jinja_values;
mod lines;
mod mdbook;
mod mdx;
mod objects;
mod region;
mod snippets;
mod vitepress;

use std::sync::Arc;

use self::jinja::MacroContext;
use self::region::Selection;
pub(super) use self::snippets::settings as snippet_settings;
use super::{Dialect, Includes, Settings};
use crate::diagnostic::Span;
use crate::source::{self, Assembly, IncludeCause, IncludeFault, SourceFile};

/// How many files may include each other; the bound of mdBook.
const MOST_NESTED: usize = 10;

/// The most files that a page includes, counted each time.
const MOST_FILES: usize = 5_000;

/// The most bytes of a page with all that it includes.
const MOST_BYTES: usize = 16 << 20;

/// Reads the file at a path relative to the project root.
pub type ReadFragment<'r> = dyn Fn(&str) -> Result<Arc<SourceFile>, IncludeCause> + 'r;

/// A place of the text at which something else belongs.
struct Directive {
    span: Span,
    replacement: Replacement,
}

enum Replacement {
    /// This text.
    Made(String),
    /// What is not understood: this text, else what is written.
    Unread(Option<String>),
    /// Parts of a file.
    File(Request),
}

/// What a directive asks for.
struct Request {
    /// The file, as written.
    written: String,
    /// Where it may be, relative to the project root, most likely first; nothing for what is not in the project.
    paths: Vec<String>,
    selection: Selection,
    /// What comes before each line but the first.
    indent: String,
    /// A fence of this language around it.
    fence: Option<String>,
    /// Whether expressions in the file are those of the page.
    runs_templates: bool,
    /// Whether the directive may mean something else: where nothing is found it stays, without a fault.
    may_be_missing: bool,
}

impl Request {
    fn new(written: &str, paths: impl IntoIterator<Item = String>, selection: Selection) -> Self {
        let (written, paths) = (written.to_owned(), paths.into_iter().collect());
        let (indent, fence, runs_templates) = (String::new(), None, false);
        Self { written, paths, selection, indent, fence, runs_templates, may_be_missing: false }
    }
}

/// What the text of a page has where it includes something.
fn signs(includes: Includes) -> &'static [&'static str] {
    match includes {
        Includes::None => &[],
        Includes::MdBook => &["{{"],
        Includes::Snippets => &["-8<-", "{%", "{{", "{#", ":::"],
        Includes::VitePress => &["<<<", "@include:"],
        Includes::DocFx => &["[!", ":::"],
        Includes::GitLab => &["::include{", ">>>"],
        Includes::Mdx => &mdx::SIGNS,
        Includes::Hugo => &["include", "readfile"],
    }
}

/// The directives within `span` of the text of `file`, in order.
fn directives(
    includes: Includes,
    file: &SourceFile,
    span: Span,
    settings: &Settings,
    macros: Option<&mut MacroContext<'_>>,
) -> Vec<Directive> {
    match includes {
        Includes::None => Vec::new(),
        Includes::MdBook => mdbook::find(file, span),
        Includes::Snippets => {
            let tags = macros.map_or_else(Vec::new, |macros| jinja::find(file, span, macros));
            let found = merged(tags, snippets::find(file, span, settings));
            let objects = settings.shows_code.then(|| objects::find(file, span));
            merged(found, objects.unwrap_or_default())
        }
        Includes::VitePress => vitepress::find(file, span, settings),
        Includes::DocFx => docfx::find(file, span, settings),
        Includes::GitLab => gitlab::find(file, span),
        Includes::Mdx => mdx::find(file, span, settings),
        Includes::Hugo => hugo::find(file, span, settings),
    }
}

/// The directives of `found`, and of `others` those that overlap none of them; both are in order.
fn merged(found: Vec<Directive>, others: Vec<Directive>) -> Vec<Directive> {
    let mut all = Vec::with_capacity(found.len() + others.len());
    let mut others = others.into_iter().peekable();
    for directive in found {
        while let Some(other) = others.next_if(|other| other.span.start < directive.span.end) {
            if other.span.end <= directive.span.start {
                all.push(other);
            }
        }
        all.push(directive);
    }
    all.extend(others);
    all
}

/// `file` with what it includes from the byte on that `start` says; the file itself where that is nothing.
pub fn assembled(
    file: Arc<SourceFile>,
    start: impl FnOnce(&str) -> usize,
    dialect: &Dialect,
    read: &ReadFragment<'_>,
) -> Arc<SourceFile> {
    let (includes, settings) = (dialect.traits.markup.includes, &dialect.settings);
    let appended = snippets::appended(includes, settings);
    let has_sign = signs(includes).iter().any(|sign| file.text.contains(sign));
    let may_hide = includes == Includes::MdBook && hidden::may_hide(&file.text, settings);
    let may_be_home = matches!(includes, Includes::VitePress | Includes::Mdx)
        && home::SIGNS.iter().any(|sign| file.text.contains(sign));
    if !has_sign && !may_hide && !may_be_home && appended.is_empty() {
        return file;
    }
    let start = start(&file.text);
    let front_matter = file.text.get(..start).filter(|_| may_be_home);
    let is_rooted = includes == Includes::VitePress;
    let home = front_matter.map(|it| home::words(it, is_rooted)).unwrap_or_default();
    let assembly = Assembly::new(Arc::clone(&file));
    let text = String::with_capacity(file.text.len() * 2);
    let stack = vec![(Arc::clone(&file.path), Selection::Whole)];
    let front_matter = file.text.get(..start).unwrap_or_default();
    let macros = settings.macros.as_ref();
    let macros = macros.and_then(|macros| MacroContext::of_page(macros, front_matter));
    let (files, is_plain, runs_templates) = (0, true, true);
    let mut assembler = Assembler {
        includes,
        settings,
        read,
        assembly,
        text,
        stack,
        files,
        is_plain,
        macros,
        runs_templates,
    };
    assembler.plain(0, Span::new(0, start), "");
    if !home.is_empty() {
        assembler.is_plain = false;
        assembler.assembly.push_made(&mut assembler.text, 0, start, &home);
    }
    assembler.expand(0, Span::new(start, file.text.len()), "");
    assembler.append(&file, appended);
    let Assembler { mut text, mut assembly, mut is_plain, .. } = assembler;
    if includes == Includes::MdBook {
        let cuts = hidden::lines_of(&text, settings);
        is_plain &= cuts.is_empty();
        (text, assembly) = assembly.without(&text, &cuts);
    }
    match is_plain && assembly.faults.is_empty() && assembly.unread.is_empty() {
        true => file,
        false => Arc::new(SourceFile::assembled(&file, text, assembly)),
    }
}

/// Puts one page together.
struct Assembler<'a> {
    includes: Includes,
    settings: &'a Settings,
    read: &'a ReadFragment<'a>,
    assembly: Assembly,
    text: String,
    /// The parts of files that are being included.
    stack: Vec<(Arc<str>, Selection)>,
    files: usize,
    /// Whether the text is that of the file.
    is_plain: bool,
    macros: Option<MacroContext<'a>>,
    /// Whether the part that is being read is run by `macros`.
    runs_templates: bool,
}

impl Assembler<'_> {
    /// Adds bytes of a part as they are, with `indent` before each line but the first.
    fn plain(&mut self, part: usize, span: Span, indent: &str) {
        if indent.is_empty() {
            self.assembly.push(&mut self.text, part, span);
            return;
        }
        let Some(file) = self.assembly.file(part).cloned() else { return };
        let mut at = span.start;
        for line in span.of(&file.text).split_inclusive('\n') {
            let line_span = Span::new(at, at + line.len());
            self.assembly.push(&mut self.text, part, line_span);
            at = line_span.end;
            if line.ends_with('\n') {
                self.assembly.push_made(&mut self.text, part, at, indent);
            }
        }
    }

    /// Adds bytes of a part with what they include.
    fn expand(&mut self, part: usize, span: Span, indent: &str) {
        let Some(file) = self.assembly.file(part).cloned() else { return };
        let mut at = span.start;
        let macros = self.macros.as_mut().filter(|_| self.runs_templates);
        let found = directives(self.includes, &file, span, self.settings, macros);
        for Directive { span, replacement } in found {
            self.plain(part, Span::new(at, span.start), indent);
            at = span.end;
            match replacement {
                Replacement::Made(made) if self.text.len() + made.len() <= MOST_BYTES => {
                    self.is_plain = false;
                    self.assembly.push_made(&mut self.text, part, span.start, &made);
                }
                Replacement::Unread(Some(shown)) => {
                    self.is_plain = false;
                    let start = self.text.len();
                    self.assembly.push_made(&mut self.text, part, span.start, &shown);
                    self.assembly.unread.push(Span::new(start, self.text.len()));
                }
                Replacement::Made(_) | Replacement::Unread(None) => {
                    let start = self.text.len();
                    self.plain(part, span, indent);
                    self.assembly.unread.push(Span::new(start, self.text.len()));
                }
                Replacement::File(request) => self.directive(part, span, &request, indent),
            }
        }
        self.plain(part, Span::new(at, span.end), indent);
    }

    /// What the generator adds to the end of each page.
    fn append(&mut self, file: &SourceFile, appended: &[String]) {
        for path in appended {
            let request = Request::new(path, [path.clone()], Selection::Whole);
            let Ok((found, spans)) = self.request(&request) else { continue };
            let end = file.text.len();
            self.assembly.push_made(&mut self.text, 0, end, "\n\n");
            self.include(found, 0, Span::at(end), &request, &spans, "");
        }
    }

    /// Adds what a directive asks for; where there is none, the directive stays.
    fn directive(&mut self, part: usize, span: Span, request: &Request, indent: &str) {
        match self.request(request) {
            Ok((found, spans)) => {
                let indent = format!("{indent}{}", request.indent);
                self.include(found, part, span, request, &spans, &indent);
            }
            Err(_) if request.may_be_missing => self.plain(part, span, indent),
            Err(cause) => {
                let start = self.text.len();
                self.plain(part, span, indent);
                let (span, written) = (Span::new(start, self.text.len()), request.written.clone());
                self.assembly.faults.push(IncludeFault { span, written, cause });
            }
        }
    }

    fn request(&mut self, request: &Request) -> Result<(Arc<SourceFile>, Vec<Span>), IncludeCause> {
        let lower = request.written.to_lowercase();
        if ["https://", "http://"].iter().any(|scheme| lower.starts_with(scheme)) {
            return Err(IncludeCause::Remote);
        }
        let mut cause = IncludeCause::Outside;
        for path in &request.paths {
            let asked = &mut self.assembly.asked;
            if !asked.iter().any(|known| **known == **path) {
                asked.push(Arc::from(path.as_str()));
            }
            match (self.read)(path) {
                Ok(found) => {
                    let spans = request.selection.spans(&found.text);
                    // Of an empty file there is nothing to include, whatever is asked for.
                    let spans = spans.or_else(|| found.text.trim().is_empty().then(Vec::new));
                    let spans = spans.ok_or_else(|| request.selection.missing())?;
                    self.allows(&found, request, &spans)?;
                    return Ok((found, spans));
                }
                // A file that may not be included says more than one that is not there.
                Err(IncludeCause::Missing) if cause != IncludeCause::Outside => {}
                Err(other) => cause = other,
            }
        }
        Err(cause)
    }

    fn allows(
        &self,
        found: &SourceFile,
        request: &Request,
        spans: &[Span],
    ) -> Result<(), IncludeCause> {
        let is_open = |(path, selection): &(Arc<str>, Selection)| {
            *path == found.path && request.selection.repeats(selection)
        };
        let bytes: usize = spans.iter().map(|span| span.len() + 1).sum();
        if self.stack.iter().any(is_open) {
            Err(IncludeCause::Loop)
        } else if self.stack.len() > MOST_NESTED
            || self.files >= MOST_FILES
            || self.text.len() + bytes > MOST_BYTES
        {
            Err(IncludeCause::TooMuch)
        } else {
            Ok(())
        }
    }

    /// Adds these bytes of `found`, which the directive at `by` of a part includes.
    fn include(
        &mut self,
        found: Arc<SourceFile>,
        part: usize,
        by: Span,
        request: &Request,
        spans: &[Span],
        indent: &str,
    ) {
        self.is_plain = false;
        self.files += 1;
        self.stack.push((Arc::clone(&found.path), request.selection.clone()));
        let runs_templates = self.runs_templates;
        self.runs_templates &= request.runs_templates;
        let fence = request.fence.as_ref().map(|info| (lines::fence(&found.text, spans), info));
        let own = self.assembly.include(found, part, by);
        let made = |it: &mut Self, made: &str| {
            it.assembly.push_made(&mut it.text, part, by.start, made);
        };
        if let Some((fence, info)) = &fence {
            made(self, &format!("{fence}{info}\n{indent}"));
        }
        for (number, span) in spans.iter().enumerate() {
            if number > 0 {
                made(self, &format!("\n{indent}"));
            }
            match &fence {
                Some(_) => self.plain(own, *span, indent),
                None => self.expand(own, *span, indent),
            }
        }
        if let Some((fence, _)) = &fence {
            made(self, &format!("\n{indent}{fence}"));
        }
        self.runs_templates = runs_templates;
        self.stack.pop();
    }
}

/// `path` as written in a file, relative to the project root; none where that is outside of the project.
fn beside(file: &SourceFile, path: &str) -> Option<String> {
    let folder = file.path.rfind('/').map_or("", |end| file.path.get(..end).unwrap_or_default());
    below(folder, path)
}

/// `path` relative to a folder of the project; none where that is outside of the project.
fn below(folder: &str, path: &str) -> Option<String> {
    if path.starts_with('/') { None } else { source::normalize(folder, path) }
}

#[cfg(test)]
mod tests;
