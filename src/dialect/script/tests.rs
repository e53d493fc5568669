//! What is read of programs.

use super::*;

/// The exported value, written short.
fn shown(text: &str) -> String {
    fn write(node: &Node) -> String {
        match &node.value {
            NodeValue::Null => "?".to_owned(),
            NodeValue::Scalar { text, plain } => {
                if *plain {
                    text.clone()
                } else {
                    format!("'{text}'")
                }
            }
            NodeValue::List(items) => {
                format!("[{}]", items.iter().map(write).collect::<Vec<_>>().join(" "))
            }
            NodeValue::Map(pairs) => {
                let pair = |it: &Pair| format!("{}:{}", it.key, write(&it.value));
                format!("{{{}}}", pairs.iter().map(pair).collect::<Vec<_>>().join(" "))
            }
        }
    }
    write(&exported(text))
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
        ("export default async () => ({ a: 1 })", "{a:1}"),
        ("export default async function f() { return { a: 1 } }", "?"),
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
        let _ = exported(&text);
    }
}

#[test]
fn values_know_where_they_stand() {
    let text = "export default { a: { b: 'c' } }";
    let node = exported(text);
    let value = node.get("a").and_then(|a| a.get("b")).expect("a value");
    assert_eq!(value.span.of(text), "'c'");
}
