//! Declares the kind of a table, heading or list: `<!-- kind: service -->` before it.

use std::sync::Arc;

use super::{context, gather};
use crate::diagnostic::{Span, Spanned};
use crate::lexicon::answer;
use crate::page::{ById, Comment, Document, HeadingId, MetaKey, Page, inside_comment};
use crate::schema::{Kind, Kinds};

/// The kind declarations of a page, by the blocks that follow them.
#[derive(Debug, Default)]
pub(super) struct Declarations<'k> {
    said: Vec<(Span, Option<&'k Arc<Kind>>)>,
    /// Names that no kind has.
    pub(super) unknown: Vec<Spanned<String>>,
    /// Comments with a known kind, or with none.
    pub(super) comments: Vec<KindComment<'k>>,
}

/// A comment that declares a kind.
#[derive(Debug)]
pub(super) struct KindComment<'k> {
    /// The name as written, and the whole comment.
    pub(super) name: Spanned<String>,
    /// None for "no record".
    pub(super) kind: Option<&'k Arc<Kind>>,
    /// The table, heading or list after it.
    pub(super) block: Option<Span>,
}

impl<'k> Declarations<'k> {
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
            // A sentence is not a name: `<!-- Typ: siehe unten -->`.
            if name.contains(char::is_whitespace) {
                continue;
            }
            declarations.unknown.push(written.map(str::to_owned));
            continue;
        }
        let kind = kind.filter(|_| !is_none);
        let is_followed = speaks_of_something(&page.document, comment.scope);
        declarations.comments.push(KindComment {
            name: Spanned::new(name.to_owned(), comment.span),
            kind,
            block: is_followed.then_some(comment.scope),
        });
        declarations.said.push((comment.scope, kind));
    }
    declarations
}

/// What comments say about a heading: its own comment, or one before a heading above that only groups this one.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct HeadingKinds<'k> {
    /// About the heading itself: nothing, "no record", or a kind.
    pub(super) record: Option<Option<&'k Arc<Kind>>>,
    /// About the tables and lists right below it.
    pub(super) blocks: Option<Option<&'k Arc<Kind>>>,
    /// The kind of what is below it, if that has any of its keys.
    pub(super) below: Option<Option<&'k Arc<Kind>>>,
}

/// What the comments of a page say about its headings; empty where they say nothing.
pub(super) fn by_headings<'k>(
    page: &Page,
    declared: &Declarations<'k>,
) -> ById<HeadingId, HeadingKinds<'k>> {
    let mut all: ById<HeadingId, HeadingKinds<'k>> = ById::default();
    if declared.said.is_empty() {
        return all;
    }
    // The headings that are open above the current one, each with its level.
    let mut open: Vec<(HeadingId, u8)> = Vec::new();
    for (id, heading) in page.document.headings.entries() {
        while open.last().is_some_and(|(_, level)| *level >= heading.level) {
            open.pop();
        }
        let own = declared.of(heading.span);
        let above = open.last().and_then(|(above, _)| all.get(*above)).copied();
        let is_direct = above.is_some_and(|above| above.blocks.is_some());
        let said = own.or(above.and_then(|above| above.below));
        all.push(match said {
            None => HeadingKinds::default(),
            Some(None) => HeadingKinds { record: said, blocks: said, below: said },
            Some(Some(kind)) => of_kind(page, kind, id, own.is_some(), is_direct),
        });
        open.push((id, heading.level));
    }
    all
}

/// `own`: the comment comes before this heading; `is_direct`: before the one above.
fn of_kind<'k>(
    page: &Page,
    kind: &'k Arc<Kind>,
    id: HeadingId,
    own: bool,
    is_direct: bool,
) -> HeadingKinds<'k> {
    let said = Some(Some(kind));
    if gather::has_any(page, &kind.fields, context::own(page, id)) {
        return HeadingKinds { record: said, ..HeadingKinds::default() };
    }
    let groups = groups(page, kind, id) || (own && groups_anything(page, id));
    let record = if groups { Some(None) } else { said.filter(|_| own || is_direct) };
    HeadingKinds { record, blocks: said.filter(|_| own), below: said }
}

/// Whether records of the kind are below the heading: in a table or list, or below another heading.
fn groups(page: &Page, kind: &Kind, id: HeadingId) -> bool {
    let own = context::own(page, id);
    let Some(heading) = page.document.headings.get(id) else { return false };
    let after = page.document.headings.entries().skip_while(|(other, _)| *other <= id);
    let mut below = after.take_while(|(_, other)| other.level > heading.level);
    (!kind.shapes.row.is_empty() && begins_in(own, &page.document.tables, |it| it.span.start))
        || (!kind.shapes.item.is_empty()
            && begins_in(own, &page.document.lists, |it| it.span.start))
        || below.any(|(id, _)| gather::has_any(page, &kind.fields, context::own(page, id)))
}

/// Whether another heading is below this one, and nothing under a name in between.
fn groups_anything(page: &Page, id: HeadingId) -> bool {
    let (heading, below) = (page.document.headings.get(id), page.document.heading_after(id));
    heading.zip(below).is_some_and(|(heading, below)| below.level > heading.level)
        && gather::named(page, context::own(page, id)).is_empty()
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

/// The kind name in a comment of `text`, with its span.
fn name<'t>(text: &'t str, comment: &Comment) -> Option<Spanned<&'t str>> {
    let whole = comment.span.of(text);
    let inside = inside_comment(whole);
    let (key, rest) = inside.split_once(':')?;
    let name = rest.trim();
    let is_name = !name.is_empty();
    let is_key = MetaKey::Kind.is_like(key.trim());
    let before = key.len() + ":".len() + (rest.len() - rest.trim_start().len());
    let start = comment.span.start + whole.find(inside)? + before;
    (is_key && is_name).then(|| Spanned::new(name, Span::new(start, start + name.len())))
}
