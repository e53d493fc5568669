//! Formulas in TeX as MathML Core, which browsers show without a script.

use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};

/// Longer formulas, in bytes, are not converted; the converter calls itself for each group.
const LONGEST: usize = 2_000;

/// Groups, roots and fractions may be so deep in each other.
const DEEPEST: usize = 40;

/// The formula as MathML, on lines of its own or within text. None where it is longer or deeper than any that people write,
/// or has commands that are not known.
pub fn mathml(tex: &str, is_display: bool) -> Option<String> {
    let tex = without_backticks(tex);
    if tex.len() > LONGEST || depth(tex) > DEEPEST {
        return None;
    }
    let display = if is_display { MathDisplay::Block } else { MathDisplay::Inline };
    let converter = LatexToMathML::new(MathCoreConfig::default()).ok()?;
    converter.convert_with_local_counter(tex, display).ok()
}

/// GitHub and GitLab also take ``$`x`$``.
fn without_backticks(tex: &str) -> &str {
    let inner = tex.strip_prefix('`').and_then(|tex| tex.strip_suffix('`'));
    inner.unwrap_or(tex).trim()
}

/// So many calls at most are in each other: open groups, and commands in a row that take what follows.
fn depth(tex: &str) -> usize {
    let (mut open, mut row, mut deepest) = (0_usize, 0, 0);
    let mut in_name = false;
    for byte in tex.bytes() {
        in_name = byte == b'\\' || in_name && byte.is_ascii_alphabetic();
        match byte {
            b'{' | b'[' | b'(' => open += 1,
            b'}' | b']' | b')' => (open, row) = (open.saturating_sub(1), 0),
            b'\\' | b'^' | b'_' => row += 1,
            _ if in_name || byte == b' ' => {}
            _ => row = 0,
        }
        deepest = deepest.max(open + row);
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_mathml() {
        let inline = mathml("\\frac{a}{b}", false).expect("a formula");
        assert!(inline.starts_with("<math><mfrac>"), "{inline}");
        let display = mathml("`x < 5`", true).expect("a formula");
        assert!(display.contains("display=\"block\"") && display.contains("&lt;"), "{display}");
    }

    #[test]
    fn long_formulas_are_not_deep() {
        let sum = "a_{1}^{2}x_1x^2\\alpha b\\cdot c+".repeat(20) + "d";
        assert!(mathml(&sum, true).is_some());
        assert_eq!(depth("\\sqrt\\sqrt x_1"), 2);
    }

    #[test]
    fn what_is_no_formula_is_left_to_the_caller() {
        for tex in ["\\unbekannt{x}", "{", "\\frac{a}", "x^", "\\begin{matrix}"] {
            assert_eq!(mathml(tex, false), None, "{tex}");
        }
    }

    #[test]
    fn formulas_without_end_and_markup_do_no_harm() {
        for unit in [
            "{",
            "\\sqrt",
            "\\sqrt ",
            "x^",
            "_",
            "\\left(",
            "\\text{",
            "\\frac",
            "\\begin{matrix}",
            "$",
        ] {
            for count in [10, 100, 1000, 100_000] {
                let _ = mathml(&unit.repeat(count), true);
            }
        }
        for tex in [
            "\\text{<script>alert(1)</script>}",
            "<img src=x onerror=alert(1)>",
            "\\operatorname{<b>}",
        ] {
            let html = mathml(tex, false).unwrap_or_default();
            assert!(
                !html.contains("<script") && !html.contains("<img") && !html.contains("<b>"),
                "{html}"
            );
        }
    }
}
