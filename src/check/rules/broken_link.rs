//! L701 broken-link: a link without a target.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::rule;
use crate::check::{Absence, Context, LinkedPage, PageContext, Run};
use crate::diagnostic::{Edit, Finding, Fix, Level, Place, Safety, msg};
use crate::dialect::WikiNames;
use crate::page::{Link, LinkKind};
use crate::site::{LinkPart, Moved, ProjectFile, Publication, Structure, Suggestion, Target};
use crate::source;
use crate::source::{Absent, IncludeCause};

rule! {
    "L701", "broken-link", Error,
    fix: Unsafe, time_dependent: false,
    category: Link, since: "0.1.0",
    explanation: "broken_link", run: Run::LinkedAndSite(on_page, on_site),
}

fn on_page(page: LinkedPage<'_>) -> Vec<Finding> {
    // Of a directive that stays in the text, its link says nothing more.
    let faults = page.own.page.source.include_faults();
    let is_in_fault = |link: &Link| {
        let behind = faults.partition_point(|fault| fault.span.start <= link.span.start);
        let fault = behind.checked_sub(1).and_then(|index| faults.get(index));
        fault.is_some_and(|fault| fault.span.contains(link.span))
    };
    let links = page.links().filter(|(link, target)| moved(page, link, target).is_none());
    let links = links
        .filter(|(link, target)| !is_in_fault(link) && foreign_root(page, link, target).is_none());
    let links = links.filter_map(|(link, target)| of_link(page, link, target));
    links.chain(includes(page.own)).collect()
}

/// Files that the page means to include.
fn includes(page: PageContext<'_>) -> impl Iterator<Item = Finding> {
    page.page.source.include_faults().iter().filter_map(move |fault| {
        let written = fault.written.as_str();
        let (message, help, level) = match &fault.cause {
            IncludeCause::Missing => {
                let help = msg!(broken_link_include_help);
                (msg!(broken_link_include, target = written), help, Level::Error)
            }
            IncludeCause::NoRegion(region) => {
                let help = msg!(broken_link_include_region_help);
                let region = region.as_str();
                let message = msg!(broken_link_include_region, target = written, region = region);
                (message, help, Level::Error)
            }
            IncludeCause::Outside => {
                let help = msg!(broken_link_include_outside_help);
                (msg!(broken_link_include_outside, target = written), help, Level::Warning)
            }
            IncludeCause::Remote => {
                let help = msg!(broken_link_include_outside_help);
                (msg!(broken_link_include_remote, target = written), help, Level::Note)
            }
            IncludeCause::Secret(_) | IncludeCause::Loop | IncludeCause::TooMuch => return None,
        };
        Some(page.finding(&RULE, fault.span, written, message).level(level).help(help))
    })
}

fn on_site(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = in_nav(context);
    findings.extend(to_moved(context));
    findings.extend(to_foreign_roots(context));
    findings.extend(by_address(context));
    findings
}

/// The links that name pages by addresses of a site.
fn addressed<'c>(context: &'c Context<'_>) -> impl Iterator<Item = (PageContext<'c>, &'c Link)> {
    let is_by_address =
        |target: &Target| matches!(target, Target::OnCodeHosts { part: LinkPart::Address, .. });
    context.linked_pages().flat_map(move |page| {
        let links = page.links().filter(move |(_, target)| is_by_address(target));
        links.map(move |(link, _)| (page.own, link))
    })
}

/// One note for all of them.
fn by_address(context: &Context<'_>) -> Option<Finding> {
    let mut links = addressed(context);
    let (page, link) = links.next()?;
    let count = 1 + links.count();
    let written = link.target.as_str();
    let message = msg!(broken_link_address, count = count, target = written);
    let finding = page.finding(&RULE, link.target_span, written, message).level(Level::Note);
    Some(finding.help(msg!(broken_link_address_help)))
}

/// So many links into a folder that is not there suggest another site of the same host.
const SEVERAL: usize = 3;

/// The first part of a link from the root, where nothing at all of the wiki is called so.
fn foreign_root<'l>(page: LinkedPage<'_>, link: &'l Link, target: &Target) -> Option<&'l str> {
    let rest = link.target.trim().strip_prefix('/')?;
    let (first, _) = rest.split_once('/')?;
    let src = page.own.config.src.as_str();
    let below_src = format!("{src}/{first}");
    let is_there = |path: &str| page.site.find(path.trim_start_matches('/')).is_some();
    let is_foreign = *target == Target::Missing(None)
        && link.kind != LinkKind::Wiki
        && !first.is_empty()
        && !is_there(first)
        && !is_there(&below_src);
    (is_foreign && absent(page, link).is_none()).then_some(first)
}

/// Links to folders of which the wiki has nothing: where there are several, they may belong to another site.
fn to_foreign_roots(context: &Context<'_>) -> Vec<Finding> {
    let mut found: BTreeMap<&str, Vec<(PageContext<'_>, &Link)>> = BTreeMap::new();
    for page in context.linked_pages() {
        for (link, target) in page.links() {
            if let Some(first) = foreign_root(page, link, target) {
                found.entry(first).or_default().push((page.own, link));
            }
        }
    }
    // Where links name pages by their addresses, other addresses are those of other parts of the site.
    let are_addresses = addressed(context).nth(SEVERAL - 1).is_some();
    let of_root = |(first, links): (&str, Vec<(PageContext<'_>, &Link)>)| {
        let is_site = are_addresses || links.len() >= SEVERAL;
        let finding = move |(page, link): (PageContext<'_>, &Link)| {
            let finding = missing(page, link, None);
            let prefix = format!("/{first}/");
            let finding = match are_addresses {
                true => finding.level(Level::Warning),
                false => finding,
            };
            match is_site {
                true => finding.help(msg!(broken_link_rooted_help, prefix = prefix)),
                false => finding,
            }
        };
        links.into_iter().map(finding).collect::<Vec<Finding>>()
    };
    found.into_iter().flat_map(of_root).collect()
}

/// Where the target of a link is now, if that is certain. A page with exceptions of its own speaks of each link.
fn moved<'t>(page: LinkedPage<'_>, link: &Link, target: &'t Target) -> Option<&'t Moved> {
    let Target::Missing(Some(suggestion)) = target else { return None };
    let moved = suggestion.moved.as_ref().filter(|_| page.own.waivers.is_empty())?;
    absent(page, link).is_none().then_some(moved)
}

/// One finding for all links to what has another path or name now.
fn to_moved(context: &Context<'_>) -> Vec<Finding> {
    let mut found: BTreeMap<&Moved, Vec<(LinkedPage<'_>, &Link, &Suggestion)>> = BTreeMap::new();
    for page in context.linked_pages() {
        for (link, target) in page.links() {
            if let (Some(moved), Target::Missing(Some(suggestion))) =
                (moved(page, link, target), target)
            {
                found.entry(moved).or_default().push((page, link, suggestion));
            }
        }
    }
    found.into_values().filter_map(|links| of_moved(&links)).collect()
}

fn of_moved(links: &[(LinkedPage<'_>, &Link, &Suggestion)]) -> Option<Finding> {
    let (first, others) = links.split_first()?;
    let (page, link, suggestion) = *first;
    let finding = missing(page.own, link, Some(suggestion));
    if others.is_empty() {
        return Some(finding);
    }
    let mut edits: BTreeMap<&Arc<str>, Vec<Edit>> = BTreeMap::new();
    for (page, link, suggestion) in links {
        let text = with_anchor(link, &suggestion.written);
        let edit = Edit { span: link.target_span, text };
        edits.entry(page.own.page.path()).or_default().push(edit);
    }
    let fix = |mut edits: Vec<Edit>| {
        // References share the target that their definition says.
        edits.sort();
        edits.dedup_by_key(|edit| edit.span);
        Fix { safety: Safety::Unsafe, edits }
    };
    let own = fix(edits.remove(page.own.page.path()).unwrap_or_default());
    let elsewhere = edits.into_iter().map(|(path, edits)| (Arc::clone(path), fix(edits)));
    let finding = finding.fix(own).fix_elsewhere(elsewhere.collect());
    Some(others.iter().fold(finding, |finding, (page, link, _)| {
        finding.related(page.own.place(link.target_span), msg!(broken_link_same))
    }))
}

/// Entries of the navigation in `book.toml` or the project file.
fn in_nav(context: &Context<'_>) -> Vec<Finding> {
    let finding = |(path, place): &(String, Place)| {
        let message = msg!(broken_link_nav, target = path.as_str());
        Finding::new(&RULE, place.clone(), path.as_str(), message).help(msg!(broken_link_nav_help))
    };
    context.site.nav().missing.iter().map(finding).collect()
}

fn of_link(linked: LinkedPage<'_>, link: &Link, target: &Target) -> Option<Finding> {
    let page = linked.own;
    let written = link.target.as_str();
    let finding = |message| page.finding(&RULE, link.target_span, written, message);
    let found = match target {
        Target::Missing(suggestion) => {
            absent(linked, link).unwrap_or_else(|| missing(page, link, suggestion.as_ref()))
        }
        Target::WrongCase { spelled, .. } => finding(msg!(broken_link_case, target = written))
            .help(msg!(did_you_mean, name = spelled.as_str()))
            .fix(rewrite(link, spelled)),
        Target::OnCodeHosts { part: LinkPart::Path, .. } => {
            let generator = page.config.dialect.traits.name;
            finding(msg!(broken_link_code_hosts, target = written, generator = generator))
                .level(Level::Note)
                .help(msg!(broken_link_code_hosts_help, generator = generator))
        }
        Target::Outside => outside(page, link),
        Target::Unsafe => finding(msg!(broken_link_unsafe)).help(msg!(broken_link_unsafe_help)),
        Target::Unpublished(file) => unpublished(linked, link, linked.site.file(*file)?)?,
        _ => return None,
    };
    Some(found)
}

/// The finding for a link to an existing file that is not part of the wiki, for a reason that its author
/// may not have in mind.
fn absent(linked: LinkedPage<'_>, link: &Link) -> Option<Finding> {
    let paths = linked.site.paths_of_link(linked.id, link);
    let above = Structure::in_repository(link).map(|rooted| format!("/{rooted}"));
    let mut paths = paths.iter().chain(&above);
    let (path, absence) = paths.find_map(|path| linked.absent.get_key_value(path))?;
    let path = path.as_str();
    let (message, help) = match absence {
        Absence::Absent(Absent::Ignored { by, line }) => (
            msg!(broken_link_ignored, path = path, by = by.as_str(), line = line.to_string()),
            msg!(broken_link_ignored_help),
        ),
        Absence::Absent(Absent::OutOfProject) => {
            (msg!(broken_link_symlink, path = path), msg!(broken_link_symlink_help))
        }
        Absence::Absent(Absent::InClosedFolder) => {
            (msg!(broken_link_closed, path = path), msg!(broken_link_closed_help))
        }
        Absence::Absent(Absent::AboveProject) => return Some(outside(linked.own, link)),
        Absence::LeftOut => {
            (msg!(broken_link_left_out, path = path), msg!(broken_link_left_out_help))
        }
    };
    let finding = linked.own.finding(&RULE, link.target_span, &link.target, message).help(help);
    // Generators take what is on disk, whatever git does with it.
    let is_built = matches!(absence, Absence::Absent(Absent::Ignored { .. }))
        && linked.own.config.dialect.is_foreign();
    Some(if is_built { finding.level(Level::Warning) } else { finding })
}

fn outside(page: PageContext<'_>, link: &Link) -> Finding {
    let written = link.target.as_str();
    let message = msg!(broken_link_outside, target = written);
    let finding = page.finding(&RULE, link.target_span, written, message).level(Level::Warning);
    finding.help(msg!(broken_link_outside_help))
}

fn missing(page: PageContext<'_>, link: &Link, suggestion: Option<&Suggestion>) -> Finding {
    let written = link.target.as_str();
    let message = match (written.trim().is_empty(), link.image && !names_note(link)) {
        (true, _) => msg!(broken_link_empty),
        (false, true) => msg!(broken_link_image, target = written),
        (false, false) => msg!(broken_link, target = written),
    };
    let finding = page.finding(&RULE, link.target_span, written, message);
    match suggestion {
        Some(suggestion) => {
            let with_anchor = with_anchor(link, &suggestion.written);
            let finding = if suggestion.others.is_empty() {
                finding.help(msg!(did_you_mean, name = with_anchor.as_str()))
            } else {
                let all = std::iter::once(&suggestion.written).chain(&suggestion.others);
                let names: Vec<String> = all.map(|name| format!("`{name}`")).collect();
                finding.help(msg!(broken_link_several, names = names.join(", ")))
            };
            let finding = match !suggestion.certain && is_planned(page, link) {
                true => finding.level(Level::Warning),
                false => finding,
            };
            if suggestion.certain {
                finding.fix(rewrite(link, &suggestion.written))
            } else {
                finding
            }
        }
        // In Obsidian such a link is how a note begins: its author sees that it is not written yet.
        None if is_planned(page, link) => {
            finding.level(Level::Warning).help(msg!(broken_link_planned_help))
        }
        None if link.kind == LinkKind::Wiki => finding.help(msg!(broken_link_wiki_help)),
        None => finding.help(msg!(broken_link_help)),
    }
}

/// Whether an embedded file can only be a note: `![[Netz]]`.
fn names_note(link: &Link) -> bool {
    let path = link.target.split('#').next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    link.kind == LinkKind::Wiki && !name.contains('.')
}

/// Whether the link names a note by nothing but its name: `[[Netz]]`, `![[Netz]]`, `[Netz](Netz.md)`.
fn is_planned(page: PageContext<'_>, link: &Link) -> bool {
    let is_vault = page.config.dialect.traits.wiki_names == WikiNames::Paths;
    if !is_vault || link.image && !names_note(link) {
        return false;
    }
    let path = link.target.split('#').next().unwrap_or_default();
    let is_name = !path.contains('/') && !path.trim().is_empty();
    let is_note = match link.kind {
        LinkKind::Wiki => true,
        LinkKind::Inline | LinkKind::Reference => path.ends_with(".md"),
        LinkKind::Autolink | LinkKind::Email | LinkKind::Html => false,
    };
    is_name && is_note
}

/// A file of the repository that the site does not show: fine where the forge does. Secrets have a
/// rule of their own.
fn unpublished(linked: LinkedPage<'_>, link: &Link, file: &ProjectFile) -> Option<Finding> {
    let page = linked.own;
    let path = file.path.as_ref();
    let message = match file.publication {
        Publication::Secret(_) => return None,
        _ if page.config.repository_url.is_some() => return None,
        Publication::Hidden => msg!(broken_link_hidden, path = path),
        _ => msg!(broken_link_unpublished, path = path),
    };
    let help = match source::secret_by_name(path) {
        Some(_) => msg!(link_to_secret_help),
        None => msg!(broken_link_unpublished_help),
    };
    let finding = page.finding(&RULE, link.target_span, &link.target, message);
    Some(finding.level(Level::Note).help(help))
}

fn rewrite(link: &Link, written: &str) -> Fix {
    Fix::replace(Safety::Unsafe, link.target_span, with_anchor(link, written))
}

/// `written` with the anchor that the link has.
fn with_anchor(link: &Link, written: &str) -> String {
    link.target
        .split_once('#')
        .map_or_else(|| written.to_owned(), |(_, anchor)| format!("{written}#{anchor}"))
}
