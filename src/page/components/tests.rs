//! Texts without components.

use super::*;

#[track_caller]
fn are(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        let found = remove(text, 0, Components::Mdx);
        let found = found.as_ref().map_or(*text, |it| it.text.as_str());
        // Blank lines say nothing more than one.
        let mut lines: Vec<&str> = found.lines().collect();
        lines.dedup_by(|a, b| a.trim().is_empty() && b.trim().is_empty());
        assert_eq!(lines.join("\n").trim(), *expected, "{text}");
    }
}

#[test]
fn components_leave_their_text() {
    are(&[
        ("import X from 'y'\n\nText\n", "Text"),
        ("export const a = {\n  b: 1,\n}\n\nText\n", "Text"),
        (
            "<Card title=\"Netz\" icon=\"x\">\n  Text **fett**\n\n  - Punkt\n</Card>\n",
            "**Netz**\n\nText **fett**\n\n- Punkt",
        ),
        ("<Aside type=\"tip\" title=\"Rat\">\nText\n</Aside>\n", ":::tip[Rat]\n\nText\n\n:::"),
        (
            "<Tabs>\n  <TabItem label=\"Linux\">\n    apt\n\n    ```sh\n    apt\n    ```\n  </TabItem>\n</Tabs>\nEnde\n",
            "=== \"Linux\"\n\n    apt\n\n    ```sh\n    apt\n    ```\n\nEnde",
        ),
        ("<LinkCard title=\"Netz\" href=\"/netz/\" />\n", "[Netz](/netz/)"),
        ("Seit <Badge text=\"1.2\" /> da\n", "Seit 1.2 da"),
        ("## Netz <Badge text=\"neu\" />\n", "## Netz"),
        ("Ein <Wort>Text</Wort> darin\n", "Ein Text darin"),
        ("<TabItem label=\"npm\">npm i</TabItem>\n", "=== \"npm\"\n\n    npm i"),
        ("<Aside>Ein **Rat**.</Aside>\n", ":::note\n\nEin **Rat**.\n\n:::"),
        (
            "<Tabs values={[{label: 'Eins', value: 'a'}]}>\n<TabItem value=\"a\">\n\nX\n\n</TabItem>\n</Tabs>\n",
            "=== \"Eins\"\n\n    X",
        ),
        ("Zum <LinkButton href=\"/a/\">Anfang *hier*</LinkButton>.\n", "Zum [Anfang *hier*](/a/)."),
        ("<Link\n  to=\"/a\">\n  Hin\n</Link>\n", "[  Hin\n](/a)"),
        ("<LinkCard href={'/a/'} title={`A`} />\n", "[A](/a/)"),
        ("import bild from './a.png';\n\n<Image src={bild} alt=\"A\" />\n", "![A](./a.png)"),
        ("<img src={require('./a.png').default} alt=\"A\"/>\n", "![A](./a.png)"),
        ("<Code code=\"ls\" lang=\"sh\" title=\"x\" />\n", "````sh title=\"x\"\nls\n````"),
        ("export const a = 'B'\n\n{a}, {'c'}{' '}{d.e}!\n", "B, c …!"),
        ("## Kopf {#id}\n\n:::note[A]{icon=\"x\"}\n", "## Kopf {#id}\n\n:::note[A]{icon=\"x\"}"),
        ("A $x_{1}$ b {1}\n\n$$\n{x}\n$$\n", "A $x_{1}$ b …\n\n$$\n{x}\n$$"),
        ("{liste.map((x) => (\n  <li>{x}</li>\n))}\n\nText\n", "Text"),
        ("```mdx-code-block\nimport A from 'a'\n```\n\nText\n", "Text"),
        (
            "```js\n// highlight-next-line\na(); // [!code ++]\n// bleibt\n```\n",
            "```js\na();\n// bleibt\n```",
        ),
        ("<p style={{ color: 'red' }} id=\"a\">Rot</p>\n", "<p id=\"a\">Rot</p>"),
        ("<Eigen\n  a={{ b: 1 }}\n  c=\"d\"\n/>\n\nText\n", "Text"),
    ]);
}

#[test]
fn what_is_no_component_stays() {
    for text in [
        "`<Card>` und ``<Tabs>``",
        "```html\n<Card title=\"x\">\n```",
        "\\<Card> da",
        "Als <HOST> und <T> und <https://Example.org>",
        "a <B und c> d",
        "Ein import von Daten aus Frankfurt",
        "import der Daten",
        "export der Konfiguration",
        "<img src=\"a.png\" alt=\"\">",
        "a={1} in <b>c</b> d={2}",
        "Im Code `{a}` und \\{a}",
        "<script setup>\nimport A from './A.vue'\n\nconst b = '<Card>'\n</script>\n\n## Danach",
        "<details>\n<summary>Mehr</summary>\n</details>",
    ] {
        are(&[(text, text)]);
    }
}

#[test]
fn curly_brackets_are_text_without_mdx() {
    assert!(remove("Der Wert {a} zählt, {{ b }} auch.\n", 0, Components::Tags).is_none());
}

#[test]
fn expressions_of_vue_have_two_brackets() {
    let text = "---\ntitle: \"Netz\"\n---\n# {{ $frontmatter.title }}\n\nIn {a}: {{ 'b' }} {{ c }}\n\n\
        ::: v-pre\n{{ d }}\n:::\n\n<b v-pre>{{ e }}</b> $1 {{ f.g }} $2 `{{ h }}`\n";
    let start = text.find('#').expect("a heading");
    let found = remove(text, start, Components::Vue).expect("expressions");
    let lines: Vec<&str> = found.text.lines().filter(|line| !line.is_empty()).skip(3).collect();
    assert_eq!(
        lines,
        [
            "# Netz",
            "In {a}: b …",
            "::: v-pre",
            "{{ d }}",
            ":::",
            "<b v-pre>{{ e }}</b> $1 {{ f.g }} $2 `{{ h }}`"
        ]
    );
    let told: Vec<&str> = found.leftovers.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(told, ["c"]);
}

#[test]
fn places_are_those_of_the_file() {
    let text = "<Tabs>\n  <TabItem label=\"A\">\n    ## Netz\n  </TabItem>\n</Tabs>\n";
    let without = remove(text, 0, Components::Mdx).expect("components");
    let at = without.text.find("Netz").expect("a heading");
    assert_eq!(without.original(Span::new(at, at + 4)).of(text), "Netz");
    assert!(without.leftovers.is_empty());
}

#[test]
fn unknown_components_are_told() {
    let found = remove("<Eigen>\nText\n</Eigen>\n", 0, Components::Mdx).expect("a component");
    assert_eq!(found.leftovers.len(), 1);
    assert_eq!(found.leftovers[0].name, "Eigen");
}
