//! What the three readers make of texts, good and bad.

use std::fmt::Write;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::{DataProblem, MAX_DEPTH, Node, NodeValue, ProblemKind, SyntaxFault, json, toml, yaml};
use crate::diagnostic::Span;

type DataReader = fn(&str, usize) -> (Node, Vec<DataProblem>);

/// The tree with the text that every span covers: `{key=value}`, `[item]`, `-` for nothing.
fn outline(text: &str, node: &Node) -> String {
    let mut out = String::new();
    match &node.value {
        NodeValue::Null => out.push('-'),
        NodeValue::Scalar { text: value, .. } => {
            let written = node.span.of(text);
            let same = if written == value { String::new() } else { format!("<{written}>") };
            write!(out, "{value}{same}").expect("a string");
        }
        NodeValue::List(items) => {
            let items: Vec<String> = items.iter().map(|item| outline(text, item)).collect();
            write!(out, "[{}]", items.join(", ")).expect("a string");
        }
        NodeValue::Map(pairs) => {
            let pair = |pair: &super::Pair| {
                let written = pair.key_span.of(text);
                let same = if written == pair.key { String::new() } else { format!("<{written}>") };
                format!("{}{same}={}", pair.key, outline(text, &pair.value))
            };
            let pairs: Vec<String> = pairs.iter().map(pair).collect();
            write!(out, "{{{}}}", pairs.join(", ")).expect("a string");
        }
    }
    out
}

fn good(reader: DataReader, text: &str) -> String {
    let (node, problems) = reader(text, 0);
    assert_eq!(problems, [], "{text}");
    outline(text, &node)
}

/// The outline, and the problems with the text that they cover.
fn bad(reader: DataReader, text: &str) -> (String, Vec<(&str, ProblemKind)>) {
    let (node, problems) = reader(text, 0);
    let outline = outline(text, &node);
    (outline, problems.into_iter().map(|it| (it.span.of(text), it.kind)).collect())
}

#[test]
fn yaml_keeps_every_scalar_as_written() {
    let text = "name: Paperless # Kommentar\nrto: 1:30\noctal: 010\nday: 2026-01-11\nyes: yes\n\
                empty:\ntilde: ~\ntext: !!str null\n'größe': \"ü\\n\"\nrest: 'it''s'\n";
    assert_eq!(
        good(yaml, text),
        "{name=Paperless, rto=1:30, octal=010, day=2026-01-11, yes=yes, empty=-, tilde=-, \
         text=null, größe<'größe'>=ü\n<\"ü\\n\">, rest=it's<'it''s'>}"
    );
}

#[test]
fn yaml_nests() {
    let text =
        "hosts:\n  - name: a # x\n    ip: [1, 2]\n  -   name:   b\n\n  # c\nlast: {x: y, z}\n";
    assert_eq!(good(yaml, text), "{hosts=[{name=a, ip=[1, 2]}, {name=b}], last={x=y, z=-}}");
    let (node, _) = yaml(text, 0);
    let hosts = node.get("hosts").expect("hosts");
    assert_eq!(hosts.span.of(text), text.get(9..text.find("\n\n").expect("end")).expect("span"));
    assert_eq!(node.get("last").expect("last").span.of(text), "{x: y, z}");
}

#[test]
fn yaml_with_carriage_returns() {
    assert_eq!(
        good(yaml, "a: 1\r\nb:   zwei  \r\nc:\r\n- x\r\n- ä\r\n"),
        "{a=1, b=zwei, c=[x, ä]}"
    );
}

#[test]
fn yaml_blocks() {
    let text = "a: |\n  eins\n  zwei\nb: >-\n  drei\n  vier\nc: x\n  y\n";
    let (node, problems) = yaml(text, 0);
    assert_eq!(problems, []);
    let texts: Vec<_> = node.pairs().iter().filter_map(|pair| pair.value.as_str()).collect();
    assert_eq!(texts, ["eins\nzwei\n", "drei vier", "x y"]);
    let a = node.get("a").expect("a");
    assert_eq!(a.span.of(text), "eins\n  zwei\n");
    let c = node.get("c").expect("c");
    assert_eq!(c.span.of(text), "x\n  y");
}

#[test]
fn a_key_without_value_has_its_place() {
    let text = "a:\nb: &x  # c\nc: &y d\n";
    let (node, _) = yaml(text, 0);
    let spans: Vec<_> =
        node.pairs().iter().map(|it| (it.value.span.start, it.value.span.end)).collect();
    assert_eq!(spans, [(2, 2), (8, 8), (20, 21)]);
}

#[test]
fn nothing_is_null() {
    for text in ["", "\n", "# nur ein Kommentar\n"] {
        assert_eq!(good(yaml, text), "-", "{text:?}");
    }
}

#[test]
fn yaml_spans_count_from_the_file() {
    let (node, _) = yaml("a: b\n", 4);
    let pair = node.pair("a").expect("a");
    assert_eq!((pair.key_span, pair.value.span), (Span::new(4, 5), Span::new(7, 8)));
}

#[test]
fn the_first_of_two_keys_counts_and_reading_goes_on() {
    let text = "a: 1\nb: 2\na: 3\nc: 4\n";
    let first = Span::new(0, 1);
    let duplicate = ProblemKind::DuplicateKey { key: "a".into(), first };
    assert_eq!(bad(yaml, text), ("{a=1, b=2, c=4}".into(), vec![("a", duplicate)]));
    let (_, problems) = yaml(text, 0);
    assert_eq!(problems.first().map(|it| it.span), Some(Span::new(10, 11)));
    let first = Span::new(1, 4);
    let duplicate = ProblemKind::DuplicateKey { key: "a".into(), first };
    let expected = ("{a<\"a\">=1, c<\"c\">=4}".into(), vec![("\"a\"", duplicate)]);
    assert_eq!(bad(json, "{\"a\":1,\"a\":3,\"c\":4}"), expected);
    let first = Span::new(0, 1);
    let duplicate = ProblemKind::DuplicateKey { key: "a".into(), first };
    assert_eq!(bad(toml, "a = 1\na = 2\nb = 3\n"), ("{a=1, b=3}".into(), vec![("a", duplicate)]));
}

#[test]
fn aliases_and_merges() {
    let text = "base: &b {rto: 4h, rpo: 1h}\nx: *b\ny:\n  <<: *b\n  rto: 2h\nz: *nix\n";
    assert_eq!(
        bad(yaml, text),
        (
            "{base={rto=4h, rpo=1h}, x={rto=4h, rpo=1h}, y={rto=2h, rpo=1h}, z=-}".into(),
            vec![("*nix", ProblemKind::UnknownAlias { name: "nix".into() })]
        )
    );
    assert_eq!(bad(yaml, "a: &a [*a]\n").1.len(), 1);
    let merge = bad(yaml, "<<: x\na: 1\n");
    assert_eq!(merge, ("{a=1}".into(), vec![("x", ProblemKind::BadMerge)]));
}

#[test]
fn broken_yaml_gives_what_stands_before() {
    let cases: [(&str, &str, &str, ProblemKind); 11] = [
        ("a: 1\nb: Hallo: Welt\n", "{a=1, b=Hallo}", ":", ProblemKind::ColonInValue),
        ("a: 1\nb:\n\tc: 2\n", "{a=1, b=-}", "c", ProblemKind::TabIndent),
        ("a: \"x\nb: 2\n", "{a=-}", "\"", ProblemKind::UnclosedQuote),
        ("a: 'x\n", "{a=-}", "'", ProblemKind::UnclosedQuote),
        ("a: [1, 2\nb: 3\n", "{a=[1]}", "[", ProblemKind::UnclosedBracket),
        ("a: {b: 1\n", "{a={b=1}}", "{", ProblemKind::UnclosedBracket),
        ("a: @x\n", "{a=-}", "@", ProblemKind::UnexpectedCharacter { character: '@' }),
        ("a: \"C:\\x\"\n", "{a=-}", "\"", ProblemKind::UnknownEscape),
        ("t: {{ name }}\nb: 1\n", "{t={}, b=1}", "{ name }", ProblemKind::ComplexKey),
        ("a: 1\n---\nb: 2\n", "{a=1}", "---", ProblemKind::SecondDocument),
        ("a:\n    b: 1\n  c: 2\n", "{a={b=1}}", "c", ProblemKind::Indentation),
    ];
    for (text, outline, place, kind) in cases {
        assert_eq!(bad(yaml, text), (outline.into(), vec![(place, kind)]), "{text:?}");
    }
}

#[test]
fn broken_json_and_toml() {
    let cases: [(DataReader, &str, &str, &str, SyntaxFault); 8] = [
        (json, "", "{}", "", SyntaxFault::Unfinished),
        (json, "{\"a\": 1,}", "{a<\"a\">=1}", "}", SyntaxFault::BadKey),
        (json, "{\"a\": 1, \"ä\": x}", "{a<\"a\">=1, ä<\"ä\">=-}", "x", SyntaxFault::Unexpected),
        (json, "[1, 2] 3", "[1, 2]", "3", SyntaxFault::Trailing),
        (toml, "a = 1 2", "{a=1 2}", "1 2", SyntaxFault::UnquotedText),
        (toml, "b = \nc = 3", "{b=, c=3}", "", SyntaxFault::UnquotedText),
        (toml, "[a\nb = 1", "{b={}}", "", SyntaxFault::UnclosedBracket),
        (toml, "a = \"x\n", "{a=x<\"x>}", "", SyntaxFault::UnclosedText),
    ];
    for (reader, text, outline, place, fault) in cases {
        let kind = ProblemKind::Syntax(fault);
        assert_eq!(bad(reader, text), (outline.into(), vec![(place, kind)]), "{text:?}");
    }
    let mut wrong = Vec::new();
    for (reader, text, fault) in [
        (toml as DataReader, "a =\nb = 1", SyntaxFault::UnquotedText),
        (toml, "a = [\"x\" \"y\"]", SyntaxFault::NoComma),
        (toml, "a = [1,, 2]", SyntaxFault::ExtraComma),
        (toml, "a = [1", SyntaxFault::UnclosedBracket),
        (toml, "a = 1_", SyntaxFault::BadNumber),
        (toml, "a = 0xg", SyntaxFault::BadNumber),
        (toml, "a = 2026-13-40", SyntaxFault::BadDate),
        (toml, "a = True", SyntaxFault::BadTruth),
        (toml, "ä = 1", SyntaxFault::BadKey),
        (toml, "a 1", SyntaxFault::NoValue),
        (toml, "a = \"\\q\"", SyntaxFault::BadEscape),
        (toml, "a = 1\na.b = 2", SyntaxFault::Redefined),
        (json, "{\"a\" 1}", SyntaxFault::NoSeparator),
        (json, "[1 2]", SyntaxFault::NoComma),
        (json, "[01]", SyntaxFault::BadNumber),
        (json, "[\"\\q\"]", SyntaxFault::BadEscape),
        (yaml, "a: 1\nb\nc: 2\n", SyntaxFault::NoSeparator),
    ] {
        let kinds: Vec<ProblemKind> = bad(reader, text).1.into_iter().map(|it| it.1).collect();
        if !kinds.contains(&ProblemKind::Syntax(fault)) {
            wrong.push(format!("{text:?}: {kinds:?}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    let twice = bad(toml, "[a]\nb=1\n[a]\nc=2");
    assert_eq!(twice.0, "{a={b=1, c=2}}");
    assert!(matches!(&*twice.1, [("a", ProblemKind::DuplicateKey { .. })]));
}

#[test]
fn json_spans() {
    let text = "{\n \"name\": \"Gr\\u00fc\\u00dfe \\\\\",\r\n\t\"n\": [1, -2.5e3, true, null, {}]}";
    assert_eq!(
        good(json, text),
        "{name<\"name\">=Grüße \\<\"Gr\\u00fc\\u00dfe \\\\\">, n<\"n\">=[1, -2.5e3, true, -, {}]}"
    );
}

#[test]
fn toml_spans() {
    let text = "title = \"Grüße\" # x\r\nz.y = 1_000\n[a.\"ö\"]\nday = 2026-01-11\n[[k]]\nn = [1, 'b']\n[[k]]\nn = { x = true }\n";
    assert_eq!(
        good(toml, text),
        "{title=Grüße<\"Grüße\">, z={y=1_000}, a={ö<\"ö\">={day=2026-01-11}}, \
         k=[{n=[1, b<'b'>]}, {n={x=true}}]}"
    );
}

#[test]
#[expect(clippy::disallowed_methods, reason = "how long a hostile text takes is the question")]
fn alias_bombs_end_fast() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..20 {
        let items = vec![format!("*a{}", level - 1); 10].join(", ");
        writeln!(bomb, "a{level}: &a{level} [{items}]").expect("a string");
    }
    let mut chain = String::from("a0: &a0 [x]\n");
    for level in 1..50_000 {
        writeln!(chain, "a{level}: &a{level} [*a{}]", level - 1).expect("a string");
    }
    let big = format!("a: &a {}\nb: [{}]\n", "x".repeat(100_000), "*a, ".repeat(10_000));
    let start = Instant::now();
    assert!(bad(yaml, &bomb).1.iter().any(|(_, kind)| *kind == ProblemKind::TooLarge));
    assert!(bad(yaml, &chain).1.iter().any(|(_, kind)| *kind == ProblemKind::TooDeep));
    assert!(bad(yaml, &big).1.iter().any(|(_, kind)| *kind == ProblemKind::TooLarge));
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

#[test]
fn deep_nesting_is_refused() {
    let deep = 10_000;
    let mut block = String::new();
    for level in 0..deep / 10 {
        writeln!(block, "{}a:", " ".repeat(level)).expect("a string");
    }
    let texts: [(DataReader, String); 8] = [
        (yaml, "[".repeat(deep)),
        (yaml, "{a: ".repeat(deep)),
        (yaml, "- ".repeat(deep)),
        (yaml, block),
        (json, "[".repeat(deep) + &"]".repeat(deep)),
        (json, "{\"a\":".repeat(deep)),
        (toml, format!("a = {}", "[".repeat(deep))),
        (toml, format!("{} = 1", vec!["a"; deep].join("."))),
    ];
    for (reader, text) in texts {
        let (node, problems) = reader(&text, 0);
        assert!(!problems.is_empty());
        assert!(depth(&node) <= MAX_DEPTH + 1, "{}", depth(&node));
    }
}

fn depth(node: &Node) -> usize {
    let below = node.pairs().iter().map(|pair| &pair.value).chain(node.items()).map(depth);
    1 + below.max().unwrap_or(0)
}

#[test]
fn helpers() {
    let (node, _) = yaml("a: Ja\nb: 12\nc: x\nd: [y, z]\ne: {}\n", 0);
    let get = |key| node.get(key).expect("the key");
    assert_eq!((get("a").as_bool(), get("b").as_usize()), (Some(true), Some(12)));
    assert_eq!((get("c").as_bool(), get("c").as_usize()), (None, None));
    let texts = |key| get(key).list_of_str().into_iter().map(|text| text.value).collect::<Vec<_>>();
    assert_eq!((texts("c"), texts("d"), texts("e")), (vec!["x"], vec!["y", "z"], vec![]));
    assert!(get("e").is_empty() && node.get("nix").is_none());
}

/// Checks the invariants of every span of a tree.
fn check(text: &str, at: usize, node: &Node) {
    let inside = |span: Span| {
        let range = span.start.checked_sub(at)..span.end.checked_sub(at);
        let (Some(start), Some(end)) = (range.start, range.end) else { return None };
        text.get(start..end)
    };
    let written = inside(node.span);
    assert!(written.is_some(), "{:?} in {text:?}", node.span);
    if let NodeValue::Scalar { text: value, plain: true } = &node.value {
        let written = written.unwrap_or_default();
        assert!(written == value || written.contains(['\n', '\r']), "{written:?} {value:?}");
    }
    for pair in node.pairs() {
        assert!(inside(pair.key_span).is_some(), "{:?} in {text:?}", pair.key_span);
        check(text, at, &pair.value);
    }
    node.items().iter().for_each(|item| check(text, at, item));
}

fn check_all(text: &str) {
    for reader in [yaml as DataReader, toml, json] {
        let (node, problems) = reader(text, 7);
        check(text, 7, &node);
        for problem in problems {
            let (start, end) = (problem.span.start - 7, problem.span.end - 7);
            assert!(text.get(start..end).is_some(), "{problem:?} in {text:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_survived(text in any::<String>()) {
        check_all(&text);
    }

    #[test]
    fn any_mix_of_signs_is_survived(
        signs in prop::collection::vec(
            prop::sample::select(vec![
                "a", "ö", "😀", ":", ": ", "- ", "\n", "\r\n", "\r", "  ", "\t", "\"", "'", "[", "]", "{", "}", ",",
                "#", " # ", "&a ", "*a", "<<: ", "|", ">", "---\n", "...", "!!str ", "? ", "=", " = ", ".", "1",
                "[[", "]]", "\\", "\u{85}", "\u{2028}", "\u{a0}", "\u{feff}", "\0", "\"\"\"", "null", "@", "%", "`", "~",
            ]),
            0..40,
        )
    ) {
        check_all(&signs.concat());
    }
}
