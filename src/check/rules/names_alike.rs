//! L715 names-alike: two files that are one where upper and lower case, or forms of Unicode, do not
//! matter.

use std::collections::HashMap;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use super::rule;
use crate::check::{Context, Run};
use crate::diagnostic::{Finding, Place, Span, msg};

rule! {
    "L715", "names-alike", Warning,
    fix: None, time_dependent: false,
    category: Link, since: "0.1.0",
    explanation: "names_alike", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let site = context.site;
    let pages = site.page_ids().map(|id| site.page(id).path());
    let files = site.copied_files().map(|file| &file.path);
    let mut paths: Vec<&Arc<str>> = pages.chain(files).collect();
    paths.sort();
    let mut first: HashMap<String, &Arc<str>> = HashMap::with_capacity(paths.len());
    let mut findings = Vec::new();
    for path in paths {
        let other = *first.entry(folded(path)).or_insert(path);
        if other != path {
            findings.push(finding(path, other));
        }
    }
    findings
}

/// As the file systems of macOS and Windows compare names, nearly.
fn folded(path: &str) -> String {
    path.to_lowercase().nfc().collect()
}

fn finding(path: &Arc<str>, other: &Arc<str>) -> Finding {
    let by_case = !path.nfc().eq(other.nfc());
    let message = if by_case {
        msg!(names_alike_case, path = &**path, other = &**other)
    } else {
        msg!(names_alike_unicode, path = &**path)
    };
    Finding::new(&RULE.info, Place::new(path, Span::at(0)), &**path, message)
        .related(Place::new(other, Span::at(0)), msg!(names_alike_other))
        .help(msg!(names_alike_help))
}
