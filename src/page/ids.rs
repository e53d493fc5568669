//! Typed ids of elements, and lists indexed by them.

use std::marker::PhantomData;
use std::ops::Deref;

/// The index of an element among those of its type on a page.
pub trait Id: Copy {
    /// The id of the element at `index`.
    fn new(index: usize) -> Self;

    /// The index, from 0.
    fn index(self) -> usize;
}

macro_rules! ids {
    ($($(#[doc = $doc:literal])+ $name:ident,)+) => {$(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl Id for $name {
            fn new(index: usize) -> Self {
                // A page of four billion elements would take more memory than there is.
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            fn index(self) -> usize {
                usize::try_from(self.0).unwrap_or(usize::MAX)
            }
        }
    )+};
}

ids! {
    /// Names a heading of Markdown.
    HeadingId,
    /// Names a link or an image, of Markdown or of raw HTML.
    LinkId,
    /// Names a list.
    ListId,
    /// Names a pipe table.
    TableId,
    /// Names a block of code.
    CodeBlockId,
    /// Names a box.
    ContainerId,
    /// Names the definition of an abbreviation.
    AbbreviationId,
    /// Names a footnote by its label: references and definitions of one label share it.
    FootnoteId,
}

/// One value per element of a type, in the order of ids.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct ById<I, T> {
    values: Vec<T>,
    #[serde(skip)]
    ids: PhantomData<I>,
}

impl<I: Id, T> ById<I, T> {
    /// The value of the element `id`; none where the list belongs to another page.
    pub fn get(&self, id: I) -> Option<&T> {
        self.values.get(id.index())
    }

    /// The mutable value of the element `id`.
    pub fn get_mut(&mut self, id: I) -> Option<&mut T> {
        self.values.get_mut(id.index())
    }

    /// Gives back what no value needs.
    pub fn shrink_to_fit(&mut self) {
        self.values.shrink_to_fit();
    }

    /// The id of the element whose value is added next.
    pub fn next_id(&self) -> I {
        I::new(self.values.len())
    }

    /// All values, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.values.iter_mut()
    }

    /// Adds the value of another element.
    pub fn push(&mut self, value: T) -> I {
        let id = self.next_id();
        self.values.push(value);
        id
    }

    /// All values with the ids of their elements.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = (I, &T)> + ExactSizeIterator {
        self.values.iter().enumerate().map(|(index, value)| (I::new(index), value))
    }

    /// Each value with that of the same element in `other`.
    pub fn with<'a, 'o, U>(
        &'a self,
        other: &'o ById<I, U>,
    ) -> impl Iterator<Item = (&'a T, &'o U)> {
        self.entries().filter_map(|(id, value)| Some((value, other.get(id)?)))
    }
}

impl<I, T> Default for ById<I, T> {
    fn default() -> Self {
        Self { values: Vec::new(), ids: PhantomData }
    }
}

impl<I, T> FromIterator<T> for ById<I, T> {
    fn from_iter<V: IntoIterator<Item = T>>(values: V) -> Self {
        Self { values: values.into_iter().collect(), ids: PhantomData }
    }
}

impl<I, T> Deref for ById<I, T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.values
    }
}

impl<'a, I, T> IntoIterator for &'a ById<I, T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.values.iter()
    }
}
