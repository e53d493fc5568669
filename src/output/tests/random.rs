//! Any sequence of sites leaves exactly the last one, and what others put there.

use proptest::prelude::*;

use super::super::Method;
use super::*;

/// One build: which way, and the files. Paths that collide with an earlier one are left out.
type RandomBuild = (usize, Vec<(String, String)>);

fn builds() -> impl Strategy<Value = Vec<RandomBuild>> {
    let file = ("[abc](/[abc]){0,2}", "[xy]{0,2}");
    let build = (0..DISKS.len() + 1, prop::collection::vec(file, 0..6));
    prop::collection::vec(build, 1..6)
}

fn without_collisions(files: &[(String, String)]) -> Vec<(&str, &str)> {
    let mut kept: Vec<(&str, &str)> = Vec::new();
    for (path, text) in files {
        let collides = kept.iter().any(|(other, _)| {
            Path::new(other).starts_with(path) || Path::new(path).starts_with(other)
        });
        if !collides {
            kept.push((path, text));
        }
    }
    kept
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn the_folder_is_the_last_site_and_foreign_files(builds in builds()) {
        let site = TestSite::new();
        let foreign = [("a/foreign", "1"), ("b/c/foreign", "2"), ("foreign/a", "3")];
        for (number, (way, files)) in builds.iter().enumerate() {
            let mut wanted = without_collisions(files);
            if number > 0 {
                wanted.retain(|(path, _)| !["a", "b", "b/c"].contains(path));
            }
            let summary = match DISKS.get(*way) {
                Some(disk) => site.publish(*disk, &wanted).unwrap(),
                None => site.in_place(&wanted),
            };
            prop_assert_eq!(summary.written + summary.unchanged, wanted.len());
            let again = site.publish(&RealDisk, &wanted).unwrap();
            prop_assert_eq!(again.method, Method::Untouched);
            if number == 0 {
                let is_free = |folder: &str| !wanted.iter().any(|(path, _)| *path == folder);
                if !["a", "b", "b/c"].into_iter().all(is_free) {
                    prop_assert_eq!(site.tree(), expected(&wanted));
                    return Ok(());
                }
                for (path, text) in foreign {
                    site.write(path, text);
                }
            }
            wanted.extend(foreign);
            prop_assert_eq!(site.tree(), expected(&wanted));
        }
    }
}
