//! Reading a page never fails, whatever its bytes are.
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use runbuch::page::{LimitKind, Page};
use runbuch::source::SourceFile;
use runbuch_fuzz::let_the_parser_panic;

fuzz_target!(init: let_the_parser_panic(), |bytes: &[u8]| {
    let page = Page::parse(Arc::new(SourceFile::new("page.md", bytes.to_vec())), &Arc::default());
    assert!(page.span().end <= page.text().len());
    // A panic is caught, and would be no crash here.
    assert!(page.document.limits.iter().all(|limit| limit.kind != LimitKind::Crash));
});
