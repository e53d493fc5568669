//! L703 dangling-file-ref: a file name in code that names a page nobody has written.

use std::collections::BTreeMap;

use super::rule;
use crate::check::{LinkedPage, PageContext, Run};
use crate::diagnostic::{Finding, Place, Span, msg};
use crate::lexicon::structure;
use crate::page::CodeSpan;
use crate::site::Structure;

rule! {
    "L703", "dangling-file-ref", Warning,
    fix: None, time_dependent: false,
    category: Link, since: "0.1.0",
    explanation: "dangling_file_ref", run: Run::Linked(check),
}

fn check(linked: LinkedPage<'_>) -> Vec<Finding> {
    let LinkedPage { own: page, site, .. } = linked;
    let mut missing: BTreeMap<&str, Vec<&CodeSpan>> = BTreeMap::new();
    for code in page.document().code_spans.iter().filter(|code| !code.in_link) {
        if let Some(name) = name_of_page(&code.text)
            && !is_of_system(site, &code.text)
            && !is_of_another_project(site, &code.text)
            && !is_example(name)
            && !is_there(site, name)
        {
            missing.entry(&code.text).or_default().push(code);
        }
    }
    let text = page.page.text();
    let missing = missing.into_iter();
    let missing =
        missing.filter(|(_, places)| !places.iter().any(|it| is_introduced(text, it.span)));
    missing.filter_map(|(written, places)| finding(page, written, &places)).collect()
}

/// So many bytes before a name are read for what introduces it, so that a long paragraph of names takes no time
/// that grows with its square.
const LONGEST_SENTENCE: usize = 400;

/// Whether the sentence says before the name that it is an example, or that readers are to make the file.
fn is_introduced(text: &str, name: Span) -> bool {
    let mut from = name.start.saturating_sub(LONGEST_SENTENCE);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = text.get(from..name.start).unwrap_or_default();
    let paragraph = before.rsplit("\n\n").next().unwrap_or_default();
    let ends = paragraph.char_indices().rev().filter(|(_, c)| matches!(c, '.' | '!' | '?'));
    // What is short before a stop is an abbreviation: `e.g.`, `z. B.`
    let ends = ends.map(|(at, _)| at).filter(|at| {
        let word = paragraph.get(..*at).unwrap_or_default();
        let word = word.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        word.chars().count() > 2
            && paragraph.get(at + 1..).is_some_and(|it| it.starts_with([' ', '\n']))
    });
    let start = ends.into_iter().next().map_or(0, |at| at + 1);
    let sentence = paragraph.get(start..).unwrap_or_default().to_lowercase();
    let sentence = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    structure::BEFORE_EXAMPLES.iter().any(|words| sentence.contains(words))
}

/// One finding per name: the other places are the same cause.
fn finding(page: PageContext<'_>, written: &str, places: &[&CodeSpan]) -> Option<Finding> {
    let (first, others) = places.split_first()?;
    let message = msg!(dangling_file_ref, name = written);
    let finding = page.finding(&RULE, first.span, written, message);
    let finding = others.iter().fold(finding, |finding, other| {
        finding.related(Place::new(page.page.path(), other.span), msg!(also_here))
    });
    Some(finding.help(msg!(dangling_file_ref_help)))
}

/// The file name of `docs/NAME.md`; none for patterns, commands and bare endings.
fn name_of_page(code: &str) -> Option<&str> {
    let stem = code.strip_suffix(".md")?;
    let plain = |c: char| c.is_alphanumeric() || "_-./ ".contains(c);
    let name = code.rsplit('/').next()?;
    let is_path = !stem.is_empty() && code.chars().all(plain) && name != ".md";
    let is_command = code.split(' ').count() > 1 && !code.starts_with(char::is_uppercase);
    let is_pattern = structure::DATE_PATTERNS.iter().any(|pattern| name.contains(pattern));
    (is_path && !is_command && !is_pattern && !may_be_host(code)).then_some(name)
}

/// `publish.example.md`: a name below the domain of Moldova, where no language (`netz.en.md`) or number is.
fn may_be_host(code: &str) -> bool {
    let is_of_host = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let labels: Vec<&str> = code.split('.').collect();
    let are_labels = labels.iter().all(|it| !it.is_empty() && it.chars().all(is_of_host));
    let domain = labels.len().checked_sub(2).and_then(|at| labels.get(at));
    let is_word = domain.is_some_and(|it| {
        it.len() > LONGEST_LANGUAGE && !it.starts_with(|c: char| c.is_ascii_digit())
    });
    are_labels && labels.len() > 2 && is_word
}

/// `pt-br`
const LONGEST_LANGUAGE: usize = 5;

/// Names that files of a kind have in any project.
const USUAL: [&str; 9] = [
    "readme.md",
    "index.md",
    "_index.md",
    "summary.md",
    "_sidebar.md",
    "agents.md",
    "claude.md",
    "gemini.md",
    "skill.md",
];

/// Folders of documentation, which stand for the wiki itself where it has none of the name.
const OF_WIKI: [&str; 4] = ["docs", "doc", "documentation", "wiki"];

/// Whether the file is there, perhaps written as MDX.
fn is_there(site: &Structure, name: &str) -> bool {
    site.has_file_named(name) || site.has_file_named(&format!("{name}x"))
}

/// Whether the name is that of a kind of files, or one that readers replace by theirs.
fn is_example(name: &str) -> bool {
    let lower = name.to_lowercase();
    let stem = lower.strip_suffix(".md").unwrap_or(&lower);
    let words = stem.split(['-', '_', '.', ' ']).filter(|word| !word.is_empty());
    let words: Vec<&str> =
        words.map(|word| word.trim_end_matches(|c: char| c.is_ascii_digit())).collect();
    let is_usual = |name: &str| USUAL.contains(&name);
    // `_index.de.md`
    let without_language = || match words.as_slice() {
        ["index", language] if stem.starts_with('_') => language.len() <= LONGEST_LANGUAGE,
        _ => false,
    };
    let is_letter = |word: &str| word.chars().count() <= 1;
    let are_examples = !stem.starts_with(|c: char| c.is_ascii_digit())
        && words.iter().all(|word| is_letter(word) || structure::EXAMPLES.has(word))
        && !words.is_empty();
    let is_of_reader = words.len() > 1 && structure::OF_READERS.has(words.first().unwrap_or(&""));
    is_usual(&lower) || without_language() || are_examples || is_of_reader
}

/// `packages/pkg-a/src/page.md` where the wiki has no folder `src`.
fn is_of_another_project(site: &Structure, code: &str) -> bool {
    let mut folders = code.rsplit('/').skip(1).filter(|it| !matches!(*it, "" | "." | ".."));
    let Some(folder) = folders.next() else { return false };
    let is_wiki = OF_WIKI.contains(&folder) && folders.next().is_none();
    !is_wiki && !site.has_folder_named(folder)
}

/// `/etc/motd.md`: a path from the root of a machine, not from that of the wiki.
fn is_of_system(site: &Structure, code: &str) -> bool {
    let Some((first, _)) = code.strip_prefix('/').and_then(|path| path.split_once('/')) else {
        return false;
    };
    let src = site.config.src.as_str();
    let below_src = format!("{src}/{first}");
    let is_folder = |path: &str| site.find(path).is_some();
    first != src && !is_folder(first) && !is_folder(below_src.trim_start_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::{is_example, name_of_page};

    #[test]
    fn names_are_told_from_commands_and_patterns() {
        assert_eq!(name_of_page("docs/CHANGELOG.md"), Some("CHANGELOG.md"));
        for code in ["*.md", ".md", "cat a.md", "<name>.md", "a.txt", "$x.md", "JJJJ-MM-TT.md"] {
            assert_eq!(name_of_page(code), None, "{code}");
        }
        for name in ["post-1.md", "p2.md", "foo.bar.md", "my-page.md", "Readme.md", "_index.de.md"]
        {
            assert!(is_example(name), "{name}");
        }
        for name in ["plan.md", "post-mortem.md", "my.md", "2026-01-15.md", "posteingang.md"] {
            assert!(!is_example(name), "{name}");
        }
        assert_eq!(name_of_page("sync-1.example.md"), None);
        for code in ["netz.en.md", "netz.pt-br.md", "v1.20.md", "Netz.planung.md", "netzplanung.md"]
        {
            assert_eq!(name_of_page(code), Some(code));
        }
    }
}
