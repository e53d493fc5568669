//! Paths of a project, with `/`, relative to its root.

/// `folder` and `link` as one path without `.` and `..`; none where it leaves the root.
pub fn normalize(folder: &str, link: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_normalized_inside_the_root() {
        assert_eq!(normalize("a/b", "../c.md").as_deref(), Some("a/c.md"));
        assert_eq!(normalize("", "./a//b/").as_deref(), Some("a/b"));
        assert_eq!(normalize("a", "../../b"), None);
    }
}
