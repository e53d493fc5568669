//! What can be done about findings: fixes, waivers, pages that are missing.

use std::collections::HashMap;

use jiff::ToSpan as _;
use lsp_types::{
    CodeAction, CodeActionKind, CreateFile, CreateFileOptions, DocumentChangeOperation,
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, Position, Range, ResourceOp,
    ResourceOperationKind, TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};

use super::lines::TextLines;
use super::view::{OpenPage, WikiView};
use crate::diagnostic::{Diagnostic, Edit, Fix, Safety, apply_edits, msg};
use crate::page::Event;
use crate::site::Target;

/// For so many days a finding is waived unless its author says otherwise.
const WAIVED_DAYS: i64 = 90;

/// The kind of the action that applies all safe fixes, which editors can run when a file is saved.
pub(super) const FIX_ALL: &str = "source.fixAll.runbuch";

impl<'a> WikiView<'a> {
    /// What can be done about the findings on the lines of `range` in a file; with `only`, actions of these kinds.
    pub(super) fn actions(
        &self,
        path: &str,
        range: Range,
        only: Option<&[CodeActionKind]>,
    ) -> Vec<CodeAction> {
        let Some(source) = self.session.source(path) else { return Vec::new() };
        let lines = TextLines::of(source, self.client.unit);
        let all = self.session.diagnostics.iter();
        let here = all.filter(|it| it.counts() && *it.finding.place.path == *path);
        let here: Vec<&Diagnostic> = here.collect();
        let mut actions = Vec::new();
        for diagnostic in &here {
            let shown = self.range(&diagnostic.finding.place);
            if shown.start.line <= range.end.line && range.start.line <= shown.end.line {
                actions.extend(self.fix(&lines, path, diagnostic));
                actions.extend(self.missing_page(path, diagnostic));
                actions.extend(self.waiver(path, diagnostic));
            }
        }
        actions.extend(self.fix_all(&lines, path, &source.text, &here));
        let is_asked = |action: &CodeAction| {
            let kind = action.kind.as_ref().map_or("", CodeActionKind::as_str);
            only.is_none_or(|only| {
                only.iter().any(|asked| {
                    let rest = kind.strip_prefix(asked.as_str());
                    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
                })
            })
        };
        actions.retain(is_asked);
        actions
    }

    fn fix(
        &self,
        lines: &TextLines<'_>,
        path: &str,
        diagnostic: &Diagnostic,
    ) -> Option<CodeAction> {
        let fix = diagnostic.finding.fix.as_ref()?;
        let is_safe = fix.safety == Safety::Safe;
        let title = self.catalogue.text(&match fix.edits.as_slice() {
            [Edit { text, .. }] if text.is_empty() => msg!(lsp_fix_remove),
            [Edit { text, .. }] if !text.contains('\n') => {
                msg!(lsp_fix_replace, text = text.trim())
            }
            _ => msg!(lsp_fix, code = &*diagnostic.finding.rule.code),
        });
        let title = match fix.safety {
            Safety::Safe => title,
            Safety::Unsafe => self.catalogue.text(&msg!(lsp_unsafe, title = title.as_str())),
        };
        let edits = fix.edits.iter().map(|edit| text_edit(lines, edit)).collect();
        Some(CodeAction {
            title,
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![self.diagnostic(diagnostic)]),
            edit: Some(edit_of((self.uri)(path)?, edits)),
            is_preferred: Some(is_safe),
            ..CodeAction::default()
        })
    }

    fn fix_all(
        &self,
        lines: &TextLines<'_>,
        path: &str,
        text: &str,
        here: &[&Diagnostic],
    ) -> Option<CodeAction> {
        let fixes = here.iter().filter_map(|it| it.finding.fix.as_ref());
        let safe: Vec<&Fix> = fixes.filter(|fix| fix.safety == Safety::Safe).collect();
        let (fixed, count) = apply_edits(text, safe);
        if count == 0 {
            return None;
        }
        let range = lines.range(crate::diagnostic::Span::new(0, text.len()));
        let edit = TextEdit { range, new_text: fixed };
        Some(CodeAction {
            title: self.catalogue.text(&msg!(lsp_fix_all)),
            kind: Some(CodeActionKind::new(FIX_ALL)),
            edit: Some(edit_of((self.uri)(path)?, vec![edit])),
            ..CodeAction::default()
        })
    }

    /// A comment before the block with the finding; its reason is left to the author, and asked for until it is there.
    fn waiver(&self, path: &str, diagnostic: &Diagnostic) -> Option<CodeAction> {
        let page = self.page(path)?;
        let at = start_of_block(&page, diagnostic.finding.place.span.start)?;
        let code = &*diagnostic.finding.rule.code;
        let until = self.session.as_of().checked_add(WAIVED_DAYS.days()).ok()?;
        let new_text =
            format!("<!-- runbuch: allow {code} until={until} reason=\"\" by=\"\" -->\n\n");
        let position = page.lines.position(at);
        let edit = TextEdit { range: Range::new(position, position), new_text };
        Some(CodeAction {
            title: self.catalogue.text(&msg!(lsp_waive, code = code)),
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![self.diagnostic(diagnostic)]),
            edit: Some(edit_of((self.uri)(path)?, vec![edit])),
            ..CodeAction::default()
        })
    }

    /// The page that a broken link wants, where the client can create files.
    fn missing_page(&self, path: &str, diagnostic: &Diagnostic) -> Option<CodeAction> {
        let edits = self.client.can.workspace.as_ref()?.workspace_edit.as_ref()?;
        let operations = edits.resource_operations.as_ref()?;
        if !operations.contains(&ResourceOperationKind::Create) {
            return None;
        }
        let page = self.page(path)?;
        let place = diagnostic.finding.place.span;
        let mut links = self.site().links(page.id);
        let is_meant = |link: &crate::page::Link| {
            link.span.contains(place) || link.target_span == place || place.contains(link.span)
        };
        let (link, _) = links.find(|(link, target)| {
            matches!(target, Target::Missing(_)) && !link.image && is_meant(link)
        })?;
        let paths = self.site().paths_of_link(page.id, link);
        let wanted = paths.into_iter().find(|path| path.ends_with(".md"))?;
        let uri = (self.uri)(&wanted)?;
        let stem = wanted.rsplit('/').next().unwrap_or_default().trim_end_matches(".md");
        let title = link.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let new_text = format!("# {}\n", title.unwrap_or(stem));
        let options = CreateFileOptions { overwrite: Some(false), ignore_if_exists: Some(true) };
        let create = CreateFile { uri: uri.clone(), options: Some(options), annotation_id: None };
        let start = Position::default();
        let write = TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier { uri, version: None },
            edits: vec![OneOf::Left(TextEdit { range: Range::new(start, start), new_text })],
        };
        let changes = vec![
            DocumentChangeOperation::Op(ResourceOp::Create(create)),
            DocumentChangeOperation::Edit(write),
        ];
        Some(CodeAction {
            title: self.catalogue.text(&msg!(lsp_create_page, path = wanted.as_str())),
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![self.diagnostic(diagnostic)]),
            edit: Some(WorkspaceEdit {
                document_changes: Some(DocumentChanges::Operations(changes)),
                ..WorkspaceEdit::default()
            }),
            ..CodeAction::default()
        })
    }
}

/// Edits of one file.
fn edit_of(uri: Uri, edits: Vec<TextEdit>) -> WorkspaceEdit {
    edit_of_files(vec![(uri, edits)])
}

/// Edits of several files.
#[expect(clippy::mutable_key_type, reason = "the type of the protocol")]
pub(super) fn edit_of_files(files: Vec<(Uri, Vec<TextEdit>)>) -> WorkspaceEdit {
    let changes: HashMap<Uri, Vec<TextEdit>> = files.into_iter().collect();
    WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() }
}

fn text_edit(lines: &TextLines<'_>, edit: &Edit) -> TextEdit {
    TextEdit { range: lines.range(edit.span), new_text: edit.text.clone() }
}

/// Where the outermost block begins that a byte is in; none in the front matter.
fn start_of_block(page: &OpenPage<'_>, offset: usize) -> Option<usize> {
    let mut depth = 0_usize;
    let mut found = None;
    for event in &page.page.document.events {
        match &event.value {
            Event::Start(_) => {
                if depth == 0 && event.span.start <= offset && offset <= event.span.end {
                    found = Some(event.span.start);
                }
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    let text = page.page.text();
    let start = found?;
    Some(text.get(..start)?.rfind('\n').map_or(0, |at| at + 1))
}
