//! Reads TOML with the spans of the `toml` crate, which continues after errors.

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue, Error};

use super::fault::SyntaxFault;
use super::tree::TreeBuilder;
use super::{DataProblem, Node, NodeValue, Pair, ProblemKind};
use crate::diagnostic::Span;

/// Reads the TOML `text`, which begins at byte `at` of its file.
///
/// Lines with syntax errors are skipped.
pub fn toml(text: &str, at: usize) -> (Node, Vec<DataProblem>) {
    let reader = TomlReader { text, spans: TreeBuilder::new(text, at) };
    let (document, errors) = DeTable::parse_recoverable(text);
    let value = NodeValue::Map(reader.pairs(document.get_ref()));
    let node = Node { span: reader.spans.span(0, text.len()), value };
    let problems = errors.iter().map(|error| reader.problem(&node, error)).collect();
    (node, problems)
}

struct TomlReader<'t> {
    text: &'t str,
    spans: TreeBuilder<'t>,
}

impl TomlReader<'_> {
    fn span(&self, range: std::ops::Range<usize>) -> Span {
        self.spans.span(range.start, range.end)
    }

    /// The entries of `table` in source order.
    fn pairs(&self, table: &DeTable<'_>) -> Vec<Pair> {
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let pair = |(key, value): (&Spanned<_>, &Spanned<DeValue<'_>>)| Pair {
            key: String::from(AsRef::<str>::as_ref(key.get_ref())),
            key_span: self.span(key.span()),
            value: self.node(value),
        };
        entries.into_iter().map(pair).collect()
    }

    fn node(&self, value: &Spanned<DeValue<'_>>) -> Node {
        let range = value.span();
        let written = || self.text.get(range.clone()).unwrap_or_default().to_owned();
        let value = match value.get_ref() {
            DeValue::Table(table) => NodeValue::Map(self.pairs(table)),
            DeValue::Array(items) => {
                NodeValue::List(items.iter().map(|item| self.node(item)).collect())
            }
            DeValue::String(text) => NodeValue::Scalar { text: text.to_string(), plain: false },
            _ => NodeValue::Scalar { text: written(), plain: true },
        };
        Node { span: self.span(range), value }
    }

    fn problem(&self, root: &Node, error: &Error) -> DataProblem {
        let end = self.text.len();
        let range = error.span().unwrap_or(end..end);
        let span = self.span(range.clone());
        if error.message() != "duplicate key" {
            let fault = SyntaxFault::of_toml(error.message());
            return DataProblem { span, kind: ProblemKind::Syntax(fault) };
        }
        let written = self.text.get(range).unwrap_or_default();
        let key = written.trim_matches(['"', '\'']).to_owned();
        let first = last_before(root, &key, span.start).unwrap_or(span);
        DataProblem { span, kind: ProblemKind::DuplicateKey { key, first } }
    }
}

/// The last occurrence of `key` before byte `limit`, in any table.
fn last_before(node: &Node, key: &str, limit: usize) -> Option<Span> {
    let own = node.pairs().iter().filter(|pair| pair.key == key).map(|pair| pair.key_span);
    let parts = node.pairs().iter().map(|pair| &pair.value).chain(node.items());
    let below = parts.filter_map(|part| last_before(part, key, limit));
    own.chain(below).filter(|span| span.start < limit).max()
}
