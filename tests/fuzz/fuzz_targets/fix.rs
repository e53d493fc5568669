//! `--fix` changes the bytes that its findings name, and no others; what it leaves can be read, and
//! there is nothing left to fix in it.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use runbuch::diagnostic::{Diagnostic, Fix, Safety, Span, apply_edits};
use runbuch::pipeline::{self, Session};
use runbuch_fuzz::{Wiki, edits, holds, let_the_parser_panic};

const PAGE: &str = "index.md";

static WIKI: LazyLock<Wiki> = LazyLock::new(|| {
    Wiki::new().file("nas.md", b"---\nkind: service\n---\n# NAS\n\n## Backup\n\n[Home](index.md)\n")
});

/// The fixes of the page that `--fix` or `--unsafe-fixes` may apply.
fn fixable(session: &Session, safety: Safety) -> Vec<&Diagnostic> {
    let may = |fix: &Fix| fix.safety <= safety;
    let all = session.diagnostics.iter().filter(|it| it.counts());
    all.filter(|it| &*it.finding.place.path == PAGE && it.finding.fix.as_ref().is_some_and(may))
        .collect()
}

/// What is between the spans is there afterwards, in this order.
fn keeps_the_rest(before: &str, after: &str, mut spans: Vec<Span>) {
    spans.sort();
    let (mut end, mut rest) = (0, after);
    for span in spans.into_iter().chain([Span::at(before.len())]) {
        let kept = &before[end.min(span.start)..span.start];
        let at = rest.find(kept).unwrap_or_else(|| panic!("{kept:?} is gone: {after:?}"));
        rest = &rest[at + kept.len()..];
        end = end.max(span.end);
    }
}

fn fixed_once(session: &Session, safety: Safety) {
    let page = session.site.page_ids().map(|id| session.site.page(id));
    let page = page.into_iter().find(|page| &**page.path() == PAGE).expect("the page");
    let fixable = fixable(session, safety);
    let fixes = fixable.iter().filter_map(|it| it.finding.fix.as_ref());
    let (after, _) = apply_edits(page.text(), fixes);
    keeps_the_rest(page.text(), &after, fixable.iter().flat_map(|it| edits(it)).collect());
}

fuzz_target!(init: let_the_parser_panic(), |bytes: &[u8]| {
    WIKI.write(PAGE, bytes);
    let safety = if bytes.len() % 2 == 0 { Safety::Safe } else { Safety::Unsafe };
    fixed_once(&WIKI.session().expect("a wiki that can be read"), safety);
    let fix = || pipeline::fix(WIKI.options(), safety, |_| true).expect("a wiki");
    let fixed = fix();
    holds(&fixed.session);
    fixed.write().expect("files that can be written");
    let again = fix();
    assert_eq!(again.applied, 0, "{:?}", again.changes);
});
