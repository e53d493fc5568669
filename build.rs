//! Makes a type of each message in `src/language/en.ftl`, so that the compiler knows all messages
//! and their arguments.
#![expect(clippy::disallowed_methods, reason = "a build script reads the project's own files")]
#![expect(clippy::disallowed_macros, reason = "Cargo reads what a build script prints")]

use std::error::Error;
use std::fmt::Write;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::{env, fs};

use fluent_syntax::ast::{self, Entry, Expression, InlineExpression, PatternElement};

const MESSAGES: &str = "src/language/en.ftl";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={MESSAGES}");
    let text = fs::read_to_string(MESSAGES)?;
    let resource = fluent_syntax::parser::parse(text.as_str())
        .map_err(|(_, errors)| format!("{MESSAGES}: {errors:?}"))?;
    let mut code = String::new();
    for entry in resource.body {
        match entry {
            Entry::Message(message) => write_message(&mut code, message)?,
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            Entry::Term(_) | Entry::Junk { .. } => {
                return Err(format!("{MESSAGES}: neither message nor comment: {entry:?}").into());
            }
        }
    }
    let folder = env::var_os("OUT_DIR").ok_or("Cargo sets OUT_DIR")?;
    fs::write(Path::new(&folder).join("messages.rs"), code)?;
    println!("cargo::rustc-env=RUNBUCH_SOURCES={:016x}", sources()?);
    Ok(())
}

/// A number for all that the program is made of, by which a program tells what another one has written.
fn sources() -> Result<u64, Box<dyn Error>> {
    let mut hasher = DefaultHasher::new();
    for path in ["Cargo.lock", "Cargo.toml", "schemas", "src", "themes/default"] {
        println!("cargo::rerun-if-changed={path}");
        hash(Path::new(path), &mut hasher)?;
    }
    Ok(hasher.finish())
}

fn hash(path: &Path, hasher: &mut DefaultHasher) -> Result<(), Box<dyn Error>> {
    if !path.is_dir() {
        // A published package may lack its lock file.
        fs::read(path).unwrap_or_default().hash(hasher);
        return Ok(());
    }
    let entries = fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path()));
    let mut paths = entries.collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    for path in paths {
        path.hash(hasher);
        hash(&path, hasher)?;
    }
    Ok(())
}

/// Writes the type of a message: one field an argument, documented by its English text.
fn write_message(code: &mut String, message: ast::Message<&str>) -> Result<(), Box<dyn Error>> {
    let id = message.id.name;
    let mut arguments = Vec::new();
    if let Some(pattern) = &message.value {
        in_pattern(pattern, &mut arguments)?;
    }
    if !message.attributes.is_empty() || message.value.is_none() {
        return Err(format!("{MESSAGES}: `{id}` has attributes or no text").into());
    }
    let name = id.replace('-', "_");
    let resource = ast::Resource { body: vec![Entry::Message(message)] };
    let text = fluent_syntax::serializer::serialize(&resource);
    writeln!(code, "#[doc = {:?}]", format!("```ftl\n{text}```"))?;
    writeln!(code, "pub(crate) struct {name} {{")?;
    for argument in &arguments {
        writeln!(code, "    pub(crate) {argument}: Arg,")?;
    }
    writeln!(code, "}}\nimpl {name} {{\n    pub(crate) fn message(self) -> Message {{")?;
    writeln!(code, "        Message {{ id: {id:?}, args: vec![")?;
    for argument in &arguments {
        writeln!(code, "            ({argument:?}, self.{argument}),")?;
    }
    writeln!(code, "        ] }}\n    }}\n}}")?;
    Ok(())
}

/// The arguments that a text mentions, in the order in which they come first.
fn in_pattern<'t>(
    pattern: &ast::Pattern<&'t str>,
    arguments: &mut Vec<&'t str>,
) -> Result<(), String> {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { .. } => {}
            PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                in_placeable(inline, arguments)?;
            }
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                in_placeable(selector, arguments)?;
                for variant in variants {
                    in_pattern(&variant.value, arguments)?;
                }
            }
        }
    }
    Ok(())
}

fn in_placeable<'t>(
    inline: &InlineExpression<&'t str>,
    arguments: &mut Vec<&'t str>,
) -> Result<(), String> {
    match inline {
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        InlineExpression::VariableReference { id } => {
            if !arguments.contains(&id.name) {
                arguments.push(id.name);
            }
        }
        other => return Err(format!("{MESSAGES}: messages are text and arguments: {other:?}")),
    }
    Ok(())
}
