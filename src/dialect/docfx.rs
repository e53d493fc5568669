//! DocFX: `docfx.json`.

use super::github;
use super::traits::Traits;

pub(super) static TRAITS: Traits = Traits {
    name: "DocFX",
    key: "docfx",
    signs: &["docfx.json"],
    keys: &["uid", "_disableToc", "ms.date", "ms.topic", "author", "ms.author", "items"],
    ..github::PLAIN
};
