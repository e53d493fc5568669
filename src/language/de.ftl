# Meldungen des Programms. Ein Befund sagt, was nicht stimmt; `-help` nennt den Ausweg.

## Wörter
verbatim = { $text }
quoted = „{ $text }“
quoted-code = `{ $text }`
nothing = nichts
at-most = höchstens { $limit }
at-least = mindestens { $limit }
and-more = { $count ->
    [one] 1 weiterer
   *[other] { $count } weitere
}
list-of = { $items }
also-here = auch hier
did-you-mean = Meinten Sie `{ $name }`?

## M: Ausnahmen und Konfiguration
unused-waiver = Die Ausnahme für { $rule } passt zu keinem Befund
unused-waiver-help = Entfernen Sie sie: Der Befund ist behoben.
unused-waiver-subjects = Die Befunde zu { $rule } in ihrem Bereich betreffen { $subjects }.
waiver-incomplete = Die Ausnahme ist unvollständig; es fehlt: { $missing }
waiver-unknown-directive = Unbekannte Anweisung `runbuch: { $word }`: Diese Zeile hat keine Wirkung
waiver-no-directive = Ohne Anweisung nach `runbuch:` hat diese Zeile keine Wirkung
waiver-part-rule = die Regel
waiver-part-subject = der Name nach `subject`
waiver-part-until = das Enddatum
waiver-no-such-day = Das Enddatum `{ $day }` der Ausnahme gibt es nicht
waiver-part-reason = die Begründung
waiver-incomplete-help = Vollständig lautet sie: `<!-- runbuch: allow S802 until=2026-12-31 reason="…" by="…" -->`
waiver-attributes = `rule`, `subject`, `until`, `reason`, `by`
waiver-unknown-attribute = Unbekanntes Attribut `{ $name }`: Bis es entfernt ist, gilt die Ausnahme nicht
waiver-unknown-attribute-help = Eine Ausnahme gilt für den Block darunter, im Front Matter für die ganze Seite. Sie braucht `rule`, `until` und `reason`; `subject` (nur ein Eintrag oder Feld) und `by` sind optional.
waiver-repeated-attribute = Doppeltes Attribut `{ $name }`: Bis eines entfernt ist, gilt die Ausnahme nicht
waiver-repeated-attribute-help = Behalten Sie das richtige.
waiver-surplus-word = Unerwartetes Wort `{ $word }`: Bis es entfernt ist, gilt die Ausnahme nicht
waiver-surplus-word-help = Eine Ausnahme gilt für eine Regel. Setzen Sie eine Begründung aus mehreren Wörtern in Anführungszeichen.
waiver-expired = Die Ausnahme für { $rule } galt bis { $until }
waiver-expired-help = Beheben Sie den Befund, oder verlängern Sie die Ausnahme mit einer neuen Begründung.
unknown-rule = Die Regel `{ $rule }` gibt es nicht
unknown-rule-suggestion = Meinten Sie { $code } ({ $slug })?
unknown-rule-help = `runbuch rule` listet alle Regeln auf.
bad-config-help = Bis das behoben ist, gilt das letzte gültige `book.toml`.
no-effect-language = Nicht unterstützte Sprache `{ $value }`: Navigation und Meldungen sind { $used }
no-effect-language-expected = `de` oder `en`
no-effect-language-help = Setzen Sie `de` oder `en`; die Seiten selbst dürfen in jeder Sprache geschrieben sein.
no-effect-page-language = Nicht unterstützte Sprache `{ $value }`: Die Navigation dieser Seite ist { $used }
no-effect-page-language-help = Regeln, die von der Sprache abhängen, beachten die Seite nicht; unterstützt werden `de` und `en`.
no-effect-colours = Das Farbschema `{ $value }` gibt es nicht: Es gilt die Systemeinstellung des Lesers
no-effect-colours-expected = eines von { $words }
no-effect-colours-help = Themes für mdBook kann Runbuch nicht verwenden. Ein eigenes Theme setzen Sie mit `[runbuch] theme`.
no-effect-additional = Die Datei `{ $path }` gibt es nicht; sie wird den Seiten nicht hinzugefügt
no-effect-additional-help = Legen Sie die Datei an, oder entfernen Sie den Eintrag.
no-effect-theme-file = Diese Datei des Themes wird nicht verwendet
no-effect-theme-text = Der Text `{ $name }` wird nicht verwendet
no-effect-theme-text-broken = Dieser Text ist nicht lesbar; es gilt der des Standard-Themes: { $detail }
no-effect-theme-text-help = Die Datei braucht nur die Texte, die sie ändert, in der Syntax von Fluent: `toc = Inhalt`.
no-effect-theme-file-help = Ein Theme kann Dateien des Standard-Themes ersetzen und Vorlagen hinzufügen, die andere einbinden. Stile und Skripte fügen Sie mit `additional-css` und `additional-js` unter `[output.html]` hinzu.
no-effect-template = Die Vorlage `templates/{ $name }` gibt es im Theme nicht
no-effect-template-help = Legen Sie die Vorlage im Theme des Wikis an (`[runbuch] theme`), oder entfernen Sie die Einstellung. Gilt sie einem anderen Generator, behalten Sie sie.
language-de = deutsch
language-en = englisch

## B: Sicherungen
no-backup = Für { $name } ist keine Sicherung eingetragen
no-backup-stated = { $name } hat ausdrücklich keine Sicherung
no-backup-unclear = Es ist unbekannt, ob { $name } gesichert wird: „{ $text }“
no-backup-expected = eine Sicherung mit Intervall, Werkzeug und Ziel
no-backup-help = Richten Sie eine Sicherung ein, und tragen Sie sie unter `backup` ein. Gibt es nichts zu sichern, setzen Sie `stateless: true`.
rpo-not-proven = { $name } sagt eine RPO von { $rpo } zu, aber keine Sicherung hat ein Intervall, mit dem sie sich vergleichen ließe
rpo-not-proven-here = Die zugesagte RPO
rpo-not-proven-help = Geben Sie das Intervall der Sicherung an, zum Beispiel `interval: täglich`.
recognised = Erkannt, aber nicht deklariert: Schreiben Sie `<!-- kind: { $kind } -->` darüber, um das zu deklarieren, oder `<!-- kind: none -->`, wenn es keiner ist.
recognised-block = Erkannt, aber nicht deklariert: Ist es nicht vom Typ `{ $kind }`, schreiben Sie `<!-- kind: none -->` davor.
recognised-page = Erkannt, aber nicht deklariert: Ist die Seite nicht vom Typ `{ $kind }`, schreiben Sie `kind: none` in ihr Front Matter.
help-and = { $help } { $more }
recognised-help = { $help } Erkannt, aber nicht deklariert: Schreiben Sie `<!-- kind: { $kind } -->` darüber, um das zu deklarieren, oder `<!-- kind: none -->`, wenn es keiner ist.
rpo-below-interval = „{ $name }“ sagt eine RPO von { $rpo } zu, gesichert wird aber nur „{ $interval }“
rpo-below-interval-expected = ein Intervall von höchstens { $rpo }
rpo-below-interval-here = das kürzeste zugesagte Intervall
rpo-below-interval-help = Sichern Sie häufiger, oder sagen Sie eine längere RPO zu.
rto-above-mta = „{ $name }“: Die RTO von { $rto } ist länger als die maximal tolerierbare Ausfallzeit von { $mta }
rto-above-mta-rework = „{ $name }“: Die RTO von { $rto } und { $rework } Nacharbeit sind zusammen länger als die maximal tolerierbare Ausfallzeit von { $mta }
rto-above-mta-rework-expected = zusammen höchstens { $mta }
rto-above-mta-here = der längste tragbare Ausfall
rto-above-mta-rework-here = die Dauer der Nacharbeit
rto-above-mta-help = Senken Sie die RTO, oder klären Sie, ob ein längerer Ausfall tragbar ist.
rto-not-proven = „{ $name }“ war beim letzten Test erst nach { $duration } wiederhergestellt, die RTO ist { $rto }
rto-not-proven-here = die zugesagte RTO
rto-not-proven-help = Beschleunigen Sie die Wiederherstellung, oder sagen Sie eine längere RTO zu.
rto-not-measured = „{ $name }“: Der letzte Test hat nicht gemessen, ob die RTO von { $rto } einzuhalten ist
rto-not-measured-alone = „{ $name }“: Der letzte Test stellte mehr als diesen Dienst wieder her und dauerte { $duration }; er hat nicht gemessen, ob die RTO von { $rto } einzuhalten ist
rto-not-measured-help = Tragen Sie die Dauer des Tests nach, oder messen Sie sie beim nächsten.
dependency-slower = „{ $name }“ sagt eine RTO von { $rto } zu, hängt aber von „{ $other }“ mit { $other_rto } ab
dependency-slower-here = die RTO von „{ $name }“
dependency-slower-help = Kein Dienst läuft früher wieder als das, wovon er abhängt. Gleichen Sie die beiden RTO an.
dependency-lower = „{ $name }“ ist { $class }, hängt aber von „{ $other }“ ab, und das ist nur { $other_class }
dependency-lower-here = die Datenklasse von „{ $name }“
dependency-lower-help = Geben Sie der Abhängigkeit dieselbe Klasse.
dependency-unknown = „{ $name }“ hängt von `{ $other }` ab, aber einen solchen Dienst gibt es nicht
dependency-unknown-expected = ein Dienst oder Host dieses Wikis
dependency-unknown-help = Beschreiben Sie den Dienst, oder verwenden Sie den Titel seiner Seite.
dependency-open = Es ist unbekannt, wovon „{ $name }“ abhängt
dependency-open-expected = Dienste oder Hosts dieses Wikis, oder `–`, wenn es keine gibt
dependency-open-help = Tragen Sie ein, was zuerst laufen muss.
dependency-cycle = Diese Dienste hängen im Kreis voneinander ab: { $chain }
dependency-cycle-expected = ein Dienst, der nicht seinerseits von „{ $name }“ abhängt
dependency-cycle-help = Keiner davon lässt sich zuerst starten. Entfernen Sie die falsche Abhängigkeit.
no-offsite-copy = „{ $name }“ hat keine Kopie außer Haus
no-offsite-copy-expected = eine Kopie an einem zweiten Ort
no-offsite-copy-help = Bewahren Sie eine Kopie an einem zweiten Ort auf, und halten Sie das mit `offsite: ja` fest.
no-offsite-copy-readable = Die Kopie von „{ $name }“ außer Haus ist nicht verschlüsselt
no-offsite-copy-unstated = Es ist nicht angegeben, ob die Kopie von „{ $name }“ außer Haus verschlüsselt ist
no-offsite-copy-readable-expected = eine verschlüsselte Kopie
no-offsite-copy-readable-help = Verschlüsseln Sie die Kopie, und halten Sie das mit `encrypted: ja` fest.
no-offsite-copy-too = Auch diese Kopie außer Haus
copies-below-321 = „{ $name }“ ist nicht nach 3-2-1 gesichert: { $lacks }
copies-below-321-copies = mit dem Original { $count ->
    [one] nur eine Kopie
   *[other] nur { $count } Kopien
}
copies-below-321-media = alle Kopien auf Platten
copies-below-321-offline = keine Kopie ist offline oder unveränderlich
copies-below-321-copies-expected = drei Kopien einschließlich des Originals
copies-below-321-media-expected = eine Kopie auf einem anderen Datenträger als einer Festplatte
copies-below-321-offline-expected = eine Kopie, die offline oder unveränderlich ist
copies-below-321-help = Halten Sie drei Kopien auf zwei Arten von Datenträgern, eine davon so, dass niemand sie aus der Ferne löschen kann.
sync-is-not-backup = „{ $name }“ wird nur gespiegelt: Was im Original gelöscht wird, ist sofort auch in der Kopie gelöscht
sync-is-not-backup-snapshot = „{ $name }“ hat nur Snapshots auf demselben Speicher
sync-is-not-backup-expected = eine Sicherung, die frühere Stände behält
sync-is-not-backup-snapshot-expected = eine Sicherung auf einem anderen Speicher
sync-is-not-backup-help = Richten Sie eine Sicherung mit Versionen auf einem anderen Speicher ein.
retention-too-short = „{ $name }“: Die Aufbewahrung „{ $retention }“ ist kürzer als die RPO („{ $rpo }“)
retention-too-short-next = „{ $name }“: Die Aufbewahrung „{ $retention }“ reicht nicht bis zur nächsten Sicherung („{ $interval }“)
retention-too-short-next-expected = mindestens bis zur nächsten Sicherung
retention-too-short-here = die kürzeste zulässige Aufbewahrung
retention-too-short-help = Bewahren Sie Kopien länger auf als RPO und Intervall.
gfs-gap = { $name }: Eine Aufbewahrung von { $retention } reicht nicht bis zur nächsten Kopie („{ $interval }“, bis zu { $days } Tage)
gfs-gap-here = das Intervall von { $name }
gfs-gap-help = Bewahren Sie Kopien mindestens so lange auf, wie das nächste Intervall dauern kann.

## F: Front Matter
bad-front-matter = Front Matter: { $problem }
bad-front-matter-help = Bis das behoben ist, fehlen die Schlüssel ab dieser Stelle; die Seite wird trotzdem gebaut.
bad-front-matter-never-closed = Das Front Matter wird nicht geschlossen
bad-front-matter-never-closed-help = Setzen Sie nach dem letzten Schlüssel eine Zeile `{ $fence }`.
bad-front-matter-late = Das Front Matter beginnt nicht in der ersten Zeile und wird deshalb als Text gelesen
bad-front-matter-late-help = Setzen Sie es an den Anfang der Datei; `runbuch check --fix` erledigt das.
bad-front-matter-first = zuerst hier gesetzt
bad-front-matter-duplicate-help = Entfernen Sie einen der beiden.
missing-field = „{ $name }“: { $field } fehlt
missing-field-blank = „{ $name }“: { $field } ist leer
missing-fields = „{ $name }“: Es fehlen { $fields }
missing-field-help = { $help }.
missing-fields-help = Was hineingehört, zeigt `runbuch schema { $kind }`.
unknown-field = Unbekannter Schlüssel `{ $key }` im Typ `{ $kind }`
unknown-field-expected = ein Schlüssel aus dem Schema von `{ $kind }`
unknown-field-help = Verwenden Sie einen Schlüssel aus dem Schema von `{ $kind }`, oder entfernen Sie ihn.
unknown-field-config = Unbekannte Einstellung `{ $key }`
unknown-field-config-expected = eine Einstellung, die Runbuch kennt
unknown-field-config-help = Entfernen Sie die Einstellung.
bad-value = `{ $value }` ist für { $field } nicht zulässig
bad-value-unread = `{ $value }` wird nicht als { $field } erkannt
bad-value-shape = { $field } passt nicht zur Form, die das Schema verlangt
bad-value-unexpected = Hier unbekannt: { $fields }
bad-value-words = eines von: { $words }
expected-pattern = Text der Form `{ $pattern }`
expected-boolean = ja oder nein
expected-integer = eine ganze Zahl
expected-number = eine Zahl
expected-list = eine Liste
expected-map = eine Zuordnung von Namen zu Werten
expected-text = ein Text
bad-value-known = nur Felder des Schemas
bad-value-other = was das Schema verlangt ({ $detail })
schema-bad = Das Schema ist ungültig: { $detail }
schema-bad-pattern = Das Muster ist kein regulärer Ausdruck: { $fault }
schema-unknown-value = Den Werttyp `{ $name }` gibt es nicht; möglich sind `date`, `duration`, `cadence`, `period` und `response-time`
schema-unknown-field = Das Schema hat kein Feld `{ $name }`
schema-unknown-kind = Den Typ `{ $name }` gibt es nicht
schema-unknown-annotation = Unbekannte Annotation `{ $name }`
schema-due-no-map = `{ $annotation }` braucht Schlüssel und Werte: `{ $keys }`
schema-due-lacks = In `{ $annotation }` fehlt `{ $key }`
schema-due-nested = `{ $annotation }` gilt nur auf der obersten Ebene des Schemas
schema-due-no-date = Das Feld `{ $name }` ist kein Datum (`x-value: date`)
schema-due-no-length = Das Feld `{ $name }` ist keine Zeitspanne (`x-value: cadence` oder `period`)
schema-due-unreadable = `{ $text }` wird nicht als Zeitspanne erkannt; möglich sind `P30D`, `P6M`, `14 Tage`
schema-due-zero = `{ $text }` ist keine Zeitspanne, nach der etwas fällig wird
schema-due-level = Die Stufe `{ $text }` gibt es nicht; möglich sind `error`, `warning`, `note` und `off`
schema-due-no-answer = Erwartet wird hier `true` oder `false`
schema-help = Bis das behoben ist, gilt das Schema nicht; ein mitgelieferter Typ gleichen Namens bleibt in Kraft.
bad-duration = `{ $value }` wird nicht als Zeitangabe erkannt
bad-duration-unit = `{ $value }` hat keine Einheit
bad-duration-minutes-months = `{ $value }` kann Minuten oder Monate bedeuten
bad-duration-negative = `{ $value }` ist negativ
bad-duration-months = `{ $value }`: Monate und Jahre sind verschieden lang; möglich sind Stunden und Tage
bad-duration-working-days = `{ $value }`: Arbeitstage haben keine feste Länge
bad-duration-incomplete = `{ $value }`: Der letzten Zahl fehlt die Einheit
bad-duration-delay = `{ $value }` hat keine Verzögerung
bad-duration-delay-expected = mit Verzögerung: `fortlaufend (Verzögerung 5 min)`
bad-duration-delay-help = Geben Sie die höchste Verzögerung der Kopie an: `fortlaufend (Verzögerung 5 min)`.
expected-duration = eine Dauer wie `24 h`, `15 min` oder `2 Tage`
expected-cadence = ein Intervall wie `täglich`, `alle 4 h`, `quartalsweise` oder `12 Monate`
expected-response-time = eine Zeit wie `15 min`, `Nächster Arbeitstag` oder `Best Effort`
bad-date = `{ $date }` wird nicht als Datum erkannt
bad-date-impossible = Das Datum `{ $date }` gibt es nicht
bad-date-ambiguous = `{ $date }` kann zwei verschiedene Tage bedeuten
bad-date-weekday = `{ $date }` hat den falschen Wochentag
bad-date-two-digit-year = `{ $date }` nennt das Jahrhundert nicht
expected-date = ein Datum wie `2026-01-11` oder `11.01.2026`
future-evidence = Der { $day } liegt in der Zukunft
future-evidence-expected = spätestens heute
future-evidence-help = Berichtigen Sie das Datum; geplante Tests tragen Sie im Protokoll als `_offen_` ein.
future-review-help = Berichtigen Sie das Datum: Mit ihm beginnt das Prüfintervall.
review-overdue = Zuletzt geprüft am { $day }; die nächste Prüfung war am { $due } fällig
review-overdue-expected = erneut geprüft bis zum { $due }
review-overdue-help = Prüfen Sie die Seite, und tragen Sie hier das heutige Datum ein.
record-due = { $what } war am { $due } fällig; zuletzt am { $day }
record-due-soon = { $what } ist am { $due } fällig; zuletzt am { $day }
record-due-expected = erledigt bis zum { $last }
record-due-help = Tragen Sie hier das neue Datum ein, sobald es erledigt ist.
record-due-zero = { $what }: `{ $period }` ergibt keinen Termin
record-due-zero-help = Tragen Sie ein Intervall wie `jährlich` oder `6 Monate` ein; wird nichts fällig, tragen Sie `–` ein.
record-expired = { $what } ist am { $day } abgelaufen
record-expires-soon = { $what } läuft am { $day } ab
record-expired-label = { $what }: { $label } war am { $day }
record-expires-soon-label = { $what }: { $label } am { $day }
record-expired-expected = ein Datum in der Zukunft
record-expired-help = Erneuern oder ersetzen Sie es, und tragen Sie hier das neue Datum ein.
notice-period-ends = { $what }: Eine Kündigung zum { $end } war nur bis zum { $day } möglich
notice-period-ends-soon = { $what }: Eine Kündigung zum { $end } ist nur bis zum { $day } möglich
dates-out-of-order = { $what }: „{ $first }“ ({ $early }) liegt nach „{ $second }“ ({ $late })
dates-out-of-order-first = hier beginnt die Laufzeit
dates-out-of-order-second = hier steht das spätere Datum
dates-out-of-order-help = Prüfen Sie beide Daten; eines ist falsch oder veraltet.
notice-before-begin = { $what }: Mit der Kündigungsfrist „{ $period }“ wäre der Vertrag bis zum { $day } zu kündigen, also vor seinem Beginn ({ $begin })
notice-period-ends-help = Kündigen Sie bis dahin, oder tragen Sie das Ende des Vertrags nach der Verlängerung ein.
owner-empty = „{ $name }“ hat keine Verantwortlichen
owner-empty-expected = eine Rolle oder Person
owner-empty-help = Tragen Sie ein, wer verantwortlich ist.
kind-ambiguous = Mehrere Typen passen: { $kinds }; gelesen wird es als keiner davon
kind-ambiguous-help = Deklarieren Sie den Typ davor: `<!-- kind: { $kind } -->`, oder `<!-- kind: none -->`.
kind-ambiguous-twice = Diese Seite hat den Typ `{ $kind }`, in `book.toml` steht `{ $other }`; gelesen wird sie als `{ $kind }`
kind-ambiguous-there = hier
kind-ambiguous-twice-help = Entfernen Sie eines von beiden, oder nehmen Sie die Seite aus `pages` aus.
described-twice = „{ $name }“ ist zweimal beschrieben
described-twice-first = zuerst hier
described-twice-other = der andere Dienst
described-twice-alias = „{ $name }“ hat den Alias „{ $alias }“; so heißt schon ein anderer Dienst
described-twice-alias-help = Entfernen Sie den Alias, oder geben Sie den beiden Diensten verschiedene Namen. Bis dahin zählen Tests und Sicherungen von „{ $alias }“ für beide.
described-twice-help = Führen Sie beide zusammen, oder geben Sie einem davon einen anderen Namen.
unknown-kind = Den Typ `{ $name }` gibt es nicht
unknown-kind-help = `runbuch schema` listet alle Typen auf.

## T: Restore-Tests
no-restore-test = { $name } hat keinen datierten Restore-Test
no-restore-test-critical = { $name } (Datenklasse kritisch) hat keinen datierten Restore-Test
no-restore-test-expected = ein datierter Restore-Test
no-restore-test-unknown-id = `{ $id }`; diese ID steht weder im Testplan noch im Protokoll
no-restore-test-open = `{ $id }` ohne datierte Zeile im Protokoll
no-restore-test-undated = „{ $text }“ ohne Datum
no-restore-test-planned = der geplante Test { $id }
no-restore-test-help = Testen Sie die Wiederherstellung, und tragen Sie Datum, Ergebnis und Verantwortliche ein, oder nennen Sie die Test-ID einer datierten Zeile im Protokoll.
restore-test-due = Restore-Test von { $name }: zuletzt am { $day }, der nächste fällig am { $due }; nach dem { $last } ist das ein Fehler
restore-test-due-note = Restore-Test von { $name }: zuletzt am { $day }, der nächste fällig am { $due }; nach dem { $last } ist der Nachweis abgelaufen
restore-test-stale = Der letzte Restore-Test von { $name } am { $day } ist zu alt: Der nächste war am { $due } fällig, die Nachfrist endete am { $last }
restore-test-stale-expected = erneut getestet bis zum { $due }
restore-test-stale-help = Testen Sie die Wiederherstellung, und tragen Sie Datum, Ergebnis und Verantwortliche ein.
restore-test-last = der letzte Test
failed-test-open-service = Der Restore-Test von { $name } vom { $day } endete mit „{ $result }“, ohne Folgearbeit
failed-test-open = Der Restore-Test { $name } vom { $day } endete mit „{ $result }“, ohne Folgearbeit
failed-test-open-expected = ein bestandener Test oder eine Folgearbeit
failed-test-open-help = Tragen Sie die Folgearbeit ein, oder wiederholen Sie den Test und tragen Sie ihn ein.
failed-test-followed = { $name }: Der letzte Restore-Test ({ $day }) endete mit „{ $result }“ und ist nicht wiederholt; vermerkt ist: { $follow_up }
failed-test-followed-help = Wiederholen Sie den Test nach der Folgearbeit, und tragen Sie das Ergebnis ein.
unclear-result = { $name }: Das Ergebnis „{ $result }“ des Restore-Tests vom { $day } sagt nicht, ob er bestanden ist
unclear-result-expected = bestanden, teilweise oder nicht bestanden
unclear-result-help = Beginnen Sie das Ergebnis mit einem dieser Wörter.
bad-test-id-unknown = Die Test-ID `{ $id }` steht nicht im Testplan
bad-test-id-unknown-help = Nehmen Sie den Test in den Testplan auf, oder berichtigen Sie die ID.
bad-test-id-twice = Die Test-ID `{ $id }` steht zweimal im Testplan
bad-test-id-first = zuerst hier
bad-test-id-twice-help = Geben Sie einem der beiden Tests eine eigene ID.
bad-test-id-pattern = Die Test-ID `{ $id }` passt nicht zum Muster `{ $pattern }`
bad-test-id-odd = Die Test-ID `{ $id }` hat eine andere Form als alle übrigen, etwa `{ $other }`
bad-test-id-pattern-help = Berichtigen Sie die ID hier, im Protokoll und bei den Diensten.
test-never-run = Der Test { $id } ist geplant, wurde aber noch nie durchgeführt
test-never-run-late = Der Test { $id } wurde noch nie durchgeführt; zum ersten Mal fällig war er am { $due }
test-never-run-open = im Protokoll noch offen
test-never-run-help = Führen Sie den Test durch, und tragen Sie Datum und Ergebnis ins Protokoll ein.
test-overdue = Der Test { $id } wurde zuletzt am { $day } durchgeführt; laut Plan ({ $frequency }) war er am { $due } wieder fällig
test-overdue-plan = die Frequenz im Testplan
test-overdue-help = Führen Sie den Test durch, und ergänzen Sie eine Zeile im Protokoll.
protocol-incomplete = Im Protokoll zu { $id } vom { $day } fehlt: { $missing }
protocol-incomplete-unnamed = Im Protokoll vom { $day } fehlt: { $missing }
protocol-incomplete-undated = Im Protokoll zu { $id } fehlt: { $missing }
protocol-incomplete-row = In einer Zeile des Protokolls fehlt: { $missing }
protocol-incomplete-expected = eine vollständige Zeile
protocol-incomplete-date = das Datum
protocol-incomplete-result = das Ergebnis
protocol-incomplete-duration = die Dauer
protocol-incomplete-data-age = das Alter der wiederhergestellten Daten
protocol-incomplete-help = Tragen Sie es nach, solange es noch jemand weiß.
service-not-covered = Kein Test des Testplans deckt { $name } ab (Datenklasse kritisch)
service-not-covered-help = Nehmen Sie den Dienst in den Umfang eines Tests auf, oder nennen Sie beim Dienst die Test-ID.
service-not-covered-stranger = Der Test { $id } nennt { $name }; einen solchen Dienst gibt es im Wiki nicht
service-not-covered-stranger-help = Beschreiben Sie den Dienst, oder berichtigen Sie den Umfang.
service-not-covered-unfinished = Der Test { $id } nennt { $names }; das sind keine Dienste des Wikis
service-not-covered-unfinished-help = Legen Sie Einträge für die Dienste darunter an, oder berichtigen Sie den Umfang.
promise-conflict-rpo = „{ $name }“: Hier steht eine RPO von { $here }, beim Dienst selbst { $there }
promise-conflict-rto = „{ $name }“: Hier steht eine RTO von { $here }, beim Dienst selbst { $there }
promise-conflict-class = „{ $name }“: Hier steht die Datenklasse { $here }, beim Dienst selbst { $there }
promise-conflict-interval = „{ $name }“ wird laut dieser Tabelle nur „{ $here }“ gesichert; der Dienst sagt „{ $there }“ zu
promise-conflict-target = „{ $class }“: Hier steht { $field } { $here }, an anderer Stelle { $there }; keines davon gilt
promise-conflict-other-target = das andere Ziel der Datenklasse
class-target-here = die Zusage der Datenklasse
promise-conflict-own = die Zusage des Dienstes selbst
promise-conflict-help = Entscheiden Sie, welcher Wert gilt, und berichtigen Sie die andere Stelle.
evidence-conflict-result = „{ $name }“: Der Test vom { $day } ist hier „{ $here }“, im Protokoll „{ $there }“
evidence-conflict-time = „{ $name }“: Der Test vom { $day } dauerte hier { $here }, im Protokoll { $there }
evidence-conflict-never = „{ $name }“: hier „{ $text }“ getestet, im Protokoll aber am { $day }
evidence-conflict-no-row = „{ $name }“: Das Protokoll hat keine Zeile für den Test { $id } vom { $day }
evidence-conflict-no-row-expected = eine Zeile vom { $day } im Protokoll
evidence-conflict-other-day = im Protokoll zuletzt am { $day }
evidence-conflict-row = die Zeile im Protokoll
evidence-conflict-open = im Protokoll noch offen
evidence-conflict-unknown = „{ $name }“ nennt den Test `{ $id }`; er steht weder in einem Testplan noch im Protokoll
evidence-conflict-unknown-help = Nehmen Sie den Test in das Protokoll auf, oder berichtigen Sie die ID.
evidence-conflict-help = Berichtigen Sie die falsche Stelle.
scope-conflict = „{ $name }“ nennt den Test { $id }, aber der Umfang dieses Tests nennt nur anderes: { $scope }
scope-conflict-scope = der Umfang des Tests
scope-conflict-help = Nehmen Sie den Dienst in den Umfang auf, oder nennen Sie beim Dienst den Test, der ihn wiederherstellt.
cadence-conflict = „{ $task }“ hat hier das Intervall „{ $cadence }“, im Testplan ein anderes
cadence-conflict-plan = { $id }: { $cadence }
cadence-conflict-help = Einigen Sie sich auf ein Intervall, und nennen Sie in der Aufgabe die Test-ID.
maintenance-overdue = „{ $task }“ ist überfällig: zuletzt { $last }, laut Intervall ({ $frequency }) wieder fällig am { $due }
maintenance-due = „{ $task }“, zuletzt { $last }, ist laut Intervall ({ $frequency }) wieder fällig am { $due }
maintenance-cadence = das Intervall der Aufgabe
maintenance-overdue-help = Erledigen Sie die Aufgabe, und tragen Sie das Datum ein: `runbuch log { $task }`.
maintenance-without-cadence = Es ist unbekannt, wann „{ $task }“ wieder fällig ist: „{ $frequency }“ wird nicht als Intervall erkannt
maintenance-without-cadence-help = Nennen Sie ein Intervall wie `monatlich` oder `alle 6 Monate`, oder einen Anlass wie `vor Upgrades`.
maintenance-without-task = Eine Wartungsaufgabe „{ $task }“ mit einem Intervall gibt es nicht

## L: Links
broken-link = Kaputter Link: `{ $target }` gibt es nicht
broken-link-image = Das Bild `{ $target }` gibt es nicht
broken-link-empty = Der Link hat kein Ziel
broken-link-help = Legen Sie die Seite an, oder berichtigen Sie den Link.
broken-link-rooted-help = Legen Sie die Seite an, oder berichtigen Sie den Link. Gehört `{ $prefix }` zu einer anderen Website auf demselben Host, nehmen Sie es in book.toml unter `[links]` in `outside` auf.
broken-link-wiki-help = Keine Seite hat diesen Titel, Alias, Dateinamen oder Pfad.
broken-link-several = Gleich gut passen: { $names }.
broken-link-same = dasselbe Ziel
broken-link-planned-help = Keine Datei und kein Alias heißt so. Schreiben Sie die Notiz, oder entfernen Sie den Link bis dahin.
broken-link-case = `{ $target }` funktioniert nur, wo Groß- und Kleinschreibung keine Rolle spielt
broken-link-code-hosts = `{ $target }` funktioniert nur bei Code-Hostern wie GitHub, nicht in { $generator }
broken-link-code-hosts-help = Schreiben Sie den Link, wie { $generator } ihn erwartet.
broken-link-address = { $count ->
    [one] `{ $target }` ist die Adresse einer Seite auf einer Website, nicht der Pfad ihrer Datei
   *[other] { $count } Links wie `{ $target }` sind Adressen von Seiten auf einer Website, nicht die Pfade ihrer Dateien
  }
broken-link-address-help = Die Links funktionieren hier. Anderswo, etwa auf GitHub, sind sie kaputt; Pfade von Dateien funktionieren überall.
broken-link-outside = `{ $target }` liegt außerhalb des Projekts und lässt sich nicht prüfen
broken-link-outside-help = Verlinken Sie die Adresse, unter der Leser es finden.
broken-link-include = Die einzubindende Datei `{ $target }` gibt es nicht
broken-link-include-help = Legen Sie die Datei an, oder berichtigen Sie den Pfad; bis dahin fehlt auf der Seite der Text.
broken-link-include-region = `{ $target }` hat keinen Abschnitt `{ $region }`; hier wird nichts eingebunden
broken-link-include-region-help = Kennzeichnen Sie den Abschnitt in der Datei, oder berichtigen Sie seinen Namen.
broken-link-include-outside = `{ $target }` liegt außerhalb des Projekts und wird nicht eingebunden
broken-link-include-outside-help = Kopieren Sie den Text in das Projekt.
broken-link-include-remote = `{ $target }` liegt auf einem anderen Host und wird nicht eingebunden
included-here = hier eingebunden
broken-link-unsafe = Der Link führt ein Skript aus; auf der Website wird er weggelassen
broken-link-unsafe-help = Verlinken Sie eine Seite oder eine Adresse.
broken-link-unpublished = `{ $path }` ist vorhanden, wird aber nicht mit dem Wiki veröffentlicht
broken-link-hidden = `{ $path }` ist verborgen, weil ein Name mit einem Punkt beginnt, und wird nicht mit dem Wiki veröffentlicht
broken-link-unpublished-help = Setzen Sie `repository-url` unter `[runbuch]` in book.toml, damit der Link ins Repository führt, oder verschieben Sie die Datei in den Inhaltsordner.
broken-link-ignored = `{ $path }` ist vorhanden, aber { $by } schließt die Datei in Zeile { $line } aus; sie gehört nicht zum Wiki
broken-link-ignored-help = Entfernen Sie diese Zeile, oder verlinken Sie etwas, das im Repository liegt.
broken-link-symlink = `{ $path }` ist ein symbolischer Link aus dem Projekt hinaus oder liegt hinter einem; die Datei gehört nicht zum Wiki
broken-link-symlink-help = Legen Sie die Datei im Projekt ab.
broken-link-closed = `{ $path }` liegt in einem verborgenen Ordner und gehört nicht zum Wiki
broken-link-closed-help = Legen Sie die Datei in einem Ordner ab, dessen Name nicht mit einem Punkt beginnt.
broken-link-left-out = `{ $path }` ist vorhanden, aber `ignore` unter `[runbuch]` in book.toml schließt die Datei aus; sie gehört nicht zum Wiki
broken-link-left-out-help = Entfernen Sie die Datei aus `ignore`, oder verlinken Sie etwas anderes.
broken-link-nav = Kaputter Link in der Navigation: Die Seite `{ $target }` gibt es nicht
broken-link-nav-help = Nennen Sie eine Seite relativ zum Inhaltsordner.
link-to-draft = `{ $target }` ist ein Entwurf; die Seite fehlt auf der Website
link-to-draft-help = Veröffentlichen Sie die Seite, oder entfernen Sie den Link, bis sie fertig ist.
link-to-secret = `{ $path }` enthält offenbar { $what } und wird nicht veröffentlicht
link-to-secret-include = `{ $path }` enthält offenbar { $what } und wird nicht eingebunden
link-to-secret-help = Schreiben Sie, wo die Zugangsdaten aufbewahrt werden, statt die Datei zu verlinken.
secret-private-key = einen privaten Schlüssel
secret-key-store = einen Schlüsselspeicher
secret-password-store = einen Passwortspeicher
secret-credentials = Zugangsdaten
secret-environment = Umgebungsvariablen mit Passwörtern
secret-database = eine Datenbank
secret-kubeconfig = den Zugang zu einem Kubernetes-Cluster
secret-terraform-state = Zustand oder Variablen von Terraform
address-taken-page = Die Adresse `{ $address }` ist schon belegt durch { $holder }; diese Seite bekommt `{ $instead }`
address-taken-page-help = Benennen Sie eine der beiden um.
address-taken-redirect = Die alte Adresse `{ $address }` ist belegt durch { $holder }; die Weiterleitung entfällt
address-taken-redirect-help = Entfernen Sie die alte Adresse, oder benennen Sie um, was sie belegt.
address-taken-made = `{ $address }` ersetzt eine Seite, die die Website selbst erzeugt
address-taken-not-found = `{ $address }` ersetzt die Seite für Adressen, die es nicht gibt; ihre Links funktionieren nur an der Wurzel der Website
address-taken-not-found-help = Verwenden Sie darin absolute Adressen, oder benennen Sie die Seite um.
address-taken-file = Die Adresse `{ $address }` ist belegt durch { $holder }; die Datei fehlt auf der Website
address-taken-folder = Die Adresse `{ $address }` ist durch einen Ordner der Website belegt; die Datei fehlt auf der Website
address-taken-file-help = Benennen Sie die Datei um.
address-taken-over-redirect = Die alte Adresse `{ $address }` ist durch diese Datei belegt; die Weiterleitung entfällt
address-of-page = die Seite `{ $path }`
address-of-section = die Übersicht des Ordners `{ $path }`
address-of-made = eine Datei, die die Website selbst erzeugt
address-of-redirect = die Weiterleitung auf `{ $target }`
address-asked-here = die andere Stelle
address-stands-here = diese Seite belegt sie
bad-address-outside = `{ $address }` liegt außerhalb der Website; die Weiterleitung entfällt
bad-address-outside-help = Verwenden Sie eine Adresse auf dieser Website; mit `/` am Anfang ist sie relativ zum Inhaltsordner.
bad-address-host = `{ $address }` liegt auf einem anderen Host; die Weiterleitung entfällt
bad-address-backslash = `{ $address }` enthält einen Rückstrich; die Weiterleitung entfällt
bad-address-backslash-help = Trennen Sie Ordner mit `/`.
bad-address-character = `{ $address }` enthält das Zeichen { $character }; die Weiterleitung entfällt
bad-address-long = Die alte Adresse ist zu lang; die Weiterleitung entfällt. Ein Name kann { $most } Bytes haben, eine Adresse { $whole }.
bad-address-windows = `{ $address }` ist unter Windows nicht möglich
bad-address-help = Verwenden Sie eine Adresse, die jedes Dateisystem zulässt, oder entfernen Sie sie.
bad-address-name = Der Name von `{ $path }` enthält das Zeichen { $character }; die Seite bekommt die Adresse `{ $instead }`
bad-address-long-name = Der Name der Datei hat mit der Endung `.html` mehr als { $most } Bytes; die Seite bekommt die Adresse `{ $instead }`
bad-address-name-help = Benennen Sie die Datei um.
bad-address-file = Der Name von `{ $path }` enthält einen Rückstrich; die Datei wird nicht veröffentlicht
names-alike-case = `{ $path }` und `{ $other }` sind unter macOS und Windows dieselbe Datei
names-alike-unicode = `{ $path }` gibt es zweimal, in zwei Formen von Unicode; unter macOS sind beide dieselbe Datei
names-alike-other = die andere Datei
names-alike-help = Benennen Sie eine der beiden um, oder führen Sie sie zusammen.
duplicate-id = Die Seite hat zwei Elemente mit der id `{ $id }`; Links führen zum ersten
duplicate-id-first = hier ist das erste
duplicate-id-help = Geben Sie jedem Element eine eigene id.
broken-anchor = `{ $path }` hat weder Überschrift noch Anker `#{ $anchor }`
broken-anchor-here = Diese Seite hat weder Überschrift noch Anker `#{ $anchor }`
broken-anchor-code-hosts = `{ $target }` funktioniert nur bei Code-Hostern wie GitHub; in { $generator } heißt der Anker anders
broken-anchor-code-hosts-help = In { $generator } lautet der Anker `#{ $anchor }`.
broken-anchor-help = Verlinken Sie eine Überschrift der Seite, oder geben Sie der Überschrift mit `{"{#"}id{"}"}` einen Anker.
dangling-file-ref = Die Datei `{ $name }` gibt es nicht
dangling-file-ref-help = Legen Sie die Datei an und verlinken Sie sie, oder nennen Sie, was Leser stattdessen verwenden sollen.
orphan-page = Weder eine Seite noch die Navigation verlinkt diese Seite
orphan-page-help = Verlinken Sie die Seite, oder nehmen Sie sie in die Navigation auf.
dead-external-link = `{ $target }` gibt es nicht (Status { $status })
dead-external-link-help = Berichtigen Sie die Adresse, oder verlinken Sie eine archivierte Fassung.
dead-external-link-maybe-help = Das kann vorübergehend sein. Was von hier aus nie funktioniert, nehmen Sie mit `exclude` oder `accept` in `[check.external]` aus.
dead-external-link-no-host = Den Host von `{ $target }` gibt es nicht
dead-external-link-time = `{ $target }` antwortet nicht rechtzeitig
dead-external-link-tls = Keine sichere Verbindung zu `{ $target }`: { $detail }
dead-external-link-tls-help = Erneuern Sie das Zertifikat, oder machen Sie seine Ausstellerin auf diesem Rechner bekannt: im Speicher des Systems oder in der Datei, die `SSL_CERT_FILE` nennt. Den Host nehmen Sie mit `exclude` in `[check.external]` aus.
dead-external-link-unreachable = `{ $target }` ist nicht erreichbar: { $detail }
dead-external-link-circle = `{ $target }` leitet zu oft weiter (Status { $status })
dead-external-link-limited = `{ $target }` begrenzt die Zahl der Anfragen (Status { $status })
dead-external-link-refused = `{ $target }` lehnt automatische Anfragen ab (Status { $status })
dead-external-link-server = Der Host von `{ $target }` meldet einen Serverfehler (Status { $status })
dead-external-link-status = `{ $target }` antwortet mit Status { $status }
dead-external-link-anchor = `{ $target }` gibt es, aber ohne den Anker `#{ $anchor }`
dead-external-link-anchor-help = Verwenden Sie einen Anker, den die Seite hat, oder verlinken Sie die Seite selbst.
dead-external-link-long = `{ $target }` gibt es, aber die Seite ist zu lang, um darin den Anker `#{ $anchor }` zu suchen
dead-external-link-long-help = Prüfen Sie es im Browser, oder verlinken Sie die Seite selbst.
dead-external-link-malformed = `{ $target }` ist keine gültige Adresse
dead-external-link-not-asked = `{ $target }` wurde nicht abgefragt: Die Zeit war um
dead-external-link-not-asked-help = Erhöhen Sie `--external-budget`. Erreichbare Adressen werden beim nächsten Mal nicht noch einmal abgefragt.
external-link-also = auch hier verlinkt
moved-external-link = `{ $target }` ist dauerhaft umgezogen
moved-external-link-help = Suchen Sie die neue Adresse, und verlinken Sie sie.
ambiguous-link = `[[{ $target }]]` passt auf { $count } Seiten
ambiguous-link-candidate = auf diese
ambiguous-link-help = Nennen Sie den Pfad: `[[ordner/seite]]`.
image-without-alt = Das Bild `{ $target }` hat keinen Alternativtext
image-without-alt-help = Beschreiben Sie zwischen den Klammern, was es zeigt: `![Netzplan]({ "…" })`.
undefined-reference = Der Verweis `{ $label }` ist nicht definiert; die Seite zeigt ihn mit Klammern
undefined-reference-footnote = Die Fußnote `{ $label }` ist nicht definiert; die Seite zeigt sie mit Klammern
undefined-reference-help = Definieren Sie das Ziel: `[{ $label }]: seite.md`. Sind die Klammern wörtlich gemeint, maskieren Sie die erste mit `\`.
undefined-reference-footnote-help = Definieren Sie die Fußnote: `[{ $label }]: …`. Sind die Klammern wörtlich gemeint, maskieren Sie die erste mit `\`.
undefined-reference-in-doubt =
    { $count ->
        [one] Ein Verweis dieser Seite ist nicht definiert; diese Zeile bindet eine Datei ein, die Runbuch nicht liest
       *[other] { $count } Verweise dieser Seite sind nicht definiert; diese Zeile bindet eine Datei ein, die Runbuch nicht liest
    }
undefined-reference-in-doubt-help = Die Seite zeigt sie mit Klammern. Definieren Sie die Ziele auf der Seite selbst.

## P: Playbooks
step-gap = Auf Schritt { $before } folgt Schritt { $after }
step-gap-before = der Schritt davor
step-gap-repeat = Schritt { $number } gibt es zweimal
step-gap-first = zuerst hier
step-gap-order = Schritt { $number } steht nach Schritt { $before }
step-gap-help = Ergänzen oder verschieben Sie den Schritt, oder nummerieren Sie neu.
overview-drift-number = Die Übersicht nennt { $items } Schritte, es folgen aber { $steps }
overview-drift-lonely = dieser Schritt fehlt in der Übersicht
overview-drift-first = hier beginnen die Schritte
overview-drift-order = Die Reihenfolge weicht ab: „{ $text }“ ist in der Übersicht Nummer { $place }, weiter unten Schritt { $number }
overview-drift-words = Schritt { $number } heißt in der Übersicht „{ $text }“, in der Überschrift anders
overview-drift-step = der Schritt
overview-drift-help = Gleichen Sie Übersicht und Schritte in Zahl und Reihenfolge an.
overview-drift-link = Schritt { $number } der Übersicht verlinkt Schritt { $other }
overview-drift-link-help = Berichtigen Sie das Ziel des Links.
playbook-part-missing = { $count ->
    [one] Dem Playbook fehlt ein Teil
   *[other] Dem Playbook fehlen { $count } Teile
}: { $parts }
playbook-part-missing-named = { $count ->
    [one] Dem Playbook „{ $name }“ fehlt ein Teil
   *[other] Dem Playbook „{ $name }“ fehlen { $count } Teile
}: { $parts }
playbook-part-missing-help = Ergänzen Sie je einen Abschnitt; `runbuch check --unsafe-fixes` legt die Überschriften an.
playbook-part-trigger = Auslöser
playbook-part-precondition = Voraussetzungen
playbook-part-owner = Verantwortliche
playbook-part-time = Zeitlimit
playbook-part-contact = Kontakt oder Eskalation
playbook-part-way-back = Rückweg
playbook-part-success = Erfolgskriterium
situational-wording = „{ $word }“ lässt offen, ob es zu tun ist
situational-wording-help = Nennen Sie die Bedingung, oder machen Sie den Schritt verbindlich.
limits-above-total = Die Zeitlimits der Schritte ergeben zusammen { $sum }, das Limit des Playbooks ist { $total }
limits-above-total-expected = zusammen höchstens { $total }
limits-above-total-here = das Zeitlimit des Playbooks
limits-above-total-help = Kürzen Sie das Zeitlimit eines Schritts, oder erhöhen Sie das des Playbooks. Kennzeichnen Sie gleichzeitige Schritte mit „parallel“.
order-vs-dependencies = „{ $name }“ wird vor „{ $other }“ gestartet, hängt aber davon ab
order-vs-dependencies-later = erst hier: { $step }
order-vs-dependencies-here = die Abhängigkeiten von „{ $name }“
order-vs-dependencies-help = Ändern Sie die Reihenfolge der Schritte, oder berichtigen Sie die Abhängigkeit.

## C: Checklisten
not-a-list-boxes = { $count ->
    [one] Eine Zeile mit Kästchen, aber ohne Listenzeichen ist in Markdown keine Liste
   *[other] { $count } Zeilen mit Kästchen, aber ohne Listenzeichen{ $lines } sind in Markdown keine Liste
}
not-a-list-bullets = { $count ->
    [one] Eine Zeile, die mit `•` beginnt, ist in Markdown keine Liste
   *[other] { $count } Zeilen, die mit `•` beginnen{ $lines }, sind in Markdown keine Liste
}
not-a-list-misspelt = { $count ->
    [one] Das Kästchen eines Listenpunkts ist falsch geschrieben: Markdown erkennt es nicht
   *[other] Die Kästchen von { $count } Listenpunkten{ $lines } sind falsch geschrieben: Markdown erkennt sie nicht
}
not-a-list-misspelt-help = Schreiben Sie `[ ]` oder `[x]`; `runbuch check --fix` erledigt das. Die Website zeigt schon jetzt das Kästchen, das gemeint ist.
not-a-list-help = Beginnen Sie jede Zeile mit `- `; `runbuch check --fix` erledigt das. Die Website zeigt schon jetzt die Liste, die gemeint ist.
phase-order = Phase { $number } ist begonnen, aber Phase { $earlier } ist noch nicht abgeschlossen
phase-order-open = in Phase { $number } noch offen
phase-order-help = Schließen Sie zuerst die frühere Phase ab, oder entfernen Sie das Häkchen.
checklist-drift-undone = Phase { $number }: { $count ->
    [one] Ein Punkt der Checkliste hat keinen Schritt
   *[other] { $count } Punkte der Checkliste haben keinen Schritt
}: { $items }
checklist-drift-unchecked = Phase { $number }: { $count ->
    [one] Einen Schritt fragt die Checkliste nicht ab
   *[other] { $count } Schritte fragt die Checkliste nicht ab
}: { $items }
checklist-drift-other = hier beginnt die andere Liste
checklist-drift-help = Ergänzen Sie, was fehlt, oder benennen Sie beide gleich.

## R: Rollen
raci-accountable-none = Für „{ $task }“ ist niemand rechenschaftspflichtig: kein A in der Zeile
raci-accountable-several = Für „{ $task }“ ist mehr als eine Rolle rechenschaftspflichtig
raci-accountable-first = das erste A
raci-accountable-help = Geben Sie jeder Aufgabe genau ein A.
raci-responsible-none = Für „{ $task }“ ist niemand zuständig: kein R in der Zeile
raci-responsible-help = Geben Sie der Rolle, die die Arbeit ausführt, ein R; `R, A` in einer Zelle ist in Ordnung.
raci-responsible-letter = `{ $letter }` ist keiner der Buchstaben R, A, C und I
raci-responsible-letter-help = R: führt aus, A: ist rechenschaftspflichtig, C: wird gefragt, I: wird informiert; `–` bedeutet: nicht beteiligt.
raci-responsible-spelling = `{ $text }` schreibt man in einer RACI-Matrix `{ $letters }`
unknown-role = „{ $name }“ steht nicht im Rollenverzeichnis
unknown-role-help = Nehmen Sie die Rolle in das Verzeichnis auf, oder verwenden Sie eine vorhandene.
response-not-monotone = { $lower } verspricht mit „{ $time }“ eine schnellere Antwort als { $higher } mit „{ $other }“
response-not-monotone-higher = die höhere Priorität
response-not-monotone-help = Vertauschen oder berichtigen Sie die Zeiten: Je dringender, desto schneller.

## S: Aufbau und Text
number-gap = Auf die Überschrift { $before } folgt { $after }
number-gap-before = die Nummer davor
number-gap-repeat = Die Nummer { $number } gibt es zweimal
number-gap-stray = Die Überschrift { $number } setzt { $parent } nicht fort
number-gap-parent = die Überschrift darüber
number-gap-help = Ergänzen Sie den fehlenden Abschnitt, oder nummerieren Sie neu.
number-gap-repeat-help = Nummerieren Sie neu, oder entfernen Sie den doppelten Abschnitt.
placeholder = Platzhalter `{ $text }`: Hier fehlt Text
placeholder-table = Platzhalter `{ $text }`: In dieser Tabelle sind { $count } Zellen nicht ausgefüllt
placeholder-help = Ergänzen Sie den Text, oder schreiben Sie eine befristete Ausnahme.
mojibake = `{ $text }` war einmal `{ $restored }`: UTF-8, das als { $encoding } gelesen und so gespeichert wurde ({ $lines ->
    [one] 1 Zeile
   *[other] { $lines } Zeilen
})
mojibake-whole-help = Die ganze Datei lässt sich verlustfrei wiederherstellen: `runbuch check --fix`.
mojibake-runs-help = Nur Teile der Datei sind beschädigt; `runbuch check --unsafe-fixes` stellt sie wieder her. Prüfen Sie das Ergebnis.
table-shape-cells = { $count ->
    [one] 1 Zelle
   *[other] { $count } Zellen
}
table-shape-long = Die Zeile hat { $count } Zellen, der Kopf { $width }: Überzählige werden nicht angezeigt
table-shape-long-help = Entfernen Sie ein `|`, oder schreiben Sie `\|`, wo es zum Text gehört.
table-shape-short = Die Zeile hat { $count ->
    [one] 1 Zelle
   *[other] { $count } Zellen
}, der Tabellenkopf { $width }
table-shape-short-help = Ergänzen Sie die fehlenden Zellen; `runbuch check --fix` fügt leere an.
table-shape-stuck-help = Gehört die Zeile nicht zur Tabelle, setzen Sie eine Leerzeile davor; sonst ergänzen Sie die Zellen.
table-shape-column = Der Tabelle fehlt { $count ->
    [one] eine Spalte
   *[other] es an { $count } Spalten
}: { $columns }
table-shape-column-help = { $count ->
    [one] Ergänzen Sie sie; der Typ `{ $kind }` verlangt sie in jeder Zeile.
   *[other] Ergänzen Sie diese Spalten; der Typ `{ $kind }` verlangt sie in jeder Zeile.
}
heading-level-skip = { $count ->
    [one] Auf eine Überschrift der Ebene { $above } folgt gleich Ebene { $below }
   *[other] Auf eine Überschrift der Ebene { $above } folgt gleich Ebene { $below } (auf dieser Seite { $count }-mal)
}
heading-level-skip-help = Verwenden Sie Ebene { $level }.
heading-level-titles = Die Seite hat { $count } Überschriften der ersten Ebene
heading-level-first-title = die erste
heading-level-titles-help = Verwenden Sie einen Titel je Seite; machen Sie aus den anderen Überschriften der zweiten Ebene.
no-service-record-duty = Hier steht, was je Dienst zu dokumentieren ist, aber kein Dienst ist erfasst
no-service-record-plan = Restore-Tests sind geplant, aber kein Dienst ist erfasst
no-service-record-recovery = Hier ist ein Wiederanlauf beschrieben, aber kein Dienst ist erfasst
no-service-record-help = Legen Sie je Dienst eine Seite an (`runbuch new dienst NAME`), oder deklarieren Sie, was sie beschreibt: `<!-- kind: service -->` vor der Tabelle oder Überschrift.
bad-project-file = Die Projektdatei lässt sich nicht vollständig lesen: { $detail }
bad-project-file-help = Berichtigen Sie { $file }; was nach dem Fehler steht, wurde nicht gelesen.
bad-project-file-other = Es gibt auch eine Projektdatei von { $name }; das Wiki wird als { $taken } gelesen
bad-project-file-other-help = Um das zu ändern, nennen Sie den Generator in book.toml: `dialect = "{ $key }"` unter `[runbuch]`.
not-understood-shortcode = { $pages ->
    [one] Eine Seite nutzt
   *[other] { $pages } Seiten nutzen
  } { $count ->
    [one] einen Shortcode, der nicht bekannt ist
   *[other] { $count } Shortcodes, die nicht bekannt sind
  }: { $names }
not-understood-component = { $pages ->
    [one] Eine Seite nutzt
   *[other] { $pages } Seiten nutzen
  } { $count ->
    [one] eine Komponente, die nicht bekannt ist
   *[other] { $count } Komponenten, die nicht bekannt sind
  }: { $names }
not-understood-expression = { $pages ->
    [one] Eine Seite nutzt
   *[other] { $pages } Seiten nutzen
  } { $count ->
    [one] einen Ausdruck, der nicht ausgewertet wird
   *[other] { $count } Ausdrücke, die nicht ausgewertet werden
  }: { $names }
not-understood-query = { $pages ->
    [one] Eine Seite nutzt
   *[other] { $pages } Seiten nutzen
  } { $count ->
    [one] Abfragen einer Art, die
   *[other] Abfragen von { $count } Arten, die
  } dastehen, wie sie geschrieben sind: { $names }
not-understood-variant = { $pages ->
    [one] Eine Seite hat Text
   *[other] { $pages } Seiten haben Text
  }, den je nach Produkt oder Version nur manche Leser sehen sollen ({ $names }); hier steht alles
not-understood-variant-help = Schreiben Sie in den Text, für wen er gilt.
not-understood-formula = { $pages ->
    [one] Eine Seite hat
   *[other] { $pages } Seiten haben
  } { $count ->
    [one] eine Formel, die nicht gelesen werden konnte
   *[other] { $count } Formeln, die nicht gelesen werden konnten
  }; sie erscheinen, wie sie geschrieben sind: { $names }
not-understood-formula-help = Formeln sind TeX mit den Befehlen von LaTeX und AMS. Schreiben Sie `\$`, wo ein Dollarzeichen gemeint ist.
not-understood-hook = { $pages ->
    [one] Eine Seite hat
   *[other] { $pages } Seiten haben
  } { $count ->
    [one] einen Kommentar, den
   *[other] { $count } Arten von Kommentaren, die
  } ein Programm des Wikis (`hooks`) ersetzt: { $names }
not-understood-hook-help = Runbuch führt keine Programme aus. Links zu Ankern, die dabei entstehen, gelten als gültig und führen auf der Website zum Seitenanfang.
not-understood-uid = { $pages ->
    [one] Eine Seite verlinkt
   *[other] { $pages } Seiten verlinken
  } { $count ->
    [one] einen Namen, den keine Seite als `uid` hat
   *[other] { $count } Namen, die keine Seite als `uid` hat
  }: { $names }
not-understood-uid-help = Gezeigt wird nur der Text dieser Links. Geben Sie der Seite ihre `uid`, oder verlinken Sie die Adresse der Referenz.
not-understood-generator = { $pages ->
    [one] Eine Seite verlinkt
   *[other] { $pages } Seiten verlinken
  } { $count ->
    [one] eine Adresse, die nur { $generator } anlegt
   *[other] { $count } Adressen, die nur { $generator } anlegt
  }: { $names }
not-understood-generator-help = Gezeigt wird nur der Text dieser Links. Verlinken Sie stattdessen eine Seite des Wikis.
not-understood-query-help = Schreiben Sie die Ergebnisse der Abfrage als Text oder Tabelle, damit Leser sie sehen.
not-understood-help = Der Text darin wird angezeigt. Schreiben Sie als Markdown, was Leser sonst noch brauchen.
beyond-limit-html = Mehr als { $most } ineinander verschachtelte HTML-Elemente; tiefere Tags entfallen
beyond-limit-html-help = Schließen Sie die Elemente, die früher enden sollen.
beyond-limit-attributes = Ein Tag mit mehr als { $most } Attributen; es erscheint als Text
beyond-limit-attributes-help = Entfernen Sie Attribute, oder setzen Sie den Text in Backticks, wenn er kein HTML ist.
beyond-limit-markdown = Der Markdown-Parser versagt bei dieser Seite; sie wird mit weniger Syntax gelesen oder unverändert angezeigt
beyond-limit-markdown-help = Prüfen Sie, wie die Seite erscheint, und schreiben Sie den falschen Teil anders.
beyond-limit-crash = Runbuch kann diese Seite nicht lesen; sie wird unverändert angezeigt
beyond-limit-rule = Runbuch kann diese Seite nicht auf { $code } prüfen; die Befunde dieser Regel sind unbekannt
beyond-limit-crash-help = Das ist ein Fehler in Runbuch; melden Sie ihn zusammen mit der Seite.
beyond-limit-loop = `{ $target }` bindet sich selbst ein und entfällt hier
beyond-limit-include = `{ $target }` ist zu groß oder über zu viele Dateien eingebunden und entfällt
beyond-limit-include-help = Binden Sie nur die Zeilen oder den Abschnitt ein, den die Seite braucht.
not-utf8 = Die Datei ist nicht in UTF-8; sie wurde als { $encoding } gelesen
not-utf8-help = `runbuch check --fix` speichert sie in UTF-8.
ascii-umlaut = „{ $word }“ schreibt man „{ $spelled }“
ascii-umlaut-help = Schreiben Sie den Umlaut; `runbuch check --unsafe-fixes` erledigt das.
title-mismatch = Die Seite hat mehrere Namen: { $names }
title-mismatch-name = { $place } „{ $name }“
title-mismatch-title = im Front Matter
title-mismatch-heading = in der Überschrift
title-mismatch-file = im Dateinamen
title-mismatch-help = Verwenden Sie überall denselben Namen.
missing-doc-kind = { $count ->
    [one] Eine Art von Dokument ist angekündigt, aber im Wiki nicht zu finden
   *[other] { $count } Arten von Dokumenten sind angekündigt, aber im Wiki nicht zu finden
}: { $kinds }
missing-doc-kind-help = Legen Sie die Seiten an und verlinken Sie sie hier, oder entfernen Sie, was nicht gebraucht wird.
section-missing = { $count ->
    [one] Ein Abschnitt fehlt, den
   *[other] { $count } Abschnitte fehlen, die
} die Art „{ $kind }“ verlangt: { $sections }
section-missing-help = Ergänzen Sie, was fehlt; `runbuch check --unsafe-fixes` legt die Überschriften an.
translation-missing = Diese Seite gibt es nicht in `{ $language }`: `{ $path }` fehlt
translation-missing-help = Übersetzen Sie sie, oder geben Sie beiden Seiten denselben `translation_key`.
translation-older = Zuletzt geprüft am { $day }; das Gegenstück `{ $path }` wurde später geprüft, am { $newer }
translation-newer = das neuere Gegenstück
translation-older-help = Aktualisieren Sie die Übersetzung und ihr Datum.

## D: was als Daten gelesen wurde
almost-a-record = { $block } sieht nach Daten des Typs „{ $label }“ aus, wurde aber nicht gelesen
almost-a-column = Diese Spalte sieht nach einem Feld des Typs „{ $label }“ aus, wurde aber nicht gelesen
almost-a-record-help = { $remedy } Sind es keine Daten, schreiben Sie `{ $none }`.
block-table = Diese Tabelle
block-list = Diese Liste
block-section = Dieser Abschnitt
block-page = Diese Seite
kind-without-block = `kind: { $kind }` hat keine Wirkung: Es folgt keine Tabelle, Überschrift oder Liste
kind-without-block-help = Setzen Sie den Kommentar direkt über die Tabelle, Überschrift oder Liste. Den Typ einer ganzen Seite legen Sie im Front Matter fest: `kind: …`.
kind-without-record = `kind: { $kind }` ergibt keinen Eintrag: Nichts darunter ist von diesem Typ
kind-without-record-on-page = `kind: { $kind }` ergibt keinen Eintrag: Nichts auf dieser Seite ist von diesem Typ
kind-without-record-help = Einträge dieses Typs sind Zeilen, Abschnitte oder Listenpunkte mit seinen Feldern, die `runbuch schema { $kind }` ausgibt. Gibt es keine, entfernen Sie die Deklaration.

## E: Notfall
self-dependency-image = Das Bild liegt auf `{ $host }`; diese Maschine startet erst Schritt { $number }
self-dependency-link = `{ $host }` ist hier noch nicht erreichbar: Diese Maschine startet erst Schritt { $number }
self-dependency-host = Die Seite liegt auf `{ $host }`; diese Maschine startet erst Schritt { $number }
self-dependency-wiki = Das Wiki liegt auf `{ $host }`; diese Maschine startet erst Schritt { $number }
self-dependency-step = dieser Schritt
self-dependency-help = Bewahren Sie den Inhalt dort auf, wo er ohne diese Maschine zu lesen ist.

## X: eigene Regeln
policy-broken = Die Bedingung `{ $condition }` ist nicht erfüllt
policy-until = Ab dem { $day } ist die Bedingung wieder erfüllt.
policy-failed = Die Bedingung lässt sich hier nicht auswerten: { $reason }
policy-failed-help = Ergänzen Sie das Feld, oder prüfen Sie in der Bedingung zuerst, ob es vorhanden ist: `rpo != null && …`
policy-condition = die Bedingung
policy-incomplete = Die Bedingung von `{ $code }` wurde nur für { $done } von { $all } Einträgen ausgewertet: für die übrigen wären es zu viele Rechenschritte
policy-incomplete-help = Suchen Sie Einträge anderer Typen über ein Feld: `records("certificate").filter(c, c.used_by == name)`
policy-explained = Eine eigene Regel dieses Wikis. Sie gilt für alle Einträge des Typs `{ $kind }`:
policy-explained-day = Die Bedingung hängt vom Datum ab; `runbuch due` nennt die letzten Tage, an denen sie erfüllt ist.
expression-wrong-types = `{ $operator }` lässt sich darauf nicht anwenden: { $types }
expression-type-null = kein Wert
expression-type-bool = wahr oder falsch
expression-type-number = eine Zahl
expression-type-text = Text
expression-type-list = eine Liste
expression-type-map = ein Eintrag
expression-type-day = ein Tag
expression-type-length = eine Dauer
expression-no-key = das Feld `{ $key }` gibt es nicht
expression-no-truth = das Ergebnis ist weder wahr noch falsch, sondern { $found }
expression-too-expensive = das wären zu viele Rechenschritte
expression-too-many-changes = sie ändert sich an mehr als 1000 Tagen
expression-no-day = `{ $text }` wird nicht als Datum erkannt

## Lesen
source-unreadable = `{ $path }` lässt sich nicht lesen: { $reason }. Berichtigen Sie den Pfad oder die Rechte, und starten Sie den Befehl erneut.
io-not-found = gibt es nicht
io-permission-denied = keine Berechtigung
io-not-a-folder = ist kein Ordner
io-is-a-folder = ist ein Ordner
io-other = { $detail }

## YAML, TOML, JSON
data-syntax = Syntaxfehler: { $fault }
data-unquoted-text = eine Zeichenkette braucht Anführungszeichen
data-no-value = nach dem Schlüssel fehlt der Wert
data-no-separator = zwischen Schlüssel und Wert gehört genau ein Trennzeichen (`=` in TOML, `:` in YAML und JSON)
data-no-comma = zwischen zwei Werten fehlt ein Komma
data-extra-comma = ein Komma zu viel
data-bad-number = die Zahl ist ungültig
data-bad-date = das Datum ist ungültig; möglich ist `2026-01-31`
data-bad-truth = möglich sind nur `true` und `false`
data-bad-key = der Schlüssel ist ungültig; mit anderen Zeichen als Buchstaben, Ziffern, `-` und `_` braucht er Anführungszeichen
data-redefined = der Schlüssel hat schon einen Wert und kann keine weiteren Schlüssel aufnehmen
data-unfinished = der Text endet unerwartet
data-trailing = nach dem Ende folgt weiterer Text
data-unexpected = das ist an dieser Stelle nicht möglich
data-tab-indent = ein Tabulator, wo YAML Leerzeichen verlangt
data-indentation = die Einrückung passt zu keiner Zeile davor
data-unclosed-quote = das Anführungszeichen wird nicht geschlossen
data-unclosed-bracket = die Klammer wird nicht oder falsch geschlossen
data-colon-in-value = ein Wert mit „: “ braucht Anführungszeichen
data-unexpected-character = `{ $character }` kann keinen Wert ohne Anführungszeichen beginnen
data-unknown-escape = unbekannte Escape-Folge; in doppelten Anführungszeichen ist `\` ein Sonderzeichen
data-duplicate-key = der Schlüssel `{ $key }` steht doppelt; der erste gilt
data-complex-key = eine Liste oder Tabelle ist kein Schlüssel; Werte wie `{"{{ x }}"}` brauchen Anführungszeichen
data-unknown-alias = `*{ $name }` verweist auf keinen Anker `&{ $name }` davor
data-bad-merge = `<<` braucht eine Tabelle
data-second-document = nach `---` beginnt ein zweites Dokument; es wird nicht gelesen
data-too-deep = mehr als { $limit } Ebenen verschachtelt
data-too-large = Aliase vervielfachen sich über die Grenze hinaus

## book.toml
config-wrong-type = `{ $key }`: erwartet { $expected }, gefunden { $found }
config-type-text = eine Zeichenkette
config-type-texts = eine Liste von Zeichenketten
config-type-table = eine Tabelle
config-type-list = eine Liste
config-type-truth = ein Wahrheitswert
config-type-date = ein Datum
config-type-number = eine Zahl
config-type-nothing = nichts
config-type-nav-item = eine Seite oder `{"{ title, pages }"}`
config-type-rule = eine Stufe oder eine Tabelle mit Optionen
config-type-period = eine Zeitspanne wie "P14D" oder "14 Tage"
config-type-pattern = ein regulärer Ausdruck
config-type-level = eine Stufe: error, warning, note oder off
config-type-obligation = eine Stufe oder eine Tabelle von Stufen nach Datenklasse
config-type-targets = eine Tabelle mit `rpo` und `rto`
config-type-duration = eine Zeitangabe wie `4 h` oder `30 min`
config-bad-number = `{ $key }` muss zwischen { $least } und { $most } liegen
config-bad-time = `{ $key }`: `{ $value }` wird nicht als Zeitspanne erkannt; möglich sind `250ms`, `20s` oder `5m`
config-bad-regex = Der reguläre Ausdruck `{ $pattern }` ist ungültig: { $fault }
regex-group = eine runde Klammer wird nicht geöffnet oder nicht geschlossen
regex-bracket = eine eckige Klammer wird nicht geschlossen, oder in ihr steht ein unbekanntes `\`
regex-range = der Bereich in eckigen Klammern ist nicht aufsteigend
regex-class = diese Zeichenklasse gibt es nicht
regex-escape = nach `\` steht nichts oder etwas Unbekanntes
regex-repetition-of-nothing = vor `*`, `+` oder `?` steht nichts, das sich wiederholen kann
regex-count = die Anzahl in geschweiften Klammern ist ungültig, oder ihr Ende liegt vor dem Anfang
regex-group-name = der Name einer Gruppe ist ungültig oder doppelt
regex-unsupported = Rückverweise und Vorausschau (`\1`, `(?=…)`) werden nicht unterstützt
regex-flag = diesen Schalter gibt es nicht
regex-too-large = er ist zu groß
glob-bracket = eine eckige Klammer wird nicht geschlossen
glob-brace = geschweifte Klammern stehen nicht paarweise oder ineinander
config-bad-option = `{ $key }`: Der Wert ist nicht lesbar; erwartet wird { $expected }
config-missing-key = In `{ $table }` fehlt `{ $key }`
config-bad-word = `{ $key }`: unbekannter Wert `{ $value }`; möglich: { $known }
config-unknown-dialect = Den Dialekt `{ $name }` gibt es nicht; möglich sind: { $names }
config-unknown-dialect-meant = Den Dialekt `{ $name }` gibt es nicht. Meinten Sie `{ $meant }`?
config-bad-glob = Das Muster `{ $pattern }` ist ungültig: { $fault }
config-bad-address = `{ $key }`: `{ $address }` ist keine Adresse, die eine Seite verlinken darf; möglich sind `https://…`, `http://…` und Pfade
config-bad-outside = `outside`: `{ $prefix }` ist kein Anfang von Links ab der Wurzel; möglich sind Pfade wie `/api/`
config-bad-theme = `{ $name }` ist kein Name eines Ordners unter `themes/`
config-path-absolute = `{ $key }`: `{ $path }` muss relativ zum Projekt sein
config-path-outside = `{ $key }`: `{ $path }` liegt außerhalb des Projekts
config-policy-code = `{ $code }` ist kein gültiger Code einer eigenen Regel; verwenden Sie ein X und drei Ziffern: `X001`
config-policy-slug = `{ $slug }` ist kein gültiger Name einer Regel; möglich sind Kleinbuchstaben, Ziffern und `-`
config-policy-repeated = Die Regel `{ $code }` gibt es schon
config-policy-kind = Den Typ `{ $kind }` gibt es nicht
config-policy-kind-but = Den Typ `{ $kind }` gibt es nicht; meinten Sie `{ $near }`?
config-policy-name = Der Typ `{ $kind }` hat kein Feld `{ $name }`; möglich: { $known }
config-policy-name-but = Der Typ `{ $kind }` hat kein Feld `{ $name }`; meinten Sie `{ $near }`?
expression-syntax = Die Bedingung ist ungültig: `{ $text }` ist hier nicht möglich
expression-unfinished = Die Bedingung ist unvollständig
expression-too-long = Die Bedingung ist zu lang; höchstens { $limit } Bytes sind möglich
expression-too-deep = Die Bedingung ist zu tief verschachtelt; höchstens { $limit } Operatoren, Klammern und andere Zeichen sind möglich
expression-no-function = Die Funktion `{ $name }` gibt es nicht
expression-no-function-but = Die Funktion `{ $name }` gibt es nicht; meinten Sie `{ $near }`?
expression-bad-duration = `{ $text }` wird nicht als Dauer erkannt; möglich ist zum Beispiel `24 h`
expression-bad-day = `{ $text }` wird nicht als Tag erkannt; möglich ist `2026-01-31`
expression-records = `records` braucht den Namen eines Typs in Anführungszeichen: `records("certificate")`
expression-no-field = Das Feld `{ $name }` gibt es nicht; möglich: { $known }
expression-no-field-but = Das Feld `{ $name }` gibt es nicht; meinten Sie `{ $near }`?
expression-no-word = `{ $word }` ist kein Wert dieses Felds; möglich: { $known }
expression-no-word-but = `{ $word }` ist kein Wert dieses Felds; meinten Sie `{ $near }`?
config-src-empty = In `{ $path }` liegt kein Markdown (oder der Ordner fehlt)
config-build-dir-covers-src = Der Ausgabeordner `{ $path }` enthält die Quellen (`{ $src }`) und würde sie löschen

## Schreiben
output-foreign-folder = `{ $path }` ist nicht leer und stammt nicht von Runbuch; darin wird nichts überschrieben. Wählen Sie einen anderen Ausgabeordner, oder leeren Sie diesen selbst.
output-foreign-file = `{ $path }` stammt nicht von Runbuch und steht mit einer Datei der Website in Konflikt. Benennen Sie die Datei um, entfernen Sie sie, oder ändern Sie die Adresse der Seite.
output-not-a-folder = `{ $path }` ist kein Ordner (sondern eine Datei, ein kaputter symbolischer Link oder liegt unter einer Datei). Wählen Sie einen Ordner, oder entfernen Sie, was dort liegt.
output-invalid-path = Die Website enthält den Pfad `{ $path }`, der nicht in den Ausgabeordner geschrieben werden kann (leer, `..`, absolut, Rückstrich oder von Runbuch belegt). Ändern Sie die Adresse der Seite oder den Namen der Datei.
output-collision = `{ $first }` und `{ $second }` können nicht beide im Ausgabeordner liegen. Ändern Sie die Adresse einer der beiden.
output-broken-manifest = Die Liste der geschriebenen Dateien `{ $path }` ist nicht lesbar: { $detail }. Stellen Sie sie wieder her, oder löschen Sie den Ausgabeordner, wenn er nichts Eigenes enthält, und bauen Sie neu.
output-newer-manifest = `{ $path }` hat die Formatversion { $version }, die diese Version von Runbuch nicht unterstützt. Verwenden Sie eine neuere Version oder einen anderen Ausgabeordner.
output-busy = Ein anderer Lauf von Runbuch schreibt gerade nach `{ $path }`. Warten Sie, bis er fertig ist, oder beenden Sie ihn.
output-read = `{ $path }` ließ sich nicht lesen: { $detail }. Die bisherige Website ist unverändert. Prüfen Sie, ob der Pfad vorhanden und lesbar ist.
output-full = Kein Speicherplatz für `{ $path }`: { $detail }. Geben Sie Speicherplatz frei (ein Build braucht Platz für alle geänderten Dateien), und starten Sie den Befehl erneut.
output-not-writable = `{ $path }` ist nicht beschreibbar: { $detail }. Ändern Sie die Rechte, oder wählen Sie einen anderen Ort.
output-vanished = `{ $path }` wurde von einem anderen Prozess entfernt. Bauen Sie noch einmal.
output-write = `{ $path }` ließ sich nicht schreiben: { $detail }. Beheben Sie die Ursache, und starten Sie den Befehl erneut.
output-cleanup = Reste eines Laufs unter `{ $path }` ließen sich nicht entfernen: { $detail }. Die Website selbst ist vollständig. Der nächste Lauf versucht es wieder; sonst löschen Sie sie selbst.
output-reason-asked = Datei für Datei ersetzt, wie angefordert
output-reason-no-exchange = Datei für Datei ersetzt: `{ $path }` lässt sich auf diesem System nicht in einem Schritt austauschen
output-reason-no-hard-link = Datei für Datei ersetzt: `{ $path }` ließ sich nicht hart verlinken
output-reason-mount-point = Datei für Datei ersetzt: `{ $path }` ist ein Einhängepunkt
output-reason-parent-not-writable = Datei für Datei ersetzt: in `{ $path }` lässt sich kein Ordner für die neue Fassung anlegen
output-reason-not-reproducible = Datei für Datei ersetzt: Besitzer oder Rechte von `{ $path }` lassen sich nicht auf einen neuen Ordner übertragen

## Berichte
level-error = Fehler
level-warning = Warnung
level-note = Hinweis
level-off = aus
report-expected = erwartet
report-found = gefunden
report-help = Abhilfe
report-also = auch in
report-alike = ebenso an { $count } weiteren Stellen
report-more-places = { $places } und { $count } weitere
report-permitted = Ausnahme bis { $until }: { $reason }
report-permitted-by = Ausnahme bis { $until } von { $by }: { $reason }
report-baseline = in der Baseline
report-expired = Nachweis abgelaufen
report-unknown = kein Nachweis
report-errors = Fehler
report-warnings = Warnungen
report-notes = Hinweise
report-waived = Ausnahmen
report-known = Baseline
report-pages = Seiten
report-none = Keine Befunde auf { $count ->
    [one] 1 Seite
   *[other] { $count } Seiten
}.
report-not-counted = { $count ->
    [one] 1 Befund zählt nicht
   *[other] { $count } Befunde zählen nicht
}: Ausnahme oder in der Baseline

## Baseline
baseline-broken = Die Baseline ist nicht lesbar: { $problem }. Berichtigen Sie sie, oder löschen Sie sie und legen Sie sie mit `runbuch check --write-baseline` neu an.
baseline-version = Erwartet wird `"version": { $version }`
baseline-no-list = `findings` muss eine Liste sein
baseline-entry = Ein Eintrag braucht `code`, `path` und `subject` als Texte und `count` als Zahl ab 1, und sonst nichts
baseline-twice = Diesen Eintrag gibt es zweimal
baseline-written = { $path }: Baseline mit { $count ->
    [one] 1 Befund
   *[other] { $count } Befunden
} geschrieben
baseline-stale = { $path }: { $code } `{ $subject }` steht noch { $count ->
    [one] einmal
   *[other] { $count }-mal
} in der Baseline, kommt aber nicht mehr vor
baseline-stale-help = `runbuch check --write-baseline{ $file }` aktualisiert die Baseline.

## Einträge
shape-page = Seite
shape-section = Abschnitt
shape-facts = Wertetabelle
shape-row = Tabellenzeile
shape-item = Listenpunkt
records-declared = deklariert
records-recognised = erkannt
records-kind = { $count } (`{ $kind }`)
records-unreadable = { $text } (nicht erkannt)
records-yes = ja
records-no = nein
records-place = Stelle
records-shape = Form
records-ignored = Keine Felder dieses Typs: { $names }
records-read-unread = { $read }; { $unread }: `runbuch records --unread`
records-unread-tables = { $count ->
    [one] 1 Tabelle sieht nach Daten aus und wurde nicht gelesen
   *[other] { $count } Tabellen sehen nach Daten aus und wurden nicht gelesen
}
records-unread-blocks = { $count ->
    [one] 1 Stelle sieht nach Daten aus und wurde nicht gelesen
   *[other] { $count } Stellen sehen nach Daten aus und wurden nicht gelesen
}
unread-none = Alle Daten wurden gelesen: Nichts anderes sieht nach Daten aus.
unread-nearly = { $place } ({ $size }): beinahe `{ $kind }`
unread-table = Tabelle, { $count ->
    [one] 1 Zeile
   *[other] { $count } Zeilen
}
unread-list = Liste, { $count ->
    [one] 1 Punkt
   *[other] { $count } Punkte
}
unread-section = Abschnitt, { $count ->
    [one] 1 Wert
   *[other] { $count } Werte
}
unread-column = Spalte, { $count ->
    [one] 1 Wert
   *[other] { $count } Werte
}
unread-steps = Abschnitt, { $count ->
    [one] 1 Schritt
   *[other] { $count } Schritte
}
unread-page = Front Matter, { $count ->
    [one] 1 Schlüssel
   *[other] { $count } Schlüssel
}
unread-kind = Nächster Typ
unread-lacks = Es fehlt
unread-name = `{ $written }` ist kein bekannter Name für `{ $field }` ({ $names } …)
unread-missing = `{ $field }` fehlt ({ $names } …)
unread-any = eines davon fehlt noch: { $fields }
unread-heading = keine Überschrift darüber sagt, was diese Punkte sind
unread-shape = Einträge dieses Typs werden nur in anderer Form erkannt
unread-wording = diese Punkte beginnen nicht mit einem Datum und einem Doppelpunkt
unread-html = HTML-Tabellen werden angezeigt, aber nicht gelesen
unread-no-playbook = weder die Seite noch ihr Ordner heißt Playbook, Runbook oder Notfall
unread-overview = die Zeilen nennen Seiten, von denen keine als Eintrag gelesen wurde
unread-declare = Schreiben Sie `<!-- kind: { $kind } -->` davor.
unread-declare-linked = Schreiben Sie `kind: { $kind }` in das Front Matter der verlinkten Seiten.
unread-markdown-table = Schreiben Sie sie als Markdown-Tabelle.
unread-rename = Schreiben Sie { $names }.
unread-renamed = `{ $name }` statt `{ $written }`
unread-add = Dieser Typ verlangt außerdem { $names }.
unread-as-table = als Zeile einer Tabelle
unread-as-section = als Abschnitt mit Feldern unter einer Überschrift
unread-as-page = als Front Matter einer Seite
unread-reword = Schreiben Sie jeden wie `2026-01-11: USV-Test, ok`.
unread-other-shape = Schreiben Sie es { $form }; die Namen der Felder gibt `runbuch schema { $kind }` aus.
unread-declare-page = Schreiben Sie `kind: { $kind }` in das Front Matter.
records-read = Gelesen: { $records }
records-none = Keine Einträge gelesen: Nichts ist als Dienst, als Restore-Test oder als anderer Typ (`runbuch schema`) zu erkennen

## Befehle
summary-errors = { $count ->
    [one] 1 Fehler
   *[other] { $count } Fehler
}
summary-warnings = { $count ->
    [one] 1 Warnung
   *[other] { $count } Warnungen
}
summary-notes = { $count ->
    [one] 1 Hinweis
   *[other] { $count } Hinweise
}
summary-waived = { $count ->
    [one] 1 Ausnahme
   *[other] { $count } Ausnahmen
}
summary-baseline = { $count } in der Baseline
summary-pages = { $count ->
    [one] auf 1 Seite
   *[other] auf { $count } Seiten
}
check-explain = `runbuch rule { $code }` erklärt einen Befund.
check-foremost = Beginnen Sie mit { $code } { $slug } ({ $count } von { $all } Befunden): `runbuch rule { $code }` erklärt die Regel, `runbuch check --statistics` zählt nach Regeln und Ordnern.
check-folded = { $count ->
    [one] 1 Befund ist
   *[other] { $count } Befunde sind
} oben nur mitgezählt, bei anderen mit derselben Ursache; `--no-fold` zeigt jeden einzeln.
statistics-by-rule = Befunde nach Regel
statistics-by-folder = Befunde nach Ordner
statistics-fixable = { $count } behebbar
check-fixed = { $count ->
    [one] 1 Korrektur
   *[other] { $count } Korrekturen
} in { $files ->
    [one] 1 Datei
   *[other] { $files } Dateien
}
build-done = { $pages ->
    [one] 1 Seite
   *[other] { $pages } Seiten
}: { $path } ({ $written } Dateien geschrieben, { $unchanged } unverändert, { $removed } entfernt)
build-dialect = Als { $name }-Projekt gelesen.
build-dialect-file = Als { $name }-Projekt gelesen (`{ $path }`).
build-evaded = `{ $usual }/` enthält Dateien, die nicht von Runbuch stammen; die Website liegt deshalb in `{ $out }/` (einen anderen Ordner legen Sie mit `build-dir` unter `[build]` in book.toml oder mit `--out` fest).
build-elsewhere = `{ $src }/`: { $pages ->
    [one] 1 Seite
   *[other] { $pages } Seiten
}; { $count ->
    [one] 1 Markdown-Datei liegt
   *[other] { $count } Markdown-Dateien liegen
} außerhalb, vor allem in `{ $folder }/`: `src` unter `[book]` in book.toml legt den Ordner der Seiten fest.
build-shallow = Die Git-Historie ist unvollständig (shallow clone): Einige Seiten nennen daher ein zu spätes Datum der letzten Änderung. `git fetch --unshallow` lädt sie vollständig.
build-drafts = { $count ->
    [one] 1 Entwurf wurde weggelassen; `--drafts` nimmt ihn auf.
   *[other] { $count } Entwürfe wurden weggelassen; `--drafts` nimmt sie auf.
}
build-unlinked = { $count ->
    [one] 1 Datei, auf die keine Seite verweist, wurde weggelassen; `publish` unter `[runbuch]` in book.toml nimmt sie auf.
   *[other] { $count } Dateien, auf die keine Seite verweist, wurden weggelassen; `publish` unter `[runbuch]` in book.toml nimmt sie auf.
}
build-secrets = { $count ->
    [one] 1 Datei sieht nach Geheimnissen aus und wurde nicht veröffentlicht: { $paths }
   *[other] { $count } Dateien sehen nach Geheimnissen aus und wurden nicht veröffentlicht: { $paths }
}
build-findings = { $summary }; `runbuch check` zeigt sie.
build-stopped = Build fehlgeschlagen: Mit --strict lassen Fehler und Warnungen den Build fehlschlagen. Nichts wurde geschrieben.
watch-serving = Website unter { $url } (Strg+C beendet)
watch-port-taken = Port { $taken } ist belegt; verwendet wird der nächste freie.
watch-waiting = Warte auf Änderungen in `{ $path }` (Strg+C beendet)
watch-polling = Das System meldet keine Änderungen ({ $detail }); die Dateien werden stattdessen regelmäßig geprüft.
watch-open = Der Browser ließ sich nicht öffnen: { $detail }
watch-changed = { $what }: { $written ->
    [one] 1 Datei
   *[other] { $written } Dateien
} geschrieben, { $removed } entfernt, in { $ms } ms
watch-checked = { $what }: geprüft in { $ms } ms
watch-everything = Viele Änderungen
watch-gone = Behoben: { $code } { $path }: { $message }
watch-gone-more = … und { $count } weitere behoben
watch-new-more = … und { $count } weitere neue Befunde; `runbuch check` zeigt alle
watch-stays = Bis das behoben ist, bleibt die Website unverändert.
lsp-read-as = Gelesen als `{ $value }`
lsp-fix = { $code } beheben
lsp-fix-replace = Durch `{ $text }` ersetzen
lsp-fix-remove = Entfernen
lsp-fix-all = Alle Befunde beheben, deren Behebung den Sinn nicht ändert
lsp-unsafe = { $title } (bitte prüfen: kann den Sinn ändern)
lsp-waive = Ausnahme für { $code } einfügen
lsp-create-page = Seite `{ $path }` anlegen
lsp-no-rename = Umbenennen lassen sich Überschriften und Namen von Einträgen, in Seiten ohne eingebundene Dateien; eine Überschrift muss eine bleiben.
lsp-stays = Bis das behoben ist, werden die vorherigen Befunde gezeigt.
lsp-crashed = Ein Fehler in Runbuch hat die Prüfung dieses Textes abgebrochen; die letzten Befunde bleiben stehen. Melden Sie ihn mit den Zeilen aus dem Protokoll des Servers.
watch-mended = Alle Fehler behoben.
watch-port = Port { $port } lässt sich nicht öffnen: { $detail }. Wählen Sie mit --port einen anderen, oder lassen Sie --port weg, um einen freien zu verwenden.
watch-system = Das System lässt das Beobachten von Dateien nicht zu: { $detail }
watch-crashed = Ein Fehler in Runbuch hat das Beobachten beendet; melden Sie ihn mit den Zeilen darüber.
watch-page-findings = Befunde dieser Seite
watch-page-none = keine
watch-page-line = Zeile { $line }
watch-page-wiki = Ganzes Wiki
watch-page-close = Schließen
watch-page-broken = Die Website lässt sich nicht bauen
watch-page-stays = Das ist der letzte gute Build. Diese Meldung verschwindet, sobald der Fehler behoben ist.
watch-page-lost = Keine Verbindung zu `runbuch watch`
progress-check = Lese und prüfe …
progress-external = Prüfe externe Links …
progress-external-counts = Prüfe externe Links: { $done } von { $total }, { $bad } mit Befund
external-asked = Andere Hosts: { $asked ->
    [one] 1 Adresse
   *[other] { $asked } Adressen
} gefragt, { $remembered } von früher bekannt, { $left } ausgelassen
external-time-up = Das Zeitlimit von `--external-budget` ist erreicht; was nicht abgefragt wurde, steht als Hinweis im Bericht.
external-interrupted = Abgebrochen; was nicht abgefragt wurde, steht als Hinweis im Bericht.
external-no-token = Die Umgebungsvariable `{ $name }` ist nicht gesetzt; { $host } wird ohne Token abgefragt.
external-not-built = Diese Version von Runbuch wurde ohne `external-links` gebaut und kann keine externen Links prüfen
merge-not-a-report = `{ $path }` ist kein JSON-Bericht dieser Version von Runbuch
merge-other-day = `{ $path }` hat einen anderen Stichtag als der erste Bericht
progress-build = Baue …
rule-since = seit { $version }
rule-demands = Was jede Datenklasse verlangt, und die Stufe, wenn es fehlt; ändern lässt sich das in `book.toml`:
rule-fix-safe = `--fix` behebt es
rule-fix-unsafe = `--unsafe-fixes` behebt es
failure-no-markdown = In `{ $path }` liegt kein Markdown; geben Sie das Projekt mit --root an oder seinen Ordner mit `src` in book.toml
failure-stdin = `-` und `--stdin-filename` gehören zusammen: `runbuch check - --stdin-filename content/nas.md < nas.md`
failure-stdin-read = Standardeingabe nicht lesbar: { $detail }
failure-no-such-path = Den Pfad `{ $path }` gibt es nicht; nennen Sie Dateien und Ordner des Projekts
failure-no-rule = Die Regel `{ $rule }` gibt es nicht. { $help }
failure-no-theme = Den Ordner `themes/{ $name }` gibt es nicht; legen Sie ihn an, oder entfernen Sie `theme` aus book.toml
internal-error-page = Das ist ein Fehler in Runbuch, verursacht durch die Seite `{ $page }`; melden Sie ihn zusammen mit der Seite und den Zeilen darüber. Ohne diese Seite lassen sich die anderen bauen.
internal-error = Das ist ein Fehler in Runbuch; melden Sie ihn zusammen mit den Zeilen darüber
failure-template-page = { $place }: Die Vorlage schlägt für die Seite `{ $page }` fehl; berichtigen Sie sie, oder entfernen Sie sie, um die des Standard-Themes zu verwenden. { $detail }
failure-template = { $place }: Die Vorlage ist ungültig; berichtigen Sie sie, oder entfernen Sie sie, um die des Standard-Themes zu verwenden. { $detail }
failure-no-baseline = Die Baseline `{ $path }` gibt es nicht; `runbuch check --write-baseline` legt sie an
failure-not-a-baseline = `{ $path }` ist keine Baseline von Runbuch und wird nicht überschrieben. Wählen Sie eine andere Datei, oder entfernen Sie diese.
failure-external = Externe Links lassen sich nicht prüfen; installieren Sie Stammzertifikate auf diesem Rechner (Paket `ca-certificates` oder die Datei, die `SSL_CERT_FILE` nennt). { $detail }

## Fälligkeiten und Dienste
due-overdue = Überfällig
due-grace = Fällig (in der Nachfrist)
due-soon = Bald fällig
due-later = Später fällig
due-today = heute
due-in = { $count ->
    [one] morgen
   *[other] in { $count } Tagen
}
due-since = { $count ->
    [one] seit gestern
   *[other] seit { $count } Tagen
}
due-grace-since = { $count ->
    [one] seit gestern, Frist bis { $last }
   *[other] seit { $count } Tagen, Frist bis { $last }
}
due-grace-title = { $title } (Frist bis { $last })
due-overdue-title = { $count ->
    [one] { $title } (einen Tag überfällig)
   *[other] { $title } ({ $count } Tage überfällig)
}
due-calendar = { $title }: Fälligkeiten
due-unknown-owner = „{ $owner }“ ist in diesem Wiki für nichts verantwortlich
due-unknown-owner-suggestion = „{ $owner }“ ist in diesem Wiki für nichts verantwortlich; meinten Sie „{ $name }“?
due-nothing = Bis zum { $until } wird nichts fällig.
report-csv-only = { $option } gibt es nur für CSV; ergänzen Sie --format csv, oder lassen Sie { $option } weg
duty-test = Restore-Test { $name } fällig
duty-test-of = Restore-Test { $id } ({ $scope }) fällig
duty-test-again = Restore-Test { $name } wiederholen
duty-maintenance = Wartung: { $name }
duty-review = Prüfung: { $title }
duties-reviews = Prüfungen
duties-of-nobody = ohne Verantwortliche
duties-waivers = Enddaten von Ausnahmen
badge-proven = { $count ->
    [one] { $proven } von { $count } Dienst nachgewiesen
   *[other] { $proven } von { $count } Diensten nachgewiesen
}
badge-no-services = keine Dienste
badge-title = { $text } (Stand: { $day })
duty-waiver = Ausnahme für { $rule } endet
duty-policy = { $title }: { $name }
duty-due = { $what } fällig
duty-expires = { $what } läuft ab
duty-label = { $what }: { $label }
duty-notice = Kündigung bis: { $what }
due-owner = Verantwortlich: { $owner }
column-due = Fällig am
column-duty = Was
column-place = Stelle
column-name = Dienst
column-state = Status
column-data_class = Datenklasse
column-owner = Verantwortlich
column-rpo = RPO
column-interval = Intervall
column-rto = RTO
column-measured = Gemessen
column-tested = Getestet
column-valid_until = Gültig bis
state-met = erfüllt
state-violated = verletzt
state-expired = Nachweis abgelaufen
state-unknown = unbekannt
state-waived = Ausnahme
state-not-applicable = nicht anwendbar
obligation-documentation = Dokumentation
obligation-backup = Sicherung
obligation-rpo = RPO
obligation-rto = RTO
obligation-copies = Kopien
obligation-offsite = Außer Haus
obligation-restore-test = Restore-Test
obligation-dependencies = Abhängigkeiten
obligation-test-plan = Testplan
exempt-data-class = von der Datenklasse nicht verlangt
exempt-stateless = zustandslos
exempt-no-dependencies = keine Abhängigkeiten
exempt-no-test-plan = kein Testplan
report-until = bis { $day }

## Befehle für Autoren
schema-bundled = mitgeliefert
schema-problems = { $count ->
    [one] Ein Schema unter `schemas/` hat einen Fehler
   *[other] Schemas unter `schemas/` haben { $count } Fehler
}; `runbuch check` zeigt, wo.
command-unknown-kind = Den Typ `{ $kind }` gibt es nicht; `runbuch schema` listet alle Typen auf
command-unknown-kind-suggestion = Den Typ `{ $kind }` gibt es nicht. Meinten Sie `{ $name }` ({ $label })?
new-unknown-field = Dieser Typ hat kein Feld `{ $key }`; `runbuch schema { $kind }` listet alle Felder auf
new-unknown-field-suggestion = Dieser Typ hat kein Feld `{ $key }`. Meinten Sie `{ $name }`?
new-bad-value = `{ $key }` kann nicht `{ $value }` sein; erwartet: { $expected }
new-expected-words = eines von { $words }
new-no-file-name = Aus `{ $name }` lässt sich kein Dateiname bilden; wählen Sie einen mit --path
new-no-page = `{ $path }` wäre keine Seite dieses Wikis; wählen Sie eine `.md`-Datei im Inhaltsordner
new-exists = `{ $path }` gibt es schon und wird nicht geändert; wählen Sie mit --path eine andere Datei
new-no-shape = Das Schema von `{ $kind }` legt unter `x-shape` nicht fest, wie solche Einträge geschrieben werden
new-piece-table = Einträge vom Typ „{ $kind }“ sind Tabellenzeilen, keine Seiten. Fügen Sie diese Tabelle in eine Seite ein, oder nur die letzte Zeile, wenn es die Tabelle schon gibt.
new-piece-section = Einträge vom Typ „{ $kind }“ sind Abschnitte, keine Seiten. Fügen Sie diesen Abschnitt in eine Seite ein.
new-piece-item = Einträge vom Typ „{ $kind }“ sind Listenpunkte, keine Seiten. Fügen Sie diesen Punkt unter einer solchen Überschrift ein.
new-clean = Die Seite besteht die Prüfung.
new-missing = { $summary }: `runbuch check { $path }` zeigt, wo.
new-prompt = Mit Enter bleibt ein Feld leer.
init-taken = `{ $path }` enthält schon Dateien (`{ $found }`), und nichts wird überschrieben. Wählen Sie einen anderen Ordner; ein vorhandenes Wiki prüft `runbuch check`, wie es ist.
init-kept = `{ $path }` gibt es schon und wird nicht geändert.
init-not-ignored = Ergänzen Sie `{ $line }` in `{ $path }`, damit die gebaute Website nicht eingecheckt wird.
init-done = { $count } Dateien in `{ $path }`. Alle sind Beispiele: Ersetzen Sie sie, und führen Sie `runbuch check` aus. Die Einstellungen stehen in { $book }.
log-unknown-test = Den Test `{ $id }` gibt es im Testplan nicht; geplant sind: { $known }
log-unknown-test-suggestion = Den Test `{ $id }` gibt es im Testplan nicht. Meinten Sie `{ $name }`?
log-no-plan = Dieses Wiki hat keinen Testplan, der `{ $id }` nennt; `runbuch new restore-test-plan { $id }` gibt eine Tabelle dafür aus
log-unknown = Einen Restore-Test oder eine Wartungsaufgabe `{ $id }` gibt es nicht; bekannt sind: { $known }
log-unknown-suggestion = Einen Restore-Test oder eine Wartungsaufgabe `{ $id }` gibt es nicht. Meinten Sie `{ $name }`?
log-no-result = Das Ergebnis des Tests `{ $id }` fehlt; geben Sie es mit `--result` an
log-no-age = `--age` gibt es nur bei Restore-Tests
log-no-log = Für „{ $name }“ gibt es weder ein Wartungsprotokoll noch eine Spalte für das letzte Datum; `runbuch new maintenance-log "{ $name }"` gibt eine Tabelle aus, die Sie in eine Seite einfügen
log-list-no-room = Das Wartungsprotokoll ist eine Liste ohne Platz für `{ $name }`; lassen Sie den Wert weg, oder führen Sie das Protokoll als Tabelle
log-list-text = `{ $text }` lässt sich nicht so in eine Liste eintragen, dass es wieder gelesen wird; vermeiden Sie Klammern und Satzzeichen, oder führen Sie das Protokoll als Tabelle
log-list-nested = `runbuch log` kann nicht in dieses Wartungsprotokoll schreiben: Datum und Aufgabe stehen nicht in einer Zeile. Tragen Sie den Eintrag selbst ein, oder führen Sie das Protokoll als Tabelle.
log-needs-log = Ohne Wartungsprotokoll lässt sich nur eintragen, wann „{ $name }“ zuletzt erledigt wurde; `runbuch new maintenance-log "{ $name }"` gibt eine Tabelle aus, die Sie in eine Seite einfügen
log-several-logs = Mehrere Wartungsprotokolle passen zu „{ $name }“; tragen Sie die Aufgabe in eines davon mit `_offen_` als Datum ein, dann wird diese Zeile gefüllt:
log-several-tasks = Mehrere Wartungsaufgaben heißen „{ $name }“; führen Sie ein Wartungsprotokoll, oder geben Sie ihnen verschiedene Namen:
log-bad-date = `{ $date }` ist kein Datum; erwartet: ein Datum wie `2026-01-11` oder `11.01.2026`
log-future = Der { $day } liegt in der Zukunft (heute ist der { $today }); tragen Sie ein, was stattgefunden hat
log-bad-duration = `{ $duration }` ist keine Dauer; erwartet: eine Dauer wie `45 min` oder `1 h 10 min`
log-bad-result = `{ $result }` ist kein Ergebnis; beginnen Sie mit `bestanden`, `teilweise bestanden` oder `nicht bestanden`
log-no-table = Für `{ $id }` gibt es keine Protokolltabelle; `runbuch new restore-test-protocol { $id }` gibt eine aus, die Sie in eine Seite einfügen
log-several-tables = Mehrere Protokolltabellen passen zu `{ $id }`; tragen Sie den Test in eine davon mit `_offen_` als Datum ein, dann wird diese Zeile gefüllt:
log-no-column = Die Protokolltabelle hat keine Spalte für `{ $name }`; ergänzen Sie eine, oder lassen Sie den Wert weg
log-incomplete = In der Zeile fehlt noch: { $missing }
log-included = Die Tabelle in `{ $path }` stammt aus mehreren Dateien; tragen Sie den Eintrag selbst ein.

## Hilfe
usage-unknown-argument = Unbekanntes Argument `{ $argument }`
usage-unknown-command = Unbekannter Befehl `{ $command }`
usage-missing = Es fehlt: { $arguments }
usage-repeated = `{ $argument }` ist nur einmal möglich
usage-conflict = `{ $argument }` lässt sich nicht mit `{ $other }` kombinieren
usage-no-value = `{ $argument }` braucht einen Wert
usage-value = `{ $argument }`: { $reason }
usage-bad-value = `{ $value }` ist nicht möglich; erwartet: { $expected }
usage-odd-value = `{ $value }` ist nicht möglich ({ $detail })
usage-other = Die Befehlszeile ist ungültig ({ $detail })
usage-help = `--help` zeigt alle Befehle und Optionen.
usage-expected-day = ein Datum wie `2026-01-31`
usage-expected-field = `schlüssel=wert`
usage-expected-time = eine Zeit wie `90s`, `5m`, `2h` oder `7d`
usage-expected-part = ein Teil wie `2/5`, der zweite von fünf
usage-expected-delimiter = ein Zeichen wie `;` oder `\t` für einen Tabulator
usage-expected-format = { $known }, mit `=DATEI` zum Schreiben einer Datei
cli-usage = Aufruf
cli-commands = Befehle
cli-command = BEFEHL
cli-arguments = Argumente
cli-options = Optionen
cli-everywhere = Allgemeine Optionen
cli-runbuch = Macht aus einem Ordner mit Betriebsdokumentation in Markdown eine Website und prüft sie.
cli-build = Baut die Website und fasst die Befunde zusammen. Nur mit --strict lassen sie den Build fehlschlagen.
cli-check = Prüft Links, Anker, Front Matter, Tabellen und Checklisten. Exit-Codes: 0 keine Fehler, 1 Fehler, 2 Prüfung nicht möglich.
cli-lsp = Einen Editor über das Language Server Protocol mit den Befunden seines Wikis versorgen (Standardeingabe und -ausgabe)
cli-watch = Baut bei jeder Änderung neu, zeigt die Website immer aktuell im Browser und nennt neue und behobene Befunde. Alias: serve
cli-rule = Listet alle Regeln auf oder erklärt eine
cli-schema = Listet alle Typen von Einträgen auf oder gibt das Schema eines Typs aus
cli-new = Legt eine Seite eines Typs an, mit allen Pflichtfeldern und ihrer Erklärung. Am Terminal werden sie abgefragt.
cli-init = Legt ein kleines Wiki an, das seine eigene Prüfung besteht
cli-log = Trägt einen Restore-Test oder eine Wartung ins Protokoll ein: füllt die offene Zeile aus oder ergänzt eine
cli-due = Listet auf, was überfällig ist und was wann fällig wird
cli-report = Gibt alle Dienste mit ihren Zusagen und Nachweisen als Tabelle aus
cli-records = Listet auf, was als Daten gelesen wurde: jeden Dienst, jeden Restore-Test, jede Aufgabe … mit Stelle und Werten
cli-completions = Gibt ein Skript aus, das Befehle in einer Shell vervollständigt
cli-man = Gibt die Handbuchseite aus (roff)
cli-arg-help = Gibt diese Hilfe aus
cli-arg-version = Gibt die Version aus
cli-arg-root = Projektordner [Vorgabe: der nächste übergeordnete Ordner mit book.toml, sonst der aktuelle]
cli-arg-lang = Sprache der Meldungen und Seiten [Vorgabe: die des Wikis]
cli-arg-color = Wann Farben verwendet werden: auto, always, never [Vorgabe: auto]
cli-arg-quiet = Nur Ergebnisse und Fehler
cli-arg-verbose = Ausführliche Ausgabe
cli-arg-jobs = Anzahl der Threads [Vorgabe: einer je Prozessor]
cli-arg-out = Ausgabeordner [Vorgabe: build-dir in book.toml, sonst public]
cli-arg-in_place = Ersetzt die Website Datei für Datei und behält ihren Ordner, für Server und Container, die ihn einbinden
cli-arg-drafts = Nimmt Entwürfe auf und kennzeichnet sie
cli-arg-no-cache = Erzeugt alle Dateien neu, ohne den letzten Build aus .runbuch-cache/ zu verwenden
cli-arg-as_of = Datum, das statt heute gilt
cli-arg-strict = Schlägt auch bei Warnungen fehl
cli-arg-time_rules = Höchste Stufe für Regeln, die vom Datum abhängen: error, warning, note, off
cli-arg-allow = Schaltet eine Regel aus: ein Code, der Anfang von Codes oder ein Name
cli-arg-warn = Meldet die Befunde einer Regel als Warnungen
cli-arg-deny = Meldet die Befunde einer Regel als Fehler
cli-arg-paths = Meldet nur Befunde in diesen Dateien und Ordnern
cli-arg-format = Format des Berichts: human, concise, json, sarif, junit, github, gitlab, markdown [Vorgabe: human]
cli-arg-fix = Behebt, was sich beheben lässt, ohne die Bedeutung zu ändern
cli-arg-unsafe_fixes = Wendet auch Korrekturen an, die Sie danach prüfen sollten
cli-arg-diff = Zeigt, was behoben würde, und schreibt nichts
cli-arg-stdin-filename = Liest mit `-` als Pfad den Text dieser Datei von der Standardeingabe, etwa ungespeichert aus einem Editor; sie muss nicht existieren
cli-arg-statistics = Zählt die Befunde nach Regel und Ordner, statt sie zu zeigen
cli-arg-no_fold = Zeigt jeden Befund einzeln, auch die mit derselben Ursache
cli-arg-exit_zero = Endet mit Exit-Code 0, unabhängig von Befunden
cli-arg-baseline = Befunde dieser Baseline zählen nicht [ohne FILE: runbuch-baseline.json im Projekt]
cli-arg-write_baseline = Schreibt alle Befunde in die Baseline [ohne FILE: runbuch-baseline.json im Projekt]
cli-arg-external = Prüft auch externe Links
cli-arg-external_anchors = Prüft auch Anker auf externen Seiten
cli-arg-external_budget = Zeitlimit für externe Links, zum Beispiel 5m [Vorgabe: unbegrenzt]
cli-arg-cache_age = Wie lange ein gutes Ergebnis gilt; 0s prüft alles neu [Vorgabe: 7d]
cli-arg-partition = Prüft nur einen von mehreren Teilen der externen Links, zum Beispiel 2/5
cli-arg-merge = Führt JSON-Berichte solcher Teile zu einem zusammen, statt zu prüfen
cli-arg-port = Lokaler Port [Vorgabe: 3000 oder der nächste freie]
cli-arg-open = Öffnet den Browser
cli-arg-no_serve = Baut nur, ohne Server
cli-arg-check_only = Prüft nur: nichts wird gebaut, Befunde erscheinen hier
cli-arg-poll = Sucht selbst nach Änderungen, für Dateisysteme, die keine melden (Netzlaufwerke, Container)
cli-arg-rule = Code oder Name einer Regel
cli-arg-horizon = Wie weit vorausgeschaut wird: P6M, `6 Monate`, 90d [Vorgabe: P6M]
cli-arg-due_owner = Nur, wofür diese Person oder Rolle verantwortlich ist; `""`: was keine Verantwortlichen hat
cli-arg-due_kind = Nur Fälligkeiten dieses Typs: ein Typ von Einträgen, `page` (Überprüfungen) oder `waiver`
cli-arg-fail_on = Endet mit Exit-Code 1, wenn etwas überfällig ist (`overdue`) oder bald fällig wird (`soon`); mit --quiet wird nur das ausgegeben
cli-arg-ics = Schreibt die Termine auch als iCalendar in diese Datei; `-` gibt nur den Kalender aus
cli-arg-table_format = Format: csv, json, markdown [Vorgabe: markdown]
cli-arg-bom = Stellt der CSV-Datei eine Bytereihenfolge-Marke voran, damit Excel sie als UTF-8 liest
cli-arg-unread = Listet stattdessen auf, was nach Daten aussieht, aber nicht gelesen wurde, mit dem nächsten Typ und dem, was fehlt
cli-arg-list_format = Format: human, json, csv, markdown [Vorgabe: human]
cli-arg-shell = bash, elvish, fish, powershell, zsh
cli-arg-data_format = Format: yaml, json [Vorgabe: yaml]
cli-arg-editor = Gibt das JSON-Schema für Editoren aus: jeder Name eines Felds als Schlüssel, nichts verlangt, Hilfen in der Sprache des Wikis
cli-arg-kind = Ein Typ; `runbuch schema` listet alle Typen auf
cli-arg-name = Name des Eintrags
cli-arg-field = Setzt ein Feld, auch ein verschachteltes: `restore_test.date=2026-01-11`
cli-arg-path = Pfad der Seite [Vorgabe: bei den anderen ihres Typs]
cli-arg-dir = Ordner des neuen Wikis [Vorgabe: der aktuelle]
cli-arg-log-name = ID eines Restore-Tests im Testplan oder Name einer Wartungsaufgabe
cli-arg-result = Ergebnis: bestanden, teilweise bestanden oder nicht bestanden, auch mit mehr Wörtern; bei einer Wartung in eigenen Worten [Vorgabe bei einer Wartung: erledigt]
cli-arg-duration = Dauer der Wiederherstellung oder der Wartung
cli-arg-date = Wann es erledigt wurde [Vorgabe: heute]
cli-arg-owner = Wer es erledigt hat [Vorgabe: die Verantwortlichen aus Testplan oder Aufgabe]
cli-arg-age = Alter der wiederhergestellten Daten
cli-arg-follow_up = Folgearbeit, zum Beispiel ein Ticket
cli-arg-dry_run = Zeigt, was geschrieben würde, und schreibt nichts

cli-theme = Listet die Dateien des Standard-Themes auf, gibt eine aus oder kopiert sie als Ausgangspunkt
cli-docs = Öffnet das Handbuch dieser Version im Browser
cli-arg-theme_files = Dateien des Themes, zum Beispiel `templates/base.html` [Vorgabe: alle]
cli-arg-export = Kopiert die Dateien in diesen Ordner [ohne DIR: themes/default]
cli-arg-docs_path = Gibt den Pfad des Handbuchs aus, statt es zu öffnen
cli-arg-host = Adresse, die auch andere Rechner erreichen, zum Beispiel 0.0.0.0 für alle
cli-arg-delimiter = Trennzeichen der CSV, zum Beispiel `;`; `\t` für einen Tabulator [Vorgabe: ,]
cli-arg-rule_format = Format: text, json [Vorgabe: text]
theme-unknown-file = Das Standard-Theme hat keine Datei `{ $path }`; `runbuch theme` listet alle auf
theme-taken = `{ $path }` gibt es schon; wählen Sie einen anderen Ordner, oder nennen Sie die Dateien, die kopiert werden sollen
theme-exported = { $count ->
        [one] 1 Datei
       *[other] { $count } Dateien
    } nach `{ $path }` kopiert. Löschen Sie, was Sie nicht ändern, und setzen Sie `theme = "{ $name }"` unter `[runbuch]`.
docs-no-folder = Das System hat keinen Cache-Ordner für das Handbuch; setzen Sie HOME
docs-open = Der Browser ließ sich nicht öffnen: { $detail }
watch-open-to-all = Alle, die { $address } erreichen, können das Wiki lesen, auch Entwürfe
new-step-title = Schritt 1 – Erste Maßnahme
new-step-task = Was zu tun ist, und woran der Erfolg zu erkennen ist
new-link = Noch verweist keine Seite darauf. Ein Link für `{ $from }`: { $link }
read-project = Projekt: `{ $path }` ({ $reason })
read-by-book = dort liegt eine book.toml
read-by-default = keine book.toml hier oder darüber
read-content = Seiten: { $count } unter `{ $path }` ({ $reason })
read-src-named = in der book.toml genannt
read-src-guessed = der erste Ordner mit Markdown unter content, src, pages, docs
read-src-generator = Vorgabe von { $name }
read-src-project = das Projekt selbst
read-language = Sprache: { $lang }
read-date = Stichtag: { $day }
cli-arg-man_out = Stattdessen je eine Seite für das Programm und für jeden Befehl in diesen Ordner schreiben
