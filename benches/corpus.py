#!/usr/bin/env python3
"""Makes German pages for measurements: the same number gives the same pages.

    python3 benches/corpus.py FOLDER --pages 10000 --code 2 --broken

Writes a project of Runbuch. `compare.py`, `watch.py` and `count.py` make their pages here, too.
"""

import argparse
import random
from pathlib import Path

FOLDER = 100  # pages in a folder
LINKS = 8  # links in a page

THINGS = """Der Reverse-Proxy|Die Fotosammlung|Das Dokumentenarchiv|Der Mailversand|Die Zeitsteuerung
Das Monitoring|Der Namensdienst|Die Dateifreigabe|Das Wiki|Der Passwortspeicher|Die Hausautomation
Das Sicherungsziel|Der Hypervisor|Die Firewall|Das Medienregal|Der Paketspiegel""".replace("\n", "|").split("|")

DOES = """läuft auf dem zweiten Knoten und startet nach einem Stromausfall von selbst
schreibt seine Protokolle in das gemeinsame Verzeichnis, wo sie dreißig Tage liegen bleiben
wird jede Nacht gesichert, bevor die Aktualisierungen eingespielt werden
hängt an der unterbrechungsfreien Stromversorgung und meldet jeden Wechsel auf Batterie
braucht nach einem Neustart ungefähr zwei Minuten, bis alle Anfragen beantwortet werden
verwendet ein eigenes Netz, damit Gäste und Kameras davon getrennt sind
bekommt sein Zertifikat automatisch und lädt es ohne Unterbrechung neu
prüft beim Start die Rechte der Ordner und bricht mit einer klaren Meldung ab
hält seine Einstellungen in einer Datei, die im Repository versioniert ist
liest die Zugangsdaten aus dem Tresor und schreibt sie nirgends auf die Platte
antwortet auf die Zustandsabfrage mit der Version und dem Alter der letzten Sicherung
teilt sich den Speicher mit zwei weiteren Diensten, deren Grenzen fest eingestellt sind""".split("\n")

CODE = {
    "yaml": """services:
  dienst-{n}:
    image: registry.example/dienst:{minor}.{patch}
    restart: unless-stopped
    environment:
      TZ: Europe/Berlin
      LOG_LEVEL: "info"   # debug nur zur Fehlersuche
    volumes:
      - /srv/daten/{n}:/data:rw
    healthcheck:
      test: ["CMD", "wget", "-qO-", "http://localhost:8080/health"]
      interval: 30s
""",
    "bash": """#!/usr/bin/env bash
set -euo pipefail
ziel="/mnt/sicherung/{n}"
for quelle in /srv/daten/{n} /etc/dienst; do
    # Nur was neuer ist als die letzte Sicherung
    rsync -a --delete --link-dest="$ziel/alt" "$quelle" "$ziel/neu"
done
if [[ $(find "$ziel/neu" -type f | wc -l) -lt {minor} ]]; then
    echo "zu wenige Dateien in $ziel" >&2
    exit 1
fi
""",
    "python": '''import json
from pathlib import Path

GRENZE = {minor}


def alter(datei: Path) -> int:
    """Tage seit der letzten Sicherung von Dienst {n}."""
    stand = json.loads(datei.read_text(encoding="utf-8"))
    return max(0, stand["heute"] - stand.get("zuletzt", 0))


if alter(Path("/var/lib/stand-{n}.json")) > GRENZE:
    raise SystemExit("Sicherung ist zu alt")
''',
}


def sentences(rng, count):
    return " ".join(f"{rng.choice(THINGS)} {rng.choice(DOES)}." for _ in range(count))


def page_path(number):
    return f"ordner-{number // FOLDER:03}/seite-{number:05}.md"


def page_title(number):
    return f"{THINGS[number % len(THINGS)].split(' ', 1)[1]}, Seite {number}"


def link(rng, number, pages):
    target = rng.randrange(pages)
    anchor = rng.choice(["", "", "#ablauf", "#werte"])
    return f"[{page_title(target)}](../{page_path(target)}{anchor})"


def code_block(rng, number, block):
    """The block's lines. Each page has its own languages and values."""
    language = sorted(CODE)[(number + block) % len(CODE)]
    sample = CODE[language].format(n=number + block, minor=rng.randrange(1, 20), patch=rng.randrange(10))
    return language, sample


def page_body(number, pages, code, broken=False):
    """About 5 KB of Markdown with `code` blocks of it, always the same for the same arguments."""
    rng = random.Random(number)
    links = [link(rng, number, pages) for _ in range(LINKS)]
    lines = [f"# {page_title(number)}", "", sentences(rng, 4), "", f"Siehe auch {links[0]} und {links[1]}.", ""]
    lines += ["## Ablauf", "", sentences(rng, 5), ""]
    lines += [f"{step}. **{rng.choice(THINGS)}** {rng.choice(DOES)}, wie in {links[step + 1]} steht." for step in (1, 2, 3)]
    lines += ["", "### Prüfung", "", sentences(rng, 4), ""]
    lines += [f"- {rng.choice(THINGS)} {rng.choice(DOES)}, *ohne Ausnahme*." for _ in range(5)]
    lines += ["", "## Werte", "", "| Name | Bedeutung | Wert |", "| --- | --- | ---: |"]
    lines += [f"| `wert_{row}` | {rng.choice(DOES)} | {rng.randrange(1000)} |" for row in range(8)]
    lines += ["", "## Einrichtung", "", sentences(rng, 3), ""]
    for block in range(code):
        language, sample = code_block(rng, number, block)
        lines += [f"```{language}", sample.rstrip(), "```", ""]
    if not code:  # as much text as a block would have been
        _, sample = code_block(rng, number, 0)
        lines += [sentences(rng, 1 + len(sample) // 100), ""]
    if broken:
        lines += [f"Früher stand das in [Teil {number}](../{page_path(number).replace('seite', 'siete')}).", ""]
    lines += ["## Verweise", "", sentences(rng, 2), "", *(f"- {one}" for one in links[5:]), ""]
    return "\n".join(lines)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_pages(folder, index, pages, code, front_matter, broken=False):
    """The pages, and an index page for the root and each folder."""
    head = "---\ntitle: '{}'\n---\n\n" if front_matter else ""
    write(folder / index, head.format("Handbuch") + "# Handbuch\n\nSeiten zum Vergleich.\n")
    for number in range(pages):
        path = folder / page_path(number)
        if number % FOLDER == 0:
            title = f"Ordner {number // FOLDER}"
            write(path.parent / index, head.format(title) + f"# {title}\n\nHundert Seiten.\n")
        write(path, head.format(page_title(number)) + page_body(number, pages, code, broken))


def runbuch_project(root, pages, code, broken=False):
    write(root / "book.toml", '[book]\ntitle = "Handbuch"\nlanguage = "de"\nsrc = "src"\n[build]\nbuild-dir = "public"\n')
    write_pages(root / "src", "README.md", pages, code, front_matter=True, broken=broken)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=1000, metavar="N", help="from 1 to 100000 (default 1000)")
    parser.add_argument("--code", type=int, default=1, metavar="K", help="code blocks in each page (default 1)")
    parser.add_argument("--broken", action="store_true", help="one broken link in each page")
    options = parser.parse_args()
    runbuch_project(options.folder, options.pages, options.code, options.broken)


if __name__ == "__main__":
    main()
