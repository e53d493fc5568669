//! A record as plain JSON, for its schema.

use serde_json::{Map, Value as Json};

use crate::schema::{Container, Field, Fields};
use crate::source::data::{Node, Pair, Value};
use crate::value::is_blank;

/// What stands blank is left out, translated words are the schema's own, and what is no number or
/// truth value stays text, so that the schema says so.
pub(super) fn json(fields: &Fields, map: &Node) -> Json {
    let pairs = map.pairs().iter().filter_map(|pair| {
        let field = fields.iter().find(|field| field.name == pair.key);
        Some((pair.key.clone(), node(field, &pair.value)?))
    });
    Json::Object(pairs.collect::<Map<_, _>>())
}

fn node(field: Option<&Field>, node: &Node) -> Option<Json> {
    match &node.value {
        Value::Null => None,
        Value::Scalar { text, .. } if is_blank(text) => None,
        Value::Scalar { text, .. } => Some(scalar(field, node, text.trim())),
        Value::List(items) => {
            // Blank items keep their place: the schema's answer counts indices.
            let item = |item| self::node(field, item).unwrap_or(Json::String(String::new()));
            Some(Json::Array(items.iter().map(item).collect()))
        }
        Value::Map(pairs) => match field {
            Some(field) if !field.fields.is_empty() => Some(json(&field.fields, node)),
            _ => {
                let pair = |pair: &Pair| Some((pair.key.clone(), self::node(None, &pair.value)?));
                Some(Json::Object(pairs.iter().filter_map(pair).collect()))
            }
        },
    }
}

fn scalar(field: Option<&Field>, node: &Node, text: &str) -> Json {
    let typed = field.and_then(|field| match field.container {
        Container::Boolean => node.as_bool().map(Json::Bool),
        Container::Integer => text.parse::<i64>().ok().map(Json::from),
        Container::Number => text.replace(',', ".").parse::<f64>().ok().map(Json::from),
        _ => None,
    });
    let word = field.map_or(text, |field| field.canonical(text));
    typed.unwrap_or_else(|| Json::String(word.to_owned()))
}
