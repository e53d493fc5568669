//! The documentation of a rule.

/// The documentation of a rule, as `runbuch rule CODE` prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Explanation {
    /// Of a built-in rule: Markdown of the program's own.
    Markdown(&'static str),
    /// Of a policy: text, in which only what is between backticks is code. Nothing in it
    /// is markup, as it comes from `book.toml`.
    Plain {
        /// One sentence or more each.
        paragraphs: Vec<String>,
        /// The condition, a block of code.
        condition: String,
    },
}

impl Explanation {
    /// The whole as a text, for terminals and files.
    pub fn text(&self) -> String {
        match self {
            Self::Markdown(markdown) => (*markdown).to_owned(),
            Self::Plain { paragraphs, condition } => {
                let fence = "`".repeat(longest_run(condition).max(2) + 1);
                format!("{}\n\n{fence}cel\n{condition}\n{fence}\n", paragraphs.join("\n\n"))
            }
        }
    }

    /// Its first paragraph, on one line and without the colon before a list.
    pub fn summary(&self) -> String {
        let text = self.text();
        let lines = text.lines().skip_while(|line| line.is_empty() || line.starts_with('#'));
        let paragraph = lines.take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
        paragraph.trim_end_matches(':').to_owned()
    }

    /// The explanation as Markdown, where it is Markdown.
    pub fn markdown(&self) -> Option<&'static str> {
        match self {
            Self::Markdown(markdown) => Some(markdown),
            Self::Plain { .. } => None,
        }
    }
}

/// The length of the longest run of backticks.
fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_cannot_end_its_block() {
        let explanation = Explanation::Plain {
            paragraphs: vec!["A".to_owned(), "B".to_owned()],
            condition: "name != \"```\"".to_owned(),
        };
        assert_eq!(explanation.text(), "A\n\nB\n\n````cel\nname != \"```\"\n````\n");
        assert_eq!(explanation.markdown(), None);
    }
}
