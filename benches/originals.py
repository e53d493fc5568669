#!/usr/bin/env python3
"""Compares a site that Runbuch built with that of the wiki's own generator.

    runbuch build --root WIKI --out OURS
    mkdocs build -f WIKI/mkdocs.yml -d THEIRS
    python3 benches/originals.py OURS THEIRS

Prints what differs: addresses, titles, the page that follows each page in the navigation, ids of headings, and the words
of the main part without the frame. Needs Python 3.9 and what built.py needs.
"""

import argparse
import os
import sys
from collections import Counter
from difflib import SequenceMatcher

import built

# What Runbuch makes by itself, and pages that are no content anywhere.
MADE = ("compliance/", "progress/", "search/", "owners/", "services/", "due/", "tags/")
NO_CONTENT = {"404.html", "print.html", "toc.html", "search/", "search.html"}


def plain(address):
    """`a/`, `a.html` and `a` are one page."""
    return address.removesuffix(".html").rstrip("/")


def is_content(page):
    return page.address not in NO_CONTENT and not page.moved_to and not page.address.startswith(MADE)


def pairs(ours, theirs):
    """The pages of both sites that stand at, or are led to from, the same address."""
    by_name = {plain(address): page for address, page in ours.items()}
    found, missing = [], []
    for page in filter(is_content, theirs.values()):
        own = ours.get(page.address) or by_name.get(plain(page.address))
        for _ in range(5):
            if own and own.moved_to is not None:
                own = ours.get(own.moved_to) or by_name.get(plain(own.moved_to))
        (found.append((own, page)) if own else missing.append(page.address))
    return found, missing


def without_site(titles):
    """Titles without what many of them end with: ` - Name of the site`, in each of its languages."""
    joints = (" – ", " - ", " | ", " — ", " · ")
    split = [(title, title.rpartition(joint)) for title in titles for joint in joints if joint in title]
    ends = Counter(joint + end for _, (_, joint, end) in split)
    common = [end for end, count in ends.items() if count > len(titles) / 10]
    return [next((title.removesuffix(end) for end in common if title.endswith(end)), title) for title in titles]


def words(page):
    """The words of the main part; emoji, which some generators show as pictures, and other signs are none."""
    return [word for word in page.text().split() if any(character.isalnum() for character in word)]


def runs(ours, theirs):
    """Runs of words that only one side has. What stands elsewhere on the other side is not listed."""
    lost, added = Counter(), Counter()
    for kind, a, b, c, d in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        if kind != "equal":
            lost[" ".join(theirs[a:b])] += 1
            added[" ".join(ours[c:d])] += 1
    moved = lost & added
    return [run for run in lost - moved if run], [run for run in added - moved if run]


def short(runs):
    return [run if len(run) < 90 else f"{run[:60]} … {run[-25:]}" for run in runs[:6]]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ours", help="the site that Runbuch built")
    parser.add_argument("theirs", help="the site of the original generator")
    parser.add_argument("--sample", type=int, default=30, help="pages whose words are compared, evenly chosen (30; 0: all)")
    parser.add_argument("--most", type=int, default=40, help="lines listed of each part (40)")
    arguments = parser.parse_args()

    ours, theirs = built.read(arguments.ours), built.read(arguments.theirs)
    for site, pages in ((arguments.ours, ours), (arguments.theirs, theirs)):
        if not pages:
            sys.exit(f"{site}: no pages")
    both, missing = pairs(ours, theirs)
    matched = {own.address for own, _ in both}
    more = [page.address for page in ours.values() if is_content(page) and page.address not in matched]
    def report(title, total, lines):
        print(f"\n## {title}: {len(lines)} of {total} differ")
        for line in lines[: arguments.most]:
            print(f"- {line}")
        if len(lines) > arguments.most:
            print(f"- … and {len(lines) - arguments.most} more")

    report("Addresses of the original", len(both) + len(missing), missing)
    report("Pages that only we have", len(matched) + len(more), more)

    titles = zip(*(without_site([pair[side].title for pair in both]) for side in (0, 1)))
    report("Titles", len(both), [
        f"{page.address}: {own_title!r}, original {title!r}"
        for (_, page), (own_title, title) in zip(both, titles) if own_title != title
    ])

    same = {own.address: page.address for own, page in both}
    order = [(page.address, own.next and same.get(own.next, own.next), page.next) for own, page in both]
    report("Next pages", len(order), [
        f"{at}: {a!r}, original {b!r}" for at, a, b in order if plain(a or "") != plain(b or "")
    ])

    differences = []
    for own, page in both:
        lost = [it for it in page.headings if it not in own.ids]
        added = [it for it in own.headings if it not in page.ids]
        if lost or added:
            differences.append(f"{page.address}: lost {lost[:5]}, new {added[:5]}")
    report("Ids of headings", len(both), differences)

    step = max(1, len(both) // arguments.sample) if arguments.sample else 1
    chosen = both[::step][: arguments.sample or None]
    differences, total, lost_words = [], 0, 0
    for own, page in chosen:
        original = words(page)
        lost, added = runs(words(own), original)
        total += len(original)
        lost_words += sum(len(run.split()) for run in lost)
        if lost or added:
            differences.append(
                f"{page.address}\n    lost ({len(lost)}): {short(lost)}\n    new ({len(added)}): {short(added)}"
            )
    report("Words", len(chosen), differences)
    print(f"\n{lost_words} of {total} words of the original are lost or written differently on {len(chosen)} pages.")


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:
        os._exit(0)
