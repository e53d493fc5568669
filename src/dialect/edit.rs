//! Where pages are edited, as project files say it.

use super::detect::Project;

/// The files of `VitePress` that may say it.
const VITEPRESS: [&str; 4] = ["config.mts", "config.ts", "config.mjs", "config.js"];

/// The address at which a page is edited, with `{page}` for its path relative to the content folder.
pub(super) fn url(generator: &str, project: &Project<'_>) -> Option<String> {
    match generator {
        "mkdocs" => of_mkdocs(project),
        "docusaurus" => {
            let base = text_after(&project.file.as_ref()?.text, &["editUrl"])?;
            let is_address = base.contains("://");
            is_address.then(|| format!("{}/docs/{{page}}", base.trim_end_matches('/')))
        }
        "vitepress" => {
            let folder =
                |name: &&str| (project.folder.read)(&project.path(&format!(".vitepress/{name}")));
            let config = VITEPRESS.iter().find_map(folder)?;
            let pattern = text_after(&config.text, &["editLink", "pattern"])?;
            pattern.contains(":path").then(|| pattern.replace(":path", "{page}"))
        }
        _ => None,
    }
}

/// `repo_url` and `edit_uri`, or `edit_uri_template`. The branch that `MkDocs` guesses without these often is not there.
fn of_mkdocs(project: &Project<'_>) -> Option<String> {
    let (data, _) = project.data();
    let root = data.get("project").unwrap_or(&data);
    let repository = Project::text(root, "repo_url");
    let path = match Project::text(root, "edit_uri_template") {
        Some(template) => template.replace("{path}", "{page}"),
        None => {
            let uri = Project::text(root, "edit_uri")?;
            let is_query = uri.starts_with(['?', '#']);
            if is_query {
                format!("{uri}{{page}}")
            } else {
                format!("{}/{{page}}", uri.trim_end_matches('/'))
            }
        }
    };
    let others = path.replace("{page}", "");
    if others.contains('{') {
        return None;
    }
    if path.contains("://") {
        return Some(path);
    }
    let repository = repository?;
    let repository = repository.trim_end_matches('/');
    let joint = if path.starts_with(['?', '#']) { "" } else { "/" };
    Some(format!("{repository}{joint}{}", path.trim_start_matches('/')))
}

/// The text in quotes that stands behind the `keys`, one after the other, and a colon; `${}` in it is unknown.
fn text_after<'t>(source: &'t str, keys: &[&str]) -> Option<&'t str> {
    let rest = keys.iter().try_fold(source, |rest, key| Some(rest.split_once(key)?.1))?;
    let value = rest.trim_start().strip_prefix(':')?.trim_start();
    let quote = value.chars().next().filter(|c| "'\"`".contains(*c))?;
    let (text, _) = value.strip_prefix(quote)?.split_once(quote)?;
    (!text.contains("${") && !text.contains('\n')).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::text_after;

    #[test]
    fn texts_stand_behind_their_keys() {
        let source = "editLink: {\n  pattern: 'https://a/:path',\n}, editUrl: `${x}/`";
        assert_eq!(text_after(source, &["editLink", "pattern"]), Some("https://a/:path"));
        assert_eq!(text_after(source, &["editUrl"]), None);
        assert_eq!(text_after("pattern: ({ x }) => 'a'", &["pattern"]), None);
    }
}
