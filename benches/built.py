"""Reads built sites: which pages there are, and what readers see on them. Used by originals.py and leftovers.py.

Needs `pip install selectolax==1.0.2`.
"""

import html
import os
import re
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from selectolax.lexbor import LexborHTMLParser

# Where the page itself is, most precise first: Runbuch, Material and Zensical, MkDocs, VitePress, Docusaurus,
# Starlight, mdBook, any other.
MAIN = [
    "article.page", "article.md-content__inner", "div[role=main]", "main .vp-doc", ".theme-doc-markdown",
    ".sl-markdown-content", "#mdbook-content main", "#content main", "main", "article", "body",
]
# What is not part of the text: frame, buttons, marks of headings, hidden elements, numbers of lines.
FRAME = (
    "script style template svg button noscript nav [hidden]:not(.tab-panel) .visually-hidden .lead .progress "
    ".page-header>.title-block .children .wiki-progress .page-check .page-footer "
    "a.anchor a.headerlink a.header-anchor a.hash-link .md-content__button .md-source-file .md-tags .md-feedback "
    ".linenos .lineno .vp-doc>.lang .boring"
).split()
CODE = ("pre", "code", "kbd", "samp")
BLOCKS = (
    "address article aside blockquote br dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr label li main ol option p pre section summary table tbody td th thead tr ul"
).split()
HEADINGS = "h1, h2, h3, h4, h5, h6"


class BuiltPage:
    """A page of a site; its address is relative to the site, `a/` for `a/index.html`."""

    def __init__(self, site, path):
        self.file = site / path
        self.address = re.sub(r"(^|/)index\.html$", r"\1", path)
        self.source = self.file.read_text("utf-8", "replace")

    @cached_property
    def tree(self):
        return LexborHTMLParser(self.source)

    @cached_property
    def main(self):
        """The part with the text, without the frame."""
        tree = LexborHTMLParser(self.source)
        main = next((found for at in MAIN if (found := tree.css_first(at))), None)
        for at in FRAME if main else []:
            for node in main.css(at):
                node.decompose()
        return main

    @cached_property
    def moved_to(self):
        """The address to which the page leads at once."""
        refresh = self.tree.css_first("meta[http-equiv=refresh], meta[http-equiv=Refresh]")
        url = re.search(r"url=['\"]?([^'\"]+)", refresh.attributes.get("content") or "", re.I) if refresh else None
        return self.to(url[1]) if url else None

    @cached_property
    def title(self):
        title = self.tree.css_first("title")
        return " ".join(title.text().split()) if title else ""

    @cached_property
    def next(self):
        """The address of the page that follows in the navigation."""
        link = self.tree.css_first("link[rel~=next], a[rel~=next], .pager-link.next, .pagination-nav__link--next")
        return self.to(link.attributes.get("href") or "") if link else None

    @property
    def headings(self):
        """The ids of headings, or of the anchors in them, in order."""
        nodes = self.main.css(HEADINGS) if self.main else []
        own = [node if node.id else node.css_first("[id]") for node in nodes]
        return [node.id for node in own if node and node.id]

    @property
    def ids(self):
        return {node.id for node in self.tree.css("[id]")}

    def text(self, code=None):
        """The text of the main part; `code` stands for code, which is part of it without."""
        parts = []
        if self.main:
            self._walk(self.main, code, parts)
        return "".join(parts)

    def _walk(self, node, code, parts):
        for child in node.iter(include_text=True):
            if child.tag == "-text":
                parts.append(child.text(deep=False))
            elif code is not None and child.tag in CODE:
                parts.append(code)
            else:
                around = "\n" if child.tag in BLOCKS else ""
                parts.append(around)
                self._walk(child, code, parts)
                parts.append(around)

    def to(self, href):
        """The address that a link of the page means; none for other sites."""
        if re.match(r"[a-z][a-z0-9+.-]*:|//", href, re.I):
            return None
        path = unquote(urldefrag(urljoin("/" + self.address, html.unescape(href)))[0]).lstrip("/")
        return re.sub(r"(^|/)index\.html$", r"\1", path)


def read(site):
    """The pages of a site by address."""
    site = Path(site)
    paths = []
    for folder, below, files in os.walk(site):
        below[:] = sorted(name for name in below if not name.startswith((".", "_")))
        within = Path(folder).relative_to(site)
        paths += [(within / name).as_posix() for name in sorted(files) if name.endswith(".html")]
    pages = [BuiltPage(site, path) for path in paths]
    return {page.address: page for page in pages}
