//! Whatever a page holds, what lies around it on the site is what lies around a harmless page, ids of
//! the frame are there once, and nothing of it runs.
#![no_main]

use std::fs;
use std::sync::{LazyLock, Mutex};

use libfuzzer_sys::fuzz_target;
use runbuch::pipeline::Built;
use runbuch_fuzz::{Wiki, let_the_parser_panic};

#[path = "../../it/frame/skeleton.rs"]
mod skeleton;

use skeleton::Seen;

/// Nothing that the page may say leads to the harmless one.
const HARMLESS: &str = "harmless-b7x";

static WIKI: LazyLock<Wiki> = LazyLock::new(|| {
    let index = format!("# Start\n\n- [a](a.md)\n- [b]({HARMLESS}.md)\n");
    let harmless = format!("---\ntitle: {HARMLESS}\n---\n\nText\n");
    Wiki::new()
        .file("index.md", index.as_bytes())
        .file(&format!("{HARMLESS}.md"), harmless.as_bytes())
        .file("z.md", b"# Z\n")
});

/// The site as it was built the last time: only what has changed is made anew.
static BUILT: Mutex<Option<Built>> = Mutex::new(None);

fn seen(name: &str) -> Seen {
    let page = WIKI.options().root.join("public").join(name).with_extension("html");
    Seen::new(&fs::read_to_string(page).expect("a page of the site"))
}

fuzz_target!(init: let_the_parser_panic(), |bytes: &[u8]| {
    WIKI.write("a.md", &[b"---\ntitle: A\n---\n\n", bytes].concat());
    let session = WIKI.session().expect("a wiki that can be read");
    runbuch_fuzz::holds(&session);
    let mut built = BUILT.lock().expect("one thread");
    *built = Some(session.update(built.as_ref()).expect("a site"));
    let (page, harmless) = (seen("a"), seen(HARMLESS));
    assert_eq!(page.frame, harmless.frame);
    assert_eq!(page.runs, Vec::<String>::new());
    let mut ids: Vec<_> = page.ids.iter().filter(|id| id.starts_with("rb-")).collect();
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all, "{:?}", page.ids);
});
