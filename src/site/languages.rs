//! What a site in several languages knows of its pages: their language, their counterparts, the start of their tree.

use super::translations::{TranslationGroup, Translations, TreeMember};
use super::{NavIndex, NavTarget, PageId, Structure};
use crate::language::Lang;

impl Structure {
    /// The pages of `[translations]` in all their languages, for a structure that knows its navigation.
    pub(super) fn find_translations(&self) -> Translations {
        let trees = self.config.translations.len();
        if trees < 2 {
            return Translations::default();
        }
        let member = |id: PageId| {
            let page = self.outline(id);
            let (tree, path) = self.config.translation_of(self.output_path(page.path()))?;
            Some(TreeMember { tree, id, path, key: page.meta.translation_key.text() })
        };
        let members: Vec<TreeMember<'_>> = self.all_pages().filter_map(member).collect();
        Translations::new(&members, (0..trees).map(|tree| self.find_start_of_tree(tree)).collect())
    }

    /// The pages of `[translations]`, by path; none where there is only one language.
    pub fn translations(&self) -> &[TranslationGroup] {
        self.translations.groups()
    }

    /// The page in all its languages, itself among them.
    pub fn counterparts(&self, id: PageId) -> Option<&TranslationGroup> {
        self.translations.of_page(id)
    }

    /// The index of the tree of `[translations]` that the target is in; none where there is only one language.
    pub fn tree_of(&self, target: NavTarget) -> Option<usize> {
        let trees = &self.config.translations;
        let path = match target {
            NavTarget::Page(id) => self.output_path(self.outline(id).path()),
            NavTarget::Section(id) => self.section(id).url.as_str(),
        };
        self.config.translation_of(path).map(|(tree, _)| tree).filter(|_| trees.len() > 1)
    }

    /// What a page says of its language: in its front matter, by its tree, or as the whole wiki.
    pub fn language_tag(&self, target: NavTarget) -> Option<&str> {
        let own = match target {
            NavTarget::Page(id) => self.outline(id).meta.lang.text(),
            NavTarget::Section(_) => None,
        };
        let of_tree =
            || Some(self.config.translations.get(self.tree_of(target)?)?.language.as_str());
        own.or_else(of_tree).or(self.config.language.as_deref())
    }

    /// The language of the interface around a page, where it is not that of the wiki.
    pub fn interface_lang(&self, target: NavTarget) -> Option<Lang> {
        self.language_tag(target).and_then(Lang::from_tag).filter(|lang| *lang != self.frame_lang())
    }

    /// The start page of a tree, as a chapter of the navigation.
    pub fn start_of_tree(&self, tree: usize) -> Option<NavIndex> {
        self.translations.start(tree)
    }

    fn find_start_of_tree(&self, tree: usize) -> Option<NavIndex> {
        let folder = &self.config.translations.get(tree)?.folder;
        let start = match folder.as_str() {
            "" => "index.html".to_owned(),
            folder => format!("{folder}/index.html"),
        };
        let is_start = |target: &NavTarget| match target {
            NavTarget::Page(id) => self.url(*id) == start,
            NavTarget::Section(id) => self.section(*id).url == start,
        };
        let pages = self.published().map(NavTarget::Page);
        let sections = self.sections().map(NavTarget::Section);
        self.nav.find(pages.chain(sections).find(is_start)?)
    }
}
