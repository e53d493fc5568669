//! The documents that are open in the editor, with their texts as they are there.

use std::collections::BTreeMap;

use lsp_types::{TextDocumentContentChangeEvent, Uri};

use super::lines::TextLines;
use crate::diagnostic::{ColumnUnit, LineIndex};

/// A document as it is in the editor.
#[derive(Debug)]
pub(super) struct OpenDocument {
    pub(super) version: i32,
    pub(super) text: String,
    /// The wiki that it belongs to, by its number, and its path there.
    pub(super) home: Option<(usize, String)>,
}

/// The open documents, by the URI that the client names them with.
#[derive(Debug, Default)]
pub(super) struct Documents {
    open: BTreeMap<String, OpenDocument>,
}

impl Documents {
    pub(super) fn insert(&mut self, uri: &Uri, document: OpenDocument) {
        self.open.insert(uri.as_str().to_owned(), document);
    }

    pub(super) fn remove(&mut self, uri: &Uri) -> Option<OpenDocument> {
        self.open.remove(uri.as_str())
    }

    pub(super) fn get(&self, uri: &Uri) -> Option<&OpenDocument> {
        self.open.get(uri.as_str())
    }

    /// The open document of a wiki's file, with its URI.
    pub(super) fn at(&self, project: usize, path: &str) -> Option<(&str, &OpenDocument)> {
        let is_at = |document: &OpenDocument| {
            document.home.as_ref().is_some_and(|(number, own)| *number == project && own == path)
        };
        let mut open = self.open.iter();
        open.find(|(_, document)| is_at(document)).map(|(uri, document)| (uri.as_str(), document))
    }

    /// Whether any is open in the wiki of this number.
    pub(super) fn any_in(&self, project: usize) -> bool {
        let is_in = |home: &(usize, String)| home.0 == project;
        self.open.values().any(|document| document.home.as_ref().is_some_and(is_in))
    }

    /// Applies the changes of a new version. An older version than the known one changes nothing: the client has
    /// lost count, and what its ranges mean is unknown.
    pub(super) fn change(
        &mut self,
        uri: &Uri,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        unit: ColumnUnit,
    ) -> Option<&OpenDocument> {
        let document = self.open.get_mut(uri.as_str())?;
        if version <= document.version && changes.iter().any(|change| change.range.is_some()) {
            return None;
        }
        document.version = version;
        for change in changes {
            let Some(range) = change.range else {
                document.text = change.text;
                continue;
            };
            let index = LineIndex::new(&document.text);
            let span = TextLines::new(&document.text, &index, unit).span(range);
            document.text.replace_range(span.start..span.end, &change.text);
        }
        Some(document)
    }
}
