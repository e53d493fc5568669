//! The home pages of `VitePress` and Starlight, whose words are in front matter: `hero` and `features`.
//!
//! Sources: "Home Page" in the documentation of `VitePress` 1.6, "Frontmatter" in that of Starlight.

use std::fmt::Write as _;

use crate::dialect::project::Project;
use crate::source::data::{self, Node};

/// What a home page has in its front matter.
pub(super) const SIGNS: [&str; 2] = ["\nhero:", "\nfeatures:"];

/// The words of front matter with its fences as Markdown; nothing where it has none of a home page. `is_rooted` where
/// links without a leading `/` or `.` begin at the root of the site: `normalizeLink` of `VitePress`' theme.
pub(super) fn words(front_matter: &str, is_rooted: bool) -> String {
    let mut words = String::new();
    let body = front_matter.trim_end().strip_prefix("---").and_then(|it| it.strip_suffix("---"));
    let Some(body) = body.filter(|body| SIGNS.iter().any(|sign| body.contains(sign))) else {
        return words;
    };
    let (page, _) = data::yaml(body, 0);
    if let Some(hero) = page.get("hero") {
        for key in ["name", "text", "title", "tagline"] {
            if let Some(text) = Project::text(hero, key) {
                let _ = write!(words, "\n\n{}", lines(&text));
            }
        }
        let _ = write!(words, "\n\n{}", actions(hero, is_rooted));
    }
    for feature in page.get("features").map(Node::items).unwrap_or_default() {
        words.push_str(&of_feature(feature, is_rooted));
    }
    words.push_str("\n\n");
    words
}

/// `actions: [{ text: Start, link: /start }]` as a list of links.
fn actions(hero: &Node, is_rooted: bool) -> String {
    let actions = hero.get("actions").map(Node::items).unwrap_or_default().iter();
    let action = |action: &Node| {
        let text = Project::text(action, "text")?;
        let to = Project::text(action, "link");
        Some(format!("- {}\n", link(&text, to.as_deref(), is_rooted)))
    };
    actions.filter_map(action).collect()
}

fn of_feature(feature: &Node, is_rooted: bool) -> String {
    let text = |key: &str| Project::text(feature, key);
    let mut words = String::new();
    if let Some(title) = text("title") {
        let _ = write!(words, "\n\n**{}**", lines(&title));
    }
    if let Some(details) = text("details") {
        let _ = write!(words, "\n\n{}", lines(&details));
    }
    if let Some(to) = text("link") {
        let title = text("linkText").or_else(|| text("title")).unwrap_or_else(|| to.clone());
        let _ = write!(words, "\n\n{}", link(&title, Some(&to), is_rooted));
    }
    words
}

fn link(text: &str, to: Option<&str>, is_rooted: bool) -> String {
    match to {
        Some(to) if !to.contains(['<', '>', '\n']) => {
            let is_name = !to.starts_with(['/', '.', '#']) && !to.contains(':');
            let root = if is_rooted && is_name { "/" } else { "" };
            format!("[{}](<{root}{to}>)", lines(text))
        }
        _ => lines(text),
    }
}

/// Words without blank lines.
fn lines(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_begin_at_the_root_where_the_theme_puts_them_there() {
        let text = "---\nhero:\n  actions:\n    - { text: A, link: a }\n    - { text: B, link: ./b }\n\
            \u{20}   - { text: C, link: 'https://c' }\n    - { text: D }\n---\n";
        for (is_rooted, a) in [(true, "- [A](</a>)\n"), (false, "- [A](<a>)\n")] {
            let words = words(text, is_rooted);
            for expected in [a, "- [B](<./b>)\n", "- [C](<https://c>)\n", "- D\n"] {
                assert!(words.contains(expected), "{words}");
            }
        }
        assert_eq!(words("---\ntitle: A\n---\n", true), "");
    }
}
