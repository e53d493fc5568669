//! The frame of a page: its elements as a browser sees them, without what the author wrote.

use html5ever::tendril::TendrilSink as _;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// What authors have a say in: the content, the titles, what lies around by what the page says.
const OF_AUTHORS: [&str; 8] = [
    "div.content",
    "h1",
    "header.page-header",
    "nav.site-nav",
    "nav.page-toc",
    "aside.page-check",
    "button.icon-button toc-button",
    "template",
];

/// A page as a browser reads it.
pub(crate) struct Seen {
    /// The elements of the frame, a line each, indented by depth.
    pub(crate) frame: String,
    /// All ids, in their order.
    pub(crate) ids: Vec<String>,
    /// What would run: scripts without a file of the theme, handlers, addresses that are scripts.
    pub(crate) runs: Vec<String>,
}

impl Seen {
    pub(crate) fn new(html: &str) -> Self {
        let dom = parse_document(RcDom::default(), ParseOpts::default()).one(html);
        let mut seen = Self { frame: String::new(), ids: Vec::new(), runs: Vec::new() };
        let mut open = vec![(dom.document.clone(), 0, true)];
        while let Some((node, depth, in_frame)) = open.pop() {
            let in_frame = seen.element(&node, depth, in_frame);
            let children = node.children.borrow();
            open.extend(children.iter().rev().map(|child| (child.clone(), depth + 1, in_frame)));
        }
        seen
    }

    /// Whether what is in the element is of the frame.
    fn element(&mut self, node: &Handle, depth: usize, in_frame: bool) -> bool {
        let NodeData::Element { name, attrs, .. } = &node.data else { return in_frame };
        let get = |wanted: &str| {
            let attrs = attrs.borrow();
            attrs.iter().find(|it| &*it.name.local == wanted).map(|it| it.value.to_string())
        };
        self.ids.extend(get("id"));
        for attribute in attrs.borrow().iter() {
            let value = attribute.value.trim().to_lowercase();
            if attribute.name.local.starts_with("on") || value.starts_with("javascript:") {
                self.runs.push(format!("{}={value}", attribute.name.local));
            }
        }
        if !in_frame {
            if ["script", "style", "iframe", "object", "embed"].contains(&&*name.local) {
                self.runs.push(name.local.to_string());
            }
            return false;
        }
        let class = get("class").map(|class| format!(".{class}")).unwrap_or_default();
        let shown = format!("{}{class}", name.local);
        // Buttons and scripts that a page has or has not.
        let is_optional = ["nav.page-toc", "aside.page-check", "template"].contains(&&*shown)
            || shown.contains("toc-button")
            || (&*name.local == "script" && get("src").is_some_and(|src| src.contains("/run.")));
        if !is_optional {
            let id = get("id").map(|id| format!("#{id}")).unwrap_or_default();
            self.frame.push_str(&format!("{}{shown}{id}\n", " ".repeat(depth)));
        }
        !OF_AUTHORS.contains(&&*shown)
    }
}
