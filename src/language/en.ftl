# Messages of the tool. A finding says what is wrong; `-help` says the way out.

## Words
verbatim = { $text }
quoted = “{ $text }”
quoted-code = `{ $text }`
nothing = nothing
at-most = at most { $limit }
at-least = at least { $limit }
and-more = { $count } more
list-of = { $items }
also-here = here too
did-you-mean = Did you mean `{ $name }`?

## M: waivers and configuration
unused-waiver = the waiver for { $rule } matches no finding
unused-waiver-help = Remove it: what it permitted is mended.
unused-waiver-subjects = The findings of { $rule } that it covers are about { $subjects }.
waiver-incomplete = the waiver is incomplete; it lacks { $missing }
waiver-unknown-directive = `runbuch: { $word }` is not known: this line permits nothing
waiver-no-directive = Without a word after `runbuch:` this line permits nothing
waiver-part-rule = the rule
waiver-part-subject = what `subject` names
waiver-part-until = an end date
waiver-no-such-day = The day `{ $day }` until which the waiver is to hold does not exist
waiver-part-reason = a reason
waiver-incomplete-help = Write it in full: `<!-- runbuch: allow S802 until=2026-12-31 reason="…" by="…" -->`
waiver-attributes = `rule`, `subject`, `until`, `reason`, `by`
waiver-unknown-attribute = a waiver has no attribute `{ $name }`: until that is gone, the waiver permits nothing
waiver-unknown-attribute-help = A waiver covers the block below it, or in front matter the whole page; it has `rule`, `until` and `reason`, and may have `subject` (of one record or field only) and `by`.
waiver-repeated-attribute = the waiver says `{ $name }` twice: until one is gone, it permits nothing
waiver-repeated-attribute-help = Keep the one that counts.
waiver-surplus-word = nothing reads `{ $word }` in this waiver: until that is gone, it permits nothing
waiver-surplus-word-help = One waiver is for one rule; a reason of several words goes in quotes.
waiver-expired = the waiver for { $rule } ended on { $until }
waiver-expired-help = Mend the finding, or extend the waiver with a new reason.
unknown-rule = there is no rule `{ $rule }`
unknown-rule-suggestion = Did you mean { $code } ({ $slug })?
unknown-rule-help = `runbuch rule` lists all rules.
bad-config-help = Until this is fixed, the last `book.toml` that was in order stays in force.
no-effect-language = Runbuch does not speak `{ $value }`: the frame of the pages and the messages are in { $used }
no-effect-language-expected = `de` or `en`
no-effect-language-help = Set `de` or `en`; the pages themselves may be written in any language.
no-effect-page-language = Runbuch does not speak `{ $value }`: the frame of this page is in { $used }
no-effect-page-language-help = Rules that depend on the language leave the page alone; there are `de` and `en`.
no-effect-colours = there is no colour scheme `{ $value }`: readers see the one that their system prefers
no-effect-colours-expected = one of { $words }
no-effect-colours-help = If it is a theme that was made for mdBook, Runbuch cannot use it: themes of your own are set by `[runbuch] theme`.
no-effect-additional = `{ $path }` is to be part of the pages, but there is no such file
no-effect-additional-help = Create the file, or remove the entry.
no-effect-theme-file = nothing reads this file of the theme
no-effect-theme-text = nothing asks for the message `{ $name }`
no-effect-theme-text-broken = this message cannot be read, and that of the default theme stays: { $detail }
no-effect-theme-text-help = The file needs only the messages that it rewords, in the syntax of Fluent: `toc = Contents`.
no-effect-theme-file-help = A theme can replace the files of the default theme, and add templates that others include. Further styles and scripts are named by `additional-css` and `additional-js` under `[output.html]`.
no-effect-template = The theme has no template `templates/{ $name }`
no-effect-template-help = Add the template to the theme of the wiki (`[runbuch] theme`), or remove the setting. It may stay if it is for another generator.
language-de = German
language-en = English

## B: backups
no-backup = { $name } has no backup: none is on record
no-backup-stated = { $name } explicitly has no backup
no-backup-unclear = whether { $name } is backed up is open: “{ $text }”
no-backup-expected = a backup with interval, tool and target
no-backup-help = Set up a backup and record it under `backup`. Where there is nothing to save, `stateless: true` says so.
rpo-not-proven = { $name } promises an RPO of { $rpo }, but no backup has an interval to measure it by
rpo-not-proven-here = The promised RPO
rpo-not-proven-help = State the interval of the backup, such as `interval: daily`.
recognised = Only recognised, not declared: `<!-- kind: { $kind } -->` above it makes this binding, `<!-- kind: none -->` says that it is none.
recognised-block = Only recognised, not declared: if it is no `{ $kind }`, `<!-- kind: none -->` before it says so.
recognised-page = Only recognised, not declared: if it is no `{ $kind }`, `kind: none` in its front matter says so.
help-and = { $help } { $more }
recognised-help = { $help } Only recognised, not declared: `<!-- kind: { $kind } -->` above it makes this binding, `<!-- kind: none -->` says that it is none.
rpo-below-interval = “{ $name }” promises an RPO of { $rpo }, but is backed up only “{ $interval }”
rpo-below-interval-expected = an interval of at most { $rpo }
rpo-below-interval-here = the shortest promised interval
rpo-below-interval-help = Back up more often, or promise a longer RPO.
rto-above-mta = “{ $name }”: the RTO of { $rto } is longer than the maximum outage of { $mta }
rto-above-mta-rework = “{ $name }”: the RTO of { $rto } and { $rework } of rework are longer together than the maximum outage of { $mta }
rto-above-mta-rework-expected = together at most { $mta }
rto-above-mta-here = for so long the outage can be borne
rto-above-mta-rework-here = so long the rework takes
rto-above-mta-help = Lower the RTO, or find out whether the outage can be borne for longer.
rto-not-proven = “{ $name }” was back only after { $duration } in the last test, the RTO is { $rto }
rto-not-proven-here = the promised RTO
rto-not-proven-help = Make the recovery faster, or promise a longer RTO.
rto-not-measured = “{ $name }”: nobody measured in the last test whether the RTO of { $rto } can be kept
rto-not-measured-alone = “{ $name }”: the last test restored more than this service and took { $duration }; nobody measured whether the RTO of { $rto } can be met
rto-not-measured-help = Add how long the test took, or measure the next one.
dependency-slower = “{ $name }” promises an RTO of { $rto }, but depends on “{ $other }” with { $other_rto }
dependency-slower-here = the RTO of “{ $name }”
dependency-slower-help = No service is back sooner than what it depends on: make the two RTOs agree.
dependency-lower = “{ $name }” is { $class }, but depends on “{ $other }”, which is only { $other_class }
dependency-lower-here = the data class of “{ $name }”
dependency-lower-help = Give the dependency the same class.
dependency-unknown = “{ $name }” depends on `{ $other }`, but there is no such service
dependency-unknown-expected = a service or host of this wiki
dependency-unknown-help = Describe it, or name it as its page is called.
dependency-open = it is open what “{ $name }” depends on
dependency-open-expected = services or hosts of this wiki, or `–` if there are none
dependency-open-help = Enter what has to run first.
dependency-cycle = these services depend on each other in a ring: { $chain }
dependency-cycle-expected = a service that does not itself depend on “{ $name }”
dependency-cycle-help = None of them can be started first. Drop the dependency that is none.
no-offsite-copy = no copy of “{ $name }” lies off-site
no-offsite-copy-expected = a copy in a second place
no-offsite-copy-help = Bring a copy to a second place, and say so with `offsite: yes`.
no-offsite-copy-readable = the off-site copy of “{ $name }” is not encrypted
no-offsite-copy-unstated = nobody says whether the off-site copy of “{ $name }” is encrypted
no-offsite-copy-readable-expected = an encrypted copy
no-offsite-copy-readable-help = Encrypt it, and say so with `encrypted: yes`.
no-offsite-copy-too = This off-site copy, too
copies-below-321 = “{ $name }” is not backed up 3-2-1: { $lacks }
copies-below-321-copies = with the original { $count ->
    [one] only one copy
   *[other] only { $count } copies
}
copies-below-321-media = all copies on disks
copies-below-321-offline = no copy is offline or immutable
copies-below-321-copies-expected = with the original three copies
copies-below-321-media-expected = a copy on another medium than disks
copies-below-321-offline-expected = a copy offline or immutable
copies-below-321-help = Three copies on two sorts of media are needed, one of them out of reach of whoever deletes.
sync-is-not-backup = “{ $name }” is only mirrored: what is deleted in the original is deleted in the copy at once
sync-is-not-backup-snapshot = of “{ $name }” there are only snapshots on the same storage
sync-is-not-backup-expected = a backup that keeps earlier versions
sync-is-not-backup-snapshot-expected = a backup on another storage
sync-is-not-backup-help = Set up a backup with versions on other storage.
retention-too-short = “{ $name }”: retention “{ $retention }” is shorter than the RPO (“{ $rpo }”)
retention-too-short-next = “{ $name }”: retention “{ $retention }” does not reach to the next backup (“{ $interval }”)
retention-too-short-next-expected = at least until the next backup
retention-too-short-here = a copy has to stay for at least so long
retention-too-short-help = Keep it for longer than RPO and interval last.
gfs-gap = { $name }: a retention of { $retention } does not reach to the next copy (“{ $interval }”, up to { $days } days)
gfs-gap-here = the interval of { $name }
gfs-gap-help = Keep copies for as long as the next interval can last.

## F: front matter
bad-front-matter = front matter: { $problem }
bad-front-matter-help = Until then the keys from this place on are missing; the page is built all the same.
bad-front-matter-never-closed = the front matter is never closed
bad-front-matter-never-closed-help = Put a line `{ $fence }` after the last key.
bad-front-matter-late = the front matter does not begin on the first line, so it is read as text
bad-front-matter-late-help = Move it to the beginning of the file; `runbuch check --fix` does it.
bad-front-matter-first = first set here
bad-front-matter-duplicate-help = Remove one of the two.
missing-field = “{ $name }”: { $field } is missing
missing-field-blank = “{ $name }”: { $field } is empty
missing-fields = “{ $name }”: { $fields } are missing
missing-field-help = { $help }.
missing-fields-help = `runbuch schema { $kind }` says what belongs there.
unknown-field = `{ $key }` is no key of the kind `{ $kind }`
unknown-field-expected = a key of the schema of `{ $kind }`
unknown-field-help = See the keys in the schema of `{ $kind }`, or remove it.
unknown-field-config = nothing reads `{ $key }`
unknown-field-config-expected = a setting that Runbuch knows
unknown-field-config-help = Remove it.
bad-value = `{ $value }` is not allowed for { $field }
bad-value-unread = `{ $value }` is not recognised as { $field }
bad-value-shape = { $field } does not have the form that the schema asks for
bad-value-unexpected = the schema does not know here: { $fields }
bad-value-words = one of: { $words }
expected-pattern = text of the form `{ $pattern }`
expected-boolean = yes or no
expected-integer = a whole number
expected-number = a number
expected-list = a list
expected-map = entries under names
expected-text = text
bad-value-known = only entries of the schema
bad-value-other = what the schema asks for ({ $detail })
schema-bad = the schema is not valid: { $detail }
schema-bad-pattern = the pattern is no regular expression: { $fault }
schema-unknown-value = `{ $name }` is no type of value; there are `date`, `duration`, `cadence`, `period` and `response-time`
schema-unknown-field = the schema has no field `{ $name }`
schema-unknown-kind = there is no kind `{ $name }`
schema-unknown-annotation = nothing reads `{ $name }`
schema-due-no-map = `{ $annotation }` needs keys and values: `{ $keys }`
schema-due-lacks = `{ $annotation }` lacks `{ $key }`
schema-due-nested = `{ $annotation }` is read only at the top of the schema
schema-due-no-date = the field `{ $name }` holds no date (`x-value: date`)
schema-due-no-length = the field `{ $name }` holds no length of time (`x-value: cadence` or `period`)
schema-due-unreadable = `{ $text }` is not recognised as a length of time; use `P30D`, `P6M`, `14 days`
schema-due-zero = `{ $text }` is no length of time after which anything falls due
schema-due-level = `{ $text }` is no level; there are `error`, `warning`, `note` and `off`
schema-due-no-answer = expected `true` or `false` here
schema-help = Until then the schema does not count; a bundled kind of the same name stays in force.
bad-duration = `{ $value }` is not a time in one of the agreed forms
bad-duration-unit = `{ $value }` has no unit
bad-duration-minutes-months = `{ $value }` leaves open whether minutes or months are meant
bad-duration-negative = `{ $value }` is less than nothing
bad-duration-months = `{ $value }`: months and years differ in length; hours and days count here
bad-duration-working-days = `{ $value }`: working days have no fixed length
bad-duration-incomplete = `{ $value }`: the last number has no unit
bad-duration-delay = `{ $value }` names no delay
bad-duration-delay-expected = with its delay: `continuous (delay 5 min)`
bad-duration-delay-help = Say how far the copy lags behind at most: `continuous (delay 5 min)`.
expected-duration = a duration such as `24 h`, `15 min` or `2 days`
expected-cadence = a cadence such as `daily`, `every 4 hours`, `quarterly` or `12 months`
expected-response-time = a time such as `15 min`, `next business day` or `best effort`
bad-date = `{ $date }` is not a date in one of the agreed forms
bad-date-impossible = there is no day `{ $date }`
bad-date-ambiguous = `{ $date }` can be read as two different days
bad-date-weekday = `{ $date }` falls on another day of the week
bad-date-two-digit-year = `{ $date }` leaves the century open
expected-date = a date such as `2026-01-11` or `11.01.2026`
future-evidence = { $day } has not come yet
future-evidence-expected = today at the latest
future-evidence-help = Correct the date; what is planned stands as `_open_` in the protocol.
future-review-help = Correct the date: the time until the next review counts from it.
review-overdue = last reviewed on { $day }; the next review was due on { $due }
review-overdue-expected = reviewed again by { $due }
review-overdue-help = Check the page, then write today's date here.
record-due = { $what } was due on { $due }; last done on { $day }
record-due-soon = { $what } is due on { $due }; last done on { $day }
record-due-expected = done by { $last }
record-due-help = Write the new date here as soon as it is done.
record-due-zero = { $what }: `{ $period }` gives no due date
record-due-zero-help = Write an interval such as `yearly` or `6 months`; where nothing falls due, write `–`.
record-expired = { $what } expired on { $day }
record-expires-soon = { $what } expires on { $day }
record-expired-label = { $what }: { $label } on { $day }; that day has passed
record-expires-soon-label = { $what }: { $label } on { $day }
record-expired-expected = a day to come
record-expired-help = Take care of it, and write the new date here.
notice-period-ends = { $what }: the last day to give notice for { $end } was { $day }
notice-period-ends-soon = { $what }: the last day to give notice for { $end } is { $day }
dates-out-of-order = { $what }: “{ $first }” ({ $early }) is after “{ $second }” ({ $late })
dates-out-of-order-first = it begins here
dates-out-of-order-second = the later day is here
dates-out-of-order-help = Look up both days; one of them is wrong or out of date.
notice-before-begin = { $what }: with the notice period “{ $period }”, notice would have to be given by { $day }, before the beginning ({ $begin })
notice-period-ends-help = Give notice by then, or write down until when the contract runs after its renewal.
owner-empty = nobody is named as the owner of “{ $name }”
owner-empty-expected = a role or a person
owner-empty-help = Enter who sees to it.
kind-ambiguous = the kinds { $kinds } fit this; it is read as none of them
kind-ambiguous-help = Say before it what is meant: `<!-- kind: { $kind } -->`, or `<!-- kind: none -->`.
kind-ambiguous-twice = this page calls itself `{ $kind }`, `book.toml` calls it `{ $other }`; it is read as `{ $kind }`
kind-ambiguous-there = here
kind-ambiguous-twice-help = Drop one of the two, or keep the page out of `pages`.
described-twice = “{ $name }” is described a second time
described-twice-first = the first time here
described-twice-other = the other service
described-twice-alias = “{ $name }” is also called “{ $alias }”, as another service is
described-twice-alias-help = Remove the alias, or give the two services names that tell them apart. Until then, tests and backups of “{ $alias }” count for both.
described-twice-help = Merge the two, or give one of them another name.
unknown-kind = there is no kind `{ $name }`
unknown-kind-help = `runbuch schema` lists all kinds.

## T: restore tests
no-restore-test = nothing with a date proves a restore test of { $name }
no-restore-test-critical = nothing with a date proves a restore test of { $name } (data class critical)
no-restore-test-expected = a dated restore test
no-restore-test-unknown-id = `{ $id }`, which neither the test plan nor the protocol has
no-restore-test-open = `{ $id }`, which has no dated row in the protocol
no-restore-test-undated = “{ $text }” without a date
no-restore-test-planned = the test { $id } of the plan
no-restore-test-help = Test the recovery and enter date, result and owner, or name the test ID of a dated row of the protocol.
restore-test-due = restore test of { $name }: last on { $day }, the next due on { $due }; after { $last } this is an error
restore-test-due-note = restore test of { $name }: last on { $day }, the next due on { $due }; after { $last } the evidence has expired
restore-test-stale = the last restore test of { $name } on { $day } is too old: the next was due on { $due }, the grace period ended on { $last }
restore-test-stale-expected = tested again by { $due }
restore-test-stale-help = Test the recovery and enter date, result and owner.
restore-test-last = the last test
failed-test-open-service = the restore test of { $name } on { $day } ended with “{ $result }”, and nothing came of it
failed-test-open = the restore test { $name } of { $day } ended with “{ $result }”, and nothing came of it
failed-test-open-expected = a test that passed, or follow-up work
failed-test-open-help = Name what follows from it, or repeat the test and enter it.
failed-test-followed = { $name }: the last restore test ({ $day }) ended with “{ $result }” and has not been repeated; the follow-up is: { $follow_up }
failed-test-followed-help = Test again after the follow-up and enter the result.
unclear-result = { $name }: the result “{ $result }” of the restore test of { $day } does not say whether it passed
unclear-result-expected = passed, partly or failed
unclear-result-help = Begin the result with one of these words.
bad-test-id-unknown = the test plan has no test ID `{ $id }`
bad-test-id-unknown-help = Add the test to the test plan, or correct the ID.
bad-test-id-twice = the test ID `{ $id }` stands twice in the test plan
bad-test-id-first = first here
bad-test-id-twice-help = Give one of the two tests an ID of its own.
bad-test-id-pattern = the test ID `{ $id }` does not fit the pattern `{ $pattern }`
bad-test-id-odd = the test ID `{ $id }` is built unlike all others, such as `{ $other }`
bad-test-id-pattern-help = Correct the ID here, in the protocol and at the services.
test-never-run = the test { $id } is planned, but was never made
test-never-run-late = the test { $id } was never made; it was due for the first time on { $due }
test-never-run-open = still open in the protocol
test-never-run-help = Make the test, and enter date and result in the protocol.
test-overdue = the test { $id } was made last on { $day }; by the plan ({ $frequency }) it was due again on { $due }
test-overdue-plan = the test plan wants it so often
test-overdue-help = Make the test, and add a row to the protocol.
protocol-incomplete = the protocol of { $id } on { $day } lacks { $missing }
protocol-incomplete-unnamed = the protocol of { $day } lacks { $missing }
protocol-incomplete-undated = the protocol of { $id } lacks { $missing }
protocol-incomplete-row = a row of the protocol lacks { $missing }
protocol-incomplete-expected = a complete row
protocol-incomplete-date = the date
protocol-incomplete-result = the result
protocol-incomplete-duration = the duration
protocol-incomplete-data-age = the age of the data that was restored
protocol-incomplete-help = Add it while somebody still knows.
service-not-covered = no test of the test plan covers { $name } (data class critical)
service-not-covered-help = Name the service in the scope of a test, or the test ID at the service.
service-not-covered-stranger = the test { $id } names { $name }; the wiki has no such service
service-not-covered-stranger-help = Describe the service, or correct the scope.
service-not-covered-unfinished = the test { $id } names { $names }, not among the services of the wiki
service-not-covered-unfinished-help = Record what of it is a service, or correct the scope.
promise-conflict-rpo = “{ $name }”: the RPO is { $here } here and { $there } at the service itself
promise-conflict-rto = “{ $name }”: the RTO is { $here } here and { $there } at the service itself
promise-conflict-class = “{ $name }”: the data class is { $here } here and { $there } at the service itself
promise-conflict-interval = “{ $name }” is backed up only “{ $here }” according to this table; the service promises “{ $there }”
promise-conflict-target = “{ $class }”: the { $field } is { $here } here and { $there } elsewhere; so nothing is promised
promise-conflict-other-target = the other target of the data class
class-target-here = what the data class promises
promise-conflict-own = what the service itself promises
promise-conflict-help = Decide which value holds, and correct the other place.
evidence-conflict-result = “{ $name }”: the test of { $day } is “{ $here }” here and “{ $there }” in the protocol
evidence-conflict-time = “{ $name }”: the test of { $day } took { $here } here and { $there } in the protocol
evidence-conflict-never = “{ $name }”: tested “{ $text }” here, and on { $day } in the protocol
evidence-conflict-no-row = “{ $name }”: the protocol has no row about the test { $id } of { $day }
evidence-conflict-no-row-expected = a row of { $day } in the protocol
evidence-conflict-other-day = last in the protocol on { $day }
evidence-conflict-row = the row of the protocol
evidence-conflict-open = still open in the protocol
evidence-conflict-unknown = “{ $name }” names the test `{ $id }`, which neither a test plan nor the protocol has
evidence-conflict-unknown-help = Add the test to the protocol, or correct the ID.
evidence-conflict-help = Correct the place that is wrong.
scope-conflict = “{ $name }” names the test { $id }, but the scope of that test names only others: { $scope }
scope-conflict-scope = the scope of the test
scope-conflict-help = Add the service to the scope, or name the test that restores it at the service.
cadence-conflict = “{ $task }” is set to “{ $cadence }” here, and otherwise in the test plan
cadence-conflict-plan = { $id }: { $cadence }
cadence-conflict-help = Agree on one cadence, and name the test ID in the task.
maintenance-overdue = “{ $task }” is overdue: last done { $last }, by its cadence ({ $frequency }) due again on { $due }
maintenance-due = “{ $task }”, last done { $last }, is due again on { $due } by its cadence ({ $frequency })
maintenance-cadence = the cadence of the task
maintenance-overdue-help = Do the task and enter the date: `runbuch log { $task }`.
maintenance-without-cadence = there is no telling when “{ $task }” is due again: “{ $frequency }” is not recognised as a cadence
maintenance-without-cadence-help = Give an interval such as `monthly` or `every 6 months`, or an occasion such as `before upgrades`.
maintenance-without-task = there is no maintenance task “{ $task }” with a cadence

## L: links
broken-link = `{ $target }` leads nowhere
broken-link-image = the image `{ $target }` does not exist
broken-link-empty = the link has no target
broken-link-help = Create the page, or correct the link.
broken-link-rooted-help = Create the page, or correct the link. If `{ $prefix }` is another site of the same host, add it to `outside` in `[links]` of book.toml.
broken-link-wiki-help = No page has this title, alias, file name or path.
broken-link-several = Several fit equally well: { $names }.
broken-link-same = the same target
broken-link-planned-help = No file or alias has this name. Write the note, or take the link out until then.
broken-link-case = `{ $target }` works only where upper and lower case do not matter
broken-link-code-hosts = `{ $target }` works on code hosts such as GitHub only, not in { $generator }
broken-link-code-hosts-help = Write the link as { $generator } expects it.
broken-link-address = { $count ->
    [one] `{ $target }` names a page by its address on a site, which is none of its file
   *[other] { $count } links such as `{ $target }` name pages by their addresses on a site, which are none of their files
  }
broken-link-address-help = The links work here. Elsewhere, for example on GitHub, they lead nowhere; paths of files work everywhere.
broken-link-outside = `{ $target }` leads out of the project, where nothing can be checked
broken-link-outside-help = Link to the address where readers find it.
broken-link-include = `{ $target }` is to be included here, but there is no such file
broken-link-include-help = Create the file, or correct its path; until then the page lacks its text.
broken-link-include-region = `{ $target }` has no region `{ $region }`, so nothing of it is included here
broken-link-include-region-help = Mark the region in the file, or correct its name.
broken-link-include-outside = `{ $target }` is outside of the project and is not included
broken-link-include-outside-help = Copy the text into the project.
broken-link-include-remote = `{ $target }` is on another host and is not included
included-here = included here
broken-link-unsafe = the link runs a script; it is left out of the site
broken-link-unsafe-help = Link to a page or an address.
broken-link-unpublished = `{ $path }` exists but is not published with the wiki
broken-link-hidden = `{ $path }` is hidden, as a name begins with a dot, and is not published with the wiki
broken-link-unpublished-help = Set `repository-url` in `[runbuch]` of book.toml, so that the link leads to the repository, or move the file below the content folder.
broken-link-ignored = `{ $path }` exists, but { $by } excludes the file in line { $line }; the wiki does not have it
broken-link-ignored-help = Remove that line, or link to something that is in the repository.
broken-link-symlink = `{ $path }` is a symbolic link out of the project or lies behind one; the wiki does not have the file
broken-link-symlink-help = Keep the file in the project.
broken-link-closed = `{ $path }` is in a hidden folder, in which no files of the wiki are looked for
broken-link-closed-help = Keep the file in a folder whose name does not begin with a dot.
broken-link-left-out = `{ $path }` exists, but `ignore` in `[runbuch]` of book.toml excludes the file; the wiki does not have it
broken-link-left-out-help = Remove the file from `ignore`, or link to something else.
broken-link-nav = the navigation names `{ $target }`, which is no page
broken-link-nav-help = Name a page relative to the content folder.
link-to-draft = `{ $target }` links to a draft; the site does not have this page
link-to-draft-help = Publish the page, or remove the link until the page is ready.
link-to-secret = `{ $path }` seems to hold { $what } and is not published
link-to-secret-include = `{ $path }` seems to hold { $what } and is not included
link-to-secret-help = Say where the credentials are kept instead of linking to the file.
secret-private-key = a private key
secret-key-store = a key store
secret-password-store = a password store
secret-credentials = credentials
secret-environment = environment variables with passwords
secret-database = a database
secret-kubeconfig = access to a Kubernetes cluster
secret-terraform-state = state or variables of Terraform
address-taken-page = { $holder } stands at the address `{ $address }` already; this page stands at `{ $instead }`
address-taken-page-help = Rename one of the two.
address-taken-redirect = { $holder } stands at the old address `{ $address }`; there is no redirect
address-taken-redirect-help = Remove the old address, or rename what stands there.
address-taken-made = `{ $address }` replaces what the site itself adds at this place
address-taken-not-found = `{ $address }` replaces the page for addresses that do not exist; its links are right only at the root of the site
address-taken-not-found-help = Use whole addresses in its links, or rename the page.
address-taken-file = { $holder } stands at the address `{ $address }`; the site does not have this file
address-taken-folder = a folder of the site stands at the address `{ $address }`; the site does not have this file
address-taken-file-help = Rename the file.
address-taken-over-redirect = this file stands at the old address `{ $address }`; there is no redirect
address-of-page = the page `{ $path }`
address-of-section = the list of the folder `{ $path }`
address-of-made = a file that the site itself adds
address-of-redirect = the redirect to `{ $target }`
address-asked-here = the other place
address-stands-here = this page stands there
bad-address-outside = `{ $address }` leads out of the site; there is no redirect
bad-address-outside-help = Name an address on this site; with a leading `/` it counts from the content folder.
bad-address-host = `{ $address }` is on another host; there is no redirect
bad-address-backslash = `{ $address }` has a backslash in it; there is no redirect
bad-address-backslash-help = Separate folders with `/`.
bad-address-character = `{ $address }` has the character { $character } in it; there is no redirect
bad-address-long = the old address is too long; there is no redirect. Names have at most { $most } bytes, addresses { $whole }.
bad-address-windows = `{ $address }` is not possible on Windows
bad-address-help = Name an address that every file system allows, or remove it.
bad-address-name = the name of `{ $path }` has the character { $character } in it; the page stands at `{ $instead }`
bad-address-long-name = the file's name with the ending `.html` has more than { $most } bytes; the page stands at `{ $instead }`
bad-address-name-help = Rename the file.
bad-address-file = the name of `{ $path }` has a backslash in it; the file is not published
names-alike-case = `{ $path }` and `{ $other }` are one file on macOS and Windows
names-alike-unicode = `{ $path }` exists twice, in two forms of Unicode; on macOS both are one file
names-alike-other = the other file
names-alike-help = Rename one of the two, or merge them.
duplicate-id = the page has two elements with the id `{ $id }`; links lead to the first
duplicate-id-first = the first one is here
duplicate-id-help = Give each element an id of its own.
broken-anchor = `{ $path }` has no heading or anchor `#{ $anchor }`
broken-anchor-here = this page has no heading or anchor `#{ $anchor }`
broken-anchor-code-hosts = `{ $target }` works on code hosts such as GitHub only; { $generator } names the anchor differently
broken-anchor-code-hosts-help = In { $generator } it is `#{ $anchor }`.
broken-anchor-help = Link to one of the page's headings, or give the heading an anchor with `{"{#"}id{"}"}`.
dangling-file-ref = `{ $name }` is named here, but there is no such file
dangling-file-ref-help = Create it and link to it, or name what readers shall use instead.
orphan-page = neither a page nor the navigation leads here
orphan-page-help = Link to it, or add it to the navigation.
dead-external-link = `{ $target }` does not exist (answer { $status })
dead-external-link-help = Correct the address, or link to an archived copy.
dead-external-link-maybe-help = This may pass. `exclude` or `accept` in `[check.external]` exempts what never works from here.
dead-external-link-no-host = the host of `{ $target }` does not exist
dead-external-link-time = `{ $target }` does not answer in time
dead-external-link-tls = there is no safe connection to `{ $target }`: { $detail }
dead-external-link-tls-help = Renew the certificate, or make its authority known to this machine: in the system's store, or in the file that `SSL_CERT_FILE` names. `exclude` in `[check.external]` exempts the host.
dead-external-link-unreachable = `{ $target }` cannot be reached: { $detail }
dead-external-link-circle = `{ $target }` redirects too often (answer { $status })
dead-external-link-limited = `{ $target }` does not want to be asked so often (answer { $status })
dead-external-link-refused = `{ $target }` turns robots away (answer { $status })
dead-external-link-server = the host of `{ $target }` has trouble (answer { $status })
dead-external-link-status = `{ $target }` answers with { $status }
dead-external-link-anchor = `{ $target }` exists, but without the anchor `#{ $anchor }`
dead-external-link-anchor-help = Name an anchor that the page has, or link to the page itself.
dead-external-link-long = `{ $target }` exists, but the page is too long to look for the anchor `#{ $anchor }` in it
dead-external-link-long-help = Look for it in a browser, or link to the page itself.
dead-external-link-malformed = `{ $target }` is no valid address
dead-external-link-not-asked = `{ $target }` was not asked: the time was up
dead-external-link-not-asked-help = Give `--external-budget` more time. What was fine is not asked again next time.
external-link-also = linked here as well
moved-external-link = `{ $target }` has moved for good
moved-external-link-help = Look up where the link should lead now.
ambiguous-link = `[[{ $target }]]` fits { $count } pages
ambiguous-link-candidate = this one
ambiguous-link-help = Name the path: `[[folder/page]]`.
image-without-alt = the image `{ $target }` has no alternative text
image-without-alt-help = Say between the brackets what it shows: `![Network plan]({ "…" })`.
undefined-reference = the reference `{ $label }` is not defined; the page shows it with its brackets
undefined-reference-footnote = the footnote `{ $label }` is not defined; the page shows it with its brackets
undefined-reference-help = Define the target: `[{ $label }]: page.md`. If the brackets are meant literally, escape the first one with `\`.
undefined-reference-footnote-help = Define the footnote: `[{ $label }]: …`. If the brackets are meant literally, escape the first one with `\`.
undefined-reference-in-doubt =
    { $count ->
        [one] one reference of this page is not defined; this line includes a file that Runbuch does not read
       *[other] { $count } references of this page are not defined; this line includes a file that Runbuch does not read
    }
undefined-reference-in-doubt-help = The page shows them with their brackets. Define their targets on the page.

## P: playbooks
step-gap = step { $after } follows step { $before }
step-gap-before = the step before
step-gap-repeat = step { $number } stands twice
step-gap-first = first here
step-gap-order = step { $number } stands behind step { $before }
step-gap-help = Add or move the step, or number anew.
overview-drift-number = the overview names { $items } steps, { $steps } follow
overview-drift-lonely = this step is missing in the overview
overview-drift-first = the steps begin here
overview-drift-order = the order differs: “{ $text }” stands at place { $place } of the overview and is step { $number } further down
overview-drift-words = the overview calls step { $number } “{ $text }”, its heading says something else
overview-drift-step = the step
overview-drift-help = Make overview and steps agree in number and order.
overview-drift-link = the overview's step { $number } leads to step { $other }
overview-drift-link-help = Correct the link's target.
playbook-part-missing = { $count ->
    [one] the playbook lacks one part
   *[other] the playbook lacks { $count } parts
}: { $parts }
playbook-part-missing-named = { $count ->
    [one] the playbook “{ $name }” lacks one part
   *[other] the playbook “{ $name }” lacks { $count } parts
}: { $parts }
playbook-part-missing-help = Add a section for each; `runbuch check --unsafe-fixes` makes the headings.
playbook-part-trigger = trigger
playbook-part-precondition = preconditions
playbook-part-owner = owner
playbook-part-time = time limit
playbook-part-contact = contact or escalation
playbook-part-way-back = way back
playbook-part-success = success criterion
situational-wording = “{ $word }” leaves open whether it is to be done
situational-wording-help = Name the condition, or have it done always.
limits-above-total = the time limits of the steps add up to { $sum }, the playbook may take { $total }
limits-above-total-expected = { $total } in total at most
limits-above-total-here = the time limit of the playbook
limits-above-total-help = Shorten the limit of a step, or raise that of the playbook. Call steps that run beside each other “parallel”.
order-vs-dependencies = “{ $name }” is started before “{ $other }”, but depends on it
order-vs-dependencies-later = only here: { $step }
order-vs-dependencies-here = what “{ $name }” depends on
order-vs-dependencies-help = Change the order of the steps, or correct the dependency.

## C: checklists
not-a-list-boxes = { $count ->
    [one] a line with a box, but without a list marker, is no list in Markdown
   *[other] { $count } lines with a box, but without a list marker{ $lines }, are no list in Markdown
}
not-a-list-bullets = { $count ->
    [one] a line that begins with `•` is no list in Markdown
   *[other] { $count } lines that begin with `•`{ $lines } are no list in Markdown
}
not-a-list-misspelt = { $count ->
    [one] the box of a list item is misspelled: Markdown does not recognize it
   *[other] the boxes of { $count } list items{ $lines } are misspelled: Markdown does not recognize them
}
not-a-list-misspelt-help = Write `[ ]` or `[x]`; `runbuch check --fix` does it. On the site it is shown as the box that was meant.
not-a-list-help = Begin each line with `- `; `runbuch check --fix` does it. On the site it is shown as the list that was meant.
phase-order = phase { $number } has begun, but phase { $earlier } is not finished
phase-order-open = still open in phase { $number }
phase-order-help = Finish the earlier phase first, or take the tick back.
checklist-drift-undone = phase { $number }: { $count ->
    [one] one item of the checklist has no step
   *[other] { $count } items of the checklist have no step
}: { $items }
checklist-drift-unchecked = phase { $number }: { $count ->
    [one] the checklist does not ask for one step
   *[other] the checklist does not ask for { $count } steps
}: { $items }
checklist-drift-other = the other list begins here
checklist-drift-help = Add what is missing, or give both the same name.

## R: Roles
raci-accountable-none = Nobody is accountable for “{ $task }”: no A in the row
raci-accountable-several = More than one is accountable for “{ $task }”
raci-accountable-first = the first A
raci-accountable-help = Give every task exactly one A.
raci-responsible-none = Nobody does “{ $task }”: no R in the row
raci-responsible-help = Give the role that does it an R; `R, A` in one cell is fine.
raci-responsible-letter = `{ $letter }` is none of the letters R, A, C and I
raci-responsible-letter-help = R does it, A answers for it, C is asked, I is told; `–` means not involved.
raci-responsible-spelling = In a RACI matrix, `{ $text }` is written `{ $letters }`
unknown-role = “{ $name }” is not in the register of roles
unknown-role-help = Enter the role, or name one that exists.
response-not-monotone = { $lower } promises a faster response with “{ $time }” than { $higher } with “{ $other }”
response-not-monotone-higher = the higher priority
response-not-monotone-help = Swap or correct the times: the more urgent, the faster.

## S: structure and text
number-gap = heading number { $after } follows { $before }
number-gap-before = the number before
number-gap-repeat = The number { $number } stands twice
number-gap-stray = heading number { $number } does not continue { $parent }
number-gap-parent = the heading above
number-gap-help = Add the missing section, or number anew.
number-gap-repeat-help = Number anew, or drop the section that is there twice.
placeholder = placeholder `{ $text }`: text is missing here
placeholder-table = placeholder `{ $text }`: { $count } cells of this table are still to be filled in
placeholder-help = Fill it in, or permit it for a time with a waiver.
mojibake = `{ $text }` was `{ $restored }` once: UTF-8 that was read as { $encoding } and saved again ({ $lines ->
    [one] 1 line
   *[other] { $lines } lines
})
mojibake-whole-help = The whole file can be restored exactly: `runbuch check --fix`.
mojibake-runs-help = Only parts of the file are damaged; `runbuch check --unsafe-fixes` restores them. Look at the result.
table-shape-cells = { $count ->
    [one] 1 cell
   *[other] { $count } cells
}
table-shape-long = the row has { $count } cells, the table's head has { $width }: what is too much is not shown
table-shape-long-help = Remove a `|`, or write it `\|` where it belongs to the text.
table-shape-short = the row has { $count ->
    [one] 1 cell
   *[other] { $count } cells
}, the table's head has { $width }
table-shape-short-help = Add the missing cells; `runbuch check --fix` adds empty ones.
table-shape-stuck-help = If the line is no part of the table, put an empty line before it; otherwise add the cells.
table-shape-column = the table lacks { $count ->
    [one] a column
   *[other] { $count } columns
}: { $columns }
table-shape-column-help = { $count ->
    [one] Add it; the kind `{ $kind }` requires it in every row.
   *[other] Add these columns; the kind `{ $kind }` requires them in every row.
}
heading-level-skip = { $count ->
    [one] from a heading of level { $above } straight to level { $below }
   *[other] from a heading of level { $above } straight to level { $below } ({ $count } times on this page)
}
heading-level-skip-help = Use level { $level }.
heading-level-titles = the page has { $count } headings of the first level
heading-level-first-title = the first one
heading-level-titles-help = One title a page; make the others headings of the second level.
no-service-record-duty = what is to be documented for each service stands here, and no service is on record
no-service-record-plan = restore tests are planned, and no service is on record
no-service-record-recovery = a recovery is described here, and no service is on record
no-service-record-help = Make a page for each service (`runbuch new service NAME`), or declare what documents them: `<!-- kind: service -->` before the table or the heading.
bad-project-file = the project file cannot be read to its end: { $detail }
bad-project-file-help = Correct { $file }; what comes after the fault was not read.
bad-project-file-other = a project file of { $name } as well; the wiki is read as one of { $taken }
bad-project-file-other-help = To change that, name the generator in book.toml: `dialect = "{ $key }"` below `[runbuch]`.
not-understood-shortcode = { $pages ->
    [one] one page uses
   *[other] { $pages } pages use
  } { $count ->
    [one] a shortcode that is not known
   *[other] { $count } shortcodes that are not known
  }: { $names }
not-understood-component = { $pages ->
    [one] one page uses
   *[other] { $pages } pages use
  } { $count ->
    [one] a component that is not known
   *[other] { $count } components that are not known
  }: { $names }
not-understood-expression = { $pages ->
    [one] one page uses
   *[other] { $pages } pages use
  } { $count ->
    [one] an expression that is not evaluated
   *[other] { $count } expressions that are not evaluated
  }: { $names }
not-understood-query = { $pages ->
    [one] one page uses
   *[other] { $pages } pages use
  } { $count ->
    [one] queries of one kind, which are shown
   *[other] queries of { $count } kinds, which are shown
  } as they are written: { $names }
not-understood-variant = { $pages ->
    [one] one page has text
   *[other] { $pages } pages have text
  } that only some readers are meant to see, by product or version ({ $names }); all of it is shown
not-understood-variant-help = Say in the text for whom it is, so that readers can tell.
not-understood-uid = { $pages ->
    [one] one page links
   *[other] { $pages } pages link
  } { $count ->
    [one] a name that no page has as its `uid`
   *[other] { $count } names that no page has as its `uid`
  }: { $names }
not-understood-uid-help = Only the text of these links is shown. Give the page its `uid`, or link the address of the reference.
not-understood-generator = { $pages ->
    [one] one page links
   *[other] { $pages } pages link
  } { $count ->
    [one] an address that only { $generator } makes
   *[other] { $count } addresses that only { $generator } makes
  }: { $names }
not-understood-generator-help = Only the text of these links is shown. Link to a page of the wiki instead.
not-understood-query-help = Write what the query finds as text or as a table, so that readers see it.
not-understood-help = The text inside is shown. Write as Markdown whatever else readers need.
beyond-limit-html = more than { $most } elements of HTML are nested inside each other; deeper tags are left out
beyond-limit-html-help = Close the elements that are meant to end before.
beyond-limit-attributes = a tag with more than { $most } attributes; it is shown as typed
beyond-limit-attributes-help = Remove attributes, or write the text in backticks if it is no HTML.
beyond-limit-markdown = the Markdown parser fails on this page; it is read with less syntax or shown as typed
beyond-limit-markdown-help = Look at how the page is shown, and write the part that is wrong in another way.
beyond-limit-crash = Runbuch fails to read this page; it is shown as typed
beyond-limit-rule = Runbuch fails to check this page for { $code }; its findings of that rule are unknown
beyond-limit-crash-help = This is a bug in Runbuch; please report it together with the page.
beyond-limit-loop = `{ $target }` is included in itself, and so is left out here
beyond-limit-include = `{ $target }` is too large, or is included through too many files, and so is left out
beyond-limit-include-help = Include only the part that the page needs, with lines or a region.
not-utf8 = the file is not UTF-8; it was read as { $encoding }
not-utf8-help = `runbuch check --fix` saves it as UTF-8.
ascii-umlaut = “{ $word }” is spelled “{ $spelled }”
ascii-umlaut-help = Write the umlaut; `runbuch check --unsafe-fixes` does it.
title-mismatch = the page has several names: { $names }
title-mismatch-name = “{ $name }” { $place }
title-mismatch-title = in front matter
title-mismatch-heading = in the heading
title-mismatch-file = in the file name
title-mismatch-help = Use the same name everywhere.
missing-doc-kind = { $count ->
    [one] one kind of document is announced, but nowhere in the wiki
   *[other] { $count } kinds of documents are announced, but nowhere in the wiki
}: { $kinds }
missing-doc-kind-help = Create the pages and link to them here, or drop what is not wanted.
section-missing = { $count ->
    [one] one section is missing
   *[other] { $count } sections are missing
} that the kind “{ $kind }” requires: { $sections }
section-missing-help = Add what is missing; `runbuch check --unsafe-fixes` makes the headings.
translation-missing = this page does not exist in `{ $language }`: `{ $path }` is missing
translation-missing-help = Translate it, or give both pages the same `translation_key`.
translation-older = reviewed on { $day }, its counterpart `{ $path }` later, on { $newer }
translation-newer = the newer counterpart
translation-older-help = Bring the translation up to date, and write the date.

## D: what was read as data
almost-a-record = { $block } looks like data of the kind “{ $label }” and was not read
almost-a-column = this column looks like a field of the kind “{ $label }” and was not read
almost-a-record-help = { $remedy } If it is none of that, `{ $none }` says so.
block-table = this table
block-list = this list
block-section = this section
block-page = this page
kind-without-block = `kind: { $kind }` has no effect: no table, heading or list follows
kind-without-block-help = Put the comment right above the table, the heading or the list that it is about. The kind of a whole page belongs in its front matter: `kind: …`.
kind-without-record = `kind: { $kind }` yields no record: nothing below it is one
kind-without-record-on-page = `kind: { $kind }` yields no record: nothing on this page is one
kind-without-record-help = Records of this kind are rows, sections or items with its fields, which `runbuch schema { $kind }` prints. If there are none, remove the declaration.

## E: emergencies
self-dependency-image = the image lies on `{ $host }`, which only step { $number } starts
self-dependency-link = `{ $host }` does not answer yet: only step { $number } starts it
self-dependency-host = the page lives on `{ $host }`, which only step { $number } starts
self-dependency-wiki = the wiki lives on `{ $host }`, which only step { $number } starts
self-dependency-step = this step
self-dependency-help = Keep the content where it can be read without that machine.

## X: rules of one's own
policy-broken = The condition `{ $condition }` does not hold
policy-until = The condition holds again from { $day } on.
policy-failed = The condition cannot be evaluated here: { $reason }
policy-failed-help = Add the field, or let the condition ask first whether it is there: `rpo != null && …`
policy-condition = the condition
policy-incomplete = The condition of `{ $code }` was evaluated for only { $done } of { $all } records: the others would take too many steps
policy-incomplete-help = Find records of other kinds by a field: `records("certificate").filter(c, c.used_by == name)`
policy-explained = A rule of this wiki's own. It holds for everything of the kind `{ $kind }`:
policy-explained-day = The condition depends on the day; `runbuch due` lists the last days on which it still holds.
expression-wrong-types = `{ $operator }` does not fit { $types }
expression-type-null = no value
expression-type-bool = true or false
expression-type-number = a number
expression-type-text = a text
expression-type-list = a list
expression-type-map = a record
expression-type-day = a day
expression-type-length = a length of time
expression-no-key = there is no field `{ $key }`
expression-no-truth = the result is neither true nor false, but { $found }
expression-too-expensive = it would take too many steps
expression-too-many-changes = it changes on more than 1,000 days
expression-no-day = `{ $text }` is not recognised as a date

## Reading
source-unreadable = cannot read `{ $path }`: { $reason }. Mend the path or the permissions, and run the command again.
io-not-found = does not exist
io-permission-denied = permission denied
io-not-a-folder = is not a folder
io-is-a-folder = is a folder
io-other = { $detail }

## YAML, TOML, JSON
data-syntax = syntax error: { $fault }
data-unquoted-text = a text needs quotation marks
data-no-value = the value after the key is missing
data-no-separator = exactly one separator stands between key and value (`=` in TOML, `:` in YAML and JSON)
data-no-comma = a comma is missing between two values
data-extra-comma = one comma too many
data-bad-number = the number is not readable
data-bad-date = the date is not readable; use `2026-01-31`
data-bad-truth = only `true` and `false` are possible
data-bad-key = the key is not readable; with characters other than letters, digits, `-` and `_` it needs quotation marks
data-redefined = the key already has a value and cannot hold further keys
data-unfinished = the text breaks off
data-trailing = there is something behind the end
data-unexpected = that is not possible here
data-tab-indent = a tab where YAML wants spaces
data-indentation = indentation fits no line before it
data-unclosed-quote = quotation mark is never closed
data-unclosed-bracket = bracket is not closed, or closed by the wrong one
data-colon-in-value = a value that contains ": " needs quotes
data-unexpected-character = `{ $character }` cannot begin a value without quotes
data-unknown-escape = unknown escape; `\` is special in double quotes
data-duplicate-key = duplicate key `{ $key }`; the first one counts
data-complex-key = a list or map cannot be a key; values such as `{"{{ x }}"}` need quotes
data-unknown-alias = `*{ $name }` has no anchor `&{ $name }` before it
data-bad-merge = `<<` needs a map
data-second-document = a second document begins at `---`; it is not read
data-too-deep = nested more than { $limit } levels deep
data-too-large = aliases multiply beyond all measure

## book.toml
config-wrong-type = `{ $key }`: expected { $expected }, found { $found }
config-type-text = text in quotes
config-type-texts = a list of texts
config-type-table = a table
config-type-list = a list
config-type-truth = a boolean
config-type-date = a date
config-type-number = a number
config-type-nothing = nothing
config-type-nav-item = a page or `{"{ title, pages }"}`
config-type-rule = a level or a table of options
config-type-period = a length of time such as "P14D" or "14 days"
config-type-pattern = a regular expression
config-type-level = a level: error, warning, note or off
config-type-obligation = a level or a table of levels by data class
config-type-targets = a table with `rpo` and `rto`
config-type-duration = a duration such as `4 h` or `30 min`
config-bad-number = `{ $key }` must be between { $least } and { $most }
config-bad-time = `{ $key }`: `{ $value }` is no time span; it is written `250ms`, `20s` or `5m`
config-bad-regex = the regular expression `{ $pattern }` is not valid: { $fault }
regex-group = a parenthesis is not opened or not closed
regex-bracket = a square bracket is not closed, or holds an unknown `\`
regex-range = the range in square brackets does not ascend
regex-class = there is no such class of characters
regex-escape = nothing, or something unknown, follows `\`
regex-repetition-of-nothing = nothing that can be repeated stands before `*`, `+` or `?`
regex-count = the count in curly brackets is not readable, or ends before it begins
regex-group-name = the name of a group is not readable, or given twice
regex-unsupported = backreferences and look-around (`\1`, `(?=…)`) are not possible
regex-flag = there is no such flag
regex-too-large = it is too large
glob-bracket = a square bracket is not closed
glob-brace = curly brackets are not in pairs, or nested
config-bad-option = `{ $key }`: the value cannot be read; expected { $expected }
config-missing-key = `{ $key }` is missing in `{ $table }`
config-bad-word = `{ $key }` does not know `{ $value }`; possible: { $known }
config-unknown-dialect = dialect `{ $name }` does not exist; possible are { $names }
config-unknown-dialect-meant = dialect `{ $name }` does not exist. Did you mean `{ $meant }`?
config-bad-glob = invalid pattern `{ $pattern }`: { $fault }
config-bad-address = `{ $key }`: `{ $address }` is not an address that a page may link to; use `https://…`, `http://…` or a path
config-bad-outside = `outside`: `{ $prefix }` is not a prefix of rooted links; write a path such as `/api/`
config-bad-theme = `{ $name }` is not the name of a folder under `themes/`
config-path-absolute = `{ $key }`: `{ $path }` must be relative to the project
config-path-outside = `{ $key }`: `{ $path }` is outside the project
config-policy-code = `{ $code }` is no code of a rule of your own; write an X and three digits: `X001`
config-policy-slug = `{ $slug }` is no name of a rule; use lower case letters, digits and `-`
config-policy-repeated = There is a rule `{ $code }` already
config-policy-kind = There is no kind `{ $kind }`
config-policy-kind-but = There is no kind `{ $kind }`; did you mean `{ $near }`?
config-policy-name = The kind `{ $kind }` has no field `{ $name }`; it has: { $known }
config-policy-name-but = The kind `{ $kind }` has no field `{ $name }`; did you mean `{ $near }`?
expression-syntax = The condition cannot be understood: `{ $text }` is not possible here
expression-unfinished = The condition is not complete
expression-too-long = The condition is too long; { $limit } bytes are allowed
expression-too-deep = The condition is nested too deep; { $limit } operators, brackets and other signs are allowed
expression-no-function = There is no function `{ $name }`
expression-no-function-but = There is no function `{ $name }`; did you mean `{ $near }`?
expression-bad-duration = `{ $text }` is no duration; write `24 h`, for instance
expression-bad-day = `{ $text }` is not recognised as a day; use `2026-01-31`
expression-records = `records` takes the name of a kind in quotes: `records("certificate")`
expression-no-field = There is no field `{ $name }`; possible: { $known }
expression-no-field-but = There is no field `{ $name }`; did you mean `{ $near }`?
expression-no-word = `{ $word }` is not a value of this field; possible: { $known }
expression-no-word-but = `{ $word }` is not a value of this field; did you mean `{ $near }`?
config-src-empty = no Markdown in `{ $path }` (or no such folder)
config-build-dir-covers-src = the build folder `{ $path }` holds the sources (`{ $src }`) and would delete them

## Writing
output-foreign-folder = `{ $path }` is not empty and was not made by Runbuch; nothing in it is overwritten. Choose another output folder or empty this one yourself.
output-foreign-file = `{ $path }` was not made by Runbuch and is in the way of a file of the site. Rename or remove it, or change the page's address.
output-not-a-folder = `{ $path }` is not a folder (but a file, a link that leads nowhere, or below a file). Name a folder or remove what stands there.
output-invalid-path = the site has the path `{ $path }`, which must not be written into the output folder (empty, `..`, absolute, backslash, or Runbuch's own). Change the page's address or the file's name.
output-collision = `{ $first }` and `{ $second }` cannot both stand in the output folder. Change the address of one of them.
output-broken-manifest = the list of written files `{ $path }` cannot be read: { $detail }. Restore it, or delete the output folder if nothing in it is yours, and build again.
output-newer-manifest = `{ $path }` has format version { $version }, which this Runbuch does not know. Use a newer Runbuch or another output folder.
output-busy = another run of Runbuch is writing to `{ $path }`. Wait until it is done, or stop it.
output-read = `{ $path }` could not be read: { $detail }. The present site is unchanged. See whether it is there and readable.
output-full = no room for `{ $path }`: { $detail }. Make room (a build needs space for every changed file), and run the command again.
output-not-writable = `{ $path }` must not be written to: { $detail }. Grant yourself the right to write or choose another place.
output-vanished = `{ $path }` has been removed by somebody else meanwhile. Build once more.
output-write = `{ $path }` could not be written: { $detail }. Mend the cause and run the command again.
output-cleanup = remains of a run at `{ $path }` could not be removed: { $detail }. The site itself is whole. The next run tries again; otherwise delete them by hand.
output-reason-asked = replaced file by file, as asked
output-reason-no-exchange = replaced file by file: `{ $path }` cannot be exchanged in one step on this system
output-reason-no-hard-link = replaced file by file: `{ $path }` could not be hard-linked
output-reason-mount-point = replaced file by file: `{ $path }` is a mount point
output-reason-parent-not-writable = replaced file by file: no folder for the new version can be made in `{ $path }`
output-reason-not-reproducible = replaced file by file: owner or rights of `{ $path }` cannot be given to a new folder

## Reports
level-error = error
level-warning = warning
level-note = note
level-off = off
report-expected = expected
report-found = found
report-help = help
report-also = also at
report-more-places = { $places } and { $count } more
report-permitted = permitted until { $until }: { $reason }
report-permitted-by = permitted until { $until } by { $by }: { $reason }
report-baseline = in the baseline
report-expired = evidence expired
report-unknown = never proven
report-errors = Errors
report-warnings = Warnings
report-notes = Notes
report-waived = Permitted
report-known = Baseline
report-pages = Pages
report-none = No findings on { $count ->
    [one] 1 page
   *[other] { $count } pages
}.
report-not-counted = { $count ->
    [one] 1 finding does not count
   *[other] { $count } findings do not count
}: permitted, or in the baseline

## Baseline
baseline-broken = the baseline cannot be read: { $problem }. Mend it, or delete it and write it anew with `runbuch check --write-baseline`.
baseline-version = expected `"version": { $version }`
baseline-no-list = `findings` must be a list
baseline-entry = an entry needs `code`, `path` and `subject` as texts and `count` as a number from 1, and nothing else
baseline-twice = this entry stands here twice
baseline-written = { $path }: baseline with { $count ->
    [one] 1 finding
   *[other] { $count } findings
} written
baseline-stale = { $path }: { $code } `{ $subject }` is still in the baseline { $count ->
    [one] once
   *[other] { $count } times
}, but is not found any more
baseline-stale-help = `runbuch check --write-baseline{ $file }` writes the baseline anew.

## Records
shape-page = page
shape-section = section
shape-facts = facts
shape-row = table row
shape-item = list item
records-declared = declared
records-recognised = recognised
records-kind = { $count } (`{ $kind }`)
records-unreadable = { $text } (not readable)
records-yes = yes
records-no = no
records-place = Place
records-shape = Shape
records-ignored = No field of this kind: { $names }
records-read-unread = { $read }; { $unread }: `runbuch records --unread`
records-unread-tables = { $count ->
    [one] 1 table looks like data and was not read
   *[other] { $count } tables look like data and were not read
}
records-unread-blocks = { $count ->
    [one] 1 part of a page looks like data and was not read
   *[other] { $count } parts of pages look like data and were not read
}
unread-none = Nothing looks like data that was not read.
unread-nearly = { $place } ({ $size }): nearly `{ $kind }`
unread-table = table, { $count ->
    [one] 1 row
   *[other] { $count } rows
}
unread-list = list, { $count ->
    [one] 1 item
   *[other] { $count } items
}
unread-section = section, { $count ->
    [one] 1 value
   *[other] { $count } values
}
unread-column = column, { $count ->
    [one] 1 value
   *[other] { $count } values
}
unread-steps = section, { $count ->
    [one] 1 step
   *[other] { $count } steps
}
unread-page = front matter, { $count ->
    [one] 1 key
   *[other] { $count } keys
}
unread-kind = Nearest kind
unread-lacks = Missing
unread-name = `{ $written }` is no known name of `{ $field }` ({ $names } …)
unread-missing = `{ $field }` is missing ({ $names } …)
unread-any = one more of { $fields } is missing
unread-heading = no heading above says what these items are
unread-shape = records of this kind are recognised in other forms only
unread-wording = these items do not begin with a day and a colon
unread-html = tables of HTML are shown, but not read
unread-no-playbook = neither the page nor its folder is called a playbook, runbook or emergency
unread-overview = the rows name pages, of which none was read as a record
unread-declare = Write `<!-- kind: { $kind } -->` before it.
unread-declare-linked = Write `kind: { $kind }` in the front matter of the linked pages.
unread-markdown-table = Write it as a Markdown table.
unread-rename = Write { $names }.
unread-renamed = `{ $name }` instead of `{ $written }`
unread-add = This kind also requires { $names }.
unread-as-table = as a row of a table
unread-as-section = as a section with fields below a heading
unread-as-page = as the front matter of a page
unread-reword = Write each as `2026-01-11: UPS test, ok`.
unread-other-shape = Write it { $form }; `runbuch schema { $kind }` prints the names of the fields.
unread-declare-page = Write `kind: { $kind }` in its front matter.
records-read = Records read: { $records }
records-none = No records read: nothing here is recognised as a service, a restore test or another kind (`runbuch schema` lists them)

## Commands
summary-errors = { $count ->
    [one] 1 error
   *[other] { $count } errors
}
summary-warnings = { $count ->
    [one] 1 warning
   *[other] { $count } warnings
}
summary-notes = { $count ->
    [one] 1 note
   *[other] { $count } notes
}
summary-waived = { $count } permitted
summary-baseline = { $count } in the baseline
summary-pages = { $count ->
    [one] on 1 page
   *[other] on { $count } pages
}
check-explain = `runbuch rule { $code }` explains a finding.
check-fixed = { $count ->
    [one] 1 fix
   *[other] { $count } fixes
} applied in { $files ->
    [one] 1 file
   *[other] { $files } files
}
build-done = { $pages ->
    [one] 1 page
   *[other] { $pages } pages
}: { $path } ({ $written } files written, { $unchanged } unchanged, { $removed } removed)
build-dialect = Read by the rules of { $name }.
build-dialect-file = Read by the rules of { $name } (`{ $path }`).
build-evaded = `{ $usual }/` contains files that are not from Runbuch, so the site is in `{ $out }/` (`build-dir` in `[build]` of book.toml or `--out` sets another folder).
build-elsewhere = `{ $src }/`: { $pages ->
    [one] 1 page
   *[other] { $pages } pages
}; { $count ->
    [one] 1 Markdown file is
   *[other] { $count } Markdown files are
} elsewhere, most of them in `{ $folder }/`: `src` in `[book]` of book.toml sets the folder of the pages.
build-shallow = The Git history is incomplete (shallow clone), so some pages show a date of their last change that is too late. `git fetch --unshallow` completes it.
build-drafts = { $count ->
    [one] 1 draft was left out; `--drafts` includes it.
   *[other] { $count } drafts were left out; `--drafts` includes them.
}
build-unlinked = { $count ->
    [one] 1 file that no page links to was left out; `publish` in `[runbuch]` of book.toml includes it.
   *[other] { $count } files that no page links to were left out; `publish` in `[runbuch]` of book.toml includes them.
}
build-secrets = { $count ->
    [one] 1 file looks like a secret and was not published: { $paths }
   *[other] { $count } files look like secrets and were not published: { $paths }
}
build-findings = { $summary }; `runbuch check` shows them.
build-stopped = Nothing was built: with --strict, errors and warnings stop the build.
watch-serving = In the browser: { $url } (Ctrl-C ends)
watch-port-taken = Port { $taken } is taken, hence the next free one.
watch-waiting = Waiting for changes in `{ $path }` (Ctrl-C ends)
watch-polling = the system does not tell of changes ({ $detail }); the files are looked at from time to time instead
watch-open = the browser could not be opened: { $detail }
watch-changed = { $what }: { $written ->
    [one] 1 file
   *[other] { $written } files
} written, { $removed } removed, in { $ms } ms
watch-checked = { $what }: checked in { $ms } ms
watch-everything = Changes, nobody knows how many
watch-gone = Mended: { $code } { $path }: { $message }
watch-gone-more = … and { $count } more mended
watch-new-more = … and { $count } more new findings; `runbuch check` shows all
watch-stays = Until then the site stays as it was.
watch-mended = All well again.
watch-port = nobody can listen on port { $port }: { $detail }. Name another one with --port; without --port a free one is looked for.
watch-system = the system does not permit watching: { $detail }
watch-crashed = an error in Runbuch has ended watching; please report it with what is printed above
watch-page-findings = Findings on this page
watch-page-none = none
watch-page-line = line { $line }
watch-page-wiki = Whole wiki
watch-page-close = Close
watch-page-broken = The site cannot be built
watch-page-stays = You see the last good state. This message goes away by itself once the error is mended.
watch-page-lost = No connection to `runbuch watch`
progress-check = Reading and checking …
progress-external = Asking other hosts …
progress-external-counts = Asking other hosts: { $done } of { $total }, { $bad } with findings
external-asked = Other hosts: { $asked ->
    [one] 1 address
   *[other] { $asked } addresses
} asked, { $remembered } known from before, { $left } left out
external-time-up = The time of `--external-budget` is up; what was not asked is in the report as a note.
external-interrupted = Interrupted; what was not asked is in the report as a note.
external-no-token = The environment variable `{ $name }` is not set; { $host } is asked without a token.
external-not-built = this Runbuch was built without `external-links` and cannot ask other hosts
merge-not-a-report = `{ $path }` is no JSON report of this version of Runbuch
merge-other-day = `{ $path }` is of another day than the first report
progress-build = Building …
rule-since = since { $version }
rule-demands = What data classes demand, and at which level its lack is reported; `book.toml` can change it:
rule-fix-safe = `--fix` mends it
rule-fix-unsafe = `--unsafe-fixes` mends it
failure-no-markdown = there is no Markdown in `{ $path }`; give the project with --root, or its folder with `src` in book.toml
failure-no-such-path = there is no `{ $path }`; name files and folders of the project
failure-no-rule = There is no rule `{ $rule }`. { $help }
failure-no-theme = there is no folder `themes/{ $name }`; create it, or remove `theme` from book.toml
internal-error-page = this is a bug in Runbuch, met on the page `{ $page }`; please report it together with the page and the lines above. Without that page the others can be built.
internal-error = this is a bug in Runbuch; please report it together with the lines above
failure-template-page = { $place }: the template cannot be used for the page `{ $page }`; fix it, or remove it so that that of the default theme is used. { $detail }
failure-template = { $place }: the template cannot be used; fix it, or remove it so that that of the default theme is used. { $detail }
failure-no-baseline = there is no baseline `{ $path }`; `runbuch check --write-baseline` writes one
failure-not-a-baseline = `{ $path }` is no baseline of Runbuch and is not overwritten. Name another file, or remove this one.
failure-external = other hosts cannot be asked; give this machine root certificates (package `ca-certificates`, or the file that `SSL_CERT_FILE` names). { $detail }

## Due days and services
due-overdue = Overdue
due-grace = Due (within the grace period)
due-soon = Due soon
due-later = Due later
due-today = today
due-in = { $count ->
    [one] tomorrow
   *[other] in { $count } days
}
due-since = { $count ->
    [one] since yesterday
   *[other] for { $count } days
}
due-grace-since = { $count ->
    [one] since yesterday, grace period until { $last }
   *[other] for { $count } days, grace period until { $last }
}
due-grace-title = { $title } (grace period until { $last })
due-overdue-title = { $count ->
    [one] { $title } (one day overdue)
   *[other] { $title } ({ $count } days overdue)
}
due-calendar = { $title }: due days
due-unknown-owner = nobody called "{ $owner }" is responsible for anything in this wiki
due-unknown-owner-suggestion = nobody called "{ $owner }" is responsible for anything in this wiki; did you mean "{ $name }"?
due-nothing = Nothing falls due until { $until }.
report-csv-only = { $option } is for CSV only; add --format csv, or leave { $option } out
duty-test = Restore test { $name } due
duty-test-of = Restore test { $id } ({ $scope }) due
duty-test-again = Repeat restore test { $name }
duty-maintenance = Maintenance: { $name }
duty-review = Review: { $title }
duties-reviews = Reviews
duties-of-nobody = without an owner
duties-waivers = Ends of waivers
badge-proven = { $count ->
    [one] { $proven } of { $count } service proven
   *[other] { $proven } of { $count } services proven
}
badge-no-services = no services
badge-title = { $text } (as of { $day })
duty-waiver = Waiver for { $rule } ends
duty-policy = { $title }: { $name }
duty-due = { $what } due
duty-expires = { $what } expires
duty-label = { $what }: { $label }
duty-notice = Last day to give notice: { $what }
due-owner = Owner: { $owner }
column-due = Due on
column-duty = What
column-place = Place
column-name = Service
column-state = State
column-data_class = Data class
column-owner = Owner
column-rpo = RPO
column-interval = Interval
column-rto = RTO
column-measured = Measured
column-tested = Tested
column-valid_until = Valid until
state-met = met
state-violated = violated
state-expired = evidence expired
state-unknown = unknown
state-waived = permitted
state-not-applicable = not applicable
obligation-documentation = Documentation
obligation-backup = Backup
obligation-rpo = RPO
obligation-rto = RTO
obligation-copies = Copies
obligation-offsite = Off-site
obligation-restore-test = Restore test
obligation-dependencies = Dependencies
obligation-test-plan = Test plan
exempt-data-class = not asked by the data class
exempt-stateless = stateless
exempt-no-dependencies = no dependencies
exempt-no-test-plan = no test plan
report-until = until { $day }

## Commands for authors
schema-bundled = bundled
schema-problems = { $count ->
    [one] a schema in `schemas/` has a mistake
   *[other] schemas in `schemas/` have { $count } mistakes
}; `runbuch check` shows where.
command-unknown-kind = there is no kind `{ $kind }`; `runbuch schema` lists them all
command-unknown-kind-suggestion = there is no kind `{ $kind }`. Did you mean `{ $name }` ({ $label })?
new-unknown-field = this kind has no field `{ $key }`; `runbuch schema { $kind }` shows them all
new-unknown-field-suggestion = this kind has no field `{ $key }`. Did you mean `{ $name }`?
new-bad-value = `{ $key }` cannot be `{ $value }`; expected: { $expected }
new-expected-words = one of { $words }
new-no-file-name = no file can be named after `{ $name }`; give a name with --path
new-no-page = `{ $path }` would be no page of this wiki; name a `.md` file in the content folder
new-exists = `{ $path }` exists and stays as it is; name another file with --path
new-no-shape = the schema of `{ $kind }` does not say under `x-shape` where such records stand
new-piece-table = “{ $kind }” has no page of its own. Paste this table into a page, or only its last row where there is such a table already.
new-piece-section = “{ $kind }” has no page of its own. Paste this section into a page.
new-piece-item = “{ $kind }” has no page of its own. Paste this item below such a heading.
new-clean = The page passes the check.
new-missing = { $summary }: `runbuch check { $path }` shows where.
new-prompt = Enter leaves a field out.
init-taken = there is something in `{ $path }` already (`{ $found }`), and nothing is overwritten. Name another folder; a wiki that exists is checked as it is by `runbuch check`
init-kept = `{ $path }` was there and stays as it is.
init-not-ignored = Add `{ $line }` to `{ $path }`, so that the site that Runbuch builds is not committed.
init-done = { $count } files in `{ $path }`. All of it is an example: replace it, and run `runbuch check`. The settings stand in { $book }.
log-unknown-test = the test plan has no test `{ $id }`; it has: { $known }
log-unknown-test-suggestion = the test plan has no test `{ $id }`. Did you mean `{ $name }`?
log-no-plan = this wiki has no test plan that names `{ $id }`; `runbuch new restore-test-plan { $id }` prints a table for it
log-unknown = there is no restore test or maintenance task `{ $id }`; known are: { $known }
log-unknown-suggestion = there is no restore test or maintenance task `{ $id }`. Did you mean `{ $name }`?
log-no-result = how the test `{ $id }` ended is missing; give it with `--result`
log-no-age = `--age` is for restore tests only
log-no-log = “{ $name }” has neither a maintenance log nor a column for its last date; `runbuch new maintenance-log "{ $name }"` prints a table to be pasted into a page
log-list-no-room = the maintenance log is a list that has no room for `{ $name }`; leave it out, or keep the log as a table
log-list-text = `{ $text }` cannot be written into a list in a way that it is read again; use no brackets and punctuation, or keep the log as a table
log-list-nested = `runbuch log` does not write into this maintenance log: day and task do not stand on one line. Add the entry by hand, or keep the log as a table.
log-needs-log = without a maintenance log, nothing but the day on which “{ $name }” was last done can be entered; `runbuch new maintenance-log "{ $name }"` prints a table to be pasted into a page
log-several-logs = several maintenance logs could be meant for “{ $name }”; enter the task in one of them with `_open_` as its date, and that row will be filled:
log-several-tasks = several maintenance tasks are called “{ $name }”; keep a maintenance log, or give them different names:
log-bad-date = `{ $date }` is no day; expected: a date such as `2026-01-11` or `11 January 2026`
log-future = { $day } lies after today ({ $today }); enter what has happened
log-bad-duration = `{ $duration }` is no duration; expected: one such as `45 min` or `1 h 10 min`
log-bad-result = `{ $result }` does not say how the test ended; begin with `passed`, `partially passed` or `failed`
log-no-table = there is no protocol table for `{ $id }`; `runbuch new restore-test-protocol { $id }` prints one to be pasted into a page
log-several-tables = several protocol tables could be meant for `{ $id }`; enter the test in one of them with `_open_` as its date, and that row will be filled:
log-no-column = the protocol table has no column for `{ $name }`; add one, or leave the value out
log-incomplete = The row still lacks: { $missing }
log-included = The table of `{ $path }` is put together from several files; add the entry by hand.

## Help
cli-usage = Usage
cli-commands = Commands
cli-command = COMMAND
cli-arguments = Arguments
cli-options = Options
cli-everywhere = Everywhere
cli-runbuch = Turns a folder of operations Markdown into a website, and checks what it says.
cli-build = Make the site. Findings are counted at the end; they stop the build only with --strict.
cli-check = Check links, anchors, front matter, tables and checklists. Exit code 0: no errors, 1: errors, 2: the check could not be done.
cli-watch = Build on every change, show the site in the browser, always as it is now, and say which findings come and go. Also: serve
cli-rule = List all rules, or explain one
cli-schema = List all kinds of records, or print the schema of one
cli-new = Make a page of a kind, with every required key and its explanation. On a terminal it asks for them.
cli-init = Make a small wiki that passes its own check
cli-log = Enter a restore test or maintenance into its log: fill the open row, or add one
cli-due = Lists what is overdue, and what will fall due on which day
cli-report = Prints all services with their promises and what proves them as a table
cli-records = List what was read as data: every service, restore test, task …, where it stands and what was read
cli-completions = Print a script that completes commands in a shell
cli-man = Print the manual page (roff)
cli-arg-help = Print this help
cli-arg-version = Print the version
cli-arg-root = The project [default: the nearest folder upwards with a book.toml, else this one]
cli-arg-lang = Language of messages and pages [default: the wiki's]
cli-arg-color = When to use colours: auto, always, never [default: auto]
cli-arg-quiet = Print nothing but results and failures
cli-arg-verbose = Say more about what is done
cli-arg-jobs = Threads to use [default: one a processor]
cli-arg-out = Where the site goes [default: build-dir of book.toml, else public]
cli-arg-in_place = Replace the site file by file and keep its folder, for servers and containers that mount it
cli-arg-drafts = Include drafts, marked as such
cli-arg-no-cache = Generate all files again, without the last build in .runbuch-cache/
cli-arg-as_of = The day that counts as today [default: today]
cli-arg-strict = Warnings fail the run too
cli-arg-time_rules = Highest level of rules that depend on the day: error, warning, note, off
cli-arg-allow = Turn a rule off: a code, the beginning of codes, or a name
cli-arg-warn = Make the findings of a rule warnings
cli-arg-deny = Make the findings of a rule errors
cli-arg-paths = Report only findings in these files and folders
cli-arg-format = Format of the report: human, concise, json, sarif, junit, github, gitlab, markdown [default: human]
cli-arg-fix = Mend what can be mended without changing the meaning
cli-arg-unsafe_fixes = Mend also what its author should look at afterwards
cli-arg-diff = Show what would be mended, and write nothing
cli-arg-exit_zero = End with exit code 0 whatever was found
cli-arg-baseline = Findings of this baseline do not count [without FILE: the project's runbuch-baseline.json]
cli-arg-write_baseline = Write all findings to the baseline [without FILE: the project's runbuch-baseline.json]
cli-arg-external = Also asks other hosts whether what links lead to is there
cli-arg-external_anchors = Checks anchors on pages of other hosts too
cli-arg-external_budget = How long other hosts may be asked, such as 5m [default: any time]
cli-arg-cache_age = How long an answer that was fine is good; 0s asks everything anew [default: 7d]
cli-arg-partition = Asks one of several parts only, such as 2/5
cli-arg-merge = Joins JSON reports of such parts into one, instead of checking
cli-arg-port = The port on this machine [default: 3000 or the next free one]
cli-arg-open = Open the browser
cli-arg-no_serve = Build only, without a server
cli-arg-check_only = Check only: nothing is built, findings appear here
cli-arg-poll = Look for changes itself, for file systems that tell of none (network drives, containers)
cli-arg-rule = A code or a name
cli-arg-horizon = How far to look ahead: P6M, `6 months`, 90d [default: P6M]
cli-arg-due_owner = Only what this person or role is responsible for; `""`: what nobody is responsible for
cli-arg-due_kind = Only due days of this kind: a kind of record, `page` (reviews) or `waiver`
cli-arg-fail_on = Exit with 1 if something is overdue, or due soon (`soon`); with --quiet, print nothing but that
cli-arg-ics = Also writes the days as an iCalendar to this file; `-` prints nothing but the calendar
cli-arg-table_format = Format: csv, json, markdown [default: markdown]
cli-arg-bom = Puts a byte order mark before the CSV, so that Excel reads it as UTF-8
cli-arg-unread = List what looks like data and was not read instead, with the nearest kind and what is missing
cli-arg-list_format = Format: human, json, csv, markdown [default: human]
cli-arg-shell = bash, elvish, fish, powershell, zsh
cli-arg-data_format = Format: yaml, json [default: yaml]
cli-arg-kind = A kind; `runbuch schema` lists them
cli-arg-name = What it is called
cli-arg-field = Set a field, also a nested one: `restore_test.date=2026-01-11`
cli-arg-path = Where the page goes [default: beside others of its kind]
cli-arg-dir = The folder of the new wiki [default: this one]
cli-arg-log-name = ID of a restore test, as in the test plan, or name of a maintenance task
cli-arg-result = How it ended: passed, partially passed, failed, also in more words; of maintenance in words of your own [default for maintenance: done]
cli-arg-duration = How long the recovery or the maintenance took
cli-arg-date = When it was done [default: today]
cli-arg-owner = Who did it [default: whom the test plan or the task names]
cli-arg-age = How old the recovered data were
cli-arg-follow_up = What follows from it
cli-arg-dry_run = Show what would be written, and write nothing

cli-theme = List the files of the default theme, print one, or copy them to start from
cli-docs = Open the manual of this version in the browser
cli-arg-theme_files = Files of the theme, such as `templates/base.html` [default: all]
cli-arg-export = Copy the files into this folder [without DIR: themes/default]
cli-arg-docs_path = Print where the manual is, and do not open it
cli-arg-host = Address to listen on besides this machine's, such as 0.0.0.0 for all
cli-arg-delimiter = Separator of the CSV, such as `;`; `\t` for a tab [default: ,]
cli-arg-rule_format = Format: text, json [default: text]
theme-unknown-file = The default theme has no file `{ $path }`; `runbuch theme` lists all
theme-taken = `{ $path }` exists already; choose another folder, or name the files to copy
theme-exported = { $count ->
        [one] 1 file
       *[other] { $count } files
    } copied to `{ $path }`. Delete what you do not change, and set `theme = "{ $name }"` under `[runbuch]`.
docs-no-folder = The system names no folder for caches, where the manual could go; set HOME
docs-open = The browser could not be opened: { $detail }
watch-open-to-all = Everybody who can reach { $address } can read the wiki, drafts included
new-step-title = Step 1 – What is done first
new-step-task = What exactly, and how to see that it worked
new-link = No page links to it yet. A link for `{ $from }`: { $link }
read-project = Project: `{ $path }` ({ $reason })
read-by-book = it contains a book.toml
read-by-default = no book.toml here or above
read-content = Pages: { $count } below `{ $path }` ({ $reason })
read-src-named = named in book.toml
read-src-guessed = the first folder with Markdown of content, src, pages, docs
read-src-generator = as { $name } has it
read-src-project = the project itself
read-language = Language: { $lang }
read-date = As of: { $day }
cli-arg-man_out = Write a page for the program and for each command into this folder instead
