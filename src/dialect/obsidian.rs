//! Obsidian: a vault, which `.obsidian/`, the files of Obsidian Publish or its pages' habits show.

use super::extensions::Extensions;
use super::github;
use super::links::{Base, LinkTraits};
use super::patterns::Patterns;
use super::project::Project;
use super::settings::Settings;
use super::traits::{Markup, TitleTraits, Traits, WikiNames};
use crate::source::data;

pub(super) static TRAITS: Traits = Traits {
    name: "Obsidian",
    key: "obsidian",
    signs: &[".obsidian", "publish.css", "publish.js"],
    is_of: |project| is_vault(project),
    shows: |text| links_by_name(text) && !links_by_path(text),
    proves: |text| prose(text).any(|line| line.contains("![[") || line.contains("#^")),
    settings,
    links: LinkTraits {
        relative: &[Base::Folder, Base::Vault],
        rooted: &[Base::Content, Base::Vault],
        html_relative: &[Base::Folder, Base::Content],
        html_rooted: &[Base::Content],
    },
    starts_at_home: true,
    folder_notes: true,
    wiki_names: WikiNames::Paths,
    markup: Markup {
        block_ids: true,
        embeds: true,
        picture_sizes: true,
        queries: &QUERIES,
        extensions: Extensions {
            highlight: true,
            inline_notes: true,
            task_states: true,
            ..Extensions::NONE
        },
        ..Markup::PLAIN
    },
    keys: &[
        "cssclasses",
        "cssclass",
        "publish",
        "permalink",
        "cover",
        "image",
        "created",
        "updated",
    ],
    titles: TitleTraits { by_file: true, in_comment: false, nav_keys: &[] },
    ..github::PLAIN
};

/// Searches and tables of Obsidian itself, and of its plugins Dataview and Tasks.
const QUERIES: [&str; 5] = ["query", "base", "dataview", "dataviewjs", "tasks"];

/// `publish.js` is also what scripts that publish packages are called: beside a vault are pages.
fn is_vault(project: &Project<'_>) -> bool {
    let is_code = ["package.json", "Cargo.toml", "pyproject.toml", "go.mod"];
    project.file.is_none() || !is_code.iter().any(|file| project.is_there(file))
}

/// The notes of the folder that Obsidian and the plugin Templater take templates from are none.
fn settings(project: &Project<'_>) -> Settings {
    let templates = TEMPLATES.iter().filter_map(|(path, key)| {
        let file = (project.folder.read)(&project.path(path))?;
        let folder = Project::text(&data::json(&file.text, 0).0, key)?;
        let folder = folder.trim_matches('/').to_owned();
        (!folder.is_empty()).then(|| format!("/{folder}/"))
    });
    let templates: Vec<String> = templates.collect();
    Settings {
        src: Some(project.path("")),
        unpublished: Patterns::new(templates.iter().map(String::as_str)),
        ..Settings::default()
    }
}

/// Settings that name a folder of templates, with their keys.
const TEMPLATES: [(&str, &str); 2] = [
    (".obsidian/templates.json", "folder"),
    (".obsidian/plugins/templater-obsidian/data.json", "templates_folder"),
];

/// The lines of a page without fenced code and front matter, each up to its first code span.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut fence: Option<&str> = None;
    let mut in_front_matter = text.starts_with("---");
    text.lines().enumerate().filter_map(move |(number, line)| {
        let trimmed = line.trim_start_matches([' ', '\t', '>']);
        if in_front_matter {
            in_front_matter = number == 0 || line.trim_end() != "---";
            return None;
        }
        match fence {
            Some(mark) if trimmed.starts_with(mark) => fence = None,
            Some(_) => {}
            None => {
                fence = ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark));
                let is_indented = line.starts_with("    ") || line.starts_with('\t');
                let before_code = line.split('`').next().unwrap_or_default();
                return (fence.is_none() && !is_indented).then_some(before_code);
            }
        }
        None
    })
}

/// `[[Name]]`, `[[Name|Text]]`, `![[picture.png]]`; neither `[[ -f x ]]` of Bash nor `[[table]]` of TOML, which is
/// alone on its line.
fn links_by_name(text: &str) -> bool {
    prose(text).any(|line| {
        let mut links = line.split("[[").skip(1).filter_map(|rest| rest.split_once("]]"));
        let may_be_table = line.starts_with("[[")
            && line.trim_end().ends_with("]]")
            && !line.contains(['|', '#', ' ']);
        let is_link = |inside: &str| {
            let first_and_last = [inside.chars().next(), inside.chars().next_back()];
            !first_and_last.iter().any(|it| it.is_none_or(char::is_whitespace))
                && !inside.contains(['[', ']'])
        };
        !may_be_table
            && links.any(|(inside, behind)| is_link(inside) && !behind.starts_with(['(', '[']))
    })
}

/// `[Text](other.md)` without a scheme: what code hosts need and Obsidian writes only where it is told to.
fn links_by_path(text: &str) -> bool {
    prose(text).any(|line| {
        let mut targets = line.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
        targets.any(|target| target.ends_with(".md") && !target.contains("://"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_show_their_habits() {
        for (text, shows, proves) in [
            ("# A\n\nSee [[Netz]].\n", true, false),
            ("- [[Netz|das Netz]]\n- ![[plan.png|300]]\n", true, true),
            ("> [[Netz#^a1]]\n", true, true),
            ("---\ntags: [a]\n---\n[[Netz plan]]\n", true, false),
            // GitHub's wiki, TOML, Bash, Markdown's own link text, code.
            ("See [[Netz]] and [Plan](plan.md).\n", false, false),
            ("[[table]]\nx = 1\n", false, false),
            ("if [[ -f x ]]; then\n", false, false),
            ("[[4]](https://example.org)\n", false, false),
            ("```toml\n[[a.b]]\n![[x]]\n```\n", false, false),
            ("    ![[x]]\n", false, false),
            ("Write `![[x]]`.\n", false, false),
            ("---\nup: \"[[Netz]]\"\n---\nText\n", false, false),
        ] {
            let found = ((TRAITS.shows)(text), (TRAITS.proves)(text));
            assert_eq!(found, (shows, proves), "{text}");
        }
    }
}
