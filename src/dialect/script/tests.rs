//! What is read of programs.

use std::sync::Arc;

use super::*;
use crate::dialect::project::Folder;
use crate::source::SourceFile;

/// The exported value, written short.
fn shown(text: &str) -> String {
    written(&of_text(text))
}

fn written(node: &Node) -> String {
    match &node.value {
        NodeValue::Null => "?".to_owned(),
        NodeValue::Scalar { text, plain: true } => text.clone(),
        NodeValue::Scalar { text, plain: false } => format!("'{text}'"),
        NodeValue::List(items) => {
            format!("[{}]", items.iter().map(written).collect::<Vec<_>>().join(" "))
        }
        NodeValue::Map(pairs) => {
            let pair = |it: &Pair| format!("{}:{}", it.key, written(&it.value));
            format!("{{{}}}", pairs.iter().map(pair).collect::<Vec<_>>().join(" "))
        }
    }
}

fn of_text(text: &str) -> Node {
    of_files(&[("a.js", text)]).expect("a file")
}

/// What the first of these files exports.
fn of_files(files: &[(&str, &str)]) -> Option<Node> {
    let read = |path: &str| {
        let (_, text) = files.iter().find(|(name, _)| *name == path)?;
        Some(Arc::new(SourceFile::new(path, text.as_bytes().to_vec())))
    };
    let folder = Folder { read: &read, ..Folder::EMPTY };
    ScriptFiles::new(folder, MOST_VALUES).exported(files.first()?.0)
}

#[test]
fn files_import_each_other() {
    let files = [
        (
            "a.ts",
            "import b, { c as d, e } from './teile/b'\nimport * as f from './teile/f.js'\nimport g from 'g'\n\
             export default { b, d, e: e.h, f: f.i, g, j: require('./j.json'), k: require.resolve('./k.js') }",
        ),
        (
            "teile/b.ts",
            "import type { T } from '../a'\nimport l from '../a'\nexport const c = 'C', x = 1\n\
             const e: T = { h: ['H', l] }\nexport { e }\nexport default ['B']",
        ),
        ("teile/f.ts", "export function i() { return 'I' }"),
        ("j.json", "{\"n\": 1}"),
    ];
    let shown = written(&of_files(&files).expect("a file"));
    assert_eq!(shown, "{b:['B'] d:'C' e:['H' ?] f:'I' g:? j:{n:1} k:'./k.js'}");
    assert!(of_files(&[("a.js", "export default require('../b')")]).is_some());
}

#[test]
fn written_values_are_read() {
    let cases = [
        ("export default { a: 'x', \"b-c\": [1, true, `t`], }", "{a:'x' b-c:[1 true 't']}"),
        ("module.exports = { a: 'it\\'s', // c\n /* d */ b: \"\\u00e4\" };", "{a:'it's' b:'ä'}"),
        ("import x from 'y'\nexport default defineConfig({ a: { b: 'c' } })\n", "{a:{b:'c'}}"),
        ("export default withMermaid(defineConfig({ a: 1 }))", "{a:1}"),
        ("const config: Config = { a: 'x' };\nexport default config;", "{a:'x'}"),
        ("const config = { a: 'x' }\nconst b = 2\nmodule.exports = config", "{a:'x'}"),
        ("/** @type {import('x').Config} */\nmodule.exports = { a: 1 }", "{a:1}"),
        (
            "export default { s: side(), t }\nfunction side(): T.Item[] {\n  return [{ text: 'A' }]\n}\nconst t = ['b']",
            "{s:[{text:'A'}] t:['b']}",
        ),
        ("const a = ['x']; export default { b: [...a, 'y'], ...{ c: 1 } }", "{b:['x' 'y'] c:1}"),
        (
            "const a = { b: { c: 'x' } }; export default { d: a.b, e: a.b.c, f: a.g }",
            "{d:{c:'x'} e:'x' f:?}",
        ),
        ("export default async () => ({ a: 1 })", "{a:1}"),
        ("export default async function f() { return { a: 1 } }", "{a:1}"),
        ("export default { a: 'x' } satisfies Config", "{a:'x'}"),
        ("export default defineConfig<T>({ a: 'x' as const })", "{a:'x'}"),
        (
            "export default { integrations: [starlight({ title: 'D' }), x()] }",
            "{integrations:[{title:'D'} ?]}",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn what_would_have_to_be_run_is_unknown() {
    let cases = [
        (
            "export default { a: `v${x}`, b: process.env.B, c: 'x' + y, d: require('z'), e: 1 }",
            "{a:? b:? c:? d:? e:1}",
        ),
        (
            "export default { a: b ? 'x' : 'y', c: f({ d: 1 }), e: () => 1, g() { return { h: 1 } }, i: 2 }",
            "{a:? c:? e:1 i:2}",
        ),
        ("export default { a: [1, 2].map((x) => x), b: 'c'.trim(), d: 1 }", "{a:? b:? d:1}"),
        ("const a = b; const b = a; export default a", "?"),
        ("", "?"),
        ("export default", "?"),
        ("export default { a: [", "{a:[]}"),
        ("export default { a: 'x", "{a:?}"),
        ("const x = { a: 1 }", "?"),
    ];
    for (text, expected) in cases {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn nothing_grows_without_bound() {
    let deep = format!("export default {}", "[".repeat(10_000));
    let doubled: String =
        (0..60).map(|n| format!("const a{n} = [a{}, a{}]\n", n + 1, n + 1)).collect();
    for text in [deep, format!("{doubled}export default a0"), "export default (".repeat(5_000)] {
        let _ = of_text(&text);
    }
}

#[test]
fn values_know_where_they_stand() {
    let text = "export default { a: { b: 'c' } }";
    let node = of_text(text);
    let value = node.get("a").and_then(|a| a.get("b")).expect("a value");
    assert_eq!(value.span.of(text), "'c'");
}
