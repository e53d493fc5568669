//! A wiki that goes on from what was known of it says and makes the same as one that begins anew.
#![expect(clippy::disallowed_methods, reason = "tests change the files themselves")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use jiff::ToSpan;
use proptest::prelude::*;
use proptest::sample::select;
use runbuch::config::FILE_NAME;
use runbuch::output::MANIFEST;
use runbuch::pipeline::{Built, Changes, Failure, Options, Overlay, Replacing, Session};

use crate::project::{Project, Tree, tree};
use crate::property::{PIECES, RECORDS};

/// Where pages come, go and move to.
const PAGES: [&str; 14] = [
    "src/index.md",
    "src/a.md",
    "src/b.md",
    "src/B.md",
    "src/a.markdown",
    "src/404.md",
    "src/SUMMARY.md",
    "src/dienste/README.md",
    "src/dienste/nas.md",
    "src/dienste/paperless.md",
    "src/plan/2-test.md",
    "src/plan/protokoll.md",
    "src/tief/er/x.md",
    "top.md",
];

/// What pages are written of, beside what the other property tests know.
const BLOCKS: [&str; 38] = [
    "---\ntitle: Dienst\norder: 2\n---\n",
    "---\ntitle: NAS\naliases: [Speicher, /alt/nas.html]\ntags: [x]\n---\n",
    "---\nkind: service\ntitle: Paperless\nrpo: 1 h\nrto: 4 h\ndepends_on: [NAS]\n---\n",
    "---\nreviewed: 2026-01-01\nreview_interval: P20D\n---\n",
    "# NAS\n\n",
    "# Start\n\n",
    "\n## Ablauf\n\n",
    "\n## Ablauf der Sicherung\n\n",
    "Ein Absatz über die Sicherung.\n",
    "Noch ein Absatz.\n\n",
    "[A](a.md) ",
    "[A](../a.md#ablauf) ",
    "[[NAS]] ",
    "[[Dienst#Ablauf]] ",
    "[NAS](dienste/nas.md#nas) ",
    "[Dienste](dienste/) ",
    "![Bild](bild.png)\n",
    "![Bild](../bild.png)\n",
    "[Text](notiz.txt) ",
    "\n- [x] getan\n- [ ] offen\n",
    "\n- [Start](index.md)\n- [A](a.md)\n  - [NAS](dienste/nas.md)\n",
    "\n```yaml\na: 1\n```\n",
    "<!-- runbuch: allow S802 until=2026-01-22 reason=\"Text folgt\" -->\nTODO\n",
    "siehe `nas.md` und `fehlt.md`\n",
    "---\ntitle: Wiederanlauf\nnotfall: ja\n---\n",
    "---\ntitle: Notfall\nnotfall: nein\nkind: playbook\n---\n",
    "\n## Schritt 1: NAS\n\n## Schritt 2: DNS\n\n",
    "\n| Rolle | Person | Telefon |\n|-|-|-|\n| Admin | Anna | 110 |\n\n",
    "[Handbuch](/notfallhandbuch.html) [Stand](/compliance/#due) ",
    "\n{{#include notiz.txt}}\n",
    "\n{{#include b.md:2:6}}\n",
    "\n{{#include ../dienste/nas.md}}\n",
    "{{#include ../top.md}} {{#include fehlt.md}}\n",
    "\n```rust\n# use a;\n{{#include ../README.md:1}}\n```\n",
    "\n\n![[nas]]\n\n",
    "\n\n![[a#Ablauf]]\n![[b#^kern]]\n\n",
    "\n\nDas zuerst. ^kern\n\n",
    "[[paperless#^kern]] ![[a]] ",
];

/// Other files, each with what may be in it.
const FILES: [(&str, &[&str]); 14] = [
    (
        "book.toml",
        &[
            "[book]\ntitle = \"Wiki\"\nlanguage = \"de\"\nsrc = \"src\"\n",
            "[book]\nsrc = \"src\"\nlanguage = \"en\"\n[runbuch]\nraw-html = \"escape\"\n",
            "[book]\nsrc = \"src\"\n[runbuch]\ntheme = \"eigen\"\n",
            "[book]\nsrc = \"src\"\n[runbuch]\ndialect = \"obsidian\"\n",
            "[runbuch]\ntheme = \"eigen\"\n[output.html]\nadditional-css = [\"mehr.css\"]\n",
            "[book]\nsrc = \"src\"\n[nav]\npages = [\"b.md\", \"dienste/nas.md\", \"fehlt.md\"]\n",
            "[book]\nsrc = \"src\"\n[check.rules]\nS802 = \"off\"\nS804 = \"warning\"\n",
            "[book]\nsrc = \"src\"\n[[kind]]\nname = \"service\"\npages = [\"dienste/*.md\"]\n",
            "[book]\nsrc = \"src\"\n[[policy]]\ncode = \"X001\"\nslug = \"kurz\"\nlevel = \"warning\"\n\
             kind = \"service\"\nrequire = \"rto <= duration('1 h')\"\nmessage = \"zu lang\"\n",
            "[book\n",
        ],
    ),
    ("themes/eigen/templates/_toc.html", &["<nav>{{ page.title }}</nav>\n", "{% if %}\n", "x\n"]),
    ("themes/eigen/assets/style.css", &["body { color: red }\n", "body {}\n"]),
    ("mehr.css", &["a {}\n", "b {}\n"]),
    (
        "schemas/kunde.yaml",
        &[
            "x-kind: kunde\ntype: object\nrequired: [name]\nproperties:\n  name: { type: string, x-name: true }\n",
            "x-kind: kunde\nx-shape: { row: { all: [kunde] } }\nproperties: { kunde: { x-name: true } }\n",
            "x-kind: kunde\ntype: [\n",
        ],
    ),
    (
        "schemas/service.yaml",
        &[
            "x-kind: service\nx-extends: service\nrequired: [url]\nproperties: { url: { type: string } }\n",
        ],
    ),
    (
        "mkdocs.yml",
        &[
            "site_name: Wiki\nnav:\n  - Erstes: b.md\n  - NAS: dienste/nas.md\n",
            "markdown_extensions:\n  - pymdownx.snippets:\n      auto_append: [README.md]\n",
        ],
    ),
    ("hugo.toml", &["title = \"Hugo\"\n"]),
    (".gitignore", &["", "src/plan\n", "*.txt\nmehr.css\n"]),
    (
        "src/bild.png",
        &[
            "\u{89}PNG: nothing that a picture has",
            "GIF89a\u{1}\u{0}\u{2}\u{0}\u{0}\u{0}\u{0}",
            "GIF89a\u{3}\u{0}\u{4}\u{0}\u{0}\u{0}\u{0}",
        ],
    ),
    ("src/notiz.txt", &["eins", "zwei"]),
    ("src/index.html", &["<p>eins", "<p>zwei"]),
    ("src/alt/nas.html", &["<p>alt"]),
    ("README.md", &["# Lies mich\n", "# Lies mich auch\n\n[A](src/a.md)\n"]),
];

const FOLDERS: [&str; 5] = ["src/dienste", "src/plan", "src/neu", "src/tief", "themes/eigen"];

#[derive(Debug, Clone)]
enum Edit {
    Write(&'static str, String),
    Append(&'static str, String),
    Remove(&'static str),
    Rename(&'static str, &'static str),
    /// An editor has a file open, whether it is on disk or not, and has not saved this yet.
    Open(&'static str, String),
    /// It closes the file, having saved it or not.
    Close(&'static str, bool),
    /// So many days go by.
    Sleep(i64),
    /// Somebody empties the output folder.
    Wipe,
}

/// What the program is told of an edit.
#[derive(Debug, Clone, Copy)]
enum Told {
    /// Each file.
    Paths,
    /// That something has happened.
    Something,
    /// Nothing; it hears of it with the next edit.
    Later,
}

fn text() -> impl Strategy<Value = String> {
    let block = prop_oneof![
        8 => select(BLOCKS.to_vec()),
        3 => select(RECORDS.to_vec()),
        1 => select(PIECES.to_vec()),
    ];
    prop::collection::vec(block, 0..8).prop_map(|blocks| blocks.concat())
}

fn file() -> impl Strategy<Value = (&'static str, String)> {
    select(FILES.to_vec())
        .prop_flat_map(|(path, texts)| (Just(path), select(texts.to_vec())))
        .prop_map(|(path, text)| (path, text.to_owned()))
}

fn edit() -> impl Strategy<Value = Edit> {
    let page = || select(PAGES.to_vec());
    let known: Vec<&str> = PAGES.iter().copied().chain(FILES.map(|(path, _)| path)).collect();
    let closed = known.clone();
    prop_oneof![
        6 => (page(), text()).prop_map(|(path, text)| Edit::Write(path, text)),
        6 => (page(), text()).prop_map(|(path, text)| Edit::Append(path, text)),
        5 => file().prop_map(|(path, text)| Edit::Write(path, text)),
        3 => select(known).prop_map(Edit::Remove),
        2 => (page(), page()).prop_map(|(from, to)| Edit::Rename(from, to)),
        4 => (page(), text()).prop_map(|(path, text)| Edit::Open(path, text)),
        4 => file().prop_map(|(path, text)| Edit::Open(path, text)),
        3 => (select(closed), any::<bool>()).prop_map(|(path, saved)| Edit::Close(path, saved)),
        1 => (select(FOLDERS.to_vec()), select(FOLDERS.to_vec()))
            .prop_map(|(from, to)| Edit::Rename(from, to)),
        1 => (1..40_i64).prop_map(Edit::Sleep),
        1 => Just(Edit::Wipe),
    ]
}

fn told() -> impl Strategy<Value = Told> {
    prop_oneof![8 => Just(Told::Paths), 1 => Just(Told::Something), 1 => Just(Told::Later)]
}

/// The pages that somebody looks at.
fn shown() -> impl Strategy<Value = BTreeSet<String>> {
    let pages = ["index.html", "a.html", "b.html", "dienste/nas.html", "dienste/index.html"];
    let page = select(pages.to_vec()).prop_map(str::to_owned);
    prop::collection::btree_set(page, 0..3)
}

/// A wiki, and what is known of it.
struct Wiki {
    project: Project,
    options: Options,
    session: Session,
    built: Built,
    pending: Changes,
    overlay: Overlay,
    /// The last `book.toml` that a round was content with; none where there was no file.
    good_book: Option<Vec<u8>>,
}

/// What can be seen of a wiki: its site and its findings, or why there are none.
type Seen = Result<(Tree, String), Vec<String>>;

impl Wiki {
    fn new() -> Self {
        let project = Project::new()
            .file("book.toml", FILES[0].1[0])
            .file("src/index.md", "# Start\n\n[A](a.md) [[NAS]]\n")
            .file("src/a.md", "# A\n\n## Ablauf\n\n[Start](index.md)\n")
            .file("src/dienste/nas.md", "---\ntitle: NAS\nkind: service\nrpo: 24 h\n---\n# NAS\n");
        let options = Options { out: Some(project.path("../warm")), ..project.options() };
        let session = Session::open(options.clone()).expect("a wiki");
        let built = session.update(None).expect("a site");
        Self {
            options,
            session,
            built,
            pending: Changes::default(),
            overlay: Overlay::default(),
            good_book: Some(project.read_bytes(FILE_NAME)),
            project,
        }
    }

    /// The file as the editor has it, or else the disk.
    fn bytes(&self, name: &str) -> Option<Vec<u8>> {
        let open = self.overlay.iter().find(|(path, _)| ***path == *name);
        open.map(|(_, bytes)| bytes.to_vec()).or_else(|| fs::read(self.project.path(name)).ok())
    }

    /// The paths that have changed.
    fn apply(&mut self, edit: &Edit) -> Vec<&'static str> {
        let path = |name: &str| self.project.path(name);
        match edit {
            Edit::Write(name, text) => {
                // Characters stand for bytes.
                let bytes: Vec<u8> =
                    text.chars().map(|c| u8::try_from(c).unwrap_or(b'?')).collect();
                let picture = name.ends_with(".png");
                self.project.write(name, if picture { &bytes } else { text.as_bytes() });
                vec![name]
            }
            Edit::Append(name, text) => {
                let before = fs::read_to_string(path(name)).unwrap_or_default();
                self.project.write(name, before + text);
                vec![name]
            }
            Edit::Remove(name) => {
                let _ = fs::remove_file(path(name));
                let _ = fs::remove_dir_all(path(name));
                vec![name]
            }
            Edit::Rename(from, to) => {
                let _ = fs::create_dir_all(path(to).parent().expect("a parent"));
                let _ = fs::rename(path(from), path(to));
                vec![from, to]
            }
            Edit::Open(name, text) => {
                self.overlay.insert(*name, text.as_bytes());
                Vec::new()
            }
            Edit::Close(name, saved) => {
                let bytes = self.bytes(name).filter(|_| *saved);
                self.overlay.remove(name);
                if let Some(bytes) = bytes {
                    self.project.write(name, bytes);
                    return vec![name];
                }
                Vec::new()
            }
            Edit::Sleep(days) => {
                self.options.as_of = self.options.as_of.saturating_add(days.days());
                Vec::new()
            }
            Edit::Wipe => {
                let _ = fs::remove_dir_all(path("../warm"));
                Vec::new()
            }
        }
    }

    /// Goes on, the pages that are `shown` first.
    fn go_on(&mut self, shown: &BTreeSet<String>) -> Result<(), Failure> {
        let joined = self.session.join(&self.pending, &self.overlay, self.options.as_of)?;
        if let Some(preview) = joined.preview(&self.built, shown)? {
            self.built = preview;
        }
        let session = joined.check(Some(&self.session));
        self.built = session.update(Some(&self.built))?;
        self.session = session;
        self.pending = Changes::default();
        if self.session.config_errors().next().is_none() {
            self.good_book = self.bytes(FILE_NAME);
        }
        Ok(())
    }

    fn advance(&mut self, shown: &BTreeSet<String>) -> Seen {
        self.go_on(shown).map_err(|failure| reasons(&failure))?;
        Ok((self.project.tree("../warm"), format!("{:#?}", self.session.diagnostics)))
    }

    fn anew(&self) -> Seen {
        let seen = self.run("../cold", false);
        let _ = fs::remove_dir_all(self.project.path("../cold"));
        seen
    }

    /// Another run, which goes on from what the last one has kept or does not.
    fn run(&self, out: &str, keeps: bool) -> Seen {
        let out = self.project.path(out);
        let options = Options { out: Some(out.clone()), keeps, ..self.options.clone() };
        let session = self.cold(options).map_err(|failure| reasons(&failure))?;
        session.build(Replacing::Folder).map_err(|failure| reasons(&failure))?;
        Ok((tree(&out), format!("{:#?}", session.diagnostics)))
    }
}

/// What happens between two runs to what the first has left.
#[derive(Debug, Clone)]
enum Harm {
    /// Nothing.
    None,
    /// A byte of what is kept, counted from here, is another one.
    Damage(usize),
    /// What is kept ends here.
    Cut(usize),
    /// It is that of the very first run.
    Swap,
    /// A file of the site is written by somebody else, gone, or another one.
    Overwrite(usize),
    Remove(usize),
    Exchange(usize, usize),
}

fn harm() -> impl Strategy<Value = Harm> {
    prop_oneof![
        4 => Just(Harm::None),
        1 => any::<usize>().prop_map(Harm::Damage),
        1 => any::<usize>().prop_map(Harm::Cut),
        1 => Just(Harm::Swap),
        1 => any::<usize>().prop_map(Harm::Overwrite),
        1 => any::<usize>().prop_map(Harm::Remove),
        1 => any::<(usize, usize)>().prop_map(|(one, other)| Harm::Exchange(one, other)),
    ]
}

const KEPT: &str = "../kept";

impl Wiki {
    /// The one file in which runs keep what they know of the site in [`KEPT`].
    fn kept(&self) -> Option<PathBuf> {
        let entries = fs::read_dir(self.project.path(".runbuch-cache")).ok()?;
        let mut files = entries.map(|entry| entry.expect("an entry").path());
        files.find(|path| path.to_string_lossy().contains("build-"))
    }

    fn harm(&self, harm: &Harm, first: &[u8]) {
        let Some(kept) = self.kept() else { return };
        let mut bytes = fs::read(&kept).expect("what is kept");
        let length = bytes.len();
        let out = self.project.path(KEPT);
        let paths = tree(&out).into_keys().filter(|path| path != MANIFEST);
        let paths: Vec<PathBuf> = paths.map(|path| out.join(path)).collect();
        let path = |at: usize| &paths[at % paths.len()];
        match harm {
            Harm::None => return,
            Harm::Damage(at) => bytes[at % length] ^= 1,
            Harm::Cut(at) => bytes.truncate(at % length),
            Harm::Swap => bytes = first.to_vec(),
            Harm::Overwrite(at) => {
                let mut other = fs::read(path(*at)).expect("a file");
                other.iter_mut().for_each(|byte| *byte = byte.reverse_bits());
                fs::write(path(*at), other).expect("it is written");
            }
            Harm::Remove(at) => fs::remove_file(path(*at)).expect("it goes"),
            Harm::Exchange(one, other) => {
                let between = out.with_file_name("between");
                fs::rename(path(*one), &between).expect("it moves");
                let _ = fs::rename(path(*other), path(*one));
                let free = if path(*other).exists() { one } else { other };
                fs::rename(&between, path(*free)).expect("it moves");
            }
        }
        fs::write(kept, bytes).expect("what is kept is written");
    }
}

impl Wiki {
    /// The wiki from nothing; where its `book.toml` is broken, from nothing but the last good one.
    fn cold(&self, options: Options) -> Result<Session, Failure> {
        let as_of = options.as_of;
        let (options, failure) = match Session::open_with(options.clone(), &self.overlay) {
            Err(failure @ Failure::Config(_)) => (options, failure),
            session => return session,
        };
        let mut good = self.overlay.clone();
        good.remove(FILE_NAME);
        let broken = fs::read(self.project.path(FILE_NAME)).ok();
        self.put_book(self.good_book.as_deref());
        let session = Session::open_with(options, &good);
        self.put_book(broken.as_deref());
        let everything = Changes { paths: BTreeSet::new(), incomplete: true };
        session.map_err(|_| failure)?.apply(&everything, &self.overlay, as_of)
    }

    fn put_book(&self, bytes: Option<&[u8]>) {
        match bytes {
            Some(bytes) => self.project.write(FILE_NAME, bytes),
            None => {
                let _ = fs::remove_file(self.project.path(FILE_NAME));
            }
        }
    }
}

fn reasons(failure: &Failure) -> Vec<String> {
    failure
        .messages()
        .into_iter()
        .map(|(place, message)| format!("{place:?} {message:?}"))
        .collect()
}

/// Where two sites differ, short enough to read.
fn differences(one: &Tree, other: &Tree) -> BTreeMap<String, String> {
    let paths = one.keys().chain(other.keys());
    let differ = paths.filter(|path| one.get(*path) != other.get(*path));
    let shown =
        |file: Option<&Vec<u8>>| file.map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    differ
        .map(|path| {
            (path.clone(), format!("{:?}\n{:?}", shown(one.get(path)), shown(other.get(path))))
        })
        .collect()
}

fn same(edits: &[(Edit, Told, BTreeSet<String>)]) -> Result<(), TestCaseError> {
    let mut wiki = Wiki::new();
    for (index, (edit, told, shown)) in edits.iter().enumerate() {
        let paths = wiki.apply(edit);
        match told {
            Told::Something => wiki.pending.incomplete = true,
            _ => wiki.pending.paths.extend(paths.into_iter().map(str::to_owned)),
        }
        if matches!(told, Told::Later) {
            continue;
        }
        match (wiki.advance(shown), wiki.anew()) {
            (Ok((warm, findings)), Ok((cold, expected))) => {
                prop_assert_eq!(
                    differences(&warm, &cold),
                    BTreeMap::new(),
                    "{}: {:?}",
                    index,
                    edit
                );
                prop_assert_eq!(findings, expected, "{}: {:?}", index, edit);
            }
            (warm, cold) => prop_assert_eq!(warm.err(), cold.err(), "{}: {:?}", index, edit),
        }
    }
    Ok(())
}

const SHOWN: &str = "index.html";

fn write(path: &'static str, text: &str, told: Told) -> (Edit, Told, BTreeSet<String>) {
    (Edit::Write(path, text.to_owned()), told, BTreeSet::from([SHOWN.to_owned()]))
}

/// A row about something that gets a page of its own is no record any more, though its page is the
/// same.
#[test]
fn what_another_page_says_decides_about_records() {
    let table = "# A\n\n| Dienst | Datenklasse | Speicherort | RPO | RTO |\n|-|-|-|-|-|\n\
                 | Wiki | kritisch | NAS | morgen | 4 h |\n";
    let page = "---\ntitle: Wiki\nkind: service\n---\n# Wiki\n";
    same(&[
        write("src/a.md", table, Told::Paths),
        write("src/b.md", page, Told::Paths),
        write("src/b.md", "# Wiki\n", Told::Paths),
    ])
    .expect("the same as a cold build");
}

/// What a page that is no record has in its front matter is shown and found nowhere.
#[test]
fn a_page_that_becomes_a_record_is_found_by_its_front_matter() {
    let kind = "[[kind]]\nname = \"host\"\npages = [\"b.md\"]\n";
    same(&[
        write("src/b.md", "---\nbesitzer: Quendel\n---\n# B\n", Told::Paths),
        write("book.toml", kind, Told::Later),
        write("src/index.md", "# Start\n", Told::Paths),
        write("book.toml", "", Told::Later),
        write("src/index.md", "# Start!\n", Told::Paths),
    ])
    .expect("the same as a cold build");
}

/// The page in sight is done, and the rest fails: what is there is not what it was before.
#[test]
fn a_round_that_ends_after_the_pages_in_sight() {
    let folder = "themes/eigen/templates/folder.html";
    let before = "# Start\n\nVorher.\n";
    same(&[
        write(folder, "fein\n", Told::Later),
        write("book.toml", FILES[0].1[2], Told::Later),
        write("src/index.md", before, Told::Paths),
        write(folder, "{{ there.is.none }}\n", Told::Later),
        write("src/index.md", "# Start\n\nNachher.\n", Told::Paths),
        write(folder, "fein\n", Told::Later),
        write("src/index.md", before, Told::Paths),
    ])
    .expect("the same as a cold build");
}

/// What an editor has not saved decides as if it were saved, until it is closed.
#[test]
fn what_is_not_saved_counts() {
    let shown = || BTreeSet::from([SHOWN.to_owned()]);
    let open = |path, text: &str| (Edit::Open(path, text.to_owned()), Told::Paths, shown());
    let close = |path, saved| (Edit::Close(path, saved), Told::Paths, shown());
    same(&[
        open("src/index.md", "# Start\n\n[Neu](tief/er/x.md)\n"),
        open("src/tief/er/x.md", "# Neu\n\nTODO\n"),
        open(".gitignore", "*.md\n"),
        open("themes/eigen/templates/_toc.html", "<nav>{{ page.title }}</nav>\n"),
        open("book.toml", FILES[0].1[2]),
        close("src/tief/er/x.md", false),
        open("schemas/kunde.yaml", FILES[4].1[0]),
        close("book.toml", true),
        close("themes/eigen/templates/_toc.html", true),
        close("src/index.md", false),
    ])
    .expect("the same as a cold build");
}

#[test]
fn a_broken_configuration_leaves_the_last_good_one_in_force() {
    let mut wiki = Wiki::new();
    let shown = BTreeSet::new();
    let (before, _) = wiki.advance(&shown).expect("a wiki");
    wiki.apply(&Edit::Open("book.toml", "[book]\ntitle = \"Wiki\"\n[bock\n".to_owned()));
    wiki.advance(&shown).expect("a wiki with a fault");
    let found = |wiki: &Wiki| {
        let codes = wiki.session.diagnostics.iter().filter(|it| it.counts());
        codes.map(|it| it.finding.rule.code.to_string()).collect::<Vec<_>>()
    };
    assert!(found(&wiki).contains(&"M006".to_owned()));
    let places = wiki.session.config_errors().map(|(_, at)| (at.line, at.column));
    assert_eq!(places.collect::<Vec<_>>(), [(3, 6)]);
    wiki.apply(&Edit::Close("book.toml", false));
    let (after, _) = wiki.advance(&shown).expect("a wiki");
    assert!(!found(&wiki).contains(&"M006".to_owned()));
    assert_eq!(differences(&after, &before), BTreeMap::new());
}

#[test]
fn a_configuration_that_is_mended_counts() {
    let policy = FILES[0].1[7];
    same(&[
        write("book.toml", "[book\n", Told::Paths),
        write("src/a.md", "# A\n\nNeu.\n", Told::Paths),
        write("src/dienste/nas.md", "# NAS\n", Told::Something),
        write("book.toml", &policy.replace("rto", "rtoo"), Told::Paths),
        write("book.toml", policy, Told::Paths),
        (Edit::Remove("book.toml"), Told::Paths, BTreeSet::new()),
        write("book.toml", "[runbuch]\nraw-html = \"ja\"\n", Told::Paths),
        write("book.toml", FILES[0].1[1], Told::Paths),
    ])
    .expect("the same as a cold build");
}

/// The text of a page is the same, and what it means is not.
#[test]
fn a_wiki_that_turns_out_to_be_a_vault_is_made_anew() {
    same(&[
        write("src/a.md", "# A\n\nDas zuerst. ^kern\n", Told::Paths),
        write(".obsidian/app.json", "{}\n", Told::Paths),
        (Edit::Remove(".obsidian"), Told::Something, BTreeSet::new()),
    ])
    .expect("the same as a cold build");
}

/// Each page asked for it in vain before.
#[test]
fn a_file_that_ends_every_page_counts_when_it_comes() {
    let settings =
        "markdown_extensions:\n  - abbr\n  - pymdownx.snippets:\n      auto_append: [kuerzel.md]\n";
    same(&[
        write("mkdocs.yml", settings, Told::Paths),
        write("src/a.md", "# A\n\nDas NAS läuft.\n", Told::Paths),
        write("kuerzel.md", "*[NAS]: Network Attached Storage\n", Told::Paths),
    ])
    .expect("the same as a cold build");
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 40, ..ProptestConfig::with_cases(6) })]

    #[test]
    fn after_any_edits_the_site_is_that_of_a_cold_build(
        edits in prop::collection::vec((edit(), told(), shown()), 60..80),
    ) {
        same(&edits)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 40, ..ProptestConfig::with_cases(20) })]

    #[test]
    fn a_run_that_goes_on_makes_the_site_of_a_cold_build(
        edits in prop::collection::vec((edit(), harm()), 6..12),
    ) {
        let mut wiki = Wiki::new();
        wiki.run(KEPT, true).map_err(|_| TestCaseError::fail("no site"))?;
        let first = wiki.kept().map(|path| fs::read(path).expect("what is kept"));
        let first = first.ok_or(TestCaseError::fail("nothing is kept"))?;
        for (edit, harm) in &edits {
            wiki.apply(edit);
            wiki.harm(harm, &first);
            match (wiki.run(KEPT, true), wiki.anew()) {
                (Ok((kept, _)), Ok((cold, _))) => {
                    let differ = differences(&kept, &cold);
                    prop_assert_eq!(differ, BTreeMap::new(), "{:?} {:?}", edit, harm);
                }
                (kept, cold) => prop_assert_eq!(kept.err(), cold.err(), "{:?} {:?}", edit, harm),
            }
        }
    }
}
