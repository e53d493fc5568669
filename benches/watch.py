#!/usr/bin/env python3
"""Compares `runbuch watch` with `hugo server` and `mdbook serve`: from the saved file to the reload event.

    cargo build --release
    python3 benches/watch.py --pages 100 1000

Needs Python 3.9 and nothing else. Makes the same pages for each tool in a temporary folder, starts its server, connects as
a browser's tab does, replaces files by rename and prints a Markdown table of medians: one changed paragraph, one changed
title, one new page, one changed template. Tools that are not there are skipped. The peers: benches/README.md.
"""

import argparse
import base64
import contextlib
import os
import queue
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import compare

REST = 0.5  # seconds without an event and without work before the next change
PATIENCE = 240  # seconds
WARM_UP = 3  # seconds in which a tool that serves already may still be looking at its files
KINDS = ["paragraph", "title", "new page", "template"]


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """A tool that watches a folder, and the tab that is told when to reload."""

    def __init__(self, name, program, version, project, command, content, template, connect):
        self.name, self.program, self.project, self.command = name, program, project, command
        self.content, self.template, self.connect = content, template, connect
        self.version = compare.first_version(program, version) if program else None

    def start(self, folder):
        self.folder, self.port, self.events = folder, free_port(), queue.Queue()
        arguments = [argument.replace("PORT", str(self.port)) for argument in self.command]
        environment = {**os.environ, "HUGO_CACHEDIR": str(folder.parent / "cache"), "RUST_LOG": "error"}
        start = time.perf_counter()
        self.process = subprocess.Popen(
            [self.program, *arguments], cwd=folder, env=environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        while True:
            try:
                self.tab = socket.create_connection(("127.0.0.1", self.port))
                break
            except OSError:
                if self.process.poll() is not None or time.perf_counter() - start > PATIENCE:
                    sys.exit(f"{self.name}: did not start")
                time.sleep(0.005)
        self.up = time.perf_counter() - start
        self.tab.close()
        time.sleep(WARM_UP)

    def open_tab(self, page):
        """Listens as the tab that shows `page`, a path in the content folder."""
        self.tab = socket.create_connection(("127.0.0.1", self.port))
        self.events = events = queue.Queue()
        self.connect(self.tab, self.port, page)
        threading.Thread(target=self.listen, args=(self.tab, events), daemon=True).start()
        self.quiet()

    @staticmethod
    def listen(tab, events):
        while True:
            try:
                said = tab.recv(65536)
            except OSError:
                return
            if not said:
                return
            if b"reload" in said:
                events.put(time.perf_counter())

    def close_tab(self):
        with contextlib.suppress(OSError):
            self.tab.shutdown(socket.SHUT_RDWR)
        self.tab.close()

    def quiet(self):
        """Waits until no event comes any more and the tool has done all that it does after one."""
        while True:
            before = self.cpu()
            try:
                self.events.get(timeout=REST)
            except queue.Empty:
                if self.cpu() - before < REST / 4:
                    return

    def replace(self, path, text):
        """Milliseconds from the rename to the reload event."""
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = self.folder.parent / "aside"
        aside.write_text(text, encoding="utf-8")
        start = time.perf_counter()
        os.replace(aside, path)
        try:
            heard = self.events.get(timeout=PATIENCE)
        except queue.Empty:
            sys.exit(f"{self.name}: no reload event after {path}")
        self.quiet()
        return (heard - start) * 1000

    def cpu(self):
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def stop(self):
        self.process.terminate()
        self.process.wait()


# ---------------------------------------------------------------------------------------------
# The tools.


def runbuch_project(root, pages, code):
    compare.runbuch_project(root, pages, code)
    with (root / "book.toml").open("a", encoding="utf-8") as book:
        book.write('[runbuch]\ntheme = "eigen"\n')
    compare.write(root / "themes/eigen/templates/_page_footer.html", "<p>0</p>\n")


def mdbook_project(root, pages, code):
    compare.mdbook_project(root, pages, code)
    compare.write(root / "theme/head.hbs", "<!-- 0 -->\n")


def server_sent_events(tab, port, page):
    page = page.replace("README.md", "index.html").replace(".md", ".html")
    tab.sendall(f"GET /__runbuch/events?page=/{page} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode())


def websocket(path, hello):
    def connect(tab, port, _):
        key = base64.b64encode(os.urandom(16)).decode()
        tab.sendall((
            f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: http://localhost:{port}\r\nConnection: Upgrade\r\n"
            f"Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n"
        ).encode())
        tab.recv(4096)
        if hello:
            masked = bytes([0x81, 0x80 | len(hello), 0, 0, 0, 0]) + hello
            tab.sendall(masked)
    return connect


HELLO = b'{"command":"hello","protocols":["http://livereload.com/protocols/official-7"]}'


def tools(options):
    find = compare.find
    return [
        Server("Runbuch", find(options.runbuch, "runbuch"), "--version", runbuch_project, ["watch", "--port", "PORT"],
               "src", "themes/eigen/templates/_page_footer.html", server_sent_events),
        Server("Hugo", find(options.hugo, "hugo"), "version", compare.hugo_project,
               ["server", "--port", "PORT", "--renderToMemory", "--noBuildLock"], "content", "layouts/single.html",
               websocket("/livereload", HELLO)),
        Server("mdBook", find(options.mdbook, "mdbook"), "--version", mdbook_project, ["serve", "--port", "PORT"],
               "src", "theme/head.hbs", websocket("/__livereload", b"")),
    ]


# ---------------------------------------------------------------------------------------------
# Measuring.


def change(server, kind, run, pages):
    """Makes one change and gives the milliseconds until the tab is told."""
    content = server.folder / server.content
    if kind == "template":
        path = server.folder / server.template
        return server.replace(path, f"{path.read_text(encoding='utf-8')}<!-- {run} -->\n")
    if kind == "new page":
        new = (content / compare.page_path(0)).with_name(f"neu-{run}.md")
        text = f"---\ntitle: 'Neu {run}'\n---\n\n# Neu {run}\n\nEin Absatz.\n"
        if server.name != "mdBook":
            return server.replace(new, text)
        # A page counts for mdBook once the list of chapters names it; the page itself mdBook then makes.
        summary = content / "SUMMARY.md"
        link = f"- [Neu {run}]({new.relative_to(content).as_posix()})\n"
        return server.replace(summary, summary.read_text(encoding="utf-8") + link)
    path = content / compare.page_path(pages // 2)
    text = path.read_text(encoding="utf-8")
    if kind == "paragraph":
        return server.replace(path, f"{text}\nEin Satz mehr, der {run}.\n")
    title = compare.page_title(pages // 2)
    return server.replace(path, re.sub(rf"{re.escape(title)}( neu \d+)?", f"{title} neu {run}", text))


def shown(kind, pages):
    """The page that a tab shows which has to reload."""
    if kind == "new page":
        return compare.page_path(0).rsplit("/", 1)[0] + "/README.md"
    return compare.page_path(pages // 2)


def measure(server, pages, runs, work):
    folder = work / server.name.lower()
    print(f"{pages} pages for {server.name} …", file=sys.stderr)
    server.project(folder, pages, True)
    server.start(folder)
    figures = {"start": server.up * 1000}
    for kind in KINDS:
        times = []
        for run in range(runs + 1):
            # A page that reloads connects anew.
            server.open_tab(shown(kind, pages))
            times.append(change(server, kind, run, pages))
            server.close_tab()
        del times[0]
        figures[kind] = statistics.median(times)
        print(f"{server.name}: {kind}: {' '.join(f'{time:.0f}' for time in times)} ms", file=sys.stderr)
    before = server.cpu()
    time.sleep(5)
    figures["idle"] = (server.cpu() - before) / 5 * 100
    figures["memory"] = server.memory()
    server.stop()
    return figures


def endure(server, pages, edits, work):
    """Memory after a start, and after many edits."""
    folder = work / "endure"
    server.project(folder, pages, True)
    server.start(folder)
    server.open_tab(shown("paragraph", pages))
    path = folder / server.content / compare.page_path(pages // 2)
    text = path.read_text(encoding="utf-8")
    global REST
    REST = 0.02
    sizes = []
    for edit in range(edits + 1):
        server.replace(path, f"{text}\nEin Satz mehr, der {edit}.\n\n```yaml\nn: {edit}\n```\n")
        if edit % max(edits // 5, 1) == 0:
            sizes.append(f"{edit}: {server.memory():.0f} MiB")
    server.stop()
    return f"{server.name}, {pages} pages, memory after so many edits: {', '.join(sizes)}"


def table(pages, rows):
    lines = [f"{pages} pages, milliseconds from the rename to the reload event:", ""]
    lines += ["| | " + " | ".join(KINDS) + " | start | idle CPU % | MiB |", "| --- |" + " ---: |" * (len(KINDS) + 3)]
    for name, figures in rows:
        times = " | ".join(f"{figures[kind]:.0f}" for kind in [*KINDS, "start"])
        lines.append(f"| {name} | {times} | {figures['idle']:.1f} | {figures['memory']:.0f} |")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--pages", type=int, nargs="+", default=[100, 1000], metavar="N")
    parser.add_argument("--runs", type=int, default=5, metavar="K", help="measured changes of a kind, after one to warm up (default 5)")
    parser.add_argument("--edits", type=int, default=0, metavar="N", help="then watch the memory of Runbuch over so many edits")
    parser.add_argument("--only", nargs="+", default=[], metavar="TOOL")
    parser.add_argument("--runbuch", default="target/release/runbuch", metavar="PATH")
    parser.add_argument("--hugo", metavar="PATH", help="default: on PATH")
    parser.add_argument("--mdbook", metavar="PATH", help="default: on PATH")
    parser.add_argument("--tmp", metavar="DIR", help="where to work (default: /dev/shm if there is one, else the temporary folder)")
    options = parser.parse_args()
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    all_tools = [tool for tool in tools(options) if tool.program and (not options.only or tool.name.lower() in options.only)]
    for pages in options.pages:
        rows = []
        for server in all_tools:
            with tempfile.TemporaryDirectory(prefix="runbuch-bench-", dir=options.tmp or memory) as work:
                rows.append((server.name, measure(server, pages, options.runs, Path(work))))
        print(table(pages, rows) + "\n", flush=True)
    if options.edits:
        with tempfile.TemporaryDirectory(prefix="runbuch-bench-", dir=options.tmp or memory) as work:
            print(endure(all_tools[0], options.pages[0], options.edits, Path(work)))
    print(", ".join(f"{tool.name} {tool.version}" for tool in all_tools) + f"; {os.cpu_count()} CPUs.")


if __name__ == "__main__":
    main()
