//! Serves the files of the site. The live reload script is added when it is sent, so that files on disk are those
//! of `build`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, HeaderValue, LOCATION};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use tower_http::services::ServeFile;

use super::guard::plain;
use super::{Live, SCRIPT};
use crate::output;

/// Content types of text files, which are all UTF-8.
const TEXTS: [&str; 5] =
    ["text/", "application/javascript", "application/json", "application/xml", "image/svg+xml"];

/// A file of the site for an address.
enum FoundFile {
    File(PathBuf),
    Folder,
}

/// The file at the address, else the page for unknown addresses.
pub(super) async fn file(State(live): State<Arc<Live>>, request: Request) -> Response {
    let Some(session) = live.session() else {
        return plain(StatusCode::SERVICE_UNAVAILABLE, "The site is not built yet.\n");
    };
    let out = session.out();
    let path = output_path(request.uri().path());
    let found = match &path {
        Some(path) => find(&out, path).await,
        None => None,
    };
    match found {
        Some(FoundFile::File(file)) if is_page(&file) => page(&live, &file, StatusCode::OK).await,
        Some(FoundFile::File(file)) => other(&file, request).await,
        Some(FoundFile::Folder) => moved(request.uri().path()),
        None => page(&live, &out.join("404.html"), StatusCode::NOT_FOUND).await,
    }
}

/// The path in the output folder for the path of a URL; none where it leaves the folder or is not normalised.
pub(super) fn output_path(url: &str) -> Option<String> {
    let decoded = percent_decode_str(url.strip_prefix('/')?).decode_utf8().ok()?;
    let path = match &*decoded {
        "" => "index.html".to_owned(),
        folder if folder.ends_with('/') => format!("{folder}index.html"),
        file => file.to_owned(),
    };
    let own = path == output::MANIFEST || output::is_temporary(Path::new(&path));
    (output::is_plain(&path) && !own).then_some(path)
}

/// Links in the output folder must not lead out of it.
async fn find(out: &Path, path: &str) -> Option<FoundFile> {
    let out = tokio::fs::canonicalize(out).await.ok()?;
    let file = tokio::fs::canonicalize(out.join(path)).await.ok()?;
    if !file.starts_with(&out) {
        return None;
    }
    let metadata = tokio::fs::metadata(&file).await.ok()?;
    if !metadata.is_dir() {
        return metadata.is_file().then_some(FoundFile::File(file));
    }
    tokio::fs::metadata(file.join("index.html")).await.ok().map(|_| FoundFile::Folder)
}

fn is_page(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "html" || extension == "htm")
}

/// Redirects to the folder, since links of its index page are relative to it.
fn moved(path: &str) -> Response {
    let Ok(location) = HeaderValue::from_str(&format!("{path}/")) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    (StatusCode::PERMANENT_REDIRECT, [(LOCATION, location)]).into_response()
}

async fn page(live: &Live, file: &Path, status: StatusCode) -> Response {
    // Asked for first: who gets an older page under this name loads it anew, never the reverse.
    let build = live.build();
    let Ok(html) = tokio::fs::read(file).await else {
        return plain(StatusCode::NOT_FOUND, "There is no such page.\n");
    };
    let html = with_script(html, &build);
    (status, [(CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
}

/// The page with the script at the end of its body.
fn with_script(mut html: Vec<u8>, build: &str) -> Vec<u8> {
    const END: &[u8] = b"</body>";
    let script =
        format!("<script type=\"module\" src=\"{SCRIPT}\" data-build=\"{build}\"></script>\n");
    let end = html.windows(END.len()).rposition(|word| word.eq_ignore_ascii_case(END));
    let at = end.unwrap_or(html.len());
    html.splice(at..at, script.into_bytes());
    html
}

async fn other(file: &Path, request: Request) -> Response {
    let Ok(mut response) = ServeFile::new(file).try_call(request).await else {
        return plain(StatusCode::NOT_FOUND, "There is no such file.\n");
    };
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let text = kind.filter(|kind| TEXTS.iter().any(|text| kind.starts_with(text)));
    let named = text.filter(|kind| !kind.contains("charset"));
    let named = named.map(|kind| HeaderValue::from_str(&format!("{kind}; charset=utf-8")));
    if let Some(Ok(kind)) = named {
        response.headers_mut().insert(CONTENT_TYPE, kind);
    }
    response.map(Body::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_name_files_of_the_site() {
        for (url, path) in [
            ("/", "index.html"),
            ("/a/", "a/index.html"),
            ("/a/b.html", "a/b.html"),
            ("/gr%C3%B6%C3%9Fe%20x.html", "größe x.html"),
            ("/.attachments/x.png", ".attachments/x.png"),
        ] {
            assert_eq!(output_path(url).as_deref(), Some(path), "{url}");
        }
        for url in [
            "",
            "a",
            "//evil.example/",
            "/../x",
            "/a/../../x",
            "/%2e%2e/x",
            "/a/%2E%2E%2Fx",
            "/..%5Cx",
            "/a%00.html",
            "/%2Fetc/passwd",
            "/%FF",
            "/.runbuch-manifest.json",
            "/.runbuch-new/scratch/1",
        ] {
            assert_eq!(output_path(url), None, "{url}");
        }
    }

    #[test]
    fn the_script_stands_before_the_end_of_the_body() {
        let with = |html: &str| String::from_utf8(with_script(html.into(), "x")).expect("text");
        let script = with("");
        assert_eq!(with("<p></BODY></html>"), format!("<p>{script}</BODY></html>"));
        assert_eq!(with("<p>&lt;/body></body>"), format!("<p>&lt;/body>{script}</body>"));
    }
}
