//! What a block lacks, and how to have it read, in words and as edits.

use super::{MissingKey, Obstacle, Shape, UnreadBlock};
use crate::diagnostic::{Edit, Message, Span, msg};
use crate::language::Lang;
use crate::lexicon::identifier;
use crate::schema::Field;

/// So many names of a field are listed.
const LISTED_NAMES: usize = 3;

impl UnreadBlock {
    /// What is missing, in words.
    pub fn reasons(&self, lang: Lang) -> Vec<Message> {
        let obstacle = match self.obstacle {
            Obstacle::Keys | Obstacle::Column => None,
            Obstacle::Heading => Some(msg!(unread_heading)),
            Obstacle::Shape => Some(msg!(unread_shape)),
            Obstacle::Wording => Some(msg!(unread_wording)),
            Obstacle::Html => Some(msg!(unread_html)),
            Obstacle::Page => Some(msg!(unread_no_playbook)),
            Obstacle::Overview => Some(msg!(unread_overview)),
        };
        let missing = self.missing.iter().map(|missing| self.reason(missing, lang));
        obstacle.into_iter().chain(missing).collect()
    }

    fn reason(&self, missing: &MissingKey, lang: Lang) -> Message {
        let fields: Vec<&Field> =
            missing.fields.iter().filter_map(|name| self.kind.fields.find(name)).collect();
        match (fields.as_slice(), &missing.written) {
            ([field], Some(written)) => msg!(
                unread_name,
                written = written.value.as_str(),
                field = field.name.as_str(),
                names = names(field, lang),
            ),
            ([field], None) => {
                msg!(unread_missing, field = field.name.as_str(), names = names(field, lang))
            }
            (several, _) => {
                let names = several.iter().map(|it| msg!(quoted_code, text = it.name.as_str()));
                msg!(unread_any, fields = names.collect::<Vec<_>>())
            }
        }
    }

    /// How to have it read; words of the wiki in the language `words`.
    pub fn remedy(&self, words: Lang) -> Message {
        let kind = self.kind.name.as_str();
        let declare = || match self.shape {
            Shape::Page => msg!(unread_declare_page, kind = kind),
            _ => msg!(unread_declare, kind = kind),
        };
        match self.obstacle {
            Obstacle::Overview => return msg!(unread_declare_linked, kind = kind),
            Obstacle::Html => return msg!(unread_markdown_table),
            Obstacle::Shape => return self.other_shape(),
            Obstacle::Wording => return msg!(unread_reword),
            Obstacle::Keys | Obstacle::Column | Obstacle::Heading | Obstacle::Page => {}
        }
        let renamed: Vec<Message> = self
            .renamed(words)
            .map(|(written, name)| msg!(unread_renamed, written = written, name = name))
            .collect();
        let rename = (!renamed.is_empty()).then(|| msg!(unread_rename, names = renamed));
        let declare = (!self.is_complete && self.shape != Shape::Facts).then(declare);
        let added: Vec<Message> =
            self.added(words).into_iter().map(|name| msg!(quoted, text = name)).collect();
        let add = (!added.is_empty()).then(|| msg!(unread_add, names = added));
        let parts = [rename, declare, add].into_iter().flatten();
        parts
            .reduce(|help, more| msg!(help_and, help = help, more = more))
            .unwrap_or_else(|| self.other_shape())
    }

    /// A form in which records of the kind are read.
    fn other_shape(&self) -> Message {
        let shapes = &self.kind.shapes;
        let form = match () {
            () if !shapes.row.is_empty() => msg!(unread_as_table),
            () if !shapes.section.is_empty() => msg!(unread_as_section),
            () => msg!(unread_as_page),
        };
        msg!(unread_other_shape, form = form, kind = self.kind.name.as_str())
    }

    /// The edits that have it read, in ascending order; none where more than that is to be done.
    pub fn edits(&self, words: Lang) -> Vec<Edit> {
        let declares = match self.obstacle {
            Obstacle::Keys => !self.is_complete,
            Obstacle::Column => false,
            Obstacle::Heading | Obstacle::Page => true,
            Obstacle::Shape | Obstacle::Wording | Obstacle::Html | Obstacle::Overview => {
                return Vec::new();
            }
        };
        let mut edits = Vec::new();
        match self.comment {
            Some(at) if declares => {
                let text = format!("<!-- kind: {} -->\n", self.kind.name);
                edits.push(Edit { span: Span::at(at), text });
            }
            None if declares => return Vec::new(),
            _ => {}
        }
        let heads = self.missing.iter().filter_map(|missing| missing.written.as_ref());
        let names = heads.zip(self.renamed(words));
        edits.extend(names.map(|(head, (_, text))| Edit { span: head.span, text }));
        edits.sort();
        edits
    }

    /// The names that stand for keys, each with the name to write instead.
    fn renamed(&self, words: Lang) -> impl Iterator<Item = (&str, String)> {
        let written = |missing: &'_ MissingKey| missing.written.is_some();
        self.missing.iter().filter(move |it| written(it)).filter_map(move |missing| {
            let written = missing.written.as_ref()?.value.as_str();
            Some((written, self.name_for(missing.fields.first()?, written, words)))
        })
    }

    /// The name of the field that `written` stands for; of a field in it where it is rather called after that.
    fn name_for(&self, field: &str, written: &str, words: Lang) -> String {
        let fields = &self.kind.fields;
        let way = fields.resembling(written).unwrap_or_default();
        if let [outer, inner] = way.as_slice()
            && outer.name == field
            && let Some(name) = inner.flat.first()
        {
            return capitalised(name);
        }
        let label = fields.find(field).map_or(field, |field| field.label(words));
        let is_name = |name: &str| {
            fields.path(name).is_some_and(|way| way.iter().any(|known| known.name == field))
        };
        if is_name(label) { label.to_owned() } else { field.to_owned() }
    }

    /// The labels of what is still to be written.
    fn added(&self, words: Lang) -> Vec<String> {
        let label = |name: &String| {
            let field = self.kind.fields.find(name);
            field.map_or_else(|| name.clone(), |field| field.label(words).to_owned())
        };
        self.lacking.iter().map(label).collect()
    }
}

/// The labels of a field and some other names: `Frequenz, Frequency, Intervall`.
fn names(field: &Field, lang: Lang) -> String {
    let labels = std::iter::once(lang).chain(Lang::ALL).map(|lang| field.label(lang).to_owned());
    let aliases = field.aliases.iter().filter(|alias| !alias.contains('_'));
    let mut names: Vec<String> = Vec::new();
    for name in labels.chain(aliases.map(|alias| capitalised(alias))) {
        let is_known = names.iter().any(|known| letters(known) == letters(&name));
        if !is_known && names.len() < LISTED_NAMES {
            names.push(name);
        }
    }
    names.join(", ")
}

fn letters(name: &str) -> String {
    identifier(name).replace('_', "")
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
