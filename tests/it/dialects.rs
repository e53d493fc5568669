//! Wikis of other generators in `tests/dialects/`, one file a generator: what their links mean, what is found in them, what
//! their pages show.
//!
//! `UPDATE_SPECS=1 cargo test --test it dialects::` rewrites the blocks of what is expected.

use runbuch::dialect::Dialect;

use crate::wikis::{every_file_is_one_of, holds};

/// One test a generator.
macro_rules! dialects {
    ($($name:ident),+ $(,)?) => {
        const NAMES: &[&str] = &[$(stringify!($name)),+];

        $(
            #[test]
            fn $name() {
                holds("tests/dialects", stringify!($name));
            }
        )+
    };
}

dialects! {
    docfx,
    docusaurus,
    github,
    gitlab,
    hugo,
    jekyll,
    mdbook,
    mkdocs,
    obsidian,
    starlight,
    vitepress,
    wikijs,
    zola,
}

#[test]
fn every_generator_has_its_file() {
    every_file_is_one_of("tests/dialects", NAMES);
    let mut generators: Vec<&str> = Dialect::names().collect();
    generators.sort_unstable();
    assert_eq!(generators, NAMES);
}
