//! The architecture as tests: floors, sizes and what must not occur.
//!
//! Every check is a function from text to complaints. It runs over the project, where it must find
//! nothing, and over a bad sample, where it must find something.
#![expect(clippy::disallowed_methods, reason = "reads the project's own source files")]

mod cycles;
mod rust;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

use self::cycles::cycles;
use self::rust::{RustFile, heads};

const LINES_OF_A_FILE: usize = 500;
const LINES_OF_A_FUNCTION: usize = 100;
/// A match is flat if no block inside it is longer, and little code stands around it.
const LINES_OF_A_FLAT_ARM: usize = 5;
const LINES_AROUND_A_FLAT_MATCH: usize = 10;

type Floors = BTreeMap<String, u32>;

fn floors(architecture: &str) -> Floors {
    let section = architecture.lines().skip_while(|line| line.trim_end() != "## Floors").skip(1);
    let rows = section.take_while(|line| !line.starts_with("## "));
    let mut floors = Floors::new();
    for row in rows.filter(|line| line.starts_with('|')) {
        let mut cells = row.split('|').skip(1).map(str::trim);
        let (Some(Ok(floor)), Some(names)) = (cells.next().map(str::parse), cells.next()) else {
            continue;
        };
        let names = names.split('`').skip(1).step_by(2);
        floors.extend(names.map(|name| (name.to_owned(), floor)));
    }
    floors
}

fn wrong_floors(file: &RustFile, floors: &Floors) -> Vec<String> {
    let module = file.module();
    let Some(&own) = module.first() else { return Vec::new() };
    let judge = |(name, line): (String, usize)| match (floors.get(own), floors.get(&name)) {
        _ if name == own => None,
        (Some(upper), Some(lower)) if lower < upper => None,
        (_, None) => Some(file.complaint(line, &format!("`crate::{name}` stands on no floor"))),
        _ => Some(file.complaint(line, &format!("`{own}` may not import `{name}`: not below it"))),
    };
    heads(file, &["crate", "runbuch"]).into_iter().filter_map(judge).collect()
}

/// Modules of the crate's root that the table lacks, and the other way round.
fn table_drift(root: &RustFile, floors: &Floors) -> Vec<String> {
    let declared: BTreeSet<String> =
        root.find(&["mod"]).map(|at| root.word(at + 1).to_owned()).collect();
    let listed: BTreeSet<String> = floors.keys().cloned().collect();
    let drift = declared.symmetric_difference(&listed);
    drift.map(|name| format!("`{name}`: either no module or no row under Floors")).collect()
}

fn without_description(file: &RustFile) -> Vec<String> {
    let described = file.text.trim_start().starts_with("//!");
    if described { Vec::new() } else { vec![file.complaint(1, "does not open with `//!`")] }
}

fn too_long(file: &RustFile) -> Vec<String> {
    if file.module().contains(&"tests") {
        return Vec::new();
    }
    let after_cfg = |at| (at + 7..at + 20).find(|at| file.word(*at) == "mod").map(|at| at + 2);
    let tests = file.find(&["#", "[", "cfg", "(", "test", ")", "]"]).filter_map(after_cfg);
    let tests = tests.filter(|open| file.word(*open) == "{");
    let lines = file.text.lines().count() - tests.map(|open| file.block_lines(open)).sum::<usize>();
    let message = format!("{lines} lines without its tests, more than {LINES_OF_A_FILE}");
    if lines > LINES_OF_A_FILE { vec![file.complaint(1, &message)] } else { Vec::new() }
}

fn long_functions(file: &RustFile) -> Vec<String> {
    let mut complaints = Vec::new();
    for at in file.find(&["fn"]).filter(|at| file.word(at + 1) != "(") {
        let Some(open) = file.body(at) else { continue };
        let lines = file.line(file.closing(open)).saturating_sub(file.line(at)) + 1;
        if lines > LINES_OF_A_FUNCTION && !is_flat_match(file, open) {
            let message = format!("`{}` has {lines} lines", file.word(at + 1));
            complaints.push(file.complaint(file.line(at), &message));
        }
    }
    complaints
}

fn is_flat_match(file: &RustFile, body: usize) -> bool {
    let end = file.closing(body);
    let matches = (body..end).filter(|at| file.word(*at) == "match");
    let opens = matches.filter_map(|at| (at..end).find(|at| file.word(*at) == "{"));
    let Some(open) = opens.max_by_key(|open| file.block_lines(*open)) else { return false };
    let inner = (open + 1..file.closing(open)).filter(|at| file.word(*at) == "{");
    let around = file.block_lines(body) - file.block_lines(open);
    let longest = inner.map(|at| file.block_lines(at)).max().unwrap_or(0);
    longest <= LINES_OF_A_FLAT_ARM && around <= LINES_AROUND_A_FLAT_MATCH
}

fn occurrences(file: &RustFile, words: &[&str]) -> Vec<String> {
    let complain = |at| file.complaint(file.line(at), &format!("holds {}", words.concat()));
    file.find(words).map(complain).collect()
}

fn unfinished(file: &RustFile) -> Vec<String> {
    let mut complaints = occurrences(file, &["todo", "!"]);
    complaints.extend(occurrences(file, &["unimplemented", "!"]));
    complaints
}

fn ignored_tests(file: &RustFile) -> Vec<String> {
    occurrences(file, &["#", "[", "ignore"])
}

/// The Markdown parser outside of the one module that knows it.
fn foreign_parser(file: &RustFile) -> Vec<String> {
    match file.module().as_slice() {
        ["page", "parser", ..] => Vec::new(),
        _ => occurrences(file, &["pulldown_cmark"]),
    }
}

fn impure_rule(file: &RustFile) -> Vec<String> {
    let mut names = heads(file, &["std"]);
    names.retain(|(name, _)| matches!(name.as_str(), "fs" | "env" | "process"));
    let message = |name| format!("a rule reads the site, not std::{name}");
    names.into_iter().map(|(name, line)| file.complaint(line, &message(name))).collect()
}

fn forbids_unsafe(manifest: &str) -> bool {
    let lints = manifest.lines().skip_while(|line| line.trim() != "[lints.rust]").skip(1);
    let mut lints = lints.take_while(|line| !line.starts_with('['));
    lints.any(|line| line.trim() == r#"unsafe_code = "forbid""#)
}

fn rust_files(folder: &str) -> io::Result<Vec<RustFile>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root().join(folder))? {
        let name = entry?.file_name();
        let path = format!("{folder}/{}", name.to_string_lossy());
        if root().join(&path).is_dir() {
            let is_build = path.ends_with("/target");
            files.extend(if is_build { Vec::new() } else { rust_files(&path)? });
        } else if path.ends_with(".rs") {
            files.push(RustFile::new(&path, &read(&path)?));
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> io::Result<String> {
    fs::read_to_string(root().join(path))
}

/// Nothing to complain about in the files of `folder`.
#[track_caller]
fn clean(folder: &str, check: impl Fn(&RustFile) -> Vec<String>) -> io::Result<()> {
    let complaints: Vec<String> = rust_files(folder)?.iter().flat_map(check).collect();
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
    Ok(())
}

/// What a check says about a file with this text.
fn said(check: impl Fn(&RustFile) -> Vec<String>, path: &str, text: &str) -> Vec<String> {
    check(&RustFile::new(path, text))
}

fn sample_floors() -> Floors {
    floors(
        "## Floors\n\n| Floor | Module |\n| --- | --- |\n| 0 | `low` |\n| 1 | `a`, `b` |\n## x\n",
    )
}

#[test]
fn modules_import_only_from_floors_below() -> io::Result<()> {
    let floors = floors(&read("ARCHITECTURE.md")?);
    clean("src", |file| wrong_floors(file, &floors))
}

#[test]
fn an_import_from_above_or_beside_is_seen() {
    let check = |path, text| said(|file| wrong_floors(file, &sample_floors()), path, text);
    for bad in [
        "use crate::b::X;",
        "use crate::{low::Y, b};",
        "use crate::c;",
        "use crate::*;",
        "fn f() -> crate::b::X { loop {} }",
        "use runbuch::b::X;",
        "use super::super::b;",
        "mod tests { use super::super::super::b::X; }",
    ] {
        assert_eq!(check("src/a/inner.rs", bad).len(), 1, "{bad}");
    }
    for good in [
        "use crate::{low::{Y, b}, a::c};",
        "use super::{b, low};",
        "mod tests { use super::super::b; }",
        "// use crate::b;\n/* crate::b /* */ crate::b */",
        r##"const X: &str = "crate::b\" crate::b"; const Y: &str = r#"crate::b" crate::b"#;"##,
        "const Q: char = '\"'; const R: &'static str = b\"crate::b\"; pub(crate) fn f() {}",
        "fn f() { crate::shout!() }",
    ] {
        assert_eq!(check("src/a/inner.rs", good), Vec::<String>::new(), "{good}");
    }
    assert_eq!(check("src/low.rs", "use super::a;").len(), 1);
    assert_eq!(
        check("src/low.rs", "\n\nuse crate::a;"),
        ["src/low.rs:3: `low` may not import `a`: not below it"]
    );
}

/// The types that a file declares, those of traits aside, each with its line.
fn types(file: &RustFile) -> Vec<(&str, usize)> {
    let mut types = Vec::new();
    for (at, pair) in file.tokens.windows(2).enumerate() {
        let [keyword, name] = pair else { continue };
        if matches!(keyword.text(), "struct" | "enum" | "trait") && name.is_name() {
            types.push((name.text(), file.line(at)));
        }
    }
    types
}

fn repeated_types(files: &[RustFile]) -> Vec<String> {
    let mut first: BTreeMap<&str, String> = BTreeMap::new();
    let mut repeated = Vec::new();
    for file in files {
        for (name, line) in types(file) {
            let place = format!("{}:{line}", file.path);
            match first.get(name) {
                Some(other) => repeated.push(format!("{place}: `{name}` is also in {other}")),
                None => _ = first.insert(name, place),
            }
        }
    }
    repeated
}

#[test]
fn every_type_has_a_name_of_its_own() -> io::Result<()> {
    assert_eq!(repeated_types(&rust_files("src")?), Vec::<String>::new());
    Ok(())
}

#[test]
fn a_repeated_type_is_seen() {
    let a = RustFile::new("src/a.rs", "struct X; enum Y {} impl T for X { type Item = Y; }");
    let b = RustFile::new("src/b.rs", "// struct X\nfn struct_x() {}\ntrait X {}");
    assert_eq!(repeated_types(&[a, b]), ["src/b.rs:3: `X` is also in src/a.rs:1"]);
}

#[test]
fn files_of_a_module_do_not_import_each_other_in_a_circle() -> io::Result<()> {
    assert_eq!(cycles(&rust_files("src")?), BTreeSet::new());
    Ok(())
}

#[test]
fn a_circle_of_imports_is_seen() {
    let circles = |files: &[(&str, &str)]| {
        cycles(&files.iter().map(|(path, text)| RustFile::new(path, text)).collect::<Vec<_>>())
    };
    let module = ("src/m/mod.rs", "mod a; mod b; mod c; pub use b::{X, Y as Z}; struct Own;");
    for (a, b) in [
        ("use super::b::X;", "use crate::m::a;"),
        ("use super::X;", "fn f() { super::a::g() }"),
        ("use super::{Own, Z};", "use super::a::{self, G};"),
        ("use super::c::d::W;", "use super::super::m::a::G;"),
    ] {
        let c = ("src/m/c/mod.rs", "mod d; use super::b;");
        let files =
            [module, ("src/m/a.rs", a), ("src/m/b.rs", b), c, ("src/m/c/d.rs", "struct W;")];
        assert_eq!(circles(&files).len(), 1, "{a} {b}");
    }
    for (a, b) in [
        ("use super::b::X;", "use super::Own;"),
        ("use super::X;", "struct X; mod tests { use super::super::a::G; }"),
        ("use super::X;", "use other::a; // use super::a;"),
    ] {
        let files = [module, ("src/m/a.rs", a), ("src/m/b.rs", b)];
        assert_eq!(circles(&files), BTreeSet::new(), "{a} {b}");
    }
}

#[test]
fn the_table_lists_the_modules() -> io::Result<()> {
    let root = RustFile::new("src/lib.rs", &read("src/lib.rs")?);
    let drift = table_drift(&root, &floors(&read("ARCHITECTURE.md")?));
    assert!(drift.is_empty(), "\n{}\n", drift.join("\n"));
    Ok(())
}

#[test]
fn a_module_without_a_row_and_a_row_without_a_module_are_seen() {
    let drift = |text| table_drift(&RustFile::new("src/lib.rs", text), &sample_floors()).len();
    assert_eq!(drift("pub mod low; mod a; mod b;"), 0);
    assert_eq!(drift("mod low; mod a; mod b; mod c;"), 1);
    assert_eq!(drift("mod low; mod a;"), 1);
}

#[test]
fn every_module_says_what_it_is_for() -> io::Result<()> {
    clean("src", without_description)?;
    clean("tests", without_description)
}

#[test]
fn a_module_that_does_not_is_seen() {
    assert_eq!(said(without_description, "src/a.rs", "// No.\nuse x;").len(), 1);
}

#[test]
fn files_and_functions_are_short() -> io::Result<()> {
    clean("src", too_long)?;
    clean("src", long_functions)
}

#[test]
fn long_files_are_seen_and_their_tests_not_counted() {
    let filler = "// x\n".repeat(LINES_OF_A_FILE);
    let tests = format!("#[cfg(test)]\n#[allow(x)]\nmod tests {{\n{filler}}}\n");
    assert_eq!(said(too_long, "src/a.rs", &format!("{filler}x")).len(), 1);
    assert_eq!(said(too_long, "src/a.rs", &tests).len(), 0);
    assert_eq!(said(too_long, "src/a/tests.rs", &format!("{filler}x")).len(), 0);
}

#[test]
fn long_functions_are_seen_and_flat_matches_forgiven() {
    let lines = |line: &str| line.repeat(LINES_OF_A_FUNCTION);
    let count = |body: &str| {
        said(long_functions, "src/a.rs", &format!("fn f(a: [u8; 2]) {{\n{body}}}")).len()
    };
    assert_eq!(count(&lines("x();\n")), 1);
    assert_eq!(count(&format!("match x {{\n{}}}\n", lines("A => b,\n"))), 0);
    assert_eq!(
        count(&format!("match x {{\n{}A => {{{}}}}}\n", lines("A => b,\n"), "\n".repeat(9))),
        1
    );
    assert_eq!(count(&format!("{}match x {{\n{}}}\n", "y();\n".repeat(20), lines("A => b,\n"))), 1);
}

#[test]
fn nothing_is_unfinished_or_ignored() -> io::Result<()> {
    clean("src", unfinished)?;
    clean("src", ignored_tests)?;
    clean("tests", ignored_tests)
}

#[test]
fn unfinished_code_and_ignored_tests_are_seen() {
    assert_eq!(
        said(unfinished, "src/a.rs", "fn f() { todo!() }\nfn g() { unimplemented!() }").len(),
        2
    );
    assert_eq!(
        said(ignored_tests, "src/a.rs", "#[test]\n#[ignore = \"slow\"]\nfn f() {}").len(),
        1
    );
}

#[test]
fn rules_touch_nothing_but_the_site() -> io::Result<()> {
    clean("src/check/rules", impure_rule)
}

#[test]
fn a_rule_that_does_is_seen() {
    let count = |text| said(impure_rule, "src/check/rules/a.rs", text).len();
    assert_eq!(count("use std::fs;"), 1);
    assert_eq!(count("use std::{env, fmt, process::exit};"), 2);
    assert_eq!(count("use std::fmt; // std::fs"), 0);
}

#[test]
fn the_markdown_parser_stops_at_its_module() -> io::Result<()> {
    clean("src", foreign_parser)
}

#[test]
fn a_module_that_knows_the_parser_is_seen() {
    let count = |path| said(foreign_parser, path, "use pulldown_cmark::Event;").len();
    assert_eq!(count("src/render/html.rs"), 1);
    assert_eq!(count("src/page/collect/mod.rs"), 1);
    assert_eq!(count("src/page/parser/mapping.rs"), 0);
    let other = "use pulldown_cmark_escape::escape_html; // pulldown_cmark";
    assert!(said(foreign_parser, "src/render/html.rs", other).is_empty());
}

#[test]
fn unsafe_code_is_forbidden() -> io::Result<()> {
    assert!(forbids_unsafe(&read("Cargo.toml")?));
    assert!(!forbids_unsafe("[lints.rust]\nunsafe_code = \"warn\"\n"));
    assert!(!forbids_unsafe("[other]\nunsafe_code = \"forbid\"\n"));
    Ok(())
}
