//! What `runbuch build` leaves on disk.
#![expect(clippy::disallowed_methods, reason = "tests look at folders and at the clock themselves")]

use std::process::Stdio;
use std::time::Instant;

use crate::html;
use crate::project::{Project, Tree};

/// A wiki that uses most of what pages can hold.
fn wiki() -> Project {
    Project::new().fixture("seeds").fixture("wiki")
}

fn paths(tree: &Tree) -> Vec<&str> {
    tree.keys().map(String::as_str).collect()
}

#[test]
fn two_builds_of_the_same_input_are_equal() {
    let (first, second) = (wiki().built(), wiki().built());
    assert_eq!(first.tree("public"), second.tree("public"));
    let run = first.runbuch(&["build", "--jobs", "1"]);
    assert_eq!(first.tree("public"), second.tree("public"));
    assert!(run.stderr.contains("(0 Dateien geschrieben,"), "{}", run.stderr);
}

#[test]
fn a_deleted_page_takes_exactly_its_files_along() {
    let project = wiki().file("betrieb/kurz.md", "# Kurz\n\n[Start](../index.md)\n").built();
    let before = project.tree("public");
    project.remove("betrieb/kurz.md");
    let project = project.built();
    let after = project.tree("public");
    let gone: Vec<&str> =
        paths(&before).into_iter().filter(|it| !after.contains_key(*it)).collect();
    // The navigation has another hash, and the page may have been the only one whose text its file held.
    let shared = ["assets/nav.", "search/text-"];
    let own = gone.into_iter().filter(|it| !shared.iter().any(|shared| it.starts_with(shared)));
    assert_eq!(own.collect::<Vec<_>>(), ["betrieb/kurz.html"]);
    assert_eq!(after, wiki().built().tree("public"));
}

#[test]
fn files_of_others_stay() {
    let project = wiki().built();
    project.write("public/CNAME", "wiki.example.org");
    project.write("public/betrieb/notiz.txt", "von Hand");
    project.remove("index.md");
    let project = project.built();
    assert_eq!(project.read("public/CNAME"), "wiki.example.org");
    assert_eq!(project.read("public/betrieb/notiz.txt"), "von Hand");
}

#[test]
fn the_authors_stand_in_every_page() {
    let project = wiki().file("book.toml", "[book]\nauthors = [\"A & B\", \"C\"]\n").built();
    let page = project.read("public/index.html");
    assert!(page.contains("<meta name=\"author\" content=\"A &amp; B\">"), "{page}");
    assert!(page.contains("<meta name=\"author\" content=\"C\">"), "{page}");
}

/// A container that mounts the folder keeps the one that it once got.
#[cfg(unix)]
#[test]
fn the_folder_stays_the_same_where_files_are_replaced_in_place() {
    use std::os::unix::fs::MetadataExt;
    let project = wiki().built();
    let inode = || std::fs::metadata(project.path("public")).unwrap().ino();
    let before = inode();
    project.write("index.md", "# Neuer Anfang\n");
    let run = project.runbuch(&["build", "--in-place"]);
    assert_eq!((run.code, inode()), (0, before));
    assert!(project.read("public/index.html").contains("Neuer Anfang"));
    project.write("index.md", "# Noch einer\n");
    assert_eq!(project.runbuch(&["build"]).code, 0);
    assert_ne!(inode(), before);
}

#[test]
fn the_site_goes_elsewhere_where_the_usual_folder_holds_other_files() {
    let project = Project::new().file("a.md", "# A\n").file("public/foto.jpg", "wertvoll");
    let before = project.tree("public");
    let run = project.runbuch(&["build", "--lang", "de"]);
    assert_eq!(run.code, 0);
    let told = "`public/` enthält Dateien, die nicht von Runbuch stammen; die Website liegt deshalb in `runbuch-site/`";
    assert!(run.stderr.contains(told), "{}", run.stderr);
    assert!(project.has("runbuch-site/a.html"));
    assert_eq!(project.tree("public"), before);
    let pages = || project.runbuch(&["check", "--lang", "de"]).stderr;
    let first = pages();
    assert!(first.contains("1 Seite"), "{first}");
    assert_eq!(project.runbuch(&["build"]).code, 0);
    assert_eq!(pages(), first);
}

#[test]
fn a_guess_that_leaves_pages_out_says_so() {
    let told = "`docs/`: 2 Seiten; 3 Markdown-Dateien liegen außerhalb, vor allem in `guide/`";
    let mut project = Project::new().file("docs/a.md", "# A\n").file("docs/b.md", "# B\n");
    for name in ["README.md", "_includes/x.md", "node_modules/a/b.md", "tests/y.md"] {
        project = project.file(name, "# X\n");
    }
    let quiet = project.runbuch(&["check", "--lang", "de"]).stderr;
    assert!(!quiet.contains("außerhalb"), "{quiet}");
    let project =
        (1..=3).fold(project, |it, number| it.file(&format!("guide/{number}.md"), "# G\n"));
    for command in ["check", "build"] {
        let run = project.runbuch(&[command, "--lang", "de"]);
        assert!(run.stderr.contains(told), "{}", run.stderr);
    }
    let project = project.file("book.toml", "[book]\nsrc = \"docs\"\n");
    let said = project.runbuch(&["check", "--lang", "de"]).stderr;
    assert!(!said.contains("außerhalb"), "{said}");
}

#[test]
fn a_folder_with_next_to_no_page_is_not_the_one_with_the_pages() {
    let project = Project::new().file("docs/a.md", "# A\n");
    let project =
        (1..=20).fold(project, |it, number| it.file(&format!("guide/{number}.md"), "# G\n"));
    let run = project.runbuch(&["build", "--lang", "de"]);
    assert!(run.stderr.starts_with("21 Seiten"), "{}", run.stderr);
    assert!(project.has("public/docs/a.html") && project.has("public/guide/1.html"));
}

#[test]
fn a_redirect_may_name_the_file_of_a_page() {
    let book = "[output.html.redirect]\n\"/alt/a.html\" = \"neu/a.md#ziel\"\n\
                \"/alt/b.html\" = \"/neu/a.md\"\n\"/alt/c.html\" = \"fort.md\"\n";
    let project =
        Project::new().file("book.toml", book).file("neu/a.md", "# A\n\n## Ziel\n").built();
    let leads = |path: &str, to: &str| {
        let html = project.read(path);
        assert!(html.contains(&format!("url={to}\"")), "{html}");
    };
    leads("public/alt/a.html", "../neu/a.html#ziel");
    leads("public/alt/b.html", "../neu/a.html");
    leads("public/alt/c.html", "fort.md");
}

#[test]
fn the_site_of_another_generator_is_no_part_of_the_wiki() {
    let project = Project::new()
        .file("mkdocs.yml", "site_name: Betrieb\ndocs_dir: .\n")
        .file("a.md", "# A\n")
        .file("site/index.html", "<h1>A</h1>")
        .file("site/b.md", "# B\n")
        .file("public/index.html", "<h1>A</h1>")
        .file("public/c.md", "# C\n");
    for args in [&["build", "--lang", "de"][..], &["build", "--lang", "de", "--out", "x"]] {
        let run = project.runbuch(args);
        assert!(run.stderr.contains("1 Seite:"), "{}", run.stderr);
    }
    assert!(project.has("runbuch-site/a.html") && project.has("x/a.html"));
}

#[test]
fn a_folder_that_runbuch_did_not_make_is_refused() {
    let project = Project::new()
        .file("book.toml", "[build]\nbuild-dir = \"public\"\n")
        .file("a.md", "# A\n")
        .file("public/foto.jpg", "wertvoll");
    let before = project.tree("");
    let run = project.runbuch(&["build", "--lang", "de"]);
    assert_eq!(
        (run.code, &*run.stdout, &*run.stderr),
        (
            2,
            "",
            "Fehler: `[ROOT]/public` ist nicht leer und stammt nicht von Runbuch; darin wird nichts \
             überschrieben. Wählen Sie einen anderen Ausgabeordner, oder leeren Sie diesen selbst.\n"
        )
    );
    assert_eq!(project.tree(""), before);
}

#[test]
fn strict_stops_before_anything_is_written() {
    let good = "# A\n\nGut.\n";
    let project = Project::new().file("index.md", good).built();
    let before = project.tree("public");
    for bad in ["# A\n\nNoch TODO: mehr\n", "# A\n\n[x](fort.md)\n"] {
        project.write("index.md", bad);
        let run = project.runbuch(&["build", "--strict"]);
        assert_eq!(run.code, 1, "{}", run.stderr);
        assert_eq!(project.tree("public"), before);
        assert_eq!(project.runbuch(&["build", "--strict", "-A", "S802", "-A", "L701"]).code, 0);
        project.write("index.md", good);
        assert_eq!(project.runbuch(&["build", "--strict"]).code, 0);
    }
}

#[test]
fn the_output_folder_can_be_named() {
    let project =
        Project::new().file("index.md", "# A\n").file("book.toml", "[build]\nbuild-dir = \"b\"\n");
    assert_eq!(project.runbuch(&["build", "--out", "x/y"]).code, 0);
    assert!(project.has("x/y/index.html") && !project.has("b") && !project.has("public"));
    assert_eq!(project.runbuch(&["build"]).code, 0);
    assert!(project.has("b/index.html"));
    assert!(!project.has("b/x"), "a former site is not published");
}

#[test]
fn former_addresses_lead_on() {
    let page = "---\ntitle: Neu\naliases: [/alt/ort.md, nebenan.html, Spitzname]\n---\n";
    let book = "[output.html.redirect]\n\"/ganz/alt.html\" = \"../betrieb/neu.html\"\n\
                \"/index.html\" = \"fort.html\"\n";
    let project = Project::new()
        .file("betrieb/neu.md", page)
        .file("index.md", "# A\n")
        .file("book.toml", book)
        .built();
    let canonical = |path: &str| {
        let elements = html::elements(&project.read(path));
        let link =
            elements.iter().find(|it| it.get("rel") == Some("canonical")).expect("a redirect");
        link.get("href").map(str::to_owned)
    };
    assert_eq!(canonical("public/alt/ort.html").as_deref(), Some("../betrieb/neu.html"));
    assert_eq!(canonical("public/betrieb/nebenan.html").as_deref(), Some("neu.html"));
    assert_eq!(canonical("public/ganz/alt.html").as_deref(), Some("../betrieb/neu.html"));
    assert!(
        project.read("public/index.html").contains("class=\"site-title\""),
        "a page stays a page"
    );
    assert!(!project.has("public/Spitzname.html") && !project.has("public/betrieb/Spitzname.html"));
}

#[test]
fn sitemap_and_page_for_what_is_missing() {
    let pages = Project::new().file("index.md", "# A\n").file("b/ü & c.md", "# B\n");
    let project =
        pages.file("book.toml", "[output.html]\nsite-url = \"https://wiki.example/x/\"\n").built();
    assert_eq!(
        project.read("public/sitemap.xml"),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n  \
         <url><loc>https://wiki.example/x/b/index.html</loc></url>\n  \
         <url><loc>https://wiki.example/x/b/%C3%BC%20&amp;%20c.html</loc></url>\n  \
         <url><loc>https://wiki.example/x/index.html</loc></url>\n</urlset>\n"
    );
    let missing = html::elements(&project.read("public/404.html"));
    let urls = missing.iter().filter_map(html::Element::url);
    for url in urls.filter(|url| !url.starts_with(['#']) && !url.starts_with("data:")) {
        assert!(url.starts_with("/x/"), "served for any address: {url}");
    }
}

/// Where nothing else can be loaded, the page is readable all the same.
#[test]
fn the_page_for_what_is_missing_needs_no_other_file() {
    for settings in ["", "[output.html]\nsite-url = \"/x/\"\n"] {
        let project = Project::new().file("index.md", "# A\n").file("book.toml", settings).built();
        let page = project.read("public/404.html");
        let elements = html::elements(&page);
        assert!(!elements.iter().any(|it| it.get("rel") == Some("stylesheet")), "{page}");
        assert!(page.contains("--measure: 72ch"), "the styles are in the page");
        assert_eq!(page.contains("class=\"rootless\""), settings.is_empty());
        for svg in elements.iter().filter(|it| it.name == "svg") {
            assert!(svg.get("width").is_some() && svg.get("height").is_some(), "{svg:?}");
        }
        let is_theme = |it: &&html::Element| it.url().is_some_and(|url| url.contains("/theme."));
        let script = elements.iter().find(is_theme).expect("a script");
        assert_eq!(script.url().is_some_and(|url| url.starts_with("/x/")), !settings.is_empty());
    }
}

#[test]
fn a_wiki_without_start_page_gets_one() {
    let project =
        Project::new().file("betrieb/a.md", "# Erste\n").file("z.md", "# Letzte\n").built();
    for (index, links) in [
        ("public/index.html", ["betrieb/index.html", "z.html"].as_slice()),
        ("public/betrieb/index.html", &["a.html"]),
    ] {
        let html = project.read(index);
        let (_, main) = html.split_once("<main").expect("a page");
        let elements = html::elements(main);
        let urls: Vec<_> = elements.iter().filter_map(html::Element::url).collect();
        assert!(links.iter().all(|link| urls.contains(link)), "{index}: {urls:?}");
    }
}

#[test]
fn the_summary_of_an_mdbook_is_the_navigation() {
    let project = Project::new().fixture("mdbook").built();
    let site = project.tree("book");
    let mut pages: Vec<&str> = html::pages(&site).map(|(path, _)| path).collect();
    pages.sort_unstable();
    assert_eq!(
        pages,
        [
            "404.html",
            "anhang.html",
            "compliance/befunde.html",
            "compliance/due.html",
            "compliance/findings.html",
            "compliance/index.html",
            "compliance/termine.html",
            "index.html",
            "teil/eins.html",
            "teil/index.html"
        ]
    );
    let html = project.read("book/teil/eins.html");
    let elements = html::elements(&html);
    let rel = |rel| {
        elements
            .iter()
            .find(|it| it.name == "a" && it.get("rel") == Some(rel))
            .and_then(html::Element::url)
    };
    assert_eq!((rel("prev"), rel("next")), (Some("index.html"), Some("../anhang.html")));
    let nav =
        site.iter().find(|(path, _)| path.starts_with("assets/nav.")).expect("the navigation").1;
    assert_eq!(
        String::from_utf8_lossy(nav),
        "window.runbuchNav = [[\"Vorwort\",\"index.html\",[]],[\"Der Teil\",null,[]],\
         [\"Teil\",\"teil/index.html\",[[\"Kapitel Eins\",\"teil/eins.html\",[]],[\"Entwurf\",null,[]]]],\
         [\"Anhang\",\"anhang.html\",[]]];\n"
    );
    assert_eq!(project.runbuch(&["check"]).code, 0);
}

#[test]
fn the_search_knows_every_page_and_an_edit_changes_few_of_its_files() {
    let page = |n: usize| {
        let words: String = (0..200).map(|k| format!("wort{} ", n * 7_919 + k * 104_729)).collect();
        format!("# Seite {n}\n\n## Teil \"{n}\"\n\n{words}\n")
    };
    let pages = 0..300;
    let project = pages.fold(Project::new(), |it, n| it.file(&format!("p{n:03}.md"), &page(n)));
    let project = project.built();
    let search = |tree: &Tree| -> Tree {
        let files = tree.iter().filter(|(path, _)| path.starts_with("search/"));
        files.map(|(path, content)| (path.clone(), content.clone())).collect()
    };
    let before = search(&project.tree("public"));
    assert!(before.len() > 30, "{:?}", paths(&before));
    assert!(before.values().all(|content| content.len() < 1_000_000));
    let texts: String =
        before.values().map(|content| String::from_utf8_lossy(content).into_owned()).collect();
    for n in [0, 150, 299] {
        let written = format!(
            "[\"p{n:03}.html\",\"Seite {n}\",[[\"\",\"\",\"\"],[\"teil-{n}\",\"Teil \\\"{n}\\\"\","
        );
        assert!(texts.contains(&written), "{written}");
    }
    let changed = |before: &Tree, after: &Tree| {
        after.iter().filter(|(path, content)| before.get(*path) != Some(*content)).count()
    };
    project.write("p007.md", &(page(7) + "\nNeu: Zeitreihendatenbank\n"));
    let project = project.built();
    let edited = search(&project.tree("public"));
    assert!(changed(&before, &edited) <= 5, "{}", changed(&before, &edited));
    // At most one file for each word of the new page, and those of its text, the title and the list of words.
    project.write("p300.md", page(300).as_str());
    let after = search(&project.built().tree("public"));
    assert!(changed(&edited, &after) <= 210, "{} of {}", changed(&edited, &after), after.len());
}

#[test]
fn a_wiki_may_have_no_search() {
    let book = "[output.html.search]\nenable = false\n";
    let project = wiki().file("book.toml", book).built();
    let of_search = |project: &Project| {
        let files = paths(&project.tree("public")).iter().any(|path| path.contains("search"));
        (files, project.read("public/index.html").contains("search-button"))
    };
    assert_eq!(of_search(&project), (false, false));
    assert_eq!(of_search(&wiki().built()), (true, true));
}

#[test]
fn a_broken_page_never_stops_the_others() {
    let nested = "> ".repeat(20_000) + "x";
    let project = Project::new()
        .file("gut.md", "# Gut\n")
        .file("a.md", "---\ntitle: [nie zu\n---\n\n# Trotzdem da\n")
        .file("b.md", "+++\ntitle = \n+++\n# Auch da\n")
        .file("c.md", &nested)
        .bytes("d.md", b"# \xff\xfe\x00 \x80\n")
        .file("e.md", "")
        .file("f.md", "<div><table><script>\n\n```\nnie zu")
        .built();
    assert!(project.read("public/a.html").contains("Trotzdem da"));
    assert!(project.read("public/b.html").contains("Auch da"));
    for page in ["gut", "c", "d", "e", "f"] {
        assert!(project.has(&format!("public/{page}.html")), "{page}");
    }
}

#[test]
fn raw_html_is_sanitised_and_scripts_are_never_linked() {
    let page = "# A\n\n<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n\
                <a href=\"javascript:alert(1)\">x</a> [y](javascript:alert(1)) [z](JaVaScRiPt:alert(1))\n\n\
                <iframe src=\"https://example.org\"></iframe>\n\n<style>body{display:none}</style>\n\n\
                <details><summary>Mehr</summary>\n\n**fett**\n\n</details>\n\n\
                ![b](data:text/html;base64,PHNjcmlwdD4=) <b onclick=\"x()\">fett</b>\n\n</main></body>\n";
    let project = Project::new().file("index.md", page).built();
    let html = project.read("public/index.html");
    let content = html::content(&html);
    let lower = content.to_lowercase();
    for bad in ["<script", "onerror", "onclick", "javascript:", "<iframe", "<style", "data:text"] {
        assert!(!lower.contains(bad), "{bad} in {content}");
    }
    assert!(content.contains("<details><summary>Mehr</summary>"), "{content}");
    assert!(content.contains("<strong>fett</strong>"), "{content}");
    assert_eq!(html.matches("</main>").count(), 1);
}

#[test]
fn raw_html_shows_nothing_of_another_host() {
    let page = "# A\n\n<a href=\"https://a.example/b.png\"><img src=\"https://a.example/b.png\" alt=\"B\"></a>\n\n\
                <video src=\"https://a.example/c.mp4\" controls></video>\n\n\
                <picture><source srcset=\"https://a.example/d.png 2x, e.png\"><img src=\"e.png\" alt=\"\"></picture>\n";
    let project = Project::new().file("index.md", page).file("e.png", "").built();
    let html = project.read("public/index.html");
    let content = html::content(&html);
    let elements = html::elements(&content);
    assert!(elements.iter().any(|it| it.url() == Some("https://a.example/b.png")), "{content}");
    assert_eq!(content.matches("a.example").count(), 1, "{content}");
    assert!(content.contains("srcset=\"e.png\"") && content.contains("src=\"e.png\""), "{content}");
}

#[test]
fn no_page_asks_another_host_or_leads_to_nothing() {
    let project = wiki().built();
    let site = project.tree("public");
    for (path, html) in html::pages(&site) {
        for element in html::elements(html) {
            let Some(url) = element.url() else { continue };
            let remote = url.contains("//");
            assert!(
                !(element.is_loaded() && remote) || url.starts_with("data:"),
                "{path}: {element:?}"
            );
            if path != "404.html" {
                assert!(!url.starts_with('/'), "{path}: {url} is not relative");
            }
        }
    }
    for (path, bytes) in site.iter().filter(|(path, _)| path.ends_with(".css")) {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("@import") && !text.contains("url(http"), "{path}");
    }
    assert_eq!(html::dead_links(&site), [""; 0]);
}

#[test]
fn a_link_that_leads_nowhere_would_be_seen() {
    let mut site = Tree::new();
    let page = "<a href=\"b.html\"></a><a href=\"../a.html#x\"></a><a href=\"?\"></a><p id=\"y\"></p>\
                <a href=\"#y\"></a><img src=\"c.png\"><a href=\"https://x/y\"></a>";
    site.insert("f/index.html".into(), page.into());
    site.insert("a.html".into(), "".into());
    site.insert("f/b.html".into(), "".into());
    let dead = ["f/index.html → ../a.html#x", "f/index.html → ?", "f/index.html → c.png"];
    assert_eq!(html::dead_links(&site), dead);
}

/// Kills the program while it works, sooner and later, and looks at the site each time.
#[test]
fn whoever_kills_a_build_finds_a_whole_site() {
    let project = Project::new();
    write_pages(&project, 0);
    let started = Instant::now();
    let project = project.built();
    let (full, mut former) = (started.elapsed(), project.tree("public"));
    let (mut killed, rounds) = (0, 12);
    for round in 0..rounds {
        write_pages(&project, round + 1);
        assert_eq!(project.runbuch(&["build", "--out", "../expected"]).code, 0);
        let mut build = project.command(&["build"]);
        let mut build = build.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("a build");
        // No waiting for anything: the program dies at this moment, whatever it is doing.
        std::thread::sleep(full * round / rounds);
        build.kill().expect("the build is killed");
        killed += usize::from(build.wait().expect("the build ends").code().is_none());
        let site = project.tree("public");
        assert!(site == former || site == project.tree("../expected"), "after {round} of {rounds}");
        former = site;
    }
    assert!(killed > 0, "every build was faster than its end");
    let project = project.built();
    assert_eq!(project.tree("public"), project.tree("../expected"));
    assert!(!project.has(".public.runbuch-new"), "what was killed leaves something behind");
}

fn write_pages(project: &Project, version: u32) {
    for number in 0..200 {
        let link = |by: u32| format!("[{by}](seite-{}.md)", (number + by) % 200);
        let links: Vec<String> = (1..=8).map(link).collect();
        let text = format!("# Seite {number}\n\nFassung {version}: {}\n", links.join(" "));
        project.write(&format!("content/seite-{number}.md"), text);
    }
}

#[test]
fn a_page_that_leads_through_steps_can_be_run() {
    let steps = "## Schritt 1: An\n\n## Schritt 2: Aus\n";
    let project = Project::new()
        .file("index.md", "# Start\n\n## Schritt 1: allein\n")
        .file("a.md", &format!("---\nkind: playbook\nzeitlimit: 1 h 30 min\n---\n# A\n\n{steps}"))
        .file("b.md", &format!("# B\n\n{steps}\n# C\n\n{steps}"))
        .built();
    let seen = |page: &str| {
        let elements = html::elements(&project.read(page));
        let playbook = |it: &html::Element| Some(it.get("data-playbook")?.to_owned());
        let limit = elements.iter().find(|it| it.get("id") == Some("rb-run"));
        let limit = limit.map(|it| it.get("data-limit").unwrap_or("none").to_owned());
        let is_script = |it: &html::Element| it.url().is_some_and(|it| it.contains("assets/run."));
        let playbooks: Vec<String> = elements.iter().filter_map(playbook).collect();
        (playbooks.join(" "), limit, elements.iter().any(is_script))
    };
    assert_eq!(seen("public/index.html"), (String::new(), None, false));
    assert_eq!(seen("public/a.html"), ("0 0".to_owned(), Some("5400".to_owned()), true));
    assert_eq!(seen("public/b.html"), ("0 0 1 1".to_owned(), Some("none".to_owned()), true));
}
