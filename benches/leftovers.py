#!/usr/bin/env python3
"""Counts syntax that is shown raw on built pages: shortcodes, includes, attributes, marks and more, outside of code.

    runbuch build --root WIKI --out SITE
    python3 benches/leftovers.py SITE [SITE …]

Prints a table of patterns and sites, then the first places of each pattern. Pages that write about such syntax without code
marks are counted as well, so read the places. Needs Python 3.9 and what built.py needs.
"""

import argparse
import os
import re
from pathlib import Path

import built

CODE = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands where code was

PATTERNS = {
    "shortcode": r"\{\{[<%].*?[%>]\}\}|\{\{[<%]",
    "include": r"\{\{#\w+|-8<-|<<<|\[!INCLUDE|<!--\s*@include|::include\b",
    "expression": r"\{\{(?![<%#]).*?\}\}|\{%.*?%\}",
    "attributes": r"\{:[^}\n]*\}|\{ ?[#.][A-Za-z][^}\n]*\}",
    "mark ==": r"==[^\s=][^=\n]*==",
    "mark ++": r"\+\+[^\s+][^+\n]*\+\+",
    "mark ^^": r"\^\^\S[^^\n]*\^\^",
    "mark ~": r"(?<![~\w/])~~?[^\s~/][^~\n/]*~~?(?![~\w])",
    "critic": r"\{(\+\+|--|~~|==|>>).*?(\+\+|--|~~|==|<<)\}",
    "icon": r":(material|fontawesome|octicons|simple)-[\w-]+:",
    "emoji": r"(?<![\w:/]):[a-z][a-z0-9_+-]+:(?![\w:])",
    "abbreviation": r"^\s*\*\[[^\]]+\]:",
    "footnote": r"\[\^[^\]\s]+\]|\^\[[^\]]+\]",
    "block id": r"(?<=\s)\^[a-z0-9-]+\s*$",
    "comment": r"%%(?!\d)[^%\n]*%%|<!--|-->",
    "fence": r"^\s*(:{3,}|!!!|\?\?\?\+?|///|~~~|```)(\s|[\w-]|$)",
    "wiki link": r"!?\[\[[^\]\n]+\]\]",
    "toc": r"\[TOC\]|\[\[_?toc_?\]\]|\{:toc\}",
    "tab": r"^\s*===[!+]?\s+[\"“]",
    "callout": r"^\s*\[![A-Za-z-]+\][+-]?",
    "import": r"^\s*(import\s+.+\s+from\s+['\"“]|export\s+(const|default)\s)",
    "tag": r"</?[A-Za-z][\w.-]*(\s[^<>\n]*)?/?>",
    "link": r"\]\([^)\s]+\)",
}
COMPILED = {name: re.compile(pattern, re.M | re.I if name in {"toc", "include"} else re.M) for name, pattern in PATTERNS.items()}


def found(page):
    """Patterns and what stands there."""
    text = page.text(CODE)
    for name, pattern in COMPILED.items():
        for match in pattern.finditer(text):
            start, end = max(0, match.start() - 20), match.end() + 20
            yield name, " ".join(text[start:end].replace(CODE, "`…`").split())[:110]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sites", nargs="+", metavar="SITE", help="the folder of a built site")
    parser.add_argument("--places", type=int, default=5, help="places listed of each pattern and site (5)")
    parser.add_argument("--made", default="compliance,progress", help="folders of generated pages, which are left out")
    arguments = parser.parse_args()

    made = tuple(f"{name}/" for name in arguments.made.split(",") if name)
    places = {}
    names = [Path(site).name for site in arguments.sites]
    for site, name in zip(arguments.sites, names):
        for page in built.read(site).values():
            if not page.moved_to and not page.address.startswith(made):
                for pattern, place in found(page):
                    places.setdefault(pattern, {}).setdefault(name, []).append(f"{page.address or 'index.html'}: {place}")

    print("| pattern |", " | ".join(names), "|")
    print("| --- |", " | ".join("--:" for _ in names), "|")
    for pattern in PATTERNS:
        counts = [len(places.get(pattern, {}).get(name, [])) for name in names]
        print(f"| {pattern} |", " | ".join(str(count or "·") for count in counts), "|")
    for pattern in PATTERNS:
        for name, lines in places.get(pattern, {}).items():
            print(f"\n{pattern}, {name}: {len(lines)}")
            for line in lines[: arguments.places]:
                print(f"    {line}")


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:
        os._exit(0)
