//! Why existing targets of broken links are not part of the wiki: ignored by git, outside of the project, or
//! excluded by `book.toml`.

use std::collections::HashMap;
use std::path::Path;

use crate::check::Absence;
use crate::site::{Site, Structure, Target};
use crate::source::{self, Absences};

/// By path from the root, why the target of a broken link is not part of the wiki. Accesses the file system
/// once per path.
pub(super) fn of_links(site: &Site, root: &Path) -> HashMap<String, Absence> {
    let mut absences = Absences::new(root);
    let mut found: HashMap<String, Option<Absence>> = HashMap::new();
    for id in site.page_ids() {
        let links = site.links(id);
        let missing = links.filter(|(_, target)| matches!(target, Target::Missing(_)));
        for (link, _) in missing {
            for path in site.paths_of_link(id, link) {
                let entry = found.entry(path);
                entry.or_insert_with_key(|path| why(site, root, path, &mut absences));
            }
            if let Some(rooted) = Structure::in_repository(link) {
                let entry = found.entry(format!("/{rooted}"));
                entry.or_insert_with(|| absences.above(&rooted).map(Absence::Absent));
            }
        }
    }
    found.into_iter().filter_map(|(path, why)| Some((path, why?))).collect()
}

fn why(site: &Site, root: &Path, path: &str, absences: &mut Absences) -> Option<Absence> {
    if let Some(absent) = absences.why(path) {
        return Some(Absence::Absent(absent));
    }
    let is_left_out = site.config.ignore.is_match(path) && source::is_there(&root.join(path));
    is_left_out.then_some(Absence::LeftOut)
}
