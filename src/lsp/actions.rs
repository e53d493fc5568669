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
use crate::diagnostic::{Category, Diagnostic, Edit, Fix, Safety, Span, msg};
use crate::page::{Event, Link};
use crate::site::{Suggestion, Target};

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
        let all = self.session.diagnostics.iter();
        let here = all.filter(|it| it.counts() && *it.finding.place.path == *path);
        let here: Vec<&Diagnostic> = here.collect();
        let mut actions = Vec::new();
        for diagnostic in &here {
            let shown = self.range(&diagnostic.finding.place);
            if shown.start.line <= range.end.line && range.start.line <= shown.end.line {
                actions.extend(self.fix(diagnostic));
                actions.extend(self.suggestions(path, diagnostic));
                actions.extend(self.missing_page(path, diagnostic));
                actions.extend(self.waiver(path, diagnostic));
            }
        }
        actions.extend(self.fix_all(path, &here));
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

    /// The fix of a finding, with what it changes in other files.
    fn fix(&self, diagnostic: &Diagnostic) -> Option<CodeAction> {
        let finding = &diagnostic.finding;
        let fix = finding.fix.as_ref()?;
        let own = (&*finding.place.path, fix);
        let elsewhere = finding.fix_elsewhere.iter().map(|(path, fix)| (&**path, fix));
        let all: Vec<(&str, &Fix)> = std::iter::once(own).chain(elsewhere).collect();
        let safety = all.iter().map(|(_, fix)| fix.safety).max()?;
        let title = self.catalogue.text(&match fix.edits.as_slice() {
            [Edit { text, .. }] if text.is_empty() => msg!(lsp_fix_remove),
            [Edit { text, .. }] if !text.contains('\n') => {
                msg!(lsp_fix_replace, text = text.trim())
            }
            _ => msg!(lsp_fix, code = &*finding.rule.code),
        });
        let title = match safety {
            Safety::Safe => title,
            Safety::Unsafe => self.catalogue.text(&msg!(lsp_unsafe, title = title.as_str())),
        };
        let files: Option<Vec<(Uri, Vec<TextEdit>)>> = all
            .into_iter()
            .map(|(path, fix)| {
                let lines = TextLines::of(self.session.source(path)?, self.client.unit);
                let edits = fix.edits.iter().map(|edit| text_edit(&lines, edit)).collect();
                Some(((self.uri)(path)?, edits))
            })
            .collect();
        Some(CodeAction {
            is_preferred: Some(safety == Safety::Safe),
            ..self.quick_fix(title, diagnostic, edit_of_files(files?))
        })
    }

    /// What the author of a broken link may have meant, where that is not certain enough for a fix.
    fn suggestions(&self, path: &str, diagnostic: &Diagnostic) -> Vec<CodeAction> {
        let span = diagnostic.finding.place.span;
        let Some(page) = self.page(path).filter(|_| diagnostic.finding.fix.is_none()) else {
            return Vec::new();
        };
        let is_meant = |link: &Link| {
            let is_verbatim = link.target_span.of(page.page.text()) == link.target;
            is_verbatim && link.target_span == span
        };
        let mut links = self.site().links(page.id);
        let Some((link, target)) = links.find(|(link, _)| is_meant(link)) else {
            return Vec::new();
        };
        let (path_of_link, anchor) = match link.target.split_once('#') {
            Some((path, anchor)) => (path, format!("#{anchor}")),
            None => (link.target.as_str(), String::new()),
        };
        let written: Vec<String> = match target {
            Target::Missing(Some(it)) => all_of(it).map(|text| format!("{text}{anchor}")).collect(),
            Target::BrokenAnchor { suggestion: Some(it), .. } => {
                all_of(it).map(|text| format!("{path_of_link}#{text}")).collect()
            }
            _ => Vec::new(),
        };
        let change = |text: String| {
            let title = self.catalogue.text(&msg!(lsp_fix_replace, text = text.as_str()));
            let edit = text_edit(&page.lines, &Edit { span, text });
            let edits = edit_of_files(vec![((self.uri)(path)?, vec![edit])]);
            Some(self.quick_fix(title, diagnostic, edits))
        };
        written.into_iter().filter_map(change).collect()
    }

    fn quick_fix(&self, title: String, found: &Diagnostic, edit: WorkspaceEdit) -> CodeAction {
        CodeAction {
            title,
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![self.diagnostic(found)]),
            edit: Some(edit),
            ..CodeAction::default()
        }
    }

    /// What `check --fix` makes of the file.
    fn fix_all(&self, path: &str, here: &[&Diagnostic]) -> Option<CodeAction> {
        let fixes = here.iter().filter_map(|it| it.finding.fix.as_ref());
        fixes.into_iter().find(|fix| fix.safety == Safety::Safe)?;
        let new_text = self.session.fixed_text(path)?;
        let source = self.session.source(path)?;
        let lines = TextLines::of(source, self.client.unit);
        let edit = TextEdit { range: lines.range(Span::new(0, source.text.len())), new_text };
        Some(CodeAction {
            title: self.catalogue.text(&msg!(lsp_fix_all)),
            kind: Some(CodeActionKind::new(FIX_ALL)),
            edit: Some(edit_of_files(vec![((self.uri)(path)?, vec![edit])])),
            ..CodeAction::default()
        })
    }

    /// A comment before the block with the finding; its reason is left to the author, and asked for until it is there.
    fn waiver(&self, path: &str, diagnostic: &Diagnostic) -> Option<CodeAction> {
        let rule = &diagnostic.finding.rule;
        let page = self.page(path).filter(|_| rule.category != Category::Check)?;
        let at = start_of_block(&page, diagnostic.finding.place.span.start)?;
        let code = &*rule.code;
        let until = self.session.as_of().checked_add(WAIVED_DAYS.days()).ok()?;
        let new_text =
            format!("<!-- runbuch: allow {code} until={until} reason=\"\" by=\"\" -->\n\n");
        let position = page.lines.position(at);
        let edit = TextEdit { range: Range::new(position, position), new_text };
        let title = self.catalogue.text(&msg!(lsp_waive, code = code));
        let edits = edit_of_files(vec![((self.uri)(path)?, vec![edit])]);
        Some(self.quick_fix(title, diagnostic, edits))
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
        let is_meant = |link: &Link| {
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
        let title = self.catalogue.text(&msg!(lsp_create_page, path = wanted.as_str()));
        let edit = WorkspaceEdit {
            document_changes: Some(DocumentChanges::Operations(changes)),
            ..WorkspaceEdit::default()
        };
        Some(self.quick_fix(title, diagnostic, edit))
    }
}

/// The suggestion, and those that fit equally well.
fn all_of(suggestion: &Suggestion) -> impl Iterator<Item = &String> {
    std::iter::once(&suggestion.written).chain(&suggestion.others)
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
