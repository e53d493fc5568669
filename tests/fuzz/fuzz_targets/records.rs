//! A page with front matter and a schema of the wiki's own: the page, a zero byte, the schema.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use runbuch_fuzz::{Wiki, fits, holds, let_the_parser_panic};

static WIKI: LazyLock<Wiki> = LazyLock::new(|| {
    let book = b"[[kind]]\nname = \"own\"\npages = [\"index.md\"]\n";
    Wiki::new().file("book.toml", book).file("nas.md", b"---\nkind: service\n---\n# NAS\n")
});

fuzz_target!(init: let_the_parser_panic(), |bytes: &[u8]| {
    let mut parts = bytes.splitn(2, |byte| *byte == 0);
    WIKI.write("index.md", parts.next().unwrap_or_default());
    WIKI.write("schemas/own.yaml", parts.next().unwrap_or_default());
    let session = WIKI.session().expect("no page and no schema stops the others");
    holds(&session);
    for record in session.site.records.all() {
        let id = session.site.page_ids().find(|id| session.site.page(*id).path() == &record.path);
        let text = session.site.page(id.expect("the page of the record")).text();
        assert!(fits(text, record.span) && fits(text, record.head), "{record:?}");
        for said in record.values().all() {
            let spans = [said.member.key_span, said.member.value.span];
            assert!(spans.into_iter().all(|span| fits(text, span)), "{said:?}");
        }
    }
});
