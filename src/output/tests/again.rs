//! Publishing once more what is there already, knowing that it does.

use super::super::{publish, publish_in_place};
use super::*;
use crate::artifact::Content;

/// Some files are new texts, the others the same as before (none).
fn update(files: &[(&str, Option<&str>)]) -> Vec<Artifact> {
    let content = |text: Option<&str>| text.map_or(Content::Same, |it| Content::Text(it.into()));
    let artifact = |(path, text): &(&str, Option<&str>)| Artifact {
        path: (*path).to_owned(),
        content: content(*text),
    };
    files.iter().map(artifact).collect()
}

#[test]
fn only_what_is_new_is_written_over() {
    let site = TestSite::new();
    let first = artifacts(&[("a.html", "1"), ("b/c.html", "1"), ("b/d.css", "1")]);
    let (_, published) = publish_in_place(&site.out, first, None).unwrap();
    let before = site.stamps();
    let files = update(&[("b/d.css", None), ("b/c.html", Some("2")), ("a.html", None)]);
    let (summary, published) = publish_in_place(&site.out, files, Some(&published)).unwrap();
    assert_eq!((summary.written, summary.unchanged, summary.removed), (1, 2, 0));
    assert_eq!(summary.changed, ["b/c.html"]);
    assert_eq!(site.tree(), expected(&[("a.html", "1"), ("b/c.html", "2"), ("b/d.css", "1")]));
    for path in ["a.html", "b/d.css", MANIFEST] {
        assert_eq!(site.stamp(path), before[path], "{path}");
    }
    site.assert_no_remains();
    let nothing = update(&[("a.html", None), ("b/c.html", None), ("b/d.css", None)]);
    let (summary, _) = publish_in_place(&site.out, nothing, Some(&published)).unwrap();
    assert_eq!((summary.written, summary.method), (0, Method::Untouched));
}

#[test]
fn files_that_come_and_go_between_those_that_stay() {
    let site = TestSite::new();
    let first = artifacts(&[("a.html", "1"), ("b/c.html", "1")]);
    let (_, published) = publish_in_place(&site.out, first, None).unwrap();
    let files = update(&[("a.html", None), ("d.html", Some("2"))]);
    let (summary, published) = publish_in_place(&site.out, files, Some(&published)).unwrap();
    assert_eq!((summary.written, summary.unchanged, summary.removed), (1, 1, 1));
    assert_eq!(site.tree(), expected(&[("a.html", "1"), ("d.html", "2")]));
    assert!(published.stands());
}

#[test]
fn what_was_to_stay_and_is_gone_is_told_before_anything_changes() {
    let site = TestSite::new();
    let first = artifacts(&[("a.html", "1"), ("b.html", "1")]);
    let (_, published) = publish_in_place(&site.out, first, None).unwrap();
    fs::remove_file(site.out.join("a.html")).unwrap();
    let files = update(&[("a.html", None), ("b.html", Some("2")), ("c.html", Some("2"))]);
    let told = publish_in_place(&site.out, files, Some(&published)).map(|(summary, _)| summary);
    assert_eq!(id(told), "output-vanished");
    assert_eq!(site.tree(), expected(&[("b.html", "1")]));
}

#[test]
fn a_site_that_somebody_else_publishes_stands_no_more() {
    let site = TestSite::new();
    let files = || artifacts(&[("a.html", "1")]);
    let (_, published) = publish_in_place(&site.out, files(), None).unwrap();
    assert!(published.stands());
    publish(&site.out, artifacts(&[("a.html", "1"), ("b.html", "1")])).unwrap();
    assert!(!published.stands());
    let (_, published) = publish_in_place(&site.out, files(), None).unwrap();
    fs::remove_dir_all(&site.out).unwrap();
    assert!(!published.stands());
}

#[test]
fn two_steps_count_each_file_once() {
    let site = TestSite::new();
    let first = artifacts(&[("a", "1"), ("b", "1"), ("c", "1"), ("d", "1")]);
    let (_, published) = publish_in_place(&site.out, first, None).unwrap();
    let early = update(&[("a", Some("2")), ("b", Some("2")), ("c", None), ("d", None)]);
    let (first, published) = publish_in_place(&site.out, early, Some(&published)).unwrap();
    let rest = update(&[("a", None), ("b", Some("3")), ("c", Some("3"))]);
    let (rest, _) = publish_in_place(&site.out, rest, Some(&published)).unwrap();
    let both = rest.after(first);
    assert_eq!((both.written, both.unchanged, both.removed), (3, 0, 1));
    let mut changed = both.changed;
    changed.sort();
    assert_eq!(changed, ["a", "b", "c", "d"]);
}
