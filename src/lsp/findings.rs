//! Findings as the protocol shows them.

use std::collections::BTreeMap;
use std::sync::Arc;

use lsp_types::{
    DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, NumberOrString, Range,
};

use super::view::WikiView;
use crate::diagnostic::{Diagnostic, Level, Message, Place, Position, msg};
use crate::language::Catalogue;
use crate::pipeline::Session;

/// Rules that report what has no effect and can go.
const UNNECESSARY: [&str; 2] = ["M001", "M005"];

/// The findings that count, by path.
pub(super) fn by_path(session: &Session) -> BTreeMap<Arc<str>, Vec<&Diagnostic>> {
    let mut found: BTreeMap<Arc<str>, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in session.diagnostics.iter().filter(|diagnostic| diagnostic.counts()) {
        let path = &diagnostic.finding.place.path;
        found.entry(Arc::clone(path)).or_default().push(diagnostic);
    }
    found
}

/// The files in which findings are shown, or point to, differ between two states of the wiki.
pub(super) fn same_texts(found: &[&Diagnostic], (one, other): (&Session, &Session)) -> bool {
    let same = |place: &Place| match (one.source(&place.path), other.source(&place.path)) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other) || one.same_content(other),
        (one, other) => one.is_none() && other.is_none(),
    };
    found.iter().all(|diagnostic| {
        let related = diagnostic.finding.related.iter().map(|related| &related.place);
        related.chain([&diagnostic.finding.place]).all(same)
    })
}

impl WikiView<'_> {
    pub(super) fn diagnostic(&self, diagnostic: &Diagnostic) -> lsp_types::Diagnostic {
        let finding = &diagnostic.finding;
        let can = self.client.can.text_document.as_ref();
        let can = can.and_then(|can| can.publish_diagnostics.as_ref());
        let relates = can.is_some_and(|can| can.related_information == Some(true));
        let related = relates.then(|| self.related(diagnostic)).filter(|it| !it.is_empty());
        let unnecessary = UNNECESSARY.contains(&&*finding.rule.code);
        lsp_types::Diagnostic {
            range: self.range(&finding.place),
            severity: Some(severity(diagnostic.level)),
            code: Some(NumberOrString::String(finding.rule.code.to_string())),
            source: Some("runbuch".to_owned()),
            message: self.message(diagnostic, relates),
            related_information: related,
            tags: unnecessary.then(|| vec![DiagnosticTag::UNNECESSARY]),
            data: Some(diagnostic.fingerprint.clone().into()),
            ..lsp_types::Diagnostic::default()
        }
    }

    /// The message with its parts, one per line; with related places where the client shows them nowhere else.
    fn message(&self, diagnostic: &Diagnostic, relates: bool) -> String {
        let finding = &diagnostic.finding;
        let mut lines = vec![self.catalogue.text(&finding.message)];
        let parts = [
            (msg!(report_expected), &finding.expected),
            (msg!(report_found), &finding.actual),
            (msg!(report_help), &finding.help),
        ];
        for (name, part) in parts {
            if let Some(part) = part {
                let (name, text) = (self.catalogue.text(&name), self.catalogue.text(part));
                lines.push(format!("{name}: {text}"));
            }
        }
        if !relates {
            lines.extend(finding.related.iter().map(|related| {
                let place = &related.place;
                let source = self.session.source(&place.path);
                let line = source.map_or(1, |source| source.position(place.span.start).line);
                format!("{}:{line}: {}", place.path, self.catalogue.text(&related.message))
            }));
        }
        lines.join("\n")
    }

    fn related(&self, diagnostic: &Diagnostic) -> Vec<DiagnosticRelatedInformation> {
        let information = |related: &crate::diagnostic::Related| {
            let location = self.location(&related.place)?;
            let message = self.catalogue.text(&related.message);
            Some(DiagnosticRelatedInformation { location, message })
        };
        diagnostic.finding.related.iter().filter_map(information).collect()
    }
}

/// Why a wiki cannot be read, at its place.
pub(super) fn of_failure(
    at: Position,
    message: &Message,
    catalogue: &Catalogue,
) -> lsp_types::Diagnostic {
    let number = |it: usize| u32::try_from(it.saturating_sub(1)).unwrap_or(u32::MAX);
    let start = lsp_types::Position::new(number(at.line), number(at.column));
    lsp_types::Diagnostic {
        range: Range::new(start, start),
        severity: Some(DiagnosticSeverity::ERROR),
        source: Some("runbuch".to_owned()),
        message: catalogue.text(message),
        ..lsp_types::Diagnostic::default()
    }
}

const fn severity(level: Level) -> DiagnosticSeverity {
    match level {
        Level::Error => DiagnosticSeverity::ERROR,
        Level::Warning => DiagnosticSeverity::WARNING,
        Level::Note | Level::Off => DiagnosticSeverity::INFORMATION,
    }
}
