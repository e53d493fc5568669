//! DocFX: `docfx.json`.

use super::traits::{Markup, Traits};
use super::{Includes, github};

pub(super) static TRAITS: Traits = Traits {
    name: "DocFX",
    key: "docfx",
    signs: &["docfx.json"],
    keys: &["uid", "_disableToc", "ms.date", "ms.topic", "author", "ms.author", "items"],
    markup: Markup { includes: Includes::DocFx, ..Markup::PLAIN },
    ..github::PLAIN
};
