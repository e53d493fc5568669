//! Declares the kind of a table, heading or list: `<!-- kind: service -->` before it.

use std::sync::Arc;

use crate::diagnostic::{Span, Spanned};
use crate::lexicon::answer;
use crate::page::{Comment, Document, MetaKey, Page, inside_comment};
use crate::schema::{Kind, Kinds};

/// The kind declarations of a page, by the blocks that follow them.
#[derive(Debug, Default)]
pub(super) struct Declarations<'k> {
    said: Vec<(Span, Option<&'k Arc<Kind>>)>,
    /// Names that no kind has.
    pub(super) unknown: Vec<Spanned<String>>,
    /// Comments that no table, heading or list follows.
    pub(super) idle: Vec<Spanned<String>>,
}

impl<'k> Declarations<'k> {
    /// Whether nothing was said.
    pub(super) fn is_empty(&self) -> bool {
        self.said.is_empty()
    }

    /// What was said about the block at `span`: nothing, "no record", or a kind.
    pub(super) fn of(&self, span: Span) -> Option<Option<&'k Arc<Kind>>> {
        let is_meant =
            |(scope, _): &&(Span, _)| scope.start <= span.start && span.start < scope.end;
        self.said.iter().find(is_meant).map(|(_, kind)| *kind)
    }
}

pub(super) fn declarations<'k>(page: &Page, kinds: &'k Kinds) -> Declarations<'k> {
    let mut declarations = Declarations::default();
    for comment in &page.document.comments {
        let Some(written) = name(page.text(), comment) else { continue };
        let name = written.value;
        let is_none = answer::NO_KIND.has(&name.to_lowercase());
        let kind = kinds.find(name);
        if !is_none && kind.is_none() {
            declarations.unknown.push(written.map(str::to_owned));
            continue;
        }
        if !speaks_of_something(&page.document, comment.scope) {
            declarations.idle.push(Spanned::new(name.to_owned(), comment.span));
        }
        declarations.said.push((comment.scope, kind.filter(|_| !is_none)));
    }
    declarations
}

/// Whether a table, heading or list begins in `scope`; other blocks cannot be records.
fn speaks_of_something(document: &Document, scope: Span) -> bool {
    begins_in(scope, &document.tables, |it| it.span.start)
        || begins_in(scope, &document.headings, |it| it.span.start)
        || begins_in(scope, &document.lists, |it| it.span.start)
}

/// Whether one of the sorted spans `all` begins in `scope`.
fn begins_in<T>(scope: Span, all: &[T], start: impl Fn(&T) -> usize) -> bool {
    let first = all.partition_point(|it| start(it) < scope.start);
    all.get(first).is_some_and(|it| start(it) < scope.end)
}

/// The kind name in a comment of `text`, with its span; a sentence is not a name.
fn name<'t>(text: &'t str, comment: &Comment) -> Option<Spanned<&'t str>> {
    let whole = comment.span.of(text);
    let inside = inside_comment(whole);
    let (key, rest) = inside.split_once(':')?;
    let name = rest.trim();
    let is_name = !name.is_empty() && !name.contains(char::is_whitespace);
    let is_key = MetaKey::Kind.is_like(key.trim());
    let before = key.len() + ":".len() + (rest.len() - rest.trim_start().len());
    let start = comment.span.start + whole.find(inside)? + before;
    (is_key && is_name).then(|| Spanned::new(name, Span::new(start, start + name.len())))
}
