//! Wikis in several languages: the language of each page, of its interface, and the way to its counterpart.

use crate::project::Project;

const BOOK: &str = "[book]\nlanguage = \"de\"\n\n[output.html]\nsite-url = \"https://wiki.example/\"\n\n\
                    [translations]\ntrees = { de = \"de\", en = \"en\" }\n";

fn wiki() -> Project {
    Project::new()
        .file("book.toml", BOOK)
        .file("content/index.md", "# Wiki\n")
        .file("content/de/index.md", "# Anfang\n")
        .file("content/de/nas.md", "# Speicher\n\n> [!NOTE]\n> Wichtig.\n")
        .file("content/de/nur.md", "# Nur deutsch\n")
        .file("content/en/index.md", "# Beginning\n")
        .file("content/en/nas.md", "# Storage\n\n> [!NOTE]\n> Important.\n")
}

#[test]
fn each_page_has_its_language_and_its_interface() {
    let project = wiki().built();
    let (german, english) =
        (project.read("public/de/nas.html"), project.read("public/en/nas.html"));
    for (page, lang, texts) in [
        (&german, "de", ["Zum Inhalt springen", ">Hinweis<", "Link zum Abschnitt"]),
        (&english, "en", ["Skip to content", ">Note<", "Link to"]),
    ] {
        assert!(page.contains(&format!("<html lang=\"{lang}\"")), "{page}");
        assert!(texts[..2].iter().all(|text| page.contains(text)), "{page}");
    }
    let counterpart =
        "<link rel=\"alternate\" hreflang=\"en\" href=\"https://wiki.example/en/nas.html\">";
    assert!(german.contains(counterpart) && english.contains(counterpart), "{german}");
    assert!(german.contains("<a href=\"../en/nas.html\" lang=\"en\""), "{german}");
    let alone = project.read("public/de/nur.html");
    assert!(!alone.contains("class=\"languages\"") && !alone.contains("hreflang"), "{alone}");
}

#[test]
fn the_navigation_is_that_of_the_tree() {
    let project = wiki().built();
    let nav = |page: &str| {
        let text = project.read(page);
        let start = text.find("<div class=\"nav-tree\">").expect("there is a navigation");
        text[start..start + text[start..].find("</nav>").expect("it ends")].to_owned()
    };
    let english = nav("public/en/nas.html");
    assert!(english.contains("Storage") && !english.contains("Speicher"), "{english}");
    let german = nav("public/de/nas.html");
    assert!(german.contains("Nur deutsch") && !german.contains("Storage"), "{german}");
    let script = project.read("public/assets/nav-1.js");
    assert!(script.contains("Storage") && !script.contains("Speicher"), "{script}");
    assert!(project.read("public/en/nas.html").contains("nav-1.js"));
    assert!(
        project.read("public/en/nas.html").contains("class=\"site-title\" href=\"index.html\"")
    );
}

#[test]
fn pages_in_a_language_without_interface_say_so() {
    let project = Project::new()
        .file("book.toml", "[book]\nlanguage = \"fr\"\n")
        .file("index.md", "# Accueil\n\nBonjour.\n")
        .built();
    let page = project.read("public/index.html");
    assert!(
        page.contains("<html lang=\"fr\"")
            && page.contains("<footer class=\"site-footer\" lang=\"en\">"),
        "{page}"
    );
}

#[test]
fn one_page_in_another_language_has_its_interface() {
    let project = Project::new()
        .file("book.toml", "[book]\nlanguage = \"de\"\n")
        .file("index.md", "# Start\n")
        .file("en.md", "---\nlang: en\n---\n\n# Guests\n")
        .built();
    let page = project.read("public/en.html");
    assert!(page.contains("<html lang=\"en\"") && page.contains("Skip to content"), "{page}");
}
