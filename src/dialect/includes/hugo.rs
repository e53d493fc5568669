//! Text that shortcodes of Hugo's themes include: `{{% include "a.md" %}}`, `{{< readfile file="a.yaml" code="true" >}}`.
//!
//! They are no part of Hugo: what their author means by a path is tried in all ways that are usual, and a tag that finds
//! no file stays one that is not known.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::lines::{SourceLine, indent, lines};
use super::region::Selection;
use super::{Directive, Replacement, Request, Settings, below, beside};
use crate::diagnostic::Span;
use crate::source::SourceFile;

#[expect(clippy::expect_used, reason = "the pattern is constant, and the tests run it")]
static TAG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\{\{[<%]\s*(?:include|readfile)\s+([^{}]*?)\s*/?\s*[%>]\}\}").expect("a pattern")
});

/// `key="value"`, `"value"`, `value`
#[expect(clippy::expect_used, reason = "the pattern is constant, and the tests run it")]
static ARGUMENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?:(\w+)\s*=\s*)?(?:"([^"]*)"|`([^`]*)`|([^\s"`=]+))"#).expect("a pattern")
});

pub(super) fn find(file: &SourceFile, span: Span, settings: &Settings) -> Vec<Directive> {
    let lines = lines(&file.text, span).filter(|line| !line.in_code);
    let of_line = |line: SourceLine<'_>| {
        let tags = TAG.captures_iter(line.text).filter_map(|tag| {
            let whole = tag.get(0)?;
            let before = line.text.get(..whole.start())?;
            // An odd number of backticks before it: within code.
            let in_code = before.matches('`').count() % 2 == 1;
            let request = request(file, &tag, before, settings).filter(|_| !in_code)?;
            let span = Span::new(whole.start(), whole.end()).shifted(line.span.start);
            Some(Directive { span, replacement: Replacement::File(request) })
        });
        tags.collect::<Vec<_>>()
    };
    lines.flat_map(of_line).collect()
}

fn request(
    file: &SourceFile,
    tag: &Captures<'_>,
    before: &str,
    settings: &Settings,
) -> Option<Request> {
    let given: Vec<(Option<&str>, &str)> = ARGUMENT
        .captures_iter(tag.get(1)?.as_str())
        .filter_map(|it| {
            let value = it.get(2).or_else(|| it.get(3)).or_else(|| it.get(4))?.as_str();
            Some((it.get(1).map(|key| key.as_str()), value))
        })
        .collect();
    let named =
        |key: &str| given.iter().find(|(own, _)| *own == Some(key)).map(|(_, value)| *value);
    let first = || given.first().filter(|(key, _)| key.is_none()).map(|(_, value)| *value);
    let path = named("file").or_else(|| named("path")).or_else(first)?;
    let code = named("code") == Some("true");
    let fence = code.then(|| named("lang").unwrap_or_default().to_owned());
    let selection = if code { Selection::WholeTrimmed } else { Selection::BodyTrimmed };
    let request = Request::new(path, paths(file, path, settings), selection);
    Some(Request { fence, indent: indent(before).to_owned(), may_be_missing: true, ..request })
}

/// Beside the page, from the content folder, from the root; a page also without its ending, a folder by its index.
fn paths(file: &SourceFile, path: &str, settings: &Settings) -> Vec<String> {
    let rooted = path.trim_start_matches('/');
    let content = settings.src.as_deref().unwrap_or_default();
    let bases = [beside(file, path), below(content, rooted), below(&settings.root, rooted)];
    let endings = ["", ".md", "/index.md", "/_index.md"];
    let with_endings = |base: String| endings.map(|ending| format!("{base}{ending}"));
    bases.into_iter().flatten().flat_map(with_endings).collect()
}
