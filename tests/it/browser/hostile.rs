//! Texts that would run, wherever a text can come from: nothing of them runs, nobody else is asked, the frame stays.

use std::fmt::Write as _;

use headless_chrome::Browser;

use super::chromium::{Page, Result};
use super::{Complaints, Wiki, unless};

/// Texts that run a script, ask another host or end the frame where they are not escaped. `hit()` is what they would run.
const HOSTILE: [&str; 60] = [
    "<script>hit()</script>",
    "</script><script>hit()</script>",
    "</title><script>hit()</script>",
    "</style><script>hit()</script>",
    "</textarea><script>hit()</script>",
    "</main></body></html><script>hit()</script>",
    "<img src=x onerror=hit()>",
    "<img src=x:x onerror=\"hit()\">",
    "\"><img src=x onerror=hit()>",
    "'><img src=x onerror=hit()>",
    "\" onmouseover=\"hit()\" x=\"",
    "' onfocus='hit()' autofocus='",
    "\" autofocus onfocus=hit() x=\"",
    "x\" onload=\"hit()",
    "<svg onload=hit()>",
    "<svg><script>hit()</script></svg>",
    "<svg><animate onbegin=hit() attributeName=x dur=1s>",
    "<svg><a xlink:href=\"javascript:hit()\"><text>x</text></a></svg>",
    "<svg><use href=\"data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg' onload='hit()'/>#x\">",
    "<math><mtext><table><mglyph><style><img src=x onerror=hit()>",
    "<iframe src=\"javascript:hit()\"></iframe>",
    "<iframe srcdoc=\"<script>parent.hit()</script>\"></iframe>",
    "<object data=\"javascript:hit()\"></object>",
    "<embed src=\"javascript:hit()\">",
    "<base href=\"https://evil.invalid/\">",
    "<meta http-equiv=refresh content=\"0;url=https://evil.invalid/\">",
    "<link rel=stylesheet href=\"https://evil.invalid/a.css\">",
    "<style>@import 'https://evil.invalid/b.css'; body { background: url(https://evil.invalid/c) }</style>",
    "<div style=\"background:url(https://evil.invalid/d)\">x</div>",
    "<img src=\"https://evil.invalid/e.png\">",
    "<video src=\"https://evil.invalid/f.mp4\" autoplay></video>",
    "<audio src=x onerror=hit()></audio>",
    "<video><source onerror=hit()></video>",
    "<body onload=hit()>",
    "<html onclick=hit()>",
    "<details open ontoggle=hit()>",
    "<input autofocus onfocus=hit()>",
    "<select autofocus onfocus=hit()>",
    "<textarea autofocus onfocus=hit()>",
    "<marquee onstart=hit()>",
    "<form action=\"javascript:hit()\"><button>x</button></form>",
    "<button formaction=\"javascript:hit()\" form=x>x</button>",
    "<a href=\"javascript:hit()\">x</a>",
    "<a href=\"java\tscript:hit()\">x</a>",
    "<a href=\"&#106;avascript:hit()\">x</a>",
    "[x](javascript:hit())",
    "[x](JaVaScRiPt:hit())",
    "[x](data:text/html,<script>hit()</script>)",
    "[x](vbscript:hit())",
    "<javascript:hit()>",
    "![x](javascript:hit())",
    "![x\" onerror=\"hit()](x.png)",
    "[x](a.md \"\\\" onmouseover=\\\"hit()\")",
    "<noscript><p title=\"</noscript><img src=x onerror=hit()>\">",
    "<template><img src=x onerror=hit()></template>",
    "<!--><img src=x onerror=hit()>-->",
    "<![CDATA[><img src=x onerror=hit()>]]>",
    "<x-y onclick=hit() onpointerenter=hit()>x</x-y>",
    "{{ 7 * 7 }}{% include \"x\" %}{{ hit() }}",
    "&lt;img src=x onerror=hit()&gt; &amp;lt; ${hit()} `${hit()}`",
];

/// Evaluates to what ran, what would run, and what is escaped twice.
const SEEN: &str = r#"(() => {
  const complaints = [];
  if (window.struck) complaints.push("a text has run");
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      const text = value.replace(/[\u0000-\u0020]/g, "").toLowerCase();
      if (name.startsWith("on")) complaints.push(`${element.tagName} has ${name}`);
      const leads = /^(href|src|srcset|action|formaction|data|xlink:href|poster|srcdoc)$/.test(name);
      if (leads && /^(javascript:|vbscript:|data:text)/.test(text)) complaints.push(`${element.tagName} has ${name}=${text.slice(0, 40)}`);
      if (/^(src|srcset|poster|data|style|action|formaction)$/.test(name) && text.includes("evil.invalid")) complaints.push(`${element.tagName} asks in ${name}`);
    }
  }
  for (const name of ["iframe", "object", "embed", "base", "link[href*='evil']", "form[action]", "meta[http-equiv]"]) {
    if (document.querySelector(name)) complaints.push(`has ${name}`);
  }
  for (const script of document.scripts) if (script.textContent.includes("hit()") && script.type !== "application/json") complaints.push("has a script of the text");
  if (document.querySelectorAll("main").length !== 1 || !document.querySelector("body > footer")) complaints.push("the frame is broken");
  return complaints;
})()"#;

fn yaml(text: &str) -> String {
    serde_json::to_string(text).expect("a text")
}

/// A page that has the text wherever a page can have one.
fn page(number: usize, text: &str) -> String {
    let quoted = yaml(text);
    let cell = text.replace('|', "\\|").replace(['\t', '\n'], " ");
    let info = text.replace(['`', '\n'], "'");
    format!(
        "---\ntitle: {quoted}\ndescription: {quoted}\ntags: [{quoted}, b]\naliases: [{quoted}, \"alt/{number}\"]\n\
         kind: service\ndata_class: {quoted}\nstorage: {quoted}\nrpo: {quoted}\nrto: 4 h\nowner: {quoted}\n\
         backup: [{{ tool: {quoted}, interval: täglich, target: {quoted} }}]\n\
         restore_test: {{ date: 2025-01-01, result: {quoted}, owner: {quoted} }}\ndepends_on: [{quoted}]\n{quoted}: {quoted}\n---\n\n\
         ## {text}\n\n{text}\n\n- {text}\n- [ ] {text}\n\n1. {text}\n\n> {text}\n\n| {cell} | B |\n| --- | --- |\n| {cell} | {cell} |\n\n\
         ```{info}\n{text}\n```\n\n```sh title=\"{info}\"\n{text}\n```\n\n!!! note \"{text}\"\n    {text}\n\n\
         > [!NOTE] {text}\n> {text}\n\nEin Wort[^1] und `{text}` und **{text}** [{text}](#x) [[{text}]] ![{text}](fehlt.png)\n\n\
         [^1]: {text}\n\n| Rolle | Person | Telefon |\n| --- | --- | --- |\n| {cell} | {cell} | {cell} |\n\n\
         ## Schritt 1: {text}\n\n## Schritt 2: {text}\n\n<!-- runbuch: allow S802 until=2026-12-31 reason={quoted} by={quoted} -->\nTODO\n"
    )
}

pub(super) fn check(browser: &Browser) -> Result<Complaints> {
    let all = HOSTILE.join(" ");
    let quoted = yaml(&all);
    let book = format!(
        "[book]\ntitle = {quoted}\ndescription = {quoted}\nauthors = [{quoted}]\nlanguage = \"de\"\nsrc = \"content\"\n\n\
         [[policy]]\ncode = \"X001\"\nslug = \"eigene\"\nkind = \"service\"\nrequire = \"owner == 'niemand'\"\nmessage = {quoted}\nhelp = {quoted}\n"
    );
    let schema = format!(
        "$schema: https://json-schema.org/draft/2020-12/schema\nx-kind: ding\nx-extends: certificate\nx-label: {{ de: {quoted}, en: {quoted} }}\n\
         properties:\n  extra: {{ type: string, x-label: {{ de: {quoted}, en: {quoted} }}, description: {quoted} }}\n"
    );
    let mut files = vec![
        ("book.toml".to_owned(), book),
        ("schemas/ding.yaml".to_owned(), schema),
        ("content/index.md".to_owned(), format!("# Start\n\n{all}\n")),
    ];
    let mut links = String::from("# Alle\n\n");
    for (number, text) in HOSTILE.iter().enumerate() {
        files.push((format!("content/seiten/s{number:02}.md"), page(number, text)));
        // What may be in a name of a file and a folder.
        let name: String = text
            .chars()
            .map(|it| if "/\\\0\n\t".contains(it) { '_' } else { it })
            .take(60)
            .collect();
        files.push((format!("content/namen/{name}/{name}.md"), format!("{text}\n")));
        let _ = writeln!(links, "- [{number}](seiten/s{number:02}.md)");
    }
    files.push(("content/alle.md".to_owned(), links));
    let files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let wiki = Wiki::of(&files)?;
    let mut pages = Vec::new();
    html_files(&wiki.out, &mut pages)?;
    let page = Page::new(browser)?;
    page.before_each("window.hit = () => { window.struck = true; }; window.alert = window.hit;")?;
    let mut complaints = Complaints::new();
    complaints.extend(unless(pages.len() > 2 * HOSTILE.len(), format!("{} pages", pages.len())));
    for path in pages {
        // Former addresses lead to other pages at once.
        let written = std::fs::read_to_string(&path)?;
        if written.contains("http-equiv=\"refresh\"") {
            complaints
                .extend(unless(!written.contains("<script>hit"), format!("{}", path.display())));
            continue;
        }
        let url = url::Url::from_file_path(&path).map_err(|()| "no path")?;
        let shown = path.strip_prefix(&wiki.out)?.display().to_string();
        page.open(url.as_str())?;
        let mut found = page.list(SEEN)?;
        let title = page.text("document.querySelector('h1').innerHTML")?;
        let is_there = !title.trim().is_empty() && !title.contains("&amp;lt;script");
        found.extend(unless(is_there, format!("is called {title:?}")));
        // Pictures that are not there are told by the console.
        found.extend(page.noted().into_iter().filter(|it| !it.contains("ERR_FILE_NOT_FOUND")));
        complaints.extend(found.into_iter().map(|complaint| format!("{shown}: {complaint}")));
    }
    page.close()?;
    Ok(complaints)
}

fn html_files(folder: &std::path::Path, found: &mut Vec<std::path::PathBuf>) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            html_files(&path, found)?;
        } else if path.extension().is_some_and(|it| it == "html") {
            found.push(path);
        }
    }
    found.sort();
    Ok(())
}
