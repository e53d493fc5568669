//! Wikis whose languages are in the names of files (`a.de.md`) or of the first folder (`de/a.md`).

use super::settings::{LanguageMark, Languages, NamedLanguage};

impl NamedLanguage {
    /// The title in this language.
    pub fn title<'t>(&'t self, title: &'t str) -> &'t str {
        let own = self.titles.iter().find(|(from, _)| from == title);
        own.map_or(title, |(_, own)| own.as_str())
    }
}

impl Languages {
    /// The default language.
    pub fn default_tag(&self) -> &str {
        self.all.first().map_or("", |language| language.tag.as_str())
    }

    /// The language that a path relative to the content folder names; none where it names none.
    pub fn named_in<'l>(&'l self, path: &str) -> Option<&'l str> {
        let named = match self.said_by {
            LanguageMark::Suffix => self.split(path).map(|(_, tag, _)| tag),
            LanguageMark::Folder => path.split_once('/').map(|(folder, _)| folder),
        };
        self.known(named?)
    }

    /// The language of the page at a path relative to the content folder.
    pub fn of<'l>(&'l self, path: &str) -> &'l str {
        self.named_in(path).unwrap_or_else(|| self.default_tag())
    }

    /// The path without its language: `a.md` for `a.de.md` and for `de/a.md`.
    pub fn without(&self, path: &str) -> String {
        if self.named_in(path).is_none() {
            return path.to_owned();
        }
        match self.said_by {
            LanguageMark::Suffix => match self.split(path) {
                Some((stem, _, ending)) => format!("{stem}{ending}"),
                None => path.to_owned(),
            },
            LanguageMark::Folder => path.split_once('/').map_or(path, |(_, rest)| rest).to_owned(),
        }
    }

    /// The files that `path` may mean on a page of the language `from`, most likely first, all relative to the content
    /// folder.
    ///
    /// Source: `I18nFiles.get_file_from_path` of mkdocs-static-i18n.
    pub fn meant(&self, from: &str, path: &str) -> Vec<String> {
        let default = self.default_tag();
        match self.said_by {
            LanguageMark::Suffix => {
                let name = path.rfind('/').map_or(0, |slash| slash + 1);
                let dot = path.get(name..).and_then(|name| name.rfind('.').filter(|dot| *dot > 0));
                let dot = dot.map_or(path.len(), |dot| name + dot);
                let (stem, ending) = path.split_at(dot);
                let in_language = |tag: &str| format!("{stem}.{tag}{ending}");
                vec![in_language(from), in_language(default), path.to_owned()]
            }
            LanguageMark::Folder => {
                let named = path.split_once('/').filter(|(folder, _)| self.known(folder).is_some());
                let (own, rest) = named.unwrap_or((from, path));
                let other = if own == default { from } else { default };
                let mut meant = vec![format!("{own}/{rest}")];
                if self.falls_back {
                    meant.push(format!("{other}/{rest}"));
                }
                meant.push(rest.to_owned());
                meant
            }
        }
    }

    /// The address of the page in the default language that replaces the one at `address`.
    pub fn fallback<'a>(&self, address: &'a str) -> Option<&'a str> {
        let (first, rest) = address.trim_start_matches('/').split_once('/')?;
        let is_other = self.known(first).is_some() && first != self.default_tag();
        (self.falls_back && is_other).then_some(rest)
    }

    fn known<'l>(&'l self, tag: &str) -> Option<&'l str> {
        self.all.iter().map(|language| language.tag.as_str()).find(|known| *known == tag)
    }

    /// `a`, `de` and `.md` of `a.de.md`.
    fn split<'p>(&self, path: &'p str) -> Option<(&'p str, &'p str, &'p str)> {
        let name = path.rsplit('/').next()?;
        let (before, ending) = name.rsplit_once('.')?;
        let (stem, tag) = before.rsplit_once('.').filter(|(stem, _)| !stem.is_empty())?;
        let folder = path.len() - name.len();
        let end = folder + stem.len();
        let ending = path.len() - ending.len() - 1;
        Some((path.get(..end)?, tag, path.get(ending..)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn languages(said_by: LanguageMark) -> Languages {
        let language = |tag: &str| NamedLanguage {
            tag: tag.to_owned(),
            name: tag.to_owned(),
            nav: Vec::new(),
            titles: Vec::new(),
        };
        Languages { said_by, all: vec![language("en"), language("de")], falls_back: true }
    }

    #[test]
    fn names_of_files_say_the_language() {
        let languages = languages(LanguageMark::Suffix);
        for (path, tag, without) in [
            ("a/b.de.md", "de", "a/b.md"),
            ("a/b.en.md", "en", "a/b.md"),
            ("a/b.md", "en", "a/b.md"),
            ("v1.2.md", "en", "v1.2.md"),
            ("b.fr.md", "en", "b.fr.md"),
            (".de.md", "en", ".de.md"),
        ] {
            assert_eq!((languages.of(path), &*languages.without(path)), (tag, without), "{path}");
        }
        assert_eq!(
            languages.meant("de", "x.y/b.png"),
            ["x.y/b.de.png", "x.y/b.en.png", "x.y/b.png"]
        );
        assert_eq!(languages.meant("de", "x.y/b"), ["x.y/b.de", "x.y/b.en", "x.y/b"]);
    }

    #[test]
    fn folders_say_the_language() {
        let languages = languages(LanguageMark::Folder);
        assert_eq!((languages.of("de/a.md"), &*languages.without("de/a.md")), ("de", "a.md"));
        assert_eq!((languages.of("x/a.md"), &*languages.without("x/a.md")), ("en", "x/a.md"));
        assert_eq!(languages.meant("de", "a.md"), ["de/a.md", "en/a.md", "a.md"]);
        assert_eq!(languages.meant("de", "de/a.md"), ["de/a.md", "en/a.md", "a.md"]);
        assert_eq!(languages.meant("de", "en/a.md"), ["en/a.md", "de/a.md", "a.md"]);
        assert_eq!(languages.fallback("de/a/"), Some("a/"));
        assert_eq!(languages.fallback("en/a/"), None);
    }
}
