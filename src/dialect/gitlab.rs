//! GitLab: repositories and wikis.

use super::traits::{Markup, Traits};
use super::{Includes, github};

pub(super) static TRAITS: Traits = Traits {
    name: "GitLab",
    key: "gitlab",
    signs: &[".gitlab-ci.yml", ".gitlab"],
    markup: Markup { includes: Includes::GitLab, ..github::MARKUP },
    ..github::PLAIN
};
