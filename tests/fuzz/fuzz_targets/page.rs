//! Reading a page never fails, whatever its bytes are.
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use runbuch::page::{self, Page};
use runbuch::source::SourceFile;

/// The driver ends the process on any panic, also on those that are caught.
fn let_the_parser_panic() {
    let abort = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !page::is_parsing() {
            abort(panic);
        }
    }));
}

fuzz_target!(init: let_the_parser_panic(), |bytes: &[u8]| {
    let page = Page::parse(Arc::new(SourceFile::new("page.md", bytes.to_vec())));
    assert!(page.span().end <= page.text().len());
});
