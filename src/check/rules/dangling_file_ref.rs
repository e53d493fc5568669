//! L703 dangling-file-ref: a file name in code that names a page nobody has written.

use std::collections::BTreeMap;

use super::rule;
use crate::check::{LinkedPage, PageContext, Run};
use crate::diagnostic::{Finding, Place, msg};
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
            && !site.has_file_named(name)
        {
            missing.entry(&code.text).or_default().push(code);
        }
    }
    missing.into_iter().filter_map(|(written, places)| finding(page, written, &places)).collect()
}

/// One finding a name: the other places are the same cause.
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

/// `publish.example.md`: a name below the domain of Moldova, where no language (`netz.en.md`) or number stands.
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
    use super::name_of_page;

    #[test]
    fn names_are_told_from_commands_and_patterns() {
        assert_eq!(name_of_page("docs/CHANGELOG.md"), Some("CHANGELOG.md"));
        for code in ["*.md", ".md", "cat a.md", "<name>.md", "a.txt", "$x.md", "JJJJ-MM-TT.md"] {
            assert_eq!(name_of_page(code), None, "{code}");
        }
        assert_eq!(name_of_page("sync-1.example.md"), None);
        for code in ["netz.en.md", "netz.pt-br.md", "v1.20.md", "Netz.planung.md", "netzplanung.md"]
        {
            assert_eq!(name_of_page(code), Some(code));
        }
    }
}
