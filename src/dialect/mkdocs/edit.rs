//! Where pages are edited: `repo_url` and `edit_uri`, or `edit_uri_template`.

use super::file::ProjectData;

/// The address at which a page is edited, with `{page}` for its path relative to the content folder. The branch that
/// `MkDocs` guesses without these keys often is not there.
pub(super) fn url(data: &ProjectData) -> Option<String> {
    let path = match data.text("edit_uri_template") {
        Some(template) => template.replace("{path}", "{page}"),
        None => {
            let uri = data.text("edit_uri")?;
            let is_query = uri.starts_with(['?', '#']);
            if is_query {
                format!("{uri}{{page}}")
            } else {
                format!("{}/{{page}}", uri.trim_end_matches('/'))
            }
        }
    };
    if path.replace("{page}", "").contains('{') {
        return None;
    }
    if path.contains("://") {
        return Some(path);
    }
    let repository = data.text("repo_url")?;
    let repository = repository.trim_end_matches('/');
    let joint = if path.starts_with(['?', '#']) { "" } else { "/" };
    Some(format!("{repository}{joint}{}", path.trim_start_matches('/')))
}
