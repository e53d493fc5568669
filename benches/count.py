#!/usr/bin/env python3
"""Counts what a page costs, in instructions, and fails where that is more than it may be.

    cargo build --release
    python3 benches/count.py

Needs Python 3.9 and Valgrind. A count is the same on each machine to a few thousandths, where seconds tell of the machine
and its other users. The pages are those of `corpus.py`; what an empty wiki costs drops out of the difference of two sizes.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from corpus import runbuch_project

SIZES = (50, 150)  # pages
CODE = 2  # blocks in each page

# Millions of instructions that a page may cost: a fifth (check) and a third (build) more than the 3.0 and 7.6 that were
# measured, so that a new compiler or a new rule passes, and a loop over each page does not. Whoever makes it cheaper
# lowers the bound.
MOST = {"check": 3.6, "build": 10.0}


def instructions(program, command, folder):
    counts = folder / "counts"
    valgrind = ["valgrind", "--tool=cachegrind", "--cache-sim=no", f"--cachegrind-out-file={counts}"]
    run = [*valgrind, program, command, "--jobs", "1", "--as-of", "2026-01-20"]
    if command == "build":
        run.append("--no-cache")
    done = subprocess.run(run, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{command}: exit code {done.returncode}\n{done.stderr[-4000:]}")
    return next(int(line.split()[1]) for line in counts.read_text().splitlines() if line.startswith("summary:"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--runbuch", default="target/release/runbuch", metavar="PATH")
    program = str(Path(parser.parse_args().runbuch).absolute())
    dear = False
    for command, most in MOST.items():
        few, many = SIZES
        counted = {}
        for pages in SIZES:
            with tempfile.TemporaryDirectory(prefix="runbuch-count-") as work:
                runbuch_project(Path(work), pages, CODE)
                counted[pages] = instructions(program, command, Path(work))
        each = (counted[many] - counted[few]) / (many - few) / 1e6
        print(f"{command}: {each:.3f} million instructions a page, at most {most} ({counted[few] / 1e6:.0f} for {few} pages)")
        dear |= each > most
    sys.exit(1 if dear else 0)


if __name__ == "__main__":
    main()
