//! GitLab: repositories and wikis.

use super::github;
use super::traits::Traits;

pub(super) static TRAITS: Traits = Traits {
    name: "GitLab",
    key: "gitlab",
    signs: &[".gitlab-ci.yml", ".gitlab"],
    ..github::PLAIN
};
