//! Whatever `book.toml` says, it is understood, or every fault has its place in it.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use runbuch::language::{Catalogue, Lang};
use runbuch::source::SourceFile;
use runbuch_fuzz::{Wiki, fits, holds, let_the_parser_panic};

static WIKI: LazyLock<Wiki> = LazyLock::new(|| {
    Wiki::new()
        .file("index.md", b"# Home\n\n[NAS](nas.md), <b>TODO</b>, [gone](gone.md)\n")
        .file("nas.md", b"---\nkind: service\nrpo: 24 h\n---\n# NAS\n")
        .file("de/index.md", b"# Start\n\n| Dienst | RPO |\n|-|-|\n| NAS | 4 h |\n")
});

fuzz_target!(init: let_the_parser_panic(), |bytes: &[u8]| {
    WIKI.write("book.toml", bytes);
    match WIKI.session() {
        Ok(session) => holds(&session),
        Err(failure) => {
            let text = SourceFile::new("book.toml", bytes.to_vec()).text;
            for (place, message) in failure.messages() {
                let in_book = place.filter(|(place, _)| &*place.path == "book.toml");
                assert!(in_book.is_none_or(|(place, _)| fits(&text, place.span)), "{failure:?}");
                for lang in Lang::ALL {
                    assert!(!Catalogue::new(lang).text(&message).is_empty());
                }
            }
        }
    }
});
