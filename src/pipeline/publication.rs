//! Which files of the project the site gets.

use crate::config::{self, Config};
use crate::site::{ProjectFile, Publication};
use crate::source::{self, Entry};
use std::sync::Arc;

/// Extensions of pictures whose size is read.
const PICTURES: [&str; 5] = [".png", ".jpg", ".jpeg", ".gif", ".webp"];

/// Extensions of other media.
const MEDIA: [&str; 17] = [
    ".svg", ".avif", ".bmp", ".ico", ".apng", ".tif", ".tiff", ".mp4", ".webm", ".mov", ".m4v",
    ".ogv", ".mp3", ".ogg", ".opus", ".m4a", ".flac",
];

/// Files at the root for web servers and crawlers.
const FOR_HOSTS: [&str; 4] = ["CNAME", "robots.txt", "_headers", "_redirects"];

/// A file that is not a page, with what of it the site needs.
pub(super) fn project_file(config: &Config, entry: &Entry) -> ProjectFile {
    let publication = publication(config, entry);
    let is_possible = publication.is_possible();
    let picture = is_possible && is_one_of(&entry.path, &PICTURES);
    ProjectFile {
        path: Arc::clone(&entry.path),
        file: entry.file.clone(),
        publication,
        dimensions: picture.then(|| source::picture_size(&entry.file)).flatten(),
        stamp: is_possible.then_some(entry.stamp),
    }
}

/// Whether and why a file is copied into the site.
fn publication(config: &Config, entry: &Entry) -> Publication {
    if entry.hidden {
        return Publication::Hidden;
    }
    let folder = config.static_folder(&entry.path);
    if folder.is_none() && !is_published(config, entry) {
        return Publication::Outside;
    }
    let is_media = is_one_of(&entry.path, &PICTURES) || is_one_of(&entry.path, &MEDIA);
    if let Some(secret) = source::secret(&entry.file).filter(|_| !is_media) {
        return Publication::Secret(secret);
    }
    let path = folder.and_then(|folder| entry.path.strip_prefix(folder));
    let path = path.map_or(&*entry.path, |path| path.trim_start_matches('/'));
    let is_for_host = FOR_HOSTS.contains(&path);
    let is_named = config.publish.is_match(&*entry.path);
    // A folder for the root of the site holds what themes and scripts need, too.
    let is_for_links = folder.is_some() || (config.src.is_empty() && !is_media);
    if is_for_links && !is_for_host && !is_named {
        return Publication::Linked;
    }
    Publication::Always
}

/// Whether the file has one of these extensions, ignoring case.
fn is_one_of(path: &str, endings: &[&str]) -> bool {
    let lower = path.to_lowercase();
    endings.iter().any(|ending| lower.ends_with(ending))
}

/// Whether a Markdown file is a page.
pub(super) fn is_of_pages(config: &Config, entry: &Entry) -> bool {
    is_published(config, entry) && config.static_folder(&entry.path).is_none()
}

fn is_published(config: &Config, entry: &Entry) -> bool {
    let is_config = *entry.path == *config::FILE_NAME;
    let of_theme = config.theme.is_some() && entry.path.starts_with("themes/");
    let ours = is_config || (config.src.is_empty() && of_theme);
    let elsewhere = config.dialect.settings.elsewhere(&entry.path).map(|(_, path)| path);
    let is_left_out = || {
        let path = match config.src.as_str() {
            "" => Some(&*entry.path),
            src => entry.path.strip_prefix(src).and_then(|path| path.strip_prefix('/')),
        };
        path.or(elsewhere).is_some_and(|path| config.dialect.settings.unpublished.name(path))
    };
    let is_inside =
        below(&config.src, &entry.path) || elsewhere.is_some_and(|_| !is_program(entry));
    is_inside && !entry.hidden && !ours && !is_left_out()
}

/// Programs are beside the pages of some folders.
fn is_program(entry: &Entry) -> bool {
    is_one_of(&entry.path, &[".js", ".jsx", ".ts", ".tsx", ".css", ".scss", ".astro"])
}

/// Whether `path` lies in the folder `src`.
pub(super) fn below(src: &str, path: &str) -> bool {
    src.is_empty() || path.strip_prefix(src).is_some_and(|rest| rest.starts_with('/'))
}
