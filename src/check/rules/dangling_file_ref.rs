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
    (is_path && !is_command && !is_pattern).then_some(name)
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
    use super::name_of_page;

    #[test]
    fn names_are_told_from_commands_and_patterns() {
        assert_eq!(name_of_page("docs/CHANGELOG.md"), Some("CHANGELOG.md"));
        for code in ["*.md", ".md", "cat a.md", "<name>.md", "a.txt", "$x.md", "JJJJ-MM-TT.md"] {
            assert_eq!(name_of_page(code), None, "{code}");
        }
    }
}
