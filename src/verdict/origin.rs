//! Findings about text that a page includes belong to the file in which it is written.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::diagnostic::{Finding, Permission, Place, Span, msg};
use crate::site::{FileMatch, Site};
use crate::source::{Assembly, SourceFile};

/// A finding and what waives it.
type Settled = (Arc<Finding>, Option<Permission>);

/// The findings with places in the files on disk. What several pages find in a file that they include is one finding.
pub(super) fn on_disk(site: &Site, settled: Vec<Settled>) -> Vec<Settled> {
    let assembled = |path: &str| match site.find(path)? {
        FileMatch::Page(page) => site.page(page).source.assembly(),
        _ => None,
    };
    let mut known: HashMap<Arc<str>, Option<&Assembly>> = HashMap::new();
    let mut assembly =
        |path: &Arc<str>| *known.entry(Arc::clone(path)).or_insert_with(|| assembled(path));
    let mut moved = false;
    let mut found: Vec<Settled> = Vec::with_capacity(settled.len());
    for (finding, permission) in settled {
        let own = assembly(&finding.place.path);
        let is_elsewhere = own.is_some()
            || finding.related.iter().any(|related| assembly(&related.place.path).is_some());
        if !is_elsewhere {
            found.push((finding, permission));
            continue;
        }
        moved = true;
        let mut finding = Arc::unwrap_or_clone(finding);
        for related in &mut finding.related {
            if let Some(assembly) = assembly(&related.place.path) {
                related.place = place(assembly, related.place.span);
            }
        }
        if let Some(assembly) = own {
            finding = of_text(assembly, finding);
        }
        found.push((Arc::new(finding), permission));
    }
    if moved { once(found) } else { found }
}

/// The place on disk of bytes of an assembled text.
fn place(assembly: &Assembly, span: Span) -> Place {
    match assembly.origin(span) {
        Some(origin) => Place::new(&origin.file.path, origin.span),
        None => Place::new(&assembly.file(0).map_or_else(|| "".into(), path), span),
    }
}

fn path(file: &Arc<SourceFile>) -> Arc<str> {
    Arc::clone(&file.path)
}

fn of_text(assembly: &Assembly, mut finding: Finding) -> Finding {
    let origin = assembly.origin(finding.place.span);
    let directive = origin.and_then(|origin| origin.directive);
    let page = Arc::clone(&finding.place.path);
    finding.fix = finding.fix.take().and_then(|fix| {
        let (file, fix) = assembly.fix(&fix)?;
        (file.path == origin?.file.path).then_some(fix)
    });
    finding.place = place(assembly, finding.place.span);
    match directive {
        Some(directive) => finding.related(Place::new(&page, directive), msg!(included_here)),
        None => finding,
    }
}

/// Of equal findings of several pages in one place the first, where one of them is about included text. Fixes
/// that differ are none; one that is not allowed counts.
fn once(found: Vec<Settled>) -> Vec<Settled> {
    type FoundAt = (String, Place, String);
    let key = |finding: &Finding| -> FoundAt {
        (finding.rule.code.to_string(), finding.place.clone(), finding.subject.clone())
    };
    let is_included = |finding: &Finding| {
        finding.related.last().is_some_and(|related| related.message == msg!(included_here))
    };
    let included: HashSet<FoundAt> = found
        .iter()
        .filter(|(finding, _)| is_included(finding))
        .map(|(finding, _)| key(finding))
        .collect();
    let mut kept: Vec<Settled> = Vec::with_capacity(found.len());
    let mut first: HashMap<FoundAt, usize> = HashMap::new();
    for (finding, permission) in found {
        let key = key(&finding);
        if !included.contains(&key) {
            kept.push((finding, permission));
            continue;
        }
        let index = *first.entry(key).or_insert(kept.len());
        match kept.get_mut(index) {
            None => kept.push((finding, permission)),
            Some((known, known_permission)) => {
                if known.fix != finding.fix {
                    Arc::make_mut(known).fix = None;
                }
                if permission.is_none() {
                    *known_permission = None;
                }
            }
        }
    }
    kept
}
