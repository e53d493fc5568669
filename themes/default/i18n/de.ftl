### Texte der Oberfläche des Standard-Themes

## Kopf und Navigation

skip-to-content = Zum Inhalt springen
menu = Menü
close = Schließen
languages = Sprache
main-nav = Hauptnavigation
nav-toggle = Unterseiten von „{ $title }“
nav-more = { $count ->
    [one] … eine weitere Seite
   *[other] … { $count } weitere Seiten
}
breadcrumb = Pfad
toc = Auf dieser Seite
theme = Darstellung: { $mode }
theme-auto = wie das System
theme-light = hell
theme-dark = dunkel

## Seite

draft = Entwurf
draft-note = Diese Seite fehlt auf der veröffentlichten Website.
reviewed = Geprüft am
page-progress = Checklisten
progress = { $done } von { $total }
progress-of = Fortschritt von „{ $title }“
checklists = Checklisten
diagram-as-text = Diagramm als Text (Mermaid)
timeline = Verlauf
iteration = Iteration { $number }
maintenance-next = Nächste Termine
maintenance-due = Fällig
maintenance-task = Aufgabe
maintenance-frequency = Intervall
maintenance-last = Zuletzt
maintenance-never = nicht belegt
role = Rolle
tasks-shown = Aufgaben angezeigt: { $count }
waits-for = wartet auf „{ $title }“
checklists-more = { $count ->
    [one] Eine weitere Seite ist nicht aufgeführt.
   *[other] { $count } weitere Seiten sind nicht aufgeführt.
}
children = Seiten in diesem Bereich
folder-empty = In diesem Bereich gibt es noch keine Seiten.
backlinks = Verlinkt von
tags = Schlagwörter
changed = Zuletzt geändert am
history = Änderungen dieser Seite
edit-page = Diese Seite bearbeiten
pager = Vorige und nächste Seite
previous = Zurück
next = Weiter

## Code

copy = Kopieren
copied = Kopiert
copy-failed = Kopieren fehlgeschlagen

## Suche

search = Suchen
search-hint = Wörter oder „eine Wortfolge“
search-one = 1 Seite
search-many = { $count } Seiten
search-at-least = { $count } Seiten, vielleicht mehr
search-hit = Eine Stelle markiert
search-hits = { $count } Stellen markiert
search-unmark = Markierung entfernen
search-none = Keine Treffer für „{ $query }“.
search-some = Keine Seite enthält alle diese Wörter; diese enthalten die meisten:
search-more = Weitere Seiten
search-failed = Die Suche ließ sich nicht laden.

## Fuß

handbook = Wiki
as-of = Stand
checked = Prüfung
made-with = Erzeugt mit
emergency = Für den Notfall

## Nicht gefunden, umgezogen

not-found-title = Seite nicht gefunden
not-found-text = Unter dieser Adresse gibt es keine Seite. Vielleicht wurde sie umbenannt oder verschoben. Verwenden Sie die Navigation oder die Suche.
back-home = Zur Startseite
redirect-title = Diese Seite ist umgezogen
redirect-link = Weiter zur neuen Adresse

## Inhalt

anchor = Link zum Abschnitt „{ $title }“
alert-note = Hinweis
alert-tip = Tipp
alert-important = Wichtig
alert-warning = Warnung
alert-caution = Vorsicht
alert-abstract = Zusammenfassung
alert-bug = Fehler
alert-danger = Gefahr
alert-details = Details
alert-example = Beispiel
alert-failure = Fehlschlag
alert-info = Info
alert-question = Frage
alert-quote = Zitat
alert-success = Erfolg
table = Tabelle
table-of = Tabelle: { $title }
list-progress = Fortschritt dieser Liste
footnotes = Fußnoten
footnote-back = Zurück zum Text
broken-link = Kaputter Link: Das Ziel gibt es nicht
image-missing = Bild fehlt: { $alt }
record = Eckdaten
yes = ja
no = nein

## Prüfung

compliance = Compliance
errors = Fehler
warnings = Warnungen
notes = Hinweise
waived = Ausnahmen
findings = Befunde
findings-none = Keine Befunde.
findings-more = { $count ->
    [one] Ein weiterer Befund ist nicht aufgeführt; „runbuch check“ zeigt alle.
   *[other] { $count } weitere Befunde sind nicht aufgeführt; „runbuch check“ zeigt alle.
}
level-error = Fehler
level-warning = Warnung
level-note = Hinweis
state-expired = abgelaufen
state-unknown = unbekannt
state-waived = Ausnahme
state-not_applicable = nicht anwendbar
proof-is-valid = Nachweis gültig bis
wiki-proven = { $count ->
    [one] { $proven } von einem Dienst nachgewiesen
   *[other] { $proven } von { $count } Diensten nachgewiesen
}
wiki-expired = { $count ->
    [one] ein Nachweis abgelaufen
   *[other] { $count } Nachweise abgelaufen
}
wiki-overdue = { $count } überfällig
wiki-grace = { $count } fällig, Nachfrist läuft
wiki-next = Nächster Termin:
verdict-proven = Nachgewiesen
verdict-expired = Nachweis abgelaufen
verdict-never = Kein Nachweis
verdict-open = Nicht vollständig nachgewiesen
verdict-waived = Ausnahme
verdict-not_owed = Kein Nachweis nötig
verdict-lacks = Offen:
until-day = bis zum
since-day = seit dem
finding-place = anzeigen
page-findings = { $count ->
    [one] Ein Befund auf dieser Seite
   *[other] { $count } Befunde auf dieser Seite
}
line = Zeile { $line }
waivers = Ausnahmen
waivers-none = Es gibt keine Ausnahmen.
waiver-void = gilt nicht
rule = Regel
page = Seite
until = Bis
reason = Grund
permitted-by = Genehmigt von

## Notfallhandbuch

emergency-handbook = Notfallhandbuch
emergency-lead = Alles für den Wiederanlauf in einer Datei, die weder Netz noch andere Dateien braucht: für den USB-Stick und zum Drucken.
toc-all = Inhalt
contacts = Kontakte
deputy = Vertretung: { $name }
start-order = Startreihenfolge
start-order-lead = Jede Stufe braucht nur, was in früheren Stufen läuft. Innerhalb einer Stufe steht oben, was zuerst wieder laufen muss.
stage = Stufe
stage-number = Stufe { $number }
stage-ring = im Kreis
needs = Braucht
hosts = Hosts
host = Host
address = Adresse
location = Standort

## Dienste und Fälligkeiten

services = Dienste
service = Dienst
services-none = Dieses Wiki beschreibt keine Dienste.
services-shown = { $count } Dienste
filter-all = alle
due-days = Nach Datum
due-axis = Zeitachse der Fälligkeiten
due-count = { $count } fällig
today = heute
days-ago = { $days ->
    [one] seit gestern
   *[other] seit { $days } Tagen
}
services-more = { $count ->
    [one] Ein weiterer Dienst ist nicht aufgeführt; „runbuch report“ zeigt alle.
   *[other] { $count } weitere Dienste sind nicht aufgeführt; „runbuch report“ zeigt alle.
}
obligations = Nachweispflichten nach Datenklasse
obligations-by-service = Nachweispflichten je Dienst
because-of = wegen:
waived-until = Ausnahme bis
obligation-documentation = Dokumentation
obligation-backup = Sicherung
obligation-rpo = RPO
obligation-rto = RTO
obligation-copies = Kopien (3-2-1)
obligation-offsite = Außer Haus
obligation-restore_test = Restore-Test
obligation-dependencies = Abhängigkeiten
obligation-test_plan = Testplan
reason-data_class = von der Datenklasse nicht verlangt
reason-stateless = zustandslos
reason-no_dependencies = keine Abhängigkeiten
reason-no_test_plan = kein Testplan
class = Klasse
data-class = Datenklasse
data-class-none = ohne Datenklasse
state = Status
state-met = erfüllt
state-violated = verletzt
rpo = RPO
interval = Intervall
rto = RTO
measured = Gemessen
backups = Backups
offsite = außer Haus
tested = Restore-Test
valid-until = Gültig bis
owner = Verantwortlich
owner-none = keine Verantwortlichen
due = Fälligkeiten
due-by-owner = Fälligkeiten nach Verantwortlichen
overdue = Überfällig
due-grace = In der Nachfrist
grace-until = Frist bis
due-soon = Bald
due-later = Später
due-next = Nächster Termin
due-until = Bis { $day }
due-nothing = In diesem Zeitraum wird nichts fällig.
due-more = { $count ->
    [one] Ein weiterer Punkt ist nicht aufgeführt; „runbuch due“ zeigt alle.
   *[other] { $count } weitere Punkte sind nicht aufgeführt; „runbuch due“ zeigt alle.
}
in-days = { $days ->
    [0] heute
    [one] morgen
   *[other] in { $days } Tagen
}
calendar = Kalender
calendars-by-kind = Kalender nach Typ:
calendar-all = Alle Termine als Kalender (.ics)

## Playbooks, die man durchgeht

run = Durchführung
run-start = Playbook starten
run-step = Schritt
run-step-done = Erledigt
run-count = { $done } von { $total } Schritten
run-note = Notiz
run-missed = Sollwert verfehlt
run-passed = bestanden
run-failed = nicht bestanden
run-log = Zeile für das Testprotokoll:
run-restart = Von vorn
run-restart-sure = Alle Eingaben löschen?
run-begun = Begonnen um { $time } Uhr
run-finished = Alle Schritte erledigt nach { $time }
run-over = Das Zeitlimit von { $time } ist überschritten
run-protocol = Protokoll
run-by = Durchgeführt von
run-begin = Beginn
run-end = Ende
run-duration = Dauer
run-limit = Zeitlimit
run-kept = eingehalten
run-exceeded = überschritten
run-done-at = Erledigt um
run-open = offen
