//! Converts data trees to plain JSON and to YAML.

use serde_json::{Map, Number, Value as Json};

use super::{Node, NodeValue};

/// The node as JSON. Unquoted scalars become numbers, truth values or null by the core schema of YAML 1.2
/// (section 10.3).
pub fn to_json(node: &Node) -> Json {
    match &node.value {
        NodeValue::Null => Json::Null,
        NodeValue::Scalar { text, plain: false } => Json::String(text.clone()),
        NodeValue::Scalar { text, plain: true } => scalar(text),
        NodeValue::List(items) => Json::Array(items.iter().map(to_json).collect()),
        NodeValue::Map(pairs) => {
            let pairs = pairs.iter().map(|pair| (pair.key.clone(), to_json(&pair.value)));
            Json::Object(pairs.collect::<Map<_, _>>())
        }
    }
}

/// `json` as block-style YAML with a final line break. Text is quoted where it would otherwise be read as
/// something else.
pub fn to_yaml(json: &Json) -> String {
    let options = serde_saphyr::ser_options! { prefer_block_scalars: false };
    let mut yaml = serde_saphyr::to_string_with_options(json, options).unwrap_or_default();
    if !yaml.ends_with('\n') {
        yaml.push('\n');
    }
    yaml
}

fn scalar(text: &str) -> Json {
    match text {
        "true" | "True" | "TRUE" => return Json::Bool(true),
        "false" | "False" | "FALSE" => return Json::Bool(false),
        _ => {}
    }
    let integer = text.parse::<i64>().ok().map(Number::from);
    let is_number = text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c));
    let float = || text.parse::<f64>().ok().filter(|_| is_number).and_then(Number::from_f64);
    integer.or_else(float).map_or_else(|| Json::String(text.to_owned()), Json::Number)
}
