//! Answers to what a client asks about a file.

use lsp_server::ErrorCode;
use lsp_types::{
    CodeActionParams, CompletionParams, DocumentLinkParams, DocumentSymbolParams,
    GotoDefinitionParams, HoverParams, ReferenceParams, RenameParams, TextDocumentPositionParams,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::lines::TextLines;
use super::view::WikiView;
use crate::diagnostic::msg;
use crate::pipeline::Session;

/// Why there is no answer.
pub(super) type Refusal = (ErrorCode, String);

/// The answer to a request about the file at `path`; null for what is no page. `changed` gives the wiki in which the file
/// has another text.
pub(super) fn answer(
    view: &WikiView<'_>,
    path: &str,
    (method, params): (&str, Value),
    changed: &dyn Fn(&str, String) -> Option<Session>,
) -> Result<Value, Refusal> {
    let page = view.page(path);
    match method {
        "textDocument/codeAction" => {
            let CodeActionParams { range, context, .. } = read(params)?;
            written(view.actions(path, range, context.only.as_deref()))
        }
        "textDocument/hover" => {
            let HoverParams { text_document_position_params: at, .. } = read(params)?;
            match page {
                Some(page) => written(view.hover(page, page.offset(at.position))),
                None => written(setting(view, path, &at)),
            }
        }
        "textDocument/definition" => {
            let GotoDefinitionParams { text_document_position_params: at, .. } = read(params)?;
            written(page.map(|page| view.definition(page, page.offset(at.position))))
        }
        "textDocument/references" => {
            let ReferenceParams { text_document_position: at, context, .. } = read(params)?;
            let with_definition = context.include_declaration;
            let references =
                page.map(|page| view.references(page, page.offset(at.position), with_definition));
            written(references)
        }
        "textDocument/documentSymbol" => {
            let DocumentSymbolParams { .. } = read(params)?;
            written(page.map(|page| view.outline(page)))
        }
        "textDocument/documentLink" => {
            let DocumentLinkParams { .. } = read(params)?;
            written(page.map(|page| view.document_links(page)))
        }
        "textDocument/completion" => {
            let CompletionParams { text_document_position: at, .. } = read(params)?;
            written(page.map(|page| view.complete(page, page.offset(at.position))))
        }
        "textDocument/prepareRename" => {
            let at: TextDocumentPositionParams = read(params)?;
            written(page.and_then(|page| view.renamable(page, page.offset(at.position))))
        }
        "textDocument/rename" => {
            let RenameParams { text_document_position: at, new_name, .. } = read(params)?;
            let name = new_name.trim();
            let is_line = !name.is_empty() && !name.contains(['\n', '\r']);
            let edit = page
                .filter(|_| is_line)
                .and_then(|page| view.rename(page, page.offset(at.position), name, changed));
            let refused = || (ErrorCode::RequestFailed, view.catalogue.text(&msg!(lsp_no_rename)));
            written(edit.ok_or_else(refused)?)
        }
        _ => Err((ErrorCode::MethodNotFound, format!("`{method}` is not supported"))),
    }
}

/// What is said in a file that is no page.
fn setting(
    view: &WikiView<'_>,
    path: &str,
    at: &TextDocumentPositionParams,
) -> Option<lsp_types::Hover> {
    let source = view.session.source(path)?;
    let lines = TextLines::of(source, view.client.unit);
    let (span, text) = view.rule_at(&source.text, path, lines.offset(at.position))?;
    Some(super::hover::hover(&lines, span, text))
}

/// The parameters of a request.
pub(super) fn read<P: DeserializeOwned>(params: Value) -> Result<P, Refusal> {
    serde_json::from_value(params).map_err(|error| (ErrorCode::InvalidParams, error.to_string()))
}

pub(super) fn written(result: impl Serialize) -> Result<Value, Refusal> {
    serde_json::to_value(result).map_err(|error| (ErrorCode::InternalError, error.to_string()))
}
