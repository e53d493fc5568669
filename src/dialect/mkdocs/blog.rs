//! The addresses of posts, by Material's plugin `blog`.

use super::file::ProjectData;
use super::toc;
use crate::dialect::settings::Blog;
use crate::dialect::traits::PageName;
use crate::source::data::Node;

pub(super) fn of(data: &ProjectData) -> Option<Blog> {
    let options = data.plugin("blog")?.node;
    let text = |key: &str, usual: &str| {
        options.get(key).and_then(Node::as_str).unwrap_or(usual).trim().to_owned()
    };
    let folder = text("blog_dir", "blog");
    let pretty = data.get("use_directory_urls").and_then(|it| it.node.as_bool());
    Some(Blog {
        folder: folder.trim_matches('/').trim_start_matches('.').to_owned(),
        format: text("post_url_format", "{date}/{slug}"),
        date_format: text("post_url_date_format", "yyyy/MM/dd"),
        has_file_addresses: pretty == Some(false),
    })
}

/// Patterns of the pages that the plugin lists, so that no navigation has to.
pub(super) fn listed(blog: &Blog) -> Vec<String> {
    let pattern = |name: &str| match blog.folder.as_str() {
        "" => format!("/{name}/"),
        folder => format!("/{folder}/{name}/"),
    };
    ["posts", "category", "archive"].map(pattern).to_vec()
}

impl Blog {
    /// The address of a post; none for other pages, and for posts of which only the plugin knows it.
    ///
    /// Source: `_format_path_for_post` in `material/plugins/blog/plugin.py`.
    pub(super) fn address(&self, page: &PageName<'_>) -> Option<String> {
        let below = match self.folder.as_str() {
            "" => page.path,
            folder => page.path.strip_prefix(folder)?.strip_prefix('/')?,
        };
        below.strip_prefix("posts/")?;
        let file = page.stem().rsplit('/').next().unwrap_or_default().to_owned();
        let needs_slug = self.format.contains("{slug}");
        let slug = (page.front)("slug").or_else(|| {
            let title = (page.front)("title")?;
            Some(toc::of_title(&title))
        });
        let slug = match slug {
            None if needs_slug => return None,
            slug => slug.unwrap_or_default(),
        };
        let needs_date = self.format.contains("{date}");
        let date = (page.front)("date").and_then(|date| self.date(&date));
        let date = match date {
            None if needs_date => return None,
            date => date.unwrap_or_default(),
        };
        let categories = self.format.contains("{categories}");
        if categories {
            return None;
        }
        let filled = self.format.replace("{date}", &date).replace("{slug}", &slug);
        let path = filled.replace("{file}", &file);
        let path = path.trim_matches('/');
        let folder =
            if self.folder.is_empty() { String::new() } else { format!("{}/", self.folder) };
        let end = if self.has_file_addresses { ".html" } else { "/" };
        Some(format!("{folder}{path}{end}"))
    }

    /// `2026-02-01` by the format of the plugin, of which years, months and days as numbers are known.
    fn date(&self, written: &str) -> Option<String> {
        let mut parts = written.trim().get(..10)?.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let is_number = |it: &str| it.chars().all(|c| c.is_ascii_digit());
        if ![year, month, day].into_iter().all(is_number) || year.len() != 4 {
            return None;
        }
        let date = self.date_format.replace("yyyy", year).replace("MM", month).replace("dd", day);
        (!date.contains(|c: char| c.is_ascii_alphabetic())).then_some(date)
    }
}
