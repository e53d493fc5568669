//! Lines of code that mdBook hides: `# use x;` in Rust, and what `hidelines` names elsewhere.
//!
//! Source: `hide_lines` of mdBook 0.5, whose readers see the lines when they ask for them.

use super::Settings;
use super::lines::lines;
use crate::diagnostic::Span;

/// Whether the text may have such lines by itself.
pub(super) fn may_hide(text: &str, settings: &Settings) -> bool {
    let has_fence = text.contains("```") || text.contains("~~~");
    has_fence
        && (text.contains("rust") && text.contains("# ")
            || text.contains("hidelines=")
            || !settings.hidden_lines.is_empty())
}

/// What readers do not see, in order: hidden lines with their breaks, and the first `#` of `##`.
pub(super) fn lines_of(text: &str, settings: &Settings) -> Vec<Span> {
    let mut prefix: Option<&str> = None;
    let mut hidden = Vec::new();
    for line in lines(text, Span::new(0, text.len())) {
        if let Some(info) = line.opens {
            prefix = prefix_of(info, settings);
            continue;
        }
        let Some(prefix) = prefix.filter(|_| line.in_code) else { continue };
        let code = line.text.trim_start_matches([' ', '\t', '>']);
        let start = line.span.end - code.len();
        if prefix == "#" {
            let rest = code.strip_prefix('#');
            if rest.is_some_and(|rest| rest.starts_with('#')) {
                hidden.push(Span::new(start, start + 1));
            } else if rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')) {
                hidden.push(Span::new(line.span.start, line.next));
            }
        } else if code.starts_with(prefix) {
            hidden.push(Span::new(line.span.start, line.next));
        }
    }
    hidden
}

/// What hidden lines of code with this info string begin with.
fn prefix_of<'p>(info: &'p str, settings: &'p Settings) -> Option<&'p str> {
    let mut words = info.split([',', ' ', '\t']);
    let language = words.next().unwrap_or_default();
    if language == "rust" {
        return Some("#");
    }
    let own = words.find_map(|word| word.strip_prefix("hidelines="));
    let known = || settings.hidden_lines.iter().find(|(known, _)| known == language);
    own.or_else(|| known().map(|(_, prefix)| prefix.as_str())).filter(|it| !it.is_empty())
}
