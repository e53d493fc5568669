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
unused-waiver = Die Ausnahme für { $rule } betrifft keinen Befund
unused-waiver-help = Entfernen Sie sie: Was sie erlaubt hat, ist behoben.
unused-waiver-subjects = Die Befunde zu { $rule } in ihrem Bereich betreffen { $subjects }.
waiver-incomplete = Die Ausnahme ist unvollständig; es fehlt: { $missing }
waiver-unknown-directive = `runbuch: { $word }` kennt Runbuch nicht: Diese Zeile erlaubt nichts
waiver-no-directive = Ohne Wort nach `runbuch:` erlaubt diese Zeile nichts
waiver-part-rule = die Regel
waiver-part-subject = der Gegenstand nach `subject`
waiver-part-until = das Enddatum
waiver-no-such-day = Den Tag `{ $day }`, bis zu dem die Ausnahme gelten soll, gibt es nicht
waiver-part-reason = die Begründung
waiver-incomplete-help = Vollständig lautet sie: `<!-- runbuch: allow S802 until=2026-12-31 reason="…" by="…" -->`
waiver-attributes = `rule`, `subject`, `until`, `reason`, `by`
waiver-unknown-attribute = Eine Ausnahme hat keine Angabe `{ $name }`: Solange sie dasteht, gilt die Ausnahme nicht
waiver-unknown-attribute-help = Eine Ausnahme gilt für den Block darunter, im Front Matter für die ganze Seite; sie hat `rule`, `until` und `reason`, wahlweise `subject` (nur ein Eintrag oder Feld) und `by`.
waiver-repeated-attribute = `{ $name }` steht zweimal in der Ausnahme: Solange das so ist, gilt sie nicht
waiver-repeated-attribute-help = Lassen Sie nur die Angabe stehen, die zählt.
waiver-surplus-word = `{ $word }` wird in dieser Ausnahme nicht gelesen: Solange es dasteht, gilt sie nicht
waiver-surplus-word-help = Eine Ausnahme nennt eine Regel; eine Begründung aus mehreren Wörtern steht in Anführungszeichen.
waiver-expired = Die Ausnahme für { $rule } galt bis { $until }
waiver-expired-help = Beheben Sie den Befund, oder verlängern Sie die Ausnahme mit neuer Begründung.
unknown-rule = Eine Regel `{ $rule }` gibt es nicht
unknown-rule-suggestion = Meinten Sie { $code } ({ $slug })?
unknown-rule-help = `runbuch rule` listet alle Regeln auf.
bad-config-help = Bis das behoben ist, gilt das letzte `book.toml`, das in Ordnung war.
no-effect-language = Runbuch spricht kein `{ $value }`: Der Rahmen der Seiten und die Meldungen sind { $used }
no-effect-language-expected = `de` oder `en`
no-effect-language-help = Setzen Sie `de` oder `en`; die Seiten selbst dürfen in jeder Sprache geschrieben sein.
no-effect-page-language = Runbuch spricht kein `{ $value }`: Der Rahmen dieser Seite ist { $used }
no-effect-page-language-help = Regeln, die von der Sprache abhängen, lassen die Seite in Ruhe; es gibt `de` und `en`.
no-effect-colours = Es gibt kein Farbschema `{ $value }`: Es gilt, was das System des Lesers vorgibt
no-effect-colours-expected = eines von { $words }
no-effect-colours-help = Ein Theme, das für mdBook gemacht ist, kann Runbuch nicht verwenden: Eigene Themes setzt `[runbuch] theme`.
no-effect-additional = `{ $path }` soll Teil der Seiten sein, die Datei gibt es aber nicht
no-effect-additional-help = Legen Sie die Datei an, oder entfernen Sie den Eintrag.
no-effect-theme-file = Diese Datei des Themes wird nirgends gelesen
no-effect-theme-text = Nach dem Text `{ $name }` fragt niemand
no-effect-theme-text-broken = Dieser Text ist nicht lesbar, und der des Standard-Themes bleibt: { $detail }
no-effect-theme-text-help = Die Datei braucht nur die Texte, die sie ändert, in der Schreibweise von Fluent: `toc = Inhalt`.
no-effect-theme-file-help = Ein Theme kann Dateien des Standard-Themes ersetzen und Templates hinzufügen, die von anderen eingebunden werden. Weitere Stile und Skripte nennen `additional-css` und `additional-js` unter `[output.html]`.
no-effect-template = Eine Vorlage `templates/{ $name }` hat das Theme nicht
no-effect-template-help = Legen Sie die Vorlage im Theme des Wikis an (`[runbuch] theme`), oder entfernen Sie die Angabe. Gilt sie einem anderen Generator, darf sie bleiben.
language-de = deutsch
language-en = englisch

## B: Sicherungen
no-backup = { $name } hat keine Sicherung: Es ist keine verzeichnet
no-backup-stated = { $name } hat ausdrücklich keine Sicherung
no-backup-unclear = Ob { $name } gesichert wird, ist offen: „{ $text }“
no-backup-expected = eine Sicherung mit Intervall, Werkzeug und Ziel
no-backup-help = Eine Sicherung einrichten und unter `backup` festhalten. Gibt es nichts zu sichern, sagt das `stateless: true`.
rpo-not-proven = { $name } verspricht eine RPO von { $rpo }, aber keine Sicherung hat ein Intervall, an dem sie sich messen ließe
rpo-not-proven-here = Die versprochene RPO
rpo-not-proven-help = Das Intervall der Sicherung angeben, etwa `interval: täglich`.
recognised = Nur erkannt, nicht deklariert: `<!-- kind: { $kind } -->` darüber macht das verbindlich, `<!-- kind: none -->` sagt, dass es keiner ist.
recognised-block = Nur erkannt, nicht deklariert: Ist es kein `{ $kind }`, sagt das `<!-- kind: none -->` davor.
recognised-page = Nur erkannt, nicht deklariert: Ist es kein `{ $kind }`, sagt das `kind: none` im Front Matter.
help-and = { $help } { $more }
recognised-help = { $help } Nur erkannt, nicht deklariert: `<!-- kind: { $kind } -->` darüber macht das verbindlich, `<!-- kind: none -->` sagt, dass es keiner ist.
rpo-below-interval = „{ $name }“ sagt eine RPO von { $rpo } zu, gesichert wird aber nur „{ $interval }“
rpo-below-interval-expected = ein Intervall von höchstens { $rpo }
rpo-below-interval-here = das kürzeste zugesagte Intervall
rpo-below-interval-help = Sichern Sie häufiger, oder sagen Sie eine längere RPO zu.
rto-above-mta = „{ $name }“: Die RTO von { $rto } ist länger als die maximale Ausfallzeit von { $mta }
rto-above-mta-rework = „{ $name }“: Die RTO von { $rto } und { $rework } Nacharbeit sind zusammen länger als die maximale Ausfallzeit von { $mta }
rto-above-mta-rework-expected = zusammen höchstens { $mta }
rto-above-mta-here = so lange ist der Ausfall zu ertragen
rto-above-mta-rework-here = so lange dauert das Nacharbeiten
rto-above-mta-help = Senken Sie die RTO, oder klären Sie, ob der Ausfall länger zu ertragen ist.
rto-not-proven = „{ $name }“ war beim letzten Test erst nach { $duration } wiederhergestellt, die RTO ist { $rto }
rto-not-proven-here = die zugesagte RTO
rto-not-proven-help = Beschleunigen Sie die Wiederherstellung, oder sagen Sie eine längere RTO zu.
rto-not-measured = „{ $name }“: Beim letzten Test hat niemand gemessen, ob die RTO von { $rto } zu halten ist
rto-not-measured-alone = „{ $name }“: Der letzte Test stellte mehr als diesen Dienst wieder her und dauerte { $duration }; ob die RTO von { $rto } zu halten ist, hat niemand gemessen
rto-not-measured-help = Tragen Sie die Dauer des Tests nach, oder messen Sie beim nächsten.
dependency-slower = „{ $name }“ sagt eine RTO von { $rto } zu, hängt aber von „{ $other }“ mit { $other_rto } ab
dependency-slower-here = die RTO von „{ $name }“
dependency-slower-help = Kein Dienst ist schneller wieder da als das, wovon er abhängt: Gleichen Sie die beiden RTO an.
dependency-lower = „{ $name }“ ist { $class }, hängt aber von „{ $other }“ ab, und das ist nur { $other_class }
dependency-lower-here = die Datenklasse von „{ $name }“
dependency-lower-help = Geben Sie der Abhängigkeit dieselbe Klasse.
dependency-unknown = „{ $name }“ hängt von `{ $other }` ab, aber einen solchen Dienst gibt es nicht
dependency-unknown-expected = ein Dienst oder Host dieses Wikis
dependency-unknown-help = Beschreiben Sie ihn, oder nennen Sie ihn so, wie seine Seite heißt.
dependency-open = Wovon „{ $name }“ abhängt, ist offen
dependency-open-expected = Dienste oder Hosts dieses Wikis, oder `–`, wenn es keine sind
dependency-open-help = Tragen Sie ein, was zuerst laufen muss.
dependency-cycle = Diese Dienste hängen im Kreis voneinander ab: { $chain }
dependency-cycle-expected = ein Dienst, der nicht seinerseits von „{ $name }“ abhängt
dependency-cycle-help = Keiner davon lässt sich zuerst starten. Streichen Sie die Abhängigkeit, die keine ist.
no-offsite-copy = Von „{ $name }“ liegt keine Kopie außer Haus
no-offsite-copy-expected = eine Kopie an einem zweiten Ort
no-offsite-copy-help = Bringen Sie eine Kopie an einen zweiten Ort, und halten Sie das mit `offsite: ja` fest.
no-offsite-copy-readable = Die Kopie von „{ $name }“ außer Haus ist nicht verschlüsselt
no-offsite-copy-unstated = Von der Kopie von „{ $name }“ außer Haus ist nicht gesagt, ob sie verschlüsselt ist
no-offsite-copy-readable-expected = eine verschlüsselte Kopie
no-offsite-copy-readable-help = Verschlüsseln Sie sie, und halten Sie das mit `encrypted: ja` fest.
no-offsite-copy-too = Auch diese Kopie außer Haus
copies-below-321 = „{ $name }“ ist nicht nach 3-2-1 gesichert: { $lacks }
copies-below-321-copies = mit dem Original { $count ->
    [one] nur eine Kopie
   *[other] nur { $count } Kopien
}
copies-below-321-media = alle Kopien auf Platten
copies-below-321-offline = keine Kopie ist offline oder unveränderlich
copies-below-321-copies-expected = mit dem Original drei Kopien
copies-below-321-media-expected = eine Kopie auf einem anderen Datenträger als Platten
copies-below-321-offline-expected = eine Kopie offline oder unveränderlich
copies-below-321-help = Nötig sind drei Kopien auf zwei Arten von Datenträgern, eine davon unerreichbar für den, der löscht.
sync-is-not-backup = „{ $name }“ wird nur gespiegelt: Was im Original gelöscht wird, ist es gleich darauf auch in der Kopie
sync-is-not-backup-snapshot = Von „{ $name }“ gibt es nur Snapshots auf demselben Speicher
sync-is-not-backup-expected = eine Sicherung, die frühere Stände behält
sync-is-not-backup-snapshot-expected = eine Sicherung auf einem anderen Speicher
sync-is-not-backup-help = Richten Sie eine Sicherung mit Versionen auf einem anderen Speicher ein.
retention-too-short = „{ $name }“: Aufbewahrung „{ $retention }“ ist kürzer als die RPO („{ $rpo }“)
retention-too-short-next = „{ $name }“: Aufbewahrung „{ $retention }“ reicht nicht bis zur nächsten Sicherung („{ $interval }“)
retention-too-short-next-expected = mindestens bis zur nächsten Sicherung
retention-too-short-here = so lange muss eine Kopie mindestens bleiben
retention-too-short-help = Bewahren Sie länger auf, als RPO und Intervall dauern.
gfs-gap = { $name }: { $retention } Aufbewahrung reichen nicht bis zum nächsten Stand („{ $interval }“, bis zu { $days } Tage)
gfs-gap-here = das Intervall von { $name }
gfs-gap-help = Bewahren Sie so lange auf, wie das nächste Intervall dauern kann.

## F: Front Matter
bad-front-matter = Front Matter: { $problem }
bad-front-matter-help = Bis dahin fehlen die Angaben ab dieser Stelle; die Seite wird trotzdem gebaut.
bad-front-matter-never-closed = Das Front Matter wird nicht geschlossen
bad-front-matter-never-closed-help = Setzen Sie nach der letzten Angabe eine Zeile `{ $fence }`.
bad-front-matter-late = Das Front Matter beginnt nicht in der ersten Zeile und wird deshalb als Text gelesen
bad-front-matter-late-help = Setzen Sie es an den Anfang der Datei; `runbuch check --fix` erledigt das.
bad-front-matter-first = zuerst hier gesetzt
bad-front-matter-duplicate-help = Entfernen Sie eine der beiden Angaben.
missing-field = „{ $name }“: { $field } fehlt
missing-field-blank = „{ $name }“: { $field } ist leer
missing-fields = „{ $name }“: Es fehlen { $fields }
missing-field-help = { $help }.
missing-fields-help = Was hineingehört, sagt `runbuch schema { $kind }`.
unknown-field = `{ $key }` ist keine Angabe der Art `{ $kind }`
unknown-field-expected = eine Angabe aus dem Schema von `{ $kind }`
unknown-field-help = Das Schema von `{ $kind }` nennt alle Angaben; sonst entfernen Sie diese.
unknown-field-config = `{ $key }` wird von nichts gelesen
unknown-field-config-expected = eine Einstellung, die Runbuch kennt
unknown-field-config-help = Entfernen Sie die Angabe.
bad-value = `{ $value }` ist für { $field } nicht zulässig
bad-value-unread = `{ $value }` wird nicht als { $field } erkannt
bad-value-shape = { $field } hat nicht die Form, die das Schema verlangt
bad-value-unexpected = Das Schema kennt hier nicht: { $fields }
bad-value-words = eines von: { $words }
expected-pattern = Text der Form `{ $pattern }`
expected-boolean = ja oder nein
expected-integer = eine ganze Zahl
expected-number = eine Zahl
expected-list = eine Liste
expected-map = Angaben unter Namen
expected-text = ein Text
bad-value-known = nur Angaben des Schemas
bad-value-other = was das Schema verlangt ({ $detail })
schema-bad = Das Schema gilt nicht: { $detail }
schema-bad-pattern = Das Muster ist kein regulärer Ausdruck: { $fault }
schema-unknown-value = `{ $name }` ist keine Art von Wert; es gibt `date`, `duration`, `cadence`, `period` und `response-time`
schema-unknown-field = Das Schema hat keine Angabe `{ $name }`
schema-unknown-kind = Es gibt keine Art `{ $name }`
schema-unknown-annotation = `{ $name }` wird von nichts gelesen
schema-due-no-map = `{ $annotation }` braucht Schlüssel und Werte: `{ $keys }`
schema-due-lacks = In `{ $annotation }` fehlt `{ $key }`
schema-due-nested = `{ $annotation }` gilt nur auf der obersten Ebene des Schemas
schema-due-no-date = Das Feld `{ $name }` enthält kein Datum (`x-value: date`)
schema-due-no-length = Das Feld `{ $name }` enthält keine Zeitspanne (`x-value: cadence` oder `period`)
schema-due-unreadable = `{ $text }` wird nicht als Zeitspanne erkannt; möglich sind `P30D`, `P6M`, `14 Tage`
schema-due-zero = `{ $text }` ist keine Zeitspanne, nach der etwas fällig wird
schema-due-level = `{ $text }` ist keine Stufe; es gibt `error`, `warning`, `note` und `off`
schema-due-no-answer = Hier steht `true` oder `false`
schema-help = Bis dahin gilt das Schema nicht; eine mitgelieferte Art gleichen Namens bleibt in Kraft.
bad-duration = `{ $value }` ist keine Zeit in einer der vereinbarten Schreibweisen
bad-duration-unit = `{ $value }` hat keine Einheit
bad-duration-minutes-months = `{ $value }` lässt offen, ob Minuten oder Monate gemeint sind
bad-duration-negative = `{ $value }` ist weniger als nichts
bad-duration-months = `{ $value }`: Monate und Jahre sind verschieden lang; hier zählen Stunden und Tage
bad-duration-working-days = `{ $value }`: Arbeitstage haben keine feste Länge
bad-duration-incomplete = `{ $value }`: Der letzten Zahl fehlt die Einheit
bad-duration-delay = `{ $value }` nennt keine Verzögerung
bad-duration-delay-expected = mit Verzögerung: `fortlaufend (Verzögerung 5 min)`
bad-duration-delay-help = Nennen Sie, um wie viel die Kopie höchstens zurückliegt: `fortlaufend (Verzögerung 5 min)`.
expected-duration = eine Dauer wie `24 h`, `15 min` oder `2 Tage`
expected-cadence = eine Kadenz wie `täglich`, `alle 4 h`, `quartalsweise` oder `12 Monate`
expected-response-time = eine Zeit wie `15 min`, `Nächster Arbeitstag` oder `Best Effort`
bad-date = `{ $date }` ist kein Datum in einer der vereinbarten Schreibweisen
bad-date-impossible = Den Tag `{ $date }` gibt es nicht
bad-date-ambiguous = `{ $date }` lässt sich als zwei verschiedene Tage lesen
bad-date-weekday = `{ $date }`: Der Tag fällt auf einen anderen Wochentag
bad-date-two-digit-year = `{ $date }` lässt das Jahrhundert offen
expected-date = ein Datum wie `2026-01-11` oder `11.01.2026`
future-evidence = Der { $day } ist noch nicht gewesen
future-evidence-expected = spätestens heute
future-evidence-help = Berichtigen Sie das Datum; was geplant ist, steht als `_offen_` im Protokoll.
future-review-help = Berichtigen Sie das Datum: Von ihm an zählt die Frist bis zur nächsten Prüfung.
review-overdue = Zuletzt geprüft am { $day }; die nächste Prüfung war am { $due } fällig
review-overdue-expected = erneut geprüft bis zum { $due }
review-overdue-help = Prüfen Sie die Seite, und tragen Sie hier das heutige Datum ein.
record-due = { $what } war am { $due } fällig; zuletzt am { $day }
record-due-soon = { $what } ist am { $due } fällig; zuletzt am { $day }
record-due-expected = erledigt bis zum { $last }
record-due-help = Tragen Sie hier das neue Datum ein, sobald es erledigt ist.
record-due-zero = { $what }: Aus `{ $period }` ergibt sich kein Termin
record-due-zero-help = Nennen Sie ein Intervall wie `jährlich` oder `6 Monate`; wenn nichts fällig wird, schreiben Sie `–`.
record-expired = { $what } ist am { $day } abgelaufen
record-expires-soon = { $what } läuft am { $day } ab
record-expired-label = { $what }: { $label } am { $day }; der Tag ist vorbei
record-expires-soon-label = { $what }: { $label } am { $day }
record-expired-expected = ein Tag, der noch kommt
record-expired-help = Kümmern Sie sich darum, und tragen Sie hier das neue Datum ein.
notice-period-ends = { $what }: Eine Kündigung zum { $end } war nur bis zum { $day } möglich
notice-period-ends-soon = { $what }: Eine Kündigung zum { $end } ist nur bis zum { $day } möglich
dates-out-of-order = { $what }: „{ $first }“ ({ $early }) liegt nach „{ $second }“ ({ $late })
dates-out-of-order-first = hier beginnt die Laufzeit
dates-out-of-order-second = hier steht der spätere Tag
dates-out-of-order-help = Sehen Sie beide Tage nach; einer ist falsch oder veraltet.
notice-before-begin = { $what }: Mit der Kündigungsfrist „{ $period }“ wäre bis zum { $day } zu kündigen, also vor dem Beginn ({ $begin })
notice-period-ends-help = Kündigen Sie bis dahin, oder tragen Sie ein, bis wann der Vertrag nach der Verlängerung läuft.
owner-empty = Für „{ $name }“ ist niemand als verantwortlich genannt
owner-empty-expected = eine Rolle oder Person
owner-empty-help = Tragen Sie ein, wer sich darum kümmert.
kind-ambiguous = Hierauf passen die Arten { $kinds }; gelesen wird es als keine davon
kind-ambiguous-help = Sagen Sie davor, was gemeint ist: `<!-- kind: { $kind } -->`, oder `<!-- kind: none -->`.
kind-ambiguous-twice = Diese Seite nennt sich `{ $kind }`, `book.toml` nennt sie `{ $other }`; gelesen wird sie als `{ $kind }`
kind-ambiguous-there = hier
kind-ambiguous-twice-help = Streichen Sie eines davon, oder nehmen Sie die Seite unter `pages` aus.
described-twice = „{ $name }“ ist ein zweites Mal beschrieben
described-twice-first = zum ersten Mal hier
described-twice-other = der andere Dienst
described-twice-alias = „{ $name }“ heißt auch „{ $alias }“, wie ein anderer Dienst
described-twice-alias-help = Entfernen Sie den Alias, oder geben Sie den beiden Diensten Namen, die sie unterscheiden. Solange zählen Tests und Sicherungen von „{ $alias }“ für beide.
described-twice-help = Führen Sie beide zusammen, oder geben Sie einem davon einen anderen Namen.
unknown-kind = Es gibt keine Art `{ $name }`
unknown-kind-help = `runbuch schema` führt alle Arten auf.

## T: Restore-Tests
no-restore-test = Für { $name } ist kein Restore-Test mit Datum belegt
no-restore-test-critical = Für { $name } (Datenklasse kritisch) ist kein Restore-Test mit Datum belegt
no-restore-test-expected = ein Restore-Test mit Datum
no-restore-test-unknown-id = `{ $id }`; diese ID steht weder im Testplan noch im Protokoll
no-restore-test-open = `{ $id }` ohne Zeile mit Datum im Protokoll
no-restore-test-undated = „{ $text }“ ohne Datum
no-restore-test-planned = der Test { $id } des Testplans
no-restore-test-help = Testen Sie die Wiederherstellung, und tragen Sie Datum, Ergebnis und Verantwortliche ein, oder nennen Sie die Test-ID einer datierten Zeile im Protokoll.
restore-test-due = Restore-Test von { $name }: zuletzt am { $day }, der nächste fällig am { $due }; nach dem { $last } ist das ein Fehler
restore-test-due-note = Restore-Test von { $name }: zuletzt am { $day }, der nächste fällig am { $due }; nach dem { $last } ist der Nachweis abgelaufen
restore-test-stale = Der letzte Restore-Test von { $name } am { $day } ist zu alt: Der nächste war am { $due } fällig, die Nachfrist endete am { $last }
restore-test-stale-expected = erneut getestet bis zum { $due }
restore-test-stale-help = Testen Sie die Wiederherstellung, und tragen Sie Datum, Ergebnis und Verantwortliche ein.
restore-test-last = der letzte Test
failed-test-open-service = Der Restore-Test von { $name } vom { $day } endete mit „{ $result }“, und nichts folgte daraus
failed-test-open = Der Restore-Test { $name } vom { $day } endete mit „{ $result }“, und nichts folgte daraus
failed-test-open-expected = ein bestandener Test oder eine Folgearbeit
failed-test-open-help = Nennen Sie die Folgearbeit, oder wiederholen Sie den Test, und tragen Sie ihn ein.
failed-test-followed = { $name }: Der letzte Restore-Test ({ $day }) endete mit „{ $result }“ und ist nicht wiederholt; vermerkt ist: { $follow_up }
failed-test-followed-help = Nach der Folgearbeit erneut testen und das Ergebnis eintragen.
unclear-result = { $name }: Das Ergebnis „{ $result }“ des Restore-Tests vom { $day } sagt nicht, ob er bestanden ist
unclear-result-expected = bestanden, teilweise oder nicht bestanden
unclear-result-help = Das Ergebnis mit einem dieser Wörter beginnen.
bad-test-id-unknown = Eine Test-ID `{ $id }` hat der Testplan nicht
bad-test-id-unknown-help = Nehmen Sie den Test in den Testplan auf, oder berichtigen Sie die ID.
bad-test-id-twice = Die Test-ID `{ $id }` steht zweimal im Testplan
bad-test-id-first = zuerst hier
bad-test-id-twice-help = Geben Sie einem der beiden Tests eine eigene ID.
bad-test-id-pattern = Die Test-ID `{ $id }` passt nicht zum Muster `{ $pattern }`
bad-test-id-odd = Die Test-ID `{ $id }` ist anders aufgebaut als alle übrigen, etwa `{ $other }`
bad-test-id-pattern-help = Berichtigen Sie die ID hier, im Protokoll und bei den Diensten.
test-never-run = Der Test { $id } ist geplant, wurde aber noch nie gemacht
test-never-run-late = Der Test { $id } wurde noch nie gemacht; zum ersten Mal fällig war er am { $due }
test-never-run-open = im Protokoll noch offen
test-never-run-help = Machen Sie den Test, und tragen Sie Datum und Ergebnis in das Protokoll ein.
test-overdue = Der Test { $id } wurde zuletzt am { $day } gemacht; laut Plan ({ $frequency }) war er am { $due } wieder fällig
test-overdue-plan = so oft verlangt ihn der Testplan
test-overdue-help = Machen Sie den Test, und tragen Sie eine neue Zeile in das Protokoll ein.
protocol-incomplete = Im Protokoll zu { $id } vom { $day } fehlt: { $missing }
protocol-incomplete-unnamed = Im Protokoll vom { $day } fehlt: { $missing }
protocol-incomplete-undated = Im Protokoll zu { $id } fehlt: { $missing }
protocol-incomplete-row = In einer Zeile des Protokolls fehlt: { $missing }
protocol-incomplete-expected = eine vollständige Zeile
protocol-incomplete-date = das Datum
protocol-incomplete-result = das Ergebnis
protocol-incomplete-duration = die Dauer
protocol-incomplete-data-age = das Alter der wiederhergestellten Daten
protocol-incomplete-help = Tragen Sie es nach, solange es jemand weiß.
service-not-covered = Kein Test des Testplans deckt { $name } ab (Datenklasse kritisch)
service-not-covered-help = Nennen Sie den Dienst im Umfang eines Tests, oder beim Dienst die Test-ID.
service-not-covered-stranger = Der Test { $id } nennt { $name }; einen solchen Dienst gibt es im Wiki nicht
service-not-covered-stranger-help = Beschreiben Sie den Dienst, oder berichtigen Sie den Umfang.
service-not-covered-unfinished = Der Test { $id } nennt { $names }; unter den Diensten des Wikis steht das nicht
service-not-covered-unfinished-help = Nehmen Sie auf, was davon ein Dienst ist; oder berichtigen Sie den Umfang.
promise-conflict-rpo = „{ $name }“: Hier steht eine RPO von { $here }, beim Dienst selbst { $there }
promise-conflict-rto = „{ $name }“: Hier steht eine RTO von { $here }, beim Dienst selbst { $there }
promise-conflict-class = „{ $name }“: Hier steht die Datenklasse { $here }, beim Dienst selbst { $there }
promise-conflict-interval = „{ $name }“ wird hiernach nur „{ $here }“ gesichert, der Dienst sagt „{ $there }“ zu
promise-conflict-target = „{ $class }“: Hier steht { $field } { $here }, an anderer Stelle { $there }; zugesagt ist damit nichts
promise-conflict-other-target = das andere Ziel der Datenklasse
class-target-here = was die Datenklasse zusagt
promise-conflict-own = was der Dienst selbst zusagt
promise-conflict-help = Entscheiden Sie, was gilt, und gleichen Sie beide Stellen an.
evidence-conflict-result = „{ $name }“: Der Test vom { $day } war hiernach „{ $here }“, laut Protokoll „{ $there }“
evidence-conflict-time = „{ $name }“: Der Test vom { $day } dauerte hiernach { $here }, laut Protokoll { $there }
evidence-conflict-never = „{ $name }“: hiernach „{ $text }“ getestet, laut Protokoll am { $day }
evidence-conflict-no-row = „{ $name }“: Das Protokoll hat keine Zeile über den Test { $id } vom { $day }
evidence-conflict-no-row-expected = eine Zeile vom { $day } im Protokoll
evidence-conflict-other-day = im Protokoll zuletzt am { $day }
evidence-conflict-row = die Zeile im Protokoll
evidence-conflict-open = im Protokoll noch offen
evidence-conflict-unknown = „{ $name }“ nennt den Test `{ $id }`; weder ein Testplan noch das Protokoll hat ihn
evidence-conflict-unknown-help = Nehmen Sie den Test in das Protokoll auf, oder berichtigen Sie die ID.
evidence-conflict-help = Berichtigen Sie die Stelle, die nicht stimmt.
scope-conflict = „{ $name }“ nennt den Test { $id }, dessen Umfang nennt aber nur anderes: { $scope }
scope-conflict-scope = der Umfang des Tests
scope-conflict-help = Nehmen Sie den Dienst in den Umfang auf, oder nennen Sie beim Dienst den Test, der ihn wiederherstellt.
cadence-conflict = „{ $task }“ ist hier mit „{ $cadence }“ angesetzt, im Testplan anders
cadence-conflict-plan = { $id }: { $cadence }
cadence-conflict-help = Einigen Sie sich auf eine Kadenz, und nennen Sie in der Aufgabe die Test-ID.
maintenance-overdue = „{ $task }“ ist überfällig: zuletzt { $last }, laut Kadenz ({ $frequency }) wieder fällig am { $due }
maintenance-due = „{ $task }“, zuletzt { $last }, ist laut Kadenz ({ $frequency }) wieder fällig am { $due }
maintenance-cadence = die Kadenz der Aufgabe
maintenance-overdue-help = Erledigen Sie die Aufgabe, und tragen Sie das Datum ein: `runbuch log { $task }`.
maintenance-without-cadence = Wann „{ $task }“ wieder fällig ist, lässt sich nicht sagen: „{ $frequency }“ wird nicht als Kadenz erkannt
maintenance-without-cadence-help = Nennen Sie ein Intervall wie `monatlich` oder `alle 6 Monate`, oder einen Anlass wie `vor Upgrades`.
maintenance-without-task = Eine Wartungsaufgabe „{ $task }“ mit einer Kadenz gibt es nicht

## L: Links
broken-link = `{ $target }` führt ins Leere
broken-link-image = Das Bild `{ $target }` gibt es nicht
broken-link-empty = Der Link hat kein Ziel
broken-link-help = Legen Sie die Seite an, oder berichtigen Sie den Link.
broken-link-rooted-help = Legen Sie die Seite an, oder berichtigen Sie den Link. Ist `{ $prefix }` eine andere Website unter derselben Adresse, nehmen Sie es in book.toml unter `[links]` in `outside` auf.
broken-link-wiki-help = Keine Seite hat diesen Titel, Alias, Dateinamen oder Pfad.
broken-link-several = Gleich gut passen: { $names }.
broken-link-same = dasselbe Ziel
broken-link-planned-help = Keine Datei und kein Alias heißt so. Legen Sie die Notiz an, oder nehmen Sie den Link bis dahin heraus.
broken-link-case = `{ $target }` stimmt nur, wo Groß- und Kleinschreibung nicht zählt
broken-link-code-hosts = `{ $target }` stimmt nur auf GitHub und ähnlichen Seiten, nicht in { $generator }
broken-link-code-hosts-help = Schreiben Sie den Link, wie { $generator } ihn erwartet.
broken-link-address = { $count ->
    [one] `{ $target }` nennt eine Seite bei ihrer Adresse auf einer Website; eine solche Datei gibt es nicht
   *[other] { $count } Links wie `{ $target }` nennen Seiten bei ihren Adressen auf einer Website; solche Dateien gibt es nicht
  }
broken-link-address-help = Hier stimmen die Links. Anderswo, etwa auf GitHub, sind sie kaputt; Pfade von Dateien stimmen überall.
broken-link-outside = `{ $target }` führt aus dem Projekt hinaus; dort lässt sich nichts prüfen
broken-link-outside-help = Verlinken Sie die Adresse, unter der Leser es finden.
broken-link-include = `{ $target }` soll hier eingebunden werden, die Datei gibt es aber nicht
broken-link-include-help = Legen Sie die Datei an, oder berichtigen Sie den Pfad; bis dahin fehlt auf der Seite der Text.
broken-link-include-region = `{ $target }` hat keinen Abschnitt `{ $region }`; hier wird nichts davon eingebunden
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
broken-link-ignored = `{ $path }` ist vorhanden, aber { $by } schließt die Datei in Zeile { $line } aus; im Wiki fehlt sie
broken-link-ignored-help = Nehmen Sie die Zeile heraus, oder verlinken Sie etwas, das im Repository liegt.
broken-link-symlink = `{ $path }` ist ein symbolischer Link aus dem Projekt hinaus oder liegt hinter einem; im Wiki fehlt die Datei
broken-link-symlink-help = Legen Sie die Datei im Projekt ab.
broken-link-closed = `{ $path }` liegt in einem verborgenen Ordner, in dem keine Dateien des Wikis gesucht werden
broken-link-closed-help = Legen Sie die Datei in einem Ordner ab, dessen Name nicht mit einem Punkt beginnt.
broken-link-left-out = `{ $path }` ist vorhanden, aber `ignore` unter `[runbuch]` in book.toml schließt die Datei aus; im Wiki fehlt sie
broken-link-left-out-help = Nehmen Sie die Datei von `ignore` aus, oder verlinken Sie etwas anderes.
broken-link-nav = Die Navigation nennt `{ $target }`; eine solche Seite gibt es nicht
broken-link-nav-help = Nennen Sie eine Seite relativ zum Inhaltsordner.
link-to-draft = `{ $target }` führt auf einen Entwurf; auf der Website fehlt die Seite
link-to-draft-help = Veröffentlichen Sie die Seite, oder nehmen Sie den Link heraus, bis sie fertig ist.
link-to-secret = `{ $path }` enthält offenbar { $what } und wird nicht veröffentlicht
link-to-secret-include = `{ $path }` enthält offenbar { $what } und wird nicht eingebunden
link-to-secret-help = Sagen Sie, wo der Zugang aufbewahrt wird, statt die Datei zu verlinken.
secret-private-key = einen privaten Schlüssel
secret-key-store = einen Schlüsselspeicher
secret-password-store = einen Passwortspeicher
secret-credentials = Zugangsdaten
secret-environment = Umgebungsvariablen mit Passwörtern
secret-database = eine Datenbank
secret-kubeconfig = den Zugang zu einem Kubernetes-Cluster
secret-terraform-state = Zustand oder Variablen von Terraform
address-taken-page = An der Adresse `{ $address }` steht schon { $holder }; diese Seite steht an `{ $instead }`
address-taken-page-help = Benennen Sie eine der beiden um.
address-taken-redirect = An der alten Adresse `{ $address }` steht { $holder }; eine Weiterleitung gibt es nicht
address-taken-redirect-help = Streichen Sie die alte Adresse, oder benennen Sie um, was dort steht.
address-taken-made = `{ $address }` ersetzt, was die Website an dieser Stelle selbst dazugibt
address-taken-not-found = `{ $address }` ersetzt die Seite für Adressen, die es nicht gibt; ihre Links gelten nur an der Wurzel der Website
address-taken-not-found-help = Verlinken Sie darin mit ganzen Adressen, oder benennen Sie die Seite um.
address-taken-file = An der Adresse `{ $address }` steht { $holder }; die Datei fehlt auf der Website
address-taken-folder = An der Adresse `{ $address }` liegt ein Ordner der Website; die Datei fehlt auf der Website
address-taken-file-help = Benennen Sie die Datei um.
address-taken-over-redirect = An der alten Adresse `{ $address }` liegt diese Datei; eine Weiterleitung gibt es nicht
address-of-page = die Seite `{ $path }`
address-of-section = die Übersicht des Ordners `{ $path }`
address-of-made = eine Datei, die die Website selbst dazugibt
address-of-redirect = die Weiterleitung auf `{ $target }`
address-asked-here = die andere Stelle
address-stands-here = diese Seite steht dort
bad-address-outside = `{ $address }` führt aus der Website hinaus; eine Weiterleitung gibt es nicht
bad-address-outside-help = Nennen Sie eine Adresse auf dieser Website, mit `/` am Anfang vom Inhaltsordner aus.
bad-address-host = `{ $address }` liegt auf einem anderen Rechner; eine Weiterleitung gibt es nicht
bad-address-backslash = `{ $address }` enthält einen Rückstrich; eine Weiterleitung gibt es nicht
bad-address-backslash-help = Trennen Sie Ordner mit `/`.
bad-address-character = `{ $address }` enthält das Zeichen { $character }; eine Weiterleitung gibt es nicht
bad-address-long = Die alte Adresse ist zu lang; eine Weiterleitung gibt es nicht. Namen haben höchstens { $most } Bytes, Adressen { $whole }.
bad-address-windows = `{ $address }` ist unter Windows nicht möglich
bad-address-help = Nennen Sie eine Adresse, die jedes Dateisystem zulässt, oder streichen Sie sie.
bad-address-name = Der Name von `{ $path }` enthält das Zeichen { $character }; die Seite steht an `{ $instead }`
bad-address-long-name = Der Name der Datei hat mit der Endung `.html` mehr als { $most } Bytes; die Seite steht an `{ $instead }`
bad-address-name-help = Benennen Sie die Datei um.
bad-address-file = Der Name von `{ $path }` enthält einen Rückstrich; die Datei wird nicht veröffentlicht
names-alike-case = `{ $path }` und `{ $other }` sind unter macOS und Windows dieselbe Datei
names-alike-unicode = `{ $path }` gibt es zweimal, in zwei Formen von Unicode; unter macOS sind beide dieselbe Datei
names-alike-other = die andere Datei
names-alike-help = Benennen Sie eine der beiden um, oder legen Sie sie zusammen.
duplicate-id = Die Seite hat zwei Elemente mit der id `{ $id }`; Links führen zum ersten
duplicate-id-first = hier ist das erste
duplicate-id-help = Geben Sie jedem Element eine eigene id.
broken-anchor = `{ $path }` hat weder Überschrift noch Anker `#{ $anchor }`
broken-anchor-here = Diese Seite hat weder Überschrift noch Anker `#{ $anchor }`
broken-anchor-code-hosts = `{ $target }` stimmt nur auf GitHub und ähnlichen Seiten; in { $generator } heißt der Anker anders
broken-anchor-code-hosts-help = In { $generator } ist es `#{ $anchor }`.
broken-anchor-help = Verlinken Sie eine Überschrift der Seite, oder geben Sie der Überschrift mit `{"{#"}id{"}"}` einen Anker.
dangling-file-ref = `{ $name }` wird hier genannt, aber eine solche Datei gibt es nicht
dangling-file-ref-help = Legen Sie die Datei an und verlinken Sie sie, oder nennen Sie, was stattdessen gilt.
orphan-page = Weder eine Seite noch die Navigation führt hierher
orphan-page-help = Verlinken Sie die Seite, oder nehmen Sie sie in die Navigation auf.
dead-external-link = `{ $target }` gibt es nicht (Antwort { $status })
dead-external-link-help = Berichtigen Sie die Adresse, oder verlinken Sie eine archivierte Fassung.
dead-external-link-maybe-help = Das kann vorübergehen. Was von hier aus nie geht, nimmt `exclude` oder `accept` in `[check.external]` aus.
dead-external-link-no-host = Den Host von `{ $target }` gibt es nicht
dead-external-link-time = `{ $target }` antwortet nicht rechtzeitig
dead-external-link-tls = Zu `{ $target }` gibt es keine sichere Verbindung: { $detail }
dead-external-link-tls-help = Erneuern Sie das Zertifikat, oder machen Sie seine Ausstellerin auf diesem Rechner bekannt: im Speicher des Systems oder in der Datei, die `SSL_CERT_FILE` nennt. `exclude` in `[check.external]` nimmt den Host aus.
dead-external-link-unreachable = `{ $target }` ist nicht erreichbar: { $detail }
dead-external-link-circle = `{ $target }` leitet zu oft weiter (Antwort { $status })
dead-external-link-limited = `{ $target }` will nicht so oft gefragt werden (Antwort { $status })
dead-external-link-refused = `{ $target }` weist Prüfprogramme ab (Antwort { $status })
dead-external-link-server = Der Host von `{ $target }` ist gestört (Antwort { $status })
dead-external-link-status = `{ $target }` antwortet mit { $status }
dead-external-link-anchor = `{ $target }` gibt es, aber ohne den Anker `#{ $anchor }`
dead-external-link-anchor-help = Nennen Sie einen Anker, den die Seite hat, oder verlinken Sie die Seite selbst.
dead-external-link-long = `{ $target }` gibt es, aber die Seite ist zu lang, um darin den Anker `#{ $anchor }` zu suchen
dead-external-link-long-help = Sehen Sie im Browser nach, oder verlinken Sie die Seite selbst.
dead-external-link-malformed = `{ $target }` ist keine gültige Adresse
dead-external-link-not-asked = `{ $target }` wurde nicht gefragt: Die Zeit war um
dead-external-link-not-asked-help = Geben Sie `--external-budget` mehr Zeit. Was in Ordnung war, wird beim nächsten Mal nicht noch einmal gefragt.
external-link-also = auch hier verlinkt
moved-external-link = `{ $target }` ist auf Dauer umgezogen
moved-external-link-help = Sehen Sie nach, wohin der Link jetzt führen soll.
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
step-gap-repeat = Schritt { $number } steht zweimal da
step-gap-first = zuerst hier
step-gap-order = Schritt { $number } steht hinter Schritt { $before }
step-gap-help = Ergänzen oder verschieben Sie den Schritt, oder zählen Sie neu durch.
overview-drift-number = Die Übersicht nennt { $items } Schritte, ausgeführt sind { $steps }
overview-drift-lonely = dieser Schritt fehlt in der Übersicht
overview-drift-first = hier beginnen die Schritte
overview-drift-order = Die Reihenfolge ist eine andere: „{ $text }“ steht in der Übersicht an Stelle { $place } und ist weiter unten Schritt { $number }
overview-drift-words = Schritt { $number } heißt in der Übersicht „{ $text }“ und weiter unten anders
overview-drift-step = der Schritt
overview-drift-help = Gleichen Sie Übersicht und Schritte in Zahl und Reihenfolge an.
overview-drift-link = Die Übersicht führt von Schritt { $number } zu Schritt { $other }
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
situational-wording = „{ $word }“ lässt im Ernstfall offen, ob es zu tun ist
situational-wording-help = Nennen Sie die Bedingung, oder lassen Sie es immer tun.
limits-above-total = Die Zeitlimits der Schritte ergeben { $sum }, gesamt sind { $total } erlaubt
limits-above-total-expected = zusammen höchstens { $total }
limits-above-total-here = das Zeitlimit des Playbooks
limits-above-total-help = Kürzen Sie ein Zeitlimit eines Schritts, oder heben Sie das gesamte an. Was nebeneinander läuft, nennen Sie „parallel“.
order-vs-dependencies = „{ $name }“ wird vor „{ $other }“ gestartet, hängt aber davon ab
order-vs-dependencies-later = erst hier: { $step }
order-vs-dependencies-here = wovon „{ $name }“ abhängt
order-vs-dependencies-help = Stellen Sie die Schritte um, oder berichtigen Sie die Abhängigkeit.

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
phase-order = Phase { $number } ist begonnen, Phase { $earlier } aber noch nicht fertig
phase-order-open = in Phase { $number } noch offen
phase-order-help = Schließen Sie zuerst die frühere Phase ab, oder nehmen Sie das Häkchen zurück.
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
raci-accountable-none = Für „{ $task }“ ist niemand rechenschaftspflichtig: Kein A in der Zeile
raci-accountable-several = Für „{ $task }“ sind mehrere rechenschaftspflichtig
raci-accountable-first = das erste A
raci-accountable-help = Geben Sie jeder Aufgabe genau ein A.
raci-responsible-none = Niemand führt „{ $task }“ aus: Kein R in der Zeile
raci-responsible-help = Geben Sie der Rolle, die es tut, ein R; `R, A` in einer Zelle ist erlaubt.
raci-responsible-letter = `{ $letter }` ist keiner der Buchstaben R, A, C und I
raci-responsible-letter-help = R führt aus, A verantwortet, C wird gefragt, I wird informiert; `–` heißt: nicht beteiligt.
raci-responsible-spelling = `{ $text }` schreibt man in einer RACI-Matrix `{ $letters }`
unknown-role = „{ $name }“ steht nicht im Rollenverzeichnis
unknown-role-help = Tragen Sie die Rolle ein, oder nennen Sie eine, die es gibt.
response-not-monotone = { $lower } verspricht mit „{ $time }“ eine schnellere Antwort als { $higher } mit „{ $other }“
response-not-monotone-higher = die höhere Priorität
response-not-monotone-help = Vertauschen oder berichtigen Sie die Zeiten: Je dringender, desto schneller.

## S: Aufbau und Text
number-gap = Auf die Überschrift { $before } folgt { $after }
number-gap-before = die Nummer davor
number-gap-repeat = Die Nummer { $number } steht zweimal da
number-gap-stray = Die Überschrift { $number } setzt { $parent } nicht fort
number-gap-parent = die Überschrift darüber
number-gap-help = Ergänzen Sie den fehlenden Abschnitt, oder nummerieren Sie neu.
number-gap-repeat-help = Nummerieren Sie neu, oder streichen Sie den doppelten Abschnitt.
placeholder = Platzhalter `{ $text }`: Hier fehlt noch Text
placeholder-table = Platzhalter `{ $text }`: In dieser Tabelle sind noch { $count } Zellen auszufüllen
placeholder-help = Tragen Sie den Inhalt ein, oder erlauben Sie die Lücke befristet mit einer Ausnahme.
mojibake = `{ $text }` war einmal `{ $restored }`: UTF-8, das als { $encoding } gelesen und so gespeichert wurde ({ $lines ->
    [one] 1 Zeile
   *[other] { $lines } Zeilen
})
mojibake-whole-help = Die ganze Datei lässt sich verlustfrei wiederherstellen: `runbuch check --fix`.
mojibake-runs-help = Nur Teile der Datei sind beschädigt; `runbuch check --unsafe-fixes` stellt sie wieder her. Sehen Sie sich das Ergebnis an.
table-shape-cells = { $count ->
    [one] 1 Zelle
   *[other] { $count } Zellen
}
table-shape-long = Die Zeile hat { $count } Zellen, der Tabellenkopf { $width }: Was zu viel ist, wird nicht angezeigt
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
heading-level-titles-help = Eine Seite hat einen Titel; machen Sie aus den anderen Überschriften der zweiten Ebene.
no-service-record-duty = Hier steht, was je Dienst zu dokumentieren ist, und kein Dienst ist erfasst
no-service-record-plan = Restore-Tests sind geplant, und kein Dienst ist erfasst
no-service-record-recovery = Hier steht ein Wiederanlauf, und kein Dienst ist erfasst
no-service-record-help = Legen Sie je Dienst eine Seite an (`runbuch new dienst NAME`), oder deklarieren Sie, was sie beschreibt: `<!-- kind: service -->` vor der Tabelle oder Überschrift.
bad-project-file = Die Projektdatei lässt sich nicht bis zum Ende lesen: { $detail }
bad-project-file-help = Berichtigen Sie { $file }; was hinter dem Fehler steht, ist nicht gelesen.
bad-project-file-other = Auch eine Projektdatei von { $name }; das Wiki wird als eines von { $taken } gelesen
bad-project-file-other-help = Soll es anders sein, nennen Sie den Generator in book.toml: `dialect = "{ $key }"` unter `[runbuch]`.
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
not-understood-variant-help = Schreiben Sie in den Text, für wen er gilt, damit Leser es sehen.
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
not-understood-query-help = Schreiben Sie als Text oder Tabelle, was die Abfrage findet, damit Leser es sehen.
not-understood-help = Gezeigt wird der Text darin. Was Leser darüber hinaus brauchen, schreiben Sie als Markdown.
beyond-limit-html = Mehr als { $most } Elemente in HTML sind ineinander verschachtelt; tiefere Tags entfallen
beyond-limit-html-help = Schließen Sie die Elemente, die vorher enden sollen.
beyond-limit-attributes = Ein Tag mit mehr als { $most } Attributen; es erscheint wie getippt
beyond-limit-attributes-help = Entfernen Sie Attribute, oder setzen Sie den Text in Backticks, wenn er kein HTML ist.
beyond-limit-markdown = Der Markdown-Parser scheitert an dieser Seite; sie wird mit weniger Syntax gelesen oder erscheint wie getippt
beyond-limit-markdown-help = Sehen Sie nach, wie die Seite erscheint, und schreiben Sie anders, was daran nicht stimmt.
beyond-limit-crash = Runbuch scheitert an dieser Seite; sie erscheint wie getippt
beyond-limit-rule = Runbuch scheitert an dieser Seite bei der Prüfung auf { $code }; Befunde dieser Regel sind unbekannt
beyond-limit-crash-help = Das ist ein Fehler in Runbuch; bitte melden Sie ihn zusammen mit der Seite.
beyond-limit-loop = `{ $target }` bindet sich selbst ein und entfällt deshalb hier
beyond-limit-include = `{ $target }` ist zu groß oder über zu viele Dateien eingebunden und entfällt deshalb
beyond-limit-include-help = Binden Sie nur ein, was die Seite braucht: Zeilen oder einen Abschnitt.
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
missing-doc-kind-help = Legen Sie die Seiten an und verlinken Sie sie hier, oder streichen Sie, was es nicht geben soll.
section-missing = { $count ->
    [one] Ein Abschnitt fehlt, den
   *[other] { $count } Abschnitte fehlen, die
} die Art „{ $kind }“ verlangt: { $sections }
section-missing-help = Ergänzen Sie, was fehlt; `runbuch check --unsafe-fixes` legt die Überschriften an.
translation-missing = In der Sprache `{ $language }` gibt es diese Seite nicht: `{ $path }` fehlt
translation-missing-help = Übersetzen Sie sie, oder geben Sie beiden Seiten denselben `translation_key`.
translation-older = Zuletzt geprüft am { $day }, das Gegenstück `{ $path }` danach, am { $newer }
translation-newer = das neuere Gegenstück
translation-older-help = Ziehen Sie die Übersetzung nach, und tragen Sie das Datum ein.

## D: was als Daten gelesen wurde
almost-a-record = { $block } sieht nach Daten des Typs „{ $label }“ aus und wurde nicht gelesen
almost-a-column = Diese Spalte sieht nach einem Feld des Typs „{ $label }“ aus und wurde nicht gelesen
almost-a-record-help = { $remedy } Ist es nichts davon, sagt das `{ $none }`.
block-table = Diese Tabelle
block-list = Diese Liste
block-section = Dieser Abschnitt
block-page = Diese Seite
kind-without-block = `kind: { $kind }` hat keine Wirkung: Es folgt weder Tabelle noch Überschrift noch Liste
kind-without-block-help = Setzen Sie den Kommentar direkt über die Tabelle, Überschrift oder Liste, um die es geht. Der Typ einer ganzen Seite gehört in ihr Front Matter: `kind: …`.
kind-without-record = `kind: { $kind }` ergibt keinen Eintrag: Nichts darunter ist einer
kind-without-record-on-page = `kind: { $kind }` ergibt keinen Eintrag: Nichts auf dieser Seite ist einer
kind-without-record-help = Einträge dieses Typs sind Zeilen, Abschnitte oder Listenpunkte mit seinen Feldern, die `runbuch schema { $kind }` nennt. Gibt es keine, entfernen Sie die Angabe.

## E: Notfall
self-dependency-image = Das Bild liegt auf `{ $host }`, das erst Schritt { $number } startet
self-dependency-link = `{ $host }` antwortet hier noch nicht: Erst Schritt { $number } startet es
self-dependency-host = Die Seite liegt auf `{ $host }`, das erst Schritt { $number } startet
self-dependency-wiki = Das Wiki liegt auf `{ $host }`, das erst Schritt { $number } startet
self-dependency-step = dieser Schritt
self-dependency-help = Halten Sie den Inhalt dort bereit, wo er ohne diese Maschine zu lesen ist.

## X: eigene Regeln
policy-broken = Die Bedingung `{ $condition }` ist nicht erfüllt
policy-until = Ab dem { $day } ist die Bedingung wieder erfüllt.
policy-failed = Die Bedingung lässt sich hier nicht auswerten: { $reason }
policy-failed-help = Ergänzen Sie das Feld, oder fragen Sie in der Bedingung zuerst, ob es da ist: `rpo != null && …`
policy-condition = die Bedingung
policy-incomplete = Die Bedingung von `{ $code }` wurde nur für { $done } von { $all } Einträgen ausgewertet: für die übrigen wären es zu viele Rechenschritte
policy-incomplete-help = Suchen Sie Einträge anderer Typen über ein Feld: `records("certificate").filter(c, c.used_by == name)`
policy-explained = Eine eigene Regel dieses Wikis. Sie gilt für alle Einträge des Typs `{ $kind }`:
policy-explained-day = Die Bedingung hängt vom Tag ab; `runbuch due` nennt die letzten Tage, an denen sie noch erfüllt ist.
expression-wrong-types = `{ $operator }` lässt sich darauf nicht anwenden: { $types }
expression-type-null = kein Wert
expression-type-bool = wahr oder falsch
expression-type-number = eine Zahl
expression-type-text = ein Text
expression-type-list = eine Liste
expression-type-map = ein Eintrag
expression-type-day = ein Tag
expression-type-length = eine Dauer
expression-no-key = ein Feld `{ $key }` gibt es dort nicht
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
data-unquoted-text = ein Text braucht Anführungszeichen
data-no-value = nach dem Schlüssel fehlt der Wert
data-no-separator = zwischen Schlüssel und Wert steht genau ein Trennzeichen (`=` in TOML, `:` in YAML und JSON)
data-no-comma = zwischen zwei Werten fehlt ein Komma
data-extra-comma = ein Komma zu viel
data-bad-number = die Zahl ist nicht lesbar
data-bad-date = das Datum ist nicht lesbar; möglich ist `2026-01-31`
data-bad-truth = möglich sind nur `true` und `false`
data-bad-key = der Schlüssel ist nicht lesbar; mit anderen Zeichen als Buchstaben, Ziffern, `-` und `_` steht er in Anführungszeichen
data-redefined = der Schlüssel hat schon einen Wert und kann keine weiteren Schlüssel aufnehmen
data-unfinished = der Text bricht ab
data-trailing = nach dem Ende steht noch etwas
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
data-too-deep = mehr als { $limit } Ebenen ineinander
data-too-large = die Aliase vervielfachen sich über jedes Maß

## book.toml
config-wrong-type = `{ $key }`: erwartet { $expected }, gefunden { $found }
config-type-text = Text in Anführungszeichen
config-type-texts = eine Liste von Texten
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
config-bad-time = `{ $key }`: `{ $value }` ist keine Zeitspanne; geschrieben wird sie `250ms`, `20s` oder `5m`
config-bad-regex = Der reguläre Ausdruck `{ $pattern }` ist ungültig: { $fault }
regex-group = eine runde Klammer wird nicht geöffnet oder nicht geschlossen
regex-bracket = eine eckige Klammer wird nicht geschlossen, oder in ihr steht ein unbekanntes `\`
regex-range = der Bereich in eckigen Klammern ist nicht aufsteigend
regex-class = eine solche Zeichenklasse gibt es nicht
regex-escape = nach `\` steht nichts oder etwas Unbekanntes
regex-repetition-of-nothing = vor `*`, `+` oder `?` steht nichts, das sich wiederholen kann
regex-count = die Anzahl in geschweiften Klammern ist nicht lesbar, oder ihr Ende liegt vor dem Anfang
regex-group-name = der Name einer Gruppe ist nicht lesbar oder steht doppelt
regex-unsupported = Rückverweise und Vorausschau (`\1`, `(?=…)`) sind nicht möglich
regex-flag = ein solcher Schalter ist nicht bekannt
regex-too-large = er ist zu groß
glob-bracket = eine eckige Klammer wird nicht geschlossen
glob-brace = geschweifte Klammern stehen nicht paarweise oder ineinander
config-bad-option = `{ $key }`: Der Wert ist nicht lesbar; erwartet wird { $expected }
config-missing-key = In `{ $table }` fehlt `{ $key }`
config-bad-word = `{ $key }` kennt `{ $value }` nicht; möglich: { $known }
config-unknown-dialect = Den Dialekt `{ $name }` gibt es nicht; möglich sind { $names }
config-unknown-dialect-meant = Den Dialekt `{ $name }` gibt es nicht. Meinten Sie `{ $meant }`?
config-bad-glob = Das Muster `{ $pattern }` ist ungültig: { $fault }
config-bad-address = `{ $key }`: `{ $address }` ist keine Adresse, zu der eine Seite führen darf; möglich sind `https://…`, `http://…` und Pfade
config-bad-outside = `outside`: `{ $prefix }` ist kein Anfang von Links ab der Wurzel; möglich sind Pfade wie `/api/`
config-bad-theme = `{ $name }` ist kein Name eines Ordners unter `themes/`
config-path-absolute = `{ $key }`: `{ $path }` muss relativ zum Projekt sein
config-path-outside = `{ $key }`: `{ $path }` liegt außerhalb des Projekts
config-policy-code = `{ $code }` ist kein Code einer eigenen Regel; üblich ist ein X mit drei Ziffern: `X001`
config-policy-slug = `{ $slug }` ist kein Name einer Regel; erlaubt sind Kleinbuchstaben, Ziffern und `-`
config-policy-repeated = Eine Regel `{ $code }` gibt es schon
config-policy-kind = Den Typ `{ $kind }` gibt es nicht
config-policy-kind-but = Den Typ `{ $kind }` gibt es nicht; meinten Sie `{ $near }`?
config-policy-name = Der Typ `{ $kind }` hat kein Feld `{ $name }`; möglich: { $known }
config-policy-name-but = Der Typ `{ $kind }` hat kein Feld `{ $name }`; meinten Sie `{ $near }`?
expression-syntax = Die Bedingung ist nicht zu verstehen: `{ $text }` ist hier nicht möglich
expression-unfinished = Die Bedingung ist unvollständig
expression-too-long = Die Bedingung ist zu lang; erlaubt sind { $limit } Bytes
expression-too-deep = Die Bedingung ist zu verschachtelt; erlaubt sind { $limit } Operatoren, Klammern und andere Zeichen
expression-no-function = Eine Funktion `{ $name }` gibt es nicht
expression-no-function-but = Eine Funktion `{ $name }` gibt es nicht; meinten Sie `{ $near }`?
expression-bad-duration = `{ $text }` ist keine Dauer; schreiben Sie etwa `24 h`
expression-bad-day = `{ $text }` wird nicht als Tag erkannt; möglich ist `2026-01-31`
expression-records = `records` braucht den Namen eines Typs in Anführungszeichen: `records("certificate")`
expression-no-field = Ein Feld `{ $name }` gibt es dort nicht; möglich: { $known }
expression-no-field-but = Ein Feld `{ $name }` gibt es dort nicht; meinten Sie `{ $near }`?
expression-no-word = `{ $word }` ist kein Wert dieses Felds; möglich: { $known }
expression-no-word-but = `{ $word }` ist kein Wert dieses Felds; meinten Sie `{ $near }`?
config-src-empty = In `{ $path }` liegt kein Markdown (oder der Ordner fehlt)
config-build-dir-covers-src = Der Ausgabeordner `{ $path }` enthält die Quellen (`{ $src }`) und würde sie löschen

## Schreiben
output-foreign-folder = `{ $path }` ist nicht leer und stammt nicht von Runbuch; darin wird nichts überschrieben. Wählen Sie einen anderen Ausgabeordner, oder leeren Sie diesen selbst.
output-foreign-file = `{ $path }` stammt nicht von Runbuch und steht einer Datei der Website im Weg. Benennen Sie es um, entfernen Sie es, oder ändern Sie die Adresse der Seite.
output-not-a-folder = `{ $path }` ist kein Ordner (sondern eine Datei, ein Verweis ins Leere oder liegt unter einer Datei). Geben Sie einen Ordner an, oder entfernen Sie, was dort steht.
output-invalid-path = Die Website enthält den Pfad `{ $path }`, der nicht in den Ausgabeordner geschrieben werden darf (leer, `..`, absolut, Rückstrich oder von Runbuch belegt). Ändern Sie die Adresse der Seite oder den Namen der Datei.
output-collision = `{ $first }` und `{ $second }` können nicht nebeneinander im Ausgabeordner stehen. Ändern Sie die Adresse einer der beiden.
output-broken-manifest = Das Verzeichnis der geschriebenen Dateien `{ $path }` ist unlesbar: { $detail }. Stellen Sie es wieder her, oder löschen Sie den Ausgabeordner, wenn er nichts Eigenes enthält, und bauen Sie neu.
output-newer-manifest = `{ $path }` hat die Formatversion { $version }, die dieses Runbuch nicht kennt. Nehmen Sie ein neueres Runbuch oder einen anderen Ausgabeordner.
output-busy = Ein anderer Lauf von Runbuch schreibt gerade nach `{ $path }`. Warten Sie, bis er fertig ist, oder beenden Sie ihn.
output-read = `{ $path }` ließ sich nicht lesen: { $detail }. Die bisherige Website ist unverändert. Prüfen Sie, ob es vorhanden und lesbar ist.
output-full = Kein Platz für `{ $path }`: { $detail }. Schaffen Sie Platz (zum Bauen braucht es Raum für alle geänderten Dateien), und starten Sie den Befehl erneut.
output-not-writable = Nach `{ $path }` darf nicht geschrieben werden: { $detail }. Geben Sie sich das Schreibrecht, oder wählen Sie einen anderen Ort.
output-vanished = `{ $path }` wurde inzwischen von jemand anderem entfernt. Bitte noch einmal bauen.
output-write = `{ $path }` ließ sich nicht schreiben: { $detail }. Beheben Sie die Ursache, und starten Sie den Befehl erneut.
output-cleanup = Überreste eines Laufs unter `{ $path }` ließen sich nicht entfernen: { $detail }. Die Website selbst ist vollständig. Der nächste Lauf versucht es wieder; sonst löschen Sie sie von Hand.
output-reason-asked = Datei für Datei ersetzt, wie verlangt
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
report-more-places = { $places } und { $count } weitere
report-permitted = erlaubt bis { $until }: { $reason }
report-permitted-by = erlaubt bis { $until } von { $by }: { $reason }
report-baseline = in der Baseline
report-expired = Nachweis abgelaufen
report-unknown = nie nachgewiesen
report-errors = Fehler
report-warnings = Warnungen
report-notes = Hinweise
report-waived = Erlaubt
report-known = Baseline
report-pages = Seiten
report-none = Keine Befunde auf { $count ->
    [one] 1 Seite
   *[other] { $count } Seiten
}.
report-not-counted = { $count ->
    [one] 1 Befund zählt nicht
   *[other] { $count } Befunde zählen nicht
}: erlaubt oder in der Baseline

## Baseline
baseline-broken = Die Baseline ist nicht lesbar: { $problem }. Berichtigen Sie sie, oder löschen Sie sie und schreiben Sie sie mit `runbuch check --write-baseline` neu.
baseline-version = Erwartet wird `"version": { $version }`
baseline-no-list = `findings` muss eine Liste sein
baseline-entry = Ein Eintrag braucht `code`, `path` und `subject` als Texte und `count` als Zahl ab 1, und sonst nichts
baseline-twice = Dieser Eintrag steht zweimal da
baseline-written = { $path }: Baseline mit { $count ->
    [one] 1 Befund
   *[other] { $count } Befunden
} geschrieben
baseline-stale = { $path }: { $code } `{ $subject }` steht noch { $count ->
    [one] einmal
   *[other] { $count }-mal
} in der Baseline, kommt aber nicht mehr vor
baseline-stale-help = `runbuch check --write-baseline{ $file }` schreibt die Baseline neu.

## Einträge
shape-page = Seite
shape-section = Abschnitt
shape-facts = Angaben
shape-row = Tabellenzeile
shape-item = Listenpunkt
records-declared = deklariert
records-recognised = erkannt
records-kind = { $count } (`{ $kind }`)
records-unreadable = { $text } (nicht lesbar)
records-yes = ja
records-no = nein
records-place = Stelle
records-shape = Form
records-ignored = Kein Feld dieses Typs: { $names }
records-read-unread = { $read }; { $unread }: `runbuch records --unread`
records-unread-tables = { $count ->
    [one] 1 Tabelle sieht nach Daten aus und wurde nicht gelesen
   *[other] { $count } Tabellen sehen nach Daten aus und wurden nicht gelesen
}
records-unread-blocks = { $count ->
    [one] 1 Stelle sieht nach Daten aus und wurde nicht gelesen
   *[other] { $count } Stellen sehen nach Daten aus und wurden nicht gelesen
}
unread-none = Nichts sieht nach Daten aus, die nicht gelesen wurden.
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
    [one] 1 Angabe
   *[other] { $count } Angaben
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
unread-any = es fehlt noch eines von { $fields }
unread-heading = keine Überschrift darüber sagt, was diese Punkte sind
unread-shape = Einträge dieses Typs werden nur in anderer Form erkannt
unread-wording = diese Punkte beginnen nicht mit einem Tag und einem Doppelpunkt
unread-html = Tabellen aus HTML werden angezeigt, aber nicht gelesen
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
summary-waived = { $count } erlaubt
summary-baseline = { $count } in der Baseline
summary-pages = { $count ->
    [one] auf 1 Seite
   *[other] auf { $count } Seiten
}
check-explain = `runbuch rule { $code }` erklärt einen Befund.
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
build-evaded = `{ $usual }/` enthält Dateien, die nicht von Runbuch sind; die Site steht deshalb in `{ $out }/` (`build-dir` unter `[build]` in book.toml oder `--out` legt einen anderen Ordner fest).
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
build-stopped = Nichts gebaut: Mit --strict halten Fehler und Warnungen den Bau auf.
watch-serving = Im Browser: { $url } (Strg+C beendet)
watch-port-taken = Port { $taken } ist belegt, daher der nächste freie.
watch-waiting = Warte auf Änderungen in `{ $path }` (Strg+C beendet)
watch-polling = Das System meldet keine Änderungen ({ $detail }); die Dateien werden stattdessen regelmäßig angesehen.
watch-open = Der Browser ließ sich nicht öffnen: { $detail }
watch-changed = { $what }: { $written ->
    [one] 1 Datei
   *[other] { $written } Dateien
} geschrieben, { $removed } entfernt, in { $ms } ms
watch-checked = { $what }: geprüft in { $ms } ms
watch-everything = Unbekannt viele Änderungen
watch-gone = Behoben: { $code } { $path }: { $message }
watch-gone-more = … und { $count } weitere behoben
watch-new-more = … und { $count } weitere neue Befunde; `runbuch check` zeigt alle
watch-stays = Die Website bleibt so lange, wie sie war.
watch-mended = Wieder in Ordnung.
watch-port = Auf Port { $port } kann niemand lauschen: { $detail }. Geben Sie mit --port einen anderen an; ohne --port wird ein freier gesucht.
watch-system = Das System lässt das Beobachten nicht zu: { $detail }
watch-crashed = Ein Fehler in Runbuch hat das Beobachten beendet; bitte melden Sie ihn mit der Ausgabe darüber.
watch-page-findings = Befunde dieser Seite
watch-page-none = keine
watch-page-line = Zeile { $line }
watch-page-wiki = Ganzes Wiki
watch-page-close = Schließen
watch-page-broken = Die Website lässt sich nicht bauen
watch-page-stays = Zu sehen ist der letzte gute Stand. Diese Meldung verschwindet von selbst, sobald der Fehler behoben ist.
watch-page-lost = Keine Verbindung zu `runbuch watch`
progress-check = Lese und prüfe …
progress-external = Frage andere Hosts …
progress-external-counts = Frage andere Hosts: { $done } von { $total }, { $bad } mit Befund
external-asked = Andere Hosts: { $asked ->
    [one] 1 Adresse
   *[other] { $asked } Adressen
} gefragt, { $remembered } von früher bekannt, { $left } ausgelassen
external-time-up = Die Zeit von `--external-budget` ist um; was nicht gefragt wurde, steht als Hinweis im Bericht.
external-interrupted = Abgebrochen; was nicht gefragt wurde, steht als Hinweis im Bericht.
external-no-token = Die Umgebungsvariable `{ $name }` ist nicht gesetzt; { $host } wird ohne Token gefragt.
external-not-built = Dieses Runbuch wurde ohne `external-links` gebaut und kann keine anderen Hosts fragen
merge-not-a-report = `{ $path }` ist kein JSON-Bericht dieser Version von Runbuch
merge-other-day = `{ $path }` ist von einem anderen Tag als der erste Bericht
progress-build = Baue …
rule-since = seit { $version }
rule-demands = Was die Datenklassen verlangen, und welche Stufe es hat, wenn es fehlt; `book.toml` kann das ändern:
rule-fix-safe = `--fix` behebt es
rule-fix-unsafe = `--unsafe-fixes` behebt es
failure-no-markdown = In `{ $path }` liegt kein Markdown; nennen Sie das Projekt mit --root oder seinen Ordner mit `src` in book.toml
failure-no-such-path = `{ $path }` gibt es nicht; nennen Sie Dateien und Ordner des Projekts
failure-no-rule = Eine Regel `{ $rule }` gibt es nicht. { $help }
failure-no-theme = Einen Ordner `themes/{ $name }` gibt es nicht; legen Sie ihn an, oder entfernen Sie `theme` aus book.toml
internal-error-page = Das ist ein Fehler in Runbuch, aufgetreten bei der Seite `{ $page }`; bitte melden Sie ihn zusammen mit der Seite und den Zeilen darüber. Ohne diese Seite lassen sich die anderen bauen.
internal-error = Das ist ein Fehler in Runbuch; bitte melden Sie ihn zusammen mit den Zeilen darüber
failure-template-page = { $place }: Die Vorlage ist für die Seite `{ $page }` nicht verwendbar; berichtigen Sie sie, oder entfernen Sie sie, damit die des Standard-Themes gilt. { $detail }
failure-template = { $place }: Die Vorlage ist nicht verwendbar; berichtigen Sie sie, oder entfernen Sie sie, damit die des Standard-Themes gilt. { $detail }
failure-no-baseline = Es gibt keine Baseline `{ $path }`; `runbuch check --write-baseline` schreibt eine
failure-not-a-baseline = `{ $path }` ist keine Baseline von Runbuch und wird nicht überschrieben. Nennen Sie eine andere Datei, oder entfernen Sie diese.
failure-external = andere Hosts lassen sich nicht fragen; geben Sie diesem Rechner Wurzelzertifikate (Paket `ca-certificates` oder die Datei, die `SSL_CERT_FILE` nennt). { $detail }

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
due-unknown-owner = Für nichts in diesem Wiki ist „{ $owner }“ verantwortlich
due-unknown-owner-suggestion = Für nichts in diesem Wiki ist „{ $owner }“ verantwortlich; meinten Sie „{ $name }“?
due-nothing = Bis zum { $until } wird nichts fällig.
report-csv-only = { $option } ist nur für CSV da; geben Sie --format csv dazu an, oder lassen Sie { $option } weg
duty-test = Restore-Test { $name } fällig
duty-test-of = Restore-Test { $id } ({ $scope }) fällig
duty-test-again = Restore-Test { $name } wiederholen
duty-maintenance = Wartung: { $name }
duty-review = Überprüfung: { $title }
duties-reviews = Überprüfungen
duties-of-nobody = ohne Verantwortliche
duties-waivers = Enden von Ausnahmen
badge-proven = { $count ->
    [one] { $proven } von { $count } Dienst belegt
   *[other] { $proven } von { $count } Diensten belegt
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
column-state = Stand
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
state-waived = erlaubt
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
command-unknown-kind = Eine Art `{ $kind }` gibt es nicht; `runbuch schema` listet alle auf
command-unknown-kind-suggestion = Eine Art `{ $kind }` gibt es nicht. Meinten Sie `{ $name }` ({ $label })?
new-unknown-field = Eine Angabe `{ $key }` kennt diese Art nicht; `runbuch schema { $kind }` zeigt alle
new-unknown-field-suggestion = Eine Angabe `{ $key }` kennt diese Art nicht. Meinten Sie `{ $name }`?
new-bad-value = `{ $key }` kann nicht `{ $value }` sein; erwartet: { $expected }
new-expected-words = eines von { $words }
new-no-file-name = Aus `{ $name }` lässt sich kein Dateiname machen; nennen Sie einen mit --path
new-no-page = `{ $path }` wäre keine Seite dieses Wikis; nennen Sie eine `.md`-Datei im Inhaltsordner
new-exists = `{ $path }` gibt es schon und bleibt, wie es ist; nennen Sie mit --path eine andere Datei
new-no-shape = Das Schema von `{ $kind }` sagt unter `x-shape` nicht, wo solche Angaben stehen
new-piece-table = „{ $kind }“ hat keine eigene Seite. Fügen Sie diese Tabelle in eine Seite ein, oder nur die letzte Zeile, wenn es die Tabelle schon gibt.
new-piece-section = „{ $kind }“ hat keine eigene Seite. Fügen Sie diesen Abschnitt in eine Seite ein.
new-piece-item = „{ $kind }“ hat keine eigene Seite. Fügen Sie diesen Punkt unter einer solchen Überschrift ein.
new-clean = Die Seite besteht die Prüfung.
new-missing = { $summary }: `runbuch check { $path }` zeigt, wo.
new-prompt = Enter lässt eine Angabe aus.
init-taken = In `{ $path }` liegt schon etwas (`{ $found }`), und nichts wird überschrieben. Nennen Sie einen anderen Ordner; ein Wiki, das es schon gibt, prüft `runbuch check` so, wie es ist.
init-kept = `{ $path }` gab es schon; die Datei bleibt, wie sie ist.
init-not-ignored = Ergänzen Sie `{ $line }` in `{ $path }`, damit die gebaute Website nicht eingecheckt wird.
init-done = { $count } Dateien in `{ $path }`. Alles darin sind Beispiele: Ersetzen Sie sie, und lassen Sie `runbuch check` laufen. Die Einstellungen stehen in { $book }.
log-unknown-test = Einen Test `{ $id }` gibt es im Testplan nicht; geplant sind: { $known }
log-unknown-test-suggestion = Einen Test `{ $id }` gibt es im Testplan nicht. Meinten Sie `{ $name }`?
log-no-plan = Dieses Wiki hat keinen Testplan, der `{ $id }` nennt; `runbuch new restore-test-plan { $id }` gibt eine Tabelle dafür aus
log-unknown = Einen Restore-Test oder eine Wartungsaufgabe `{ $id }` gibt es nicht; bekannt sind: { $known }
log-unknown-suggestion = Einen Restore-Test oder eine Wartungsaufgabe `{ $id }` gibt es nicht. Meinten Sie `{ $name }`?
log-no-result = Wie der Test `{ $id }` ausging, fehlt; geben Sie es mit `--result` an
log-no-age = `--age` gibt es nur bei Restore-Tests
log-no-log = Für „{ $name }“ gibt es weder ein Wartungsprotokoll noch eine Spalte für das letzte Datum; `runbuch new maintenance-log "{ $name }"` gibt eine Tabelle aus, die Sie in eine Seite einfügen
log-list-no-room = Das Wartungsprotokoll ist eine Liste, in der `{ $name }` keinen Platz hat; lassen Sie die Angabe weg, oder führen Sie das Protokoll als Tabelle
log-list-text = `{ $text }` lässt sich in eine Liste nicht so eintragen, dass es wieder gelesen wird; formulieren Sie ohne Klammern und Satzzeichen, oder führen Sie das Protokoll als Tabelle
log-list-nested = In dieses Wartungsprotokoll schreibt `runbuch log` nicht: Tag und Aufgabe stehen nicht in einer Zeile. Tragen Sie den Eintrag von Hand ein, oder führen Sie das Protokoll als Tabelle.
log-needs-log = Ohne Wartungsprotokoll lässt sich von „{ $name }“ nur eintragen, wann sie zuletzt erledigt wurde; `runbuch new maintenance-log "{ $name }"` gibt eine Tabelle aus, die Sie in eine Seite einfügen
log-several-logs = Mehrere Wartungsprotokolle kommen für „{ $name }“ infrage; tragen Sie die Aufgabe in eines davon mit `_offen_` als Datum ein, dann wird diese Zeile gefüllt:
log-several-tasks = Mehrere Wartungsaufgaben heißen „{ $name }“; führen Sie ein Wartungsprotokoll, oder nennen Sie sie verschieden:
log-bad-date = `{ $date }` ist kein Tag; erwartet: ein Datum wie `2026-01-11` oder `11.01.2026`
log-future = Der { $day } liegt nach heute ({ $today }); eingetragen wird erst, was stattgefunden hat
log-bad-duration = `{ $duration }` ist keine Dauer; erwartet: eine Dauer wie `45 min` oder `1 h 10 min`
log-bad-result = `{ $result }` sagt nicht, wie der Test ausging; beginnen Sie mit `bestanden`, `teilweise bestanden` oder `nicht bestanden`
log-no-table = Für `{ $id }` gibt es keine Protokolltabelle; `runbuch new restore-test-protocol { $id }` gibt eine aus, die Sie in eine Seite einfügen
log-several-tables = Mehrere Protokolltabellen kommen für `{ $id }` infrage; tragen Sie den Test in eine davon mit `_offen_` als Datum ein, dann wird diese Zeile gefüllt:
log-no-column = Die Protokolltabelle hat keine Spalte für `{ $name }`; ergänzen Sie eine, oder lassen Sie die Angabe weg
log-incomplete = In der Zeile fehlt noch: { $missing }
log-included = Die Tabelle in `{ $path }` ist aus mehreren Dateien zusammengesetzt; tragen Sie den Eintrag von Hand ein.

## Hilfe
cli-usage = Aufruf
cli-commands = Befehle
cli-command = BEFEHL
cli-arguments = Argumente
cli-options = Optionen
cli-everywhere = Überall
cli-runbuch = Macht aus einem Ordner mit Betriebsdokumentation in Markdown eine Website und prüft, was darin steht.
cli-build = Baut die Website. Befunde werden am Ende gezählt; sie halten den Bau nur mit --strict auf.
cli-check = Prüft Links, Anker, Front Matter, Tabellen und Checklisten. Exit-Code 0: keine Fehler, 1: Fehler, 2: Prüfung nicht möglich.
cli-watch = Baut bei jeder Änderung neu, zeigt die Website im Browser, immer auf dem neuesten Stand, und sagt, welche Befunde dazukommen und verschwinden. Auch: serve
cli-rule = Listet alle Regeln auf oder erklärt eine
cli-schema = Listet alle Arten von Angaben auf oder gibt das Schema einer Art aus
cli-new = Legt eine Seite einer Art an, mit allen Pflichtangaben und ihrer Erklärung. Am Terminal wird nach ihnen gefragt.
cli-init = Legt ein kleines Wiki an, das seine eigene Prüfung besteht
cli-log = Trägt einen Restore-Test oder eine Wartung ins Protokoll ein: füllt die offene Zeile oder ergänzt eine
cli-due = Listet auf, was überfällig ist und was an welchem Tag fällig wird
cli-report = Gibt alle Dienste mit ihren Zusagen und Nachweisen als Tabelle aus
cli-records = Listet auf, was als Eintrag gelesen wurde: jeden Dienst, Restore-Test, jede Aufgabe … mit Stelle und Werten
cli-completions = Gibt ein Skript aus, das Befehle in einer Shell vervollständigt
cli-man = Gibt die Handbuchseite aus (roff)
cli-arg-help = Gibt diese Hilfe aus
cli-arg-version = Gibt die Version aus
cli-arg-root = Das Projekt [Vorgabe: der nächste Ordner aufwärts mit book.toml, sonst dieser]
cli-arg-lang = Sprache der Meldungen und Seiten [Vorgabe: die des Wikis]
cli-arg-color = Wann Farben verwendet werden: auto, always, never [Vorgabe: auto]
cli-arg-quiet = Gibt nur Ergebnisse und Fehlschläge aus
cli-arg-verbose = Sagt mehr darüber, was geschieht
cli-arg-jobs = Anzahl der Threads [Vorgabe: einer je Prozessor]
cli-arg-out = Wohin die Website kommt [Vorgabe: build-dir in book.toml, sonst public]
cli-arg-in_place = Ersetzt die Website Datei für Datei und behält ihren Ordner, für Server und Container, die ihn einbinden
cli-arg-drafts = Nimmt Entwürfe auf, mit Kennzeichnung
cli-arg-no-cache = Erzeugt alle Dateien neu, ohne den letzten Build aus .runbuch-cache/ zu verwenden
cli-arg-as_of = Der Tag, der als heute gilt [Vorgabe: heute]
cli-arg-strict = Auch Warnungen lassen den Lauf scheitern
cli-arg-time_rules = Höchste Stufe für Regeln, die vom Tag abhängen: error, warning, note, off
cli-arg-allow = Schaltet eine Regel ab: ein Code, der Anfang von Codes oder ein Name
cli-arg-warn = Macht Befunde einer Regel zu Warnungen
cli-arg-deny = Macht Befunde einer Regel zu Fehlern
cli-arg-paths = Nur Befunde in diesen Dateien und Ordnern melden
cli-arg-format = Format des Berichts: human, concise, json, sarif, junit, github, gitlab, markdown [Vorgabe: human]
cli-arg-fix = Behebt, was sich ohne Änderung des Sinns beheben lässt
cli-arg-unsafe_fixes = Behebt auch, was der Autor danach ansehen sollte
cli-arg-diff = Zeigt, was behoben würde, und schreibt nichts
cli-arg-exit_zero = Endet mit Exit-Code 0, was auch gefunden wurde
cli-arg-baseline = Befunde dieser Baseline zählen nicht [ohne FILE: runbuch-baseline.json im Projekt]
cli-arg-write_baseline = Schreibt alle Befunde in die Baseline [ohne FILE: runbuch-baseline.json im Projekt]
cli-arg-external = Fragt auch andere Hosts, ob es gibt, worauf Links führen
cli-arg-external_anchors = Prüft auch Anker auf fremden Seiten
cli-arg-external_budget = So lange dürfen andere Hosts gefragt werden, etwa 5m [Vorgabe: beliebig lange]
cli-arg-cache_age = So lange gilt eine Antwort, die in Ordnung war; 0s fragt alles neu [Vorgabe: 7d]
cli-arg-partition = Fragt nur einen von mehreren Teilen, etwa 2/5
cli-arg-merge = Fügt JSON-Berichte solcher Teile zu einem zusammen, statt zu prüfen
cli-arg-port = Der Port auf diesem Rechner [Vorgabe: 3000 oder der nächste freie]
cli-arg-open = Öffnet den Browser
cli-arg-no_serve = Baut nur, ohne Server
cli-arg-check_only = Prüft nur: nichts wird gebaut, Befunde erscheinen hier
cli-arg-poll = Sieht selbst nach Änderungen, für Dateisysteme, die keine melden (Netzlaufwerke, Container)
cli-arg-rule = Ein Code oder ein Name
cli-arg-horizon = Wie weit vorausgesehen wird: P6M, `6 Monate`, 90d [Vorgabe: P6M]
cli-arg-due_owner = Nur Fälligkeiten dieser Person oder Rolle; `""`: die, für die niemand verantwortlich ist
cli-arg-due_kind = Nur Fälligkeiten dieses Typs: ein Typ von Einträgen, `page` (Überprüfungen) oder `waiver`
cli-arg-fail_on = Endet mit 1, wenn etwas überfällig ist (overdue) oder bald fällig wird (soon); zusammen mit --quiet wird nur das ausgegeben
cli-arg-ics = Schreibt die Termine auch als iCalendar in diese Datei; `-` gibt nur den Kalender aus
cli-arg-table_format = Format: csv, json, markdown [Vorgabe: markdown]
cli-arg-bom = Stellt der CSV-Datei eine Bytereihenfolge-Marke voran, damit Excel sie als UTF-8 liest
cli-arg-unread = Listet stattdessen auf, was nach Daten aussieht und nicht gelesen wurde, mit dem nächsten Typ und dem, was fehlt
cli-arg-list_format = Format: human, json, csv, markdown [Vorgabe: human]
cli-arg-shell = bash, elvish, fish, powershell, zsh
cli-arg-data_format = Format: yaml, json [Vorgabe: yaml]
cli-arg-kind = Eine Art; `runbuch schema` listet sie auf
cli-arg-name = Wie es heißen soll
cli-arg-field = Setzt eine Angabe, auch verschachtelt: `restore_test.date=2026-01-11`
cli-arg-path = Wohin die Seite kommt [Vorgabe: zu den anderen ihrer Art]
cli-arg-dir = Der Ordner des neuen Wikis [Vorgabe: dieser]
cli-arg-log-name = ID eines Restore-Tests, wie im Testplan, oder Name einer Wartungsaufgabe
cli-arg-result = Wie es ausging: bestanden, teilweise bestanden, nicht bestanden, auch mit mehr Worten; bei einer Wartung in eigenen Worten [Vorgabe bei einer Wartung: erledigt]
cli-arg-duration = Wie lange die Wiederherstellung oder die Wartung gedauert hat
cli-arg-date = Wann es stattfand [Vorgabe: heute]
cli-arg-owner = Wer es getan hat [Vorgabe: wen der Testplan oder die Aufgabe nennt]
cli-arg-age = Wie alt die wiederhergestellten Daten waren
cli-arg-follow_up = Was daraus folgt
cli-arg-dry_run = Zeigt, was geschrieben würde, und schreibt nichts

cli-theme = Dateien des Standard-Themes auflisten, eine ausgeben oder sie als Ausgangspunkt kopieren
cli-docs = Das Handbuch dieser Version im Browser öffnen
cli-arg-theme_files = Dateien des Themes, etwa `templates/base.html` [Vorgabe: alle]
cli-arg-export = Die Dateien in diesen Ordner kopieren [ohne DIR: themes/default]
cli-arg-docs_path = Ausgeben, wo das Handbuch liegt, und es nicht öffnen
cli-arg-host = Adresse, auf der außer diesem Rechner andere zugreifen können, etwa 0.0.0.0 für alle
cli-arg-delimiter = Trennzeichen der CSV, etwa `;`; `\t` für einen Tabulator [Vorgabe: ,]
cli-arg-rule_format = Format: text, json [Vorgabe: text]
theme-unknown-file = Das Standard-Theme hat keine Datei `{ $path }`; `runbuch theme` listet alle auf
theme-taken = `{ $path }` gibt es schon; wählen Sie einen anderen Ordner, oder nennen Sie die Dateien, die kopiert werden sollen
theme-exported = { $count ->
        [one] 1 Datei
       *[other] { $count } Dateien
    } nach `{ $path }` kopiert. Löschen Sie, was Sie nicht ändern, und setzen Sie `theme = "{ $name }"` unter `[runbuch]`.
docs-no-folder = Das System nennt keinen Ordner für Zwischenspeicher, in den das Handbuch könnte; setzen Sie HOME
docs-open = Der Browser ließ sich nicht öffnen: { $detail }
watch-open-to-all = Alle, die { $address } erreichen, können das Wiki lesen, auch Entwürfe
new-step-title = Schritt 1 – Was als Erstes geschieht
new-step-task = Was genau, und woran man den Erfolg erkennt
new-link = Noch verweist keine Seite darauf. Ein Link für `{ $from }`: { $link }
read-project = Projekt: `{ $path }` ({ $reason })
read-by-book = dort liegt eine book.toml
read-by-default = keine book.toml hier oder darüber
read-content = Seiten: { $count } unter `{ $path }` ({ $reason })
read-src-named = in der book.toml genannt
read-src-guessed = der erste Ordner mit Markdown unter content, src, pages, docs
read-src-generator = wie bei { $name }
read-src-project = das Projekt selbst
read-language = Sprache: { $lang }
read-date = Stichtag: { $day }
cli-arg-man_out = Stattdessen je eine Seite für das Programm und für jeden Befehl in diesen Ordner schreiben
