#!/usr/bin/env python3
"""Compares Runbuch with Hugo and mdBook: CPU time, wall time, memory and size of the output.

    cargo build --release
    python3 benches/compare.py --pages 2000

Needs Python 3.9 and nothing else. Makes the same pages for each tool in a temporary folder, builds
each site cold, one tool after the other and round again, and prints a Markdown table of medians.
Tools that are not there are skipped. How to install the peers: benches/README.md.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus import FOLDER, page_path, page_title, runbuch_project, write, write_pages

# ---------------------------------------------------------------------------------------------
# One project a tool.


HUGO_PAGE = """<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>{{ .Title }} – {{ site.Title }}</title></head>
<body><header><a href="{{ site.Home.RelPermalink }}">{{ site.Title }}</a></header>
<nav>{{ .TableOfContents }}</nav>
<main>{{ .Content }}</main></body></html>
"""

HUGO_LINK = """{{- $url := urls.Parse .Destination -}}{{- $href := .Destination -}}
{{- with and (not $url.IsAbs) (.PageInner.GetPage $url.Path) -}}
{{- $href = printf "%s%s" .RelPermalink (cond (eq $url.Fragment "") "" (printf "#%s" $url.Fragment)) -}}
{{- end -}}<a href="{{ $href | safeURL }}">{{ .Text }}</a>"""


def hugo_project(root, pages, code):
    write(
        root / "hugo.toml",
        'baseURL = "/"\nlanguageCode = "de"\ntitle = "Handbuch"\nuglyURLs = true\n'
        'disableKinds = ["taxonomy", "term", "rss"]\n[markup.highlight]\nnoClasses = false\n',
    )
    for name in ("single", "list", "home"):
        write(root / f"layouts/{name}.html", HUGO_PAGE)
    write(root / "layouts/_markup/render-link.html", HUGO_LINK)
    write_pages(root / "content", "_index.md", pages, code, front_matter=True)


def mdbook_project(root, pages, code):
    write(root / "book.toml", '[book]\ntitle = "Handbuch"\nlanguage = "de"\nsrc = "src"\n[build]\nbuild-dir = "public"\n')
    write_pages(root / "src", "README.md", pages, code, front_matter=False)
    lines = ["# Summary", "", "[Handbuch](README.md)", ""]
    for number in range(pages):
        path = page_path(number)
        if number % FOLDER == 0:
            lines.append(f"- [Ordner {number // FOLDER}]({path.split('/')[0]}/README.md)")
        lines.append(f"    - [{page_title(number)}]({path})")
    write(root / "src/SUMMARY.md", "\n".join(lines) + "\n")


class Tool:
    """A program, how it is called in its project, and what it is measured at."""

    def __init__(self, name, program, version, jobs, project):
        self.name, self.program, self.project = name, program, project
        self.jobs = jobs  # [(row, arguments, exit codes that are fine, HTML files it makes a page)]
        self.version = first_version(program, version) if program else None


def first_version(program, argument):
    done = subprocess.run([program, argument], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    found = re.search(r"\d+\.\d+\.\d+", done.stdout)
    return found.group(0) if found else "?"


def find(given, name):
    """The program's path; for Hugo's Python package the binary behind its launcher."""
    path = shutil.which(given or name)
    if path and name == "hugo" and Path(path).read_bytes()[:2] == b"#!":
        behind = Path(path).resolve().parent.parent.glob("lib/python*/site-packages/hugo/binaries/hugo*")
        path = next((str(one) for one in sorted(behind) if os.access(one, os.X_OK)), path)
    return path and str(Path(path).absolute())


def tools(options):
    runbuch = [("Runbuch", ["build"], {0}, 1), ("Runbuch, `check` only", ["check"], {0, 1}, 0)]
    hugo = [("Hugo", ["--quiet", "--noBuildLock", "--destination", "public"], {0}, 1)]
    return [
        Tool("runbuch", find(options.runbuch, "runbuch"), "--version", runbuch, runbuch_project),
        Tool("hugo", find(options.hugo, "hugo"), "version", hugo, hugo_project),
        Tool("mdbook", find(options.mdbook, "mdbook"), "--version", [("mdBook", ["build"], {0}, 1)], mdbook_project),
    ]


# ---------------------------------------------------------------------------------------------
# Measuring.


def measure(command, fine, folder, cache):
    """CPU seconds (user and system, all threads and children), wall seconds, peak MiB."""
    shutil.rmtree(cache, ignore_errors=True)
    cache.mkdir()
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "HUGO_CACHEDIR": str(cache), "RUST_LOG": "error"}
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in fine:
            said.seek(0)
            sys.exit(f"{command}: exit code {process.returncode}\n{said.read(4000).decode(errors='replace')}")
    peak = used.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return used.ru_utime + used.ru_stime, wall, peak


def output_size(folder):
    """MiB and number of files."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return sum(sizes) / (1 << 20), len(sizes)


def compare(present, pages, code, runs, work):
    """Rows of (name, CPU, wall, peak, MiB, files): medians over the runs, after one to warm up."""
    made = {}
    for tool in present:
        print(f"writing {pages} pages for {tool.name} …", file=sys.stderr)
        tool.project(work / tool.name, pages, code)
        made[tool.name] = {path.name for path in (work / tool.name).iterdir()}
    figures, sizes = {}, {}
    for run in range(runs + 1):
        for tool in present:
            folder = work / tool.name
            for row, arguments, fine, makes in tool.jobs:
                for left in (path for path in folder.iterdir() if path.name not in made[tool.name]):
                    shutil.rmtree(left) if left.is_dir() else left.unlink()
                figure = measure([tool.program, *arguments], fine, folder, work / "cache")
                print(f"run {run}: {row}: {figure[0]:.2f} s CPU, {figure[1]:.2f} s", file=sys.stderr)
                if len(list((folder / "public").rglob("*.html"))) < makes * pages:
                    sys.exit(f"{row}: made fewer than {pages} HTML files")
                if run > 0:
                    figures.setdefault(row, []).append(figure)
                    sizes[row] = output_size(folder / "public")
    median = lambda row, at: statistics.median(figure[at] for figure in figures[row])
    return [(row, median(row, 0), median(row, 1), median(row, 2), *sizes[row]) for row in figures]


def table(rows):
    base = next((row for row in rows if row[0] == "Runbuch"), None)
    ratio = lambda row, at: f"{row[at] / base[at]:.2f}" if base and base[at] else "–"
    lines = ["| | CPU s | × | wall s | × | peak MiB | output MiB | files |", "| --- |" + " ---: |" * 7]
    for row in rows:
        name, cpu, wall, peak, size, files = row
        output = f"{size:.1f} | {files}" if files else "– | –"
        lines.append(f"| {name} | {cpu:.2f} | {ratio(row, 1)} | {wall:.2f} | {ratio(row, 2)} | {peak:.0f} | {output} |")
    return "\n".join(lines)


def replace_block(readme, text):
    old = readme.read_text(encoding="utf-8")
    block = re.compile(r"(<!-- bench:begin -->\n).*?(<!-- bench:end -->)", re.DOTALL)
    new, count = block.subn(lambda found: f"{found[1]}{text}\n{found[2]}", old)
    if count != 1:
        sys.exit(f"{readme}: needs one block between <!-- bench:begin --> and <!-- bench:end -->")
    readme.write_text(new, encoding="utf-8")


def options_given():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--pages", type=int, default=2000, metavar="N")
    parser.add_argument("--runs", type=int, default=5, metavar="K", help="measured runs after the warm-up (default 5)")
    parser.add_argument("--no-code", action="store_true", help="measure a second time without code blocks: the difference is highlighting")
    parser.add_argument("--runbuch", default="target/release/runbuch", metavar="PATH")
    parser.add_argument("--hugo", metavar="PATH", help="default: on PATH")
    parser.add_argument("--mdbook", metavar="PATH", help="default: on PATH")
    parser.add_argument("--tmp", metavar="DIR", help="where to work (default: /dev/shm if there is one, else the temporary folder)")
    parser.add_argument("--readme", type=Path, metavar="FILE", help="replace the block between its bench:begin and bench:end comments")
    return parser.parse_args()


def main():
    options = options_given()
    present = []
    for tool in tools(options):
        if tool.program:
            present.append(tool)
        else:
            print(f"skipped: {tool.name} was not found (--{tool.name} PATH)", file=sys.stderr)
    if not present:
        sys.exit("nothing to measure")
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    parts = []
    for code in (True, False) if options.no_code else (True,):
        with tempfile.TemporaryDirectory(prefix="runbuch-bench-", dir=options.tmp or memory) as work:
            rows = compare(present, options.pages, code, options.runs, Path(work))
        title = f"{options.pages} pages {'with' if code else 'without'} a code block each"
        parts.append(f"{title}, median of {options.runs} cold builds:\n\n{table(rows)}")
    versions = ", ".join(f"{tool.name} {tool.version}" for tool in present)
    command = f"python3 benches/compare.py --pages {options.pages} --runs {options.runs}"
    command += " --no-code" if options.no_code else ""
    parts.append(f"{versions}; {os.cpu_count()} CPUs. Made by `{command}`.")
    text = "\n\n".join(parts)
    print(text)
    if options.readme:
        replace_block(options.readme, text)


if __name__ == "__main__":
    main()
