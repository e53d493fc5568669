//! Tables of the manual about kinds and their keys.

use runbuch::language::Lang;
use runbuch::schema::{Field, FieldType, Fields, Kind, Kinds, ValueType};

/// Keys that every page may have.
pub(super) fn of_pages(lang: Lang) -> String {
    table(lang, Kinds::bundled().common(), &[])
}

/// A section for each kind.
pub(super) fn all(lang: Lang) -> String {
    let kinds = Kinds::bundled();
    let sections = kinds.all().iter().map(|kind| section(lang, kind));
    sections.collect::<Vec<_>>().join("\n")
}

fn section(lang: Lang, kind: &Kind) -> String {
    let words: [&str; 4] = match lang {
        Lang::De => [
            "Formen",
            "Überschriften, die Seiten haben müssen",
            "Seite",
            "Zeile, Abschnitt, Fakten, Listenpunkt",
        ],
        Lang::En => {
            ["Shapes", "Headings that pages must have", "page", "row, section, facts, item"]
        }
    };
    let [shapes, headings, page, rest] = words;
    let rest: Vec<&str> = rest.split(", ").collect();
    let has = [
        (kind.shapes.page.is_some(), page),
        (!kind.shapes.row.is_empty(), rest[0]),
        (!kind.shapes.section.is_empty(), rest[1]),
        (!kind.shapes.facts.is_empty(), rest[2]),
        (!kind.shapes.item.is_empty(), rest[3]),
    ];
    let has: Vec<&str> = has.into_iter().filter_map(|(has, name)| has.then_some(name)).collect();
    let mut text =
        format!("## {}\n\n**{}**. {shapes}: {}.", kind.name, kind.label(lang), has.join(", "));
    if !kind.sections.is_empty() {
        let titles: Vec<&str> = kind.sections.iter().map(|section| section.title(lang)).collect();
        text.push_str(&format!(" {headings}: {}.", titles.join(", ")));
    }
    format!("{text}\n\n{}", table(lang, &kind.fields, &kind.required()))
}

fn table(lang: Lang, fields: &Fields, required: &[String]) -> String {
    let head = match lang {
        Lang::De => "| Schlüssel | Bedeutung | Wert | Weitere Namen |",
        Lang::En => "| Key | Meaning | Value | Other names |",
    };
    let mut text = format!("<!-- kind: none -->\n{head}\n| --- | --- | --- | --- |\n");
    rows(lang, fields, "", required, &mut text);
    text
}

fn rows(lang: Lang, fields: &Fields, before: &str, required: &[String], text: &mut String) {
    for field in fields.iter() {
        let key = format!("{before}{}", field.name);
        let meaning = field.help(lang).unwrap_or_else(|| field.label(lang));
        let meaning = if meaning == field.name { "" } else { meaning };
        let mut value = value(lang, field);
        if before.is_empty() && required.contains(&field.name) {
            value.push_str(if lang == Lang::De { ", **Pflicht**" } else { ", **required**" });
        }
        let names: Vec<String> =
            field.aliases.iter().chain(&field.flat).map(|name| format!("`{name}`")).collect();
        text.push_str(&format!("| `{key}` | {meaning} | {value} | {} |\n", names.join(", ")));
        rows(lang, &field.fields, &format!("{key}."), required, text);
    }
}

fn value(lang: Lang, field: &Field) -> String {
    if !field.words.is_empty() {
        let words = field.words_in(lang).into_iter().map(|word| format!("`{word}`"));
        return words.collect::<Vec<_>>().join(", ");
    }
    let anchored = field.value.map(|value| {
        let (de, en) = match value {
            ValueType::Date => ("[Datum](notations.md#datum)", "[date](notations.md#dates)"),
            ValueType::Duration => {
                ("[Dauer](notations.md#dauer)", "[duration](notations.md#durations)")
            }
            ValueType::Cadence => {
                ("[Intervall](notations.md#intervall)", "[cadence](notations.md#cadences)")
            }
            ValueType::Period => {
                ("[Zeitraum](notations.md#intervall)", "[period](notations.md#cadences)")
            }
            ValueType::ResponseTime => (
                "[Reaktionszeit](notations.md#reaktionszeit)",
                "[response time](notations.md#response-times)",
            ),
        };
        if lang == Lang::De { de } else { en }
    });
    if let Some(text) = anchored {
        return text.to_owned();
    }
    let (de, en) = match field.container {
        FieldType::Text => ("Text", "text"),
        FieldType::Boolean => ("ja oder nein", "yes or no"),
        FieldType::Integer => ("ganze Zahl", "whole number"),
        FieldType::Number => ("Zahl", "number"),
        FieldType::List => ("Liste", "list"),
        FieldType::Maps => ("Liste mit den Schlüsseln darunter", "list with the keys below"),
        FieldType::Map => ("die Schlüssel darunter", "the keys below"),
    };
    (if lang == Lang::De { de } else { en }).to_owned()
}
