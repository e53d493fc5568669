//! Texts without components.

use super::*;

#[track_caller]
fn are(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        let found = remove(text, 0);
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
        "<script setup>\nimport A from './A.vue'\n\nconst b = '<Card>'\n</script>\n\n## Danach",
        "<details>\n<summary>Mehr</summary>\n</details>",
    ] {
        are(&[(text, text)]);
    }
}

#[test]
fn places_are_those_of_the_file() {
    let text = "<Tabs>\n  <TabItem label=\"A\">\n    ## Netz\n  </TabItem>\n</Tabs>\n";
    let without = remove(text, 0).expect("components");
    let at = without.text.find("Netz").expect("a heading");
    assert_eq!(without.original(Span::new(at, at + 4)).of(text), "Netz");
    assert!(without.leftovers.is_empty());
}

#[test]
fn unknown_components_are_told() {
    let found = remove("<Eigen>\nText\n</Eigen>\n", 0).expect("a component");
    assert_eq!(found.leftovers.len(), 1);
    assert_eq!(found.leftovers[0].name, "Eigen");
}
