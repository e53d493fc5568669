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
unused-waiver-help = Remove it: the finding has been fixed.
unused-waiver-subjects = The findings of { $rule } that it covers are about { $subjects }.
waiver-incomplete = the waiver is incomplete; it lacks { $missing }
waiver-unknown-directive = unknown directive `runbuch: { $word }`: this line has no effect
waiver-no-directive = Without a directive after `runbuch:`, this line has no effect
waiver-part-rule = the rule
waiver-part-subject = the name after `subject`
waiver-part-until = an end date
waiver-no-such-day = The end date `{ $day }` of the waiver does not exist
waiver-part-reason = a reason
waiver-incomplete-help = Write it in full: `<!-- runbuch: allow S802 until=2026-12-31 reason="…" by="…" -->`
waiver-attributes = `rule`, `subject`, `until`, `reason`, `by`
waiver-unknown-attribute = unknown attribute `{ $name }`: the waiver has no effect until it is removed
waiver-unknown-attribute-help = A waiver covers the block below it, or in front matter the whole page. It requires `rule`, `until` and `reason`; `subject` (one record or field only) and `by` are optional.
waiver-repeated-attribute = duplicate attribute `{ $name }`: the waiver has no effect until one is removed
waiver-repeated-attribute-help = Keep the correct one.
waiver-surplus-word = unexpected word `{ $word }`: the waiver has no effect until it is removed
waiver-surplus-word-help = A waiver covers one rule. Put a reason of several words in quotes.
waiver-expired = the waiver for { $rule } ended on { $until }
waiver-expired-help = Fix the finding, or extend the waiver with a new reason.
unknown-rule = rule `{ $rule }` does not exist
unknown-rule-suggestion = Did you mean { $code } ({ $slug })?
unknown-rule-help = `runbuch rule` lists all rules.
bad-config-help = Until this is fixed, the last valid `book.toml` stays in force.
no-effect-language = unsupported language `{ $value }`: navigation and messages are in { $used }
no-effect-language-expected = `de` or `en`
no-effect-language-help = Set `de` or `en`; the pages themselves may be in any language.
no-effect-page-language = unsupported language `{ $value }`: the navigation of this page is in { $used }
no-effect-page-language-help = Rules that depend on the language ignore the page; `de` and `en` are supported.
no-effect-colours = colour scheme `{ $value }` does not exist: the reader's system setting applies
no-effect-colours-expected = one of { $words }
no-effect-colours-help = Runbuch cannot use themes for mdBook. To set a theme of your own, use `[runbuch] theme`.
no-effect-additional = file `{ $path }` does not exist and is not added to the pages
no-effect-additional-help = Create the file, or remove the entry.
no-effect-theme-file = this file of the theme is not used
no-effect-theme-text = the message `{ $name }` is not used
no-effect-theme-text-broken = this message cannot be read, so the one of the default theme is used: { $detail }
no-effect-theme-text-help = The file needs only the messages that it changes, in Fluent syntax: `toc = Contents`.
no-effect-theme-file-help = A theme can replace files of the default theme and add templates that others include. To add styles and scripts, use `additional-css` and `additional-js` under `[output.html]`.
no-effect-template = template `templates/{ $name }` does not exist in the theme
no-effect-template-help = Add the template to the theme of the wiki (`[runbuch] theme`), or remove the setting. If it is for another generator, keep it.
language-de = German
language-en = English

## B: backups
no-backup = { $name } has no recorded backup
no-backup-stated = { $name } explicitly has no backup
no-backup-unclear = it is unknown whether { $name } is backed up: “{ $text }”
no-backup-expected = a backup with interval, tool and target
no-backup-help = Set up a backup and record it under `backup`. If there is nothing to back up, set `stateless: true`.
rpo-not-proven = { $name } promises an RPO of { $rpo }, but no backup has an interval to compare it with
rpo-not-proven-here = The promised RPO
rpo-not-proven-help = State the interval of the backup, such as `interval: daily`.
recognised = Recognised, but not declared: put `<!-- kind: { $kind } -->` above it to declare it, or `<!-- kind: none -->` if it is not one.
recognised-block = Recognised, but not declared: if it is not of the kind `{ $kind }`, put `<!-- kind: none -->` before it.
recognised-page = Recognised, but not declared: if it is not of the kind `{ $kind }`, set `kind: none` in its front matter.
help-and = { $help } { $more }
recognised-help = { $help } Recognised, but not declared: put `<!-- kind: { $kind } -->` above it to declare it, or `<!-- kind: none -->` if it is not one.
rpo-below-interval = “{ $name }” promises an RPO of { $rpo }, but is backed up only “{ $interval }”
rpo-below-interval-expected = an interval of at most { $rpo }
rpo-below-interval-here = the shortest promised interval
rpo-below-interval-help = Back up more often, or promise a longer RPO.
rto-above-mta = “{ $name }”: the RTO of { $rto } is longer than the maximum tolerable outage of { $mta }
rto-above-mta-rework = “{ $name }”: the RTO of { $rto } plus { $rework } of rework is longer than the maximum tolerable outage of { $mta }
rto-above-mta-rework-expected = together at most { $mta }
rto-above-mta-here = the longest tolerable outage
rto-above-mta-rework-here = the duration of the rework
rto-above-mta-help = Lower the RTO, or find out whether a longer outage is tolerable.
rto-not-proven = “{ $name }” was restored only after { $duration } in the last test; the RTO is { $rto }
rto-not-proven-here = the promised RTO
rto-not-proven-help = Make the recovery faster, or promise a longer RTO.
rto-not-measured = “{ $name }”: the last test did not measure whether the RTO of { $rto } can be met
rto-not-measured-alone = “{ $name }”: the last test restored more than this service and took { $duration }; it did not measure whether the RTO of { $rto } can be met
rto-not-measured-help = Add the duration of the test, or measure the next one.
dependency-slower = “{ $name }” promises an RTO of { $rto }, but depends on “{ $other }” with { $other_rto }
dependency-slower-here = the RTO of “{ $name }”
dependency-slower-help = No service recovers sooner than what it depends on. Make the two RTOs agree.
dependency-lower = “{ $name }” is { $class }, but depends on “{ $other }”, which is only { $other_class }
dependency-lower-here = the data class of “{ $name }”
dependency-lower-help = Give the dependency the same class.
dependency-unknown = “{ $name }” depends on `{ $other }`, but there is no such service
dependency-unknown-expected = a service or host of this wiki
dependency-unknown-help = Describe the service, or use the title of its page.
dependency-open = it is unknown what “{ $name }” depends on
dependency-open-expected = services or hosts of this wiki, or `–` if there are none
dependency-open-help = Enter what has to run first.
dependency-cycle = these services depend on each other in a cycle: { $chain }
dependency-cycle-expected = a service that does not itself depend on “{ $name }”
dependency-cycle-help = None of them can be started first. Remove the wrong dependency.
no-offsite-copy = “{ $name }” has no off-site copy
no-offsite-copy-expected = a copy in a second place
no-offsite-copy-help = Keep a copy in a second place, and record it with `offsite: yes`.
no-offsite-copy-readable = the off-site copy of “{ $name }” is not encrypted
no-offsite-copy-unstated = it is not stated whether the off-site copy of “{ $name }” is encrypted
no-offsite-copy-readable-expected = an encrypted copy
no-offsite-copy-readable-help = Encrypt the copy, and record it with `encrypted: yes`.
no-offsite-copy-too = This off-site copy, too
copies-below-321 = “{ $name }” is not backed up 3-2-1: { $lacks }
copies-below-321-copies = with the original { $count ->
    [one] only one copy
   *[other] only { $count } copies
}
copies-below-321-media = all copies on disks
copies-below-321-offline = no copy is offline or immutable
copies-below-321-copies-expected = three copies, including the original
copies-below-321-media-expected = a copy on a medium other than a disk
copies-below-321-offline-expected = an offline or immutable copy
copies-below-321-help = Keep three copies on two types of media, one of which nobody can delete remotely.
sync-is-not-backup = “{ $name }” is only mirrored: what is deleted in the original is deleted in the copy at once
sync-is-not-backup-snapshot = “{ $name }” has only snapshots on the same storage
sync-is-not-backup-expected = a backup that keeps earlier versions
sync-is-not-backup-snapshot-expected = a backup on different storage
sync-is-not-backup-help = Set up a versioned backup on different storage.
retention-too-short = “{ $name }”: the retention “{ $retention }” is shorter than the RPO (“{ $rpo }”)
retention-too-short-next = “{ $name }”: the retention “{ $retention }” is shorter than the time to the next backup (“{ $interval }”)
retention-too-short-next-expected = at least until the next backup
retention-too-short-here = the minimum retention
retention-too-short-help = Keep copies longer than RPO and interval.
gfs-gap = { $name }: a retention of { $retention } is shorter than the time to the next copy (“{ $interval }”, up to { $days } days)
gfs-gap-here = the interval of { $name }
gfs-gap-help = Keep copies for at least the maximum length of the next interval.

## F: front matter
bad-front-matter = front matter: { $problem }
bad-front-matter-help = Until this is fixed, the keys from this place on are ignored; the page is built anyway.
bad-front-matter-never-closed = the front matter is never closed
bad-front-matter-never-closed-help = Put a line `{ $fence }` after the last key.
bad-front-matter-late = the front matter does not begin on the first line, so it is read as text
bad-front-matter-late-help = Move it to the beginning of the file; `runbuch check --fix` does this.
bad-front-matter-first = first set here
bad-front-matter-duplicate-help = Remove one of the two.
missing-field = “{ $name }”: { $field } is missing
missing-field-blank = “{ $name }”: { $field } is empty
missing-fields = “{ $name }”: { $fields } are missing
missing-field-help = { $help }.
missing-fields-help = `runbuch schema { $kind }` prints what belongs there.
unknown-field = unknown key `{ $key }` in the kind `{ $kind }`
unknown-field-expected = a key of the schema of `{ $kind }`
unknown-field-help = Use a key of the schema of `{ $kind }`, or remove it.
unknown-field-config = unknown setting `{ $key }`
unknown-field-config-expected = a setting that Runbuch knows
unknown-field-config-help = Remove the setting.
bad-value = `{ $value }` is not allowed for { $field }
bad-value-unread = `{ $value }` is not recognised as { $field }
bad-value-shape = { $field } does not match the form that the schema requires
bad-value-unexpected = unknown here: { $fields }
bad-value-words = one of: { $words }
expected-pattern = text of the form `{ $pattern }`
expected-boolean = yes or no
expected-integer = a whole number
expected-number = a number
expected-list = a list
expected-map = a mapping of names to values
expected-text = text
bad-value-known = only fields of the schema
bad-value-other = what the schema requires ({ $detail })
schema-bad = the schema is not valid: { $detail }
schema-bad-pattern = the pattern is not a regular expression: { $fault }
schema-unknown-value = value type `{ $name }` does not exist; use `date`, `duration`, `cadence`, `period` or `response-time`
schema-unknown-field = the schema has no field `{ $name }`
schema-unknown-kind = kind `{ $name }` does not exist
schema-unknown-annotation = unknown annotation `{ $name }`
schema-due-no-map = `{ $annotation }` needs keys and values: `{ $keys }`
schema-due-lacks = `{ $annotation }` lacks `{ $key }`
schema-due-nested = `{ $annotation }` applies only at the top level of the schema
schema-due-no-date = the field `{ $name }` is not a date (`x-value: date`)
schema-due-no-length = the field `{ $name }` is not a period (`x-value: cadence` or `period`)
schema-due-unreadable = `{ $text }` is not recognised as a period; use `P30D`, `P6M`, `14 days`
schema-due-zero = `{ $text }` is not a period after which something is due
schema-due-level = level `{ $text }` does not exist; use `error`, `warning`, `note` or `off`
schema-due-no-answer = expected `true` or `false` here
schema-help = Until this is fixed, the schema is ignored; a bundled kind of the same name stays in force.
bad-duration = `{ $value }` is not recognised as a time
bad-duration-unit = `{ $value }` has no unit
bad-duration-minutes-months = `{ $value }` can mean minutes or months
bad-duration-negative = `{ $value }` is negative
bad-duration-months = `{ $value }`: months and years differ in length; use hours or days
bad-duration-working-days = `{ $value }`: working days have no fixed length
bad-duration-incomplete = `{ $value }`: the last number has no unit
bad-duration-delay = `{ $value }` has no delay
bad-duration-delay-expected = with its delay: `continuous (delay 5 min)`
bad-duration-delay-help = State the maximum delay of the copy: `continuous (delay 5 min)`.
expected-duration = a duration such as `24 h`, `15 min` or `2 days`
expected-cadence = a cadence such as `daily`, `every 4 hours`, `quarterly` or `12 months`
expected-response-time = a time such as `15 min`, `next business day` or `best effort`
bad-date = `{ $date }` is not recognised as a date
bad-date-impossible = the date `{ $date }` does not exist
bad-date-ambiguous = `{ $date }` can mean two different dates
bad-date-weekday = `{ $date }` has the wrong weekday
bad-date-two-digit-year = `{ $date }` does not state the century
expected-date = a date such as `2026-01-11` or `11.01.2026`
future-evidence = { $day } is in the future
future-evidence-expected = today at the latest
future-evidence-help = Correct the date; in the protocol, enter planned tests as `_open_`.
future-review-help = Correct the date: the review interval starts on it.
review-overdue = last reviewed on { $day }; the next review was due on { $due }
review-overdue-expected = reviewed again by { $due }
review-overdue-help = Review the page, then enter today's date here.
record-due = { $what } was due on { $due }; last done on { $day }
record-due-soon = { $what } is due on { $due }; last done on { $day }
record-due-expected = done by { $last }
record-due-help = Enter the new date here when it is done.
record-due-zero = { $what }: `{ $period }` has no due date
record-due-zero-help = Enter an interval such as `yearly` or `6 months`; if nothing is due, enter `–`.
record-expired = { $what } expired on { $day }
record-expires-soon = { $what } expires on { $day }
record-expired-label = { $what }: { $label } was on { $day }
record-expires-soon-label = { $what }: { $label } on { $day }
record-expired-expected = a future date
record-expired-help = Renew or replace it, and enter the new date here.
notice-period-ends = { $what }: the last day to give notice for { $end } was { $day }
notice-period-ends-soon = { $what }: the last day to give notice for { $end } is { $day }
dates-out-of-order = { $what }: “{ $first }” ({ $early }) is after “{ $second }” ({ $late })
dates-out-of-order-first = it begins here
dates-out-of-order-second = the later date is here
dates-out-of-order-help = Check both dates; one of them is wrong or out of date.
notice-before-begin = { $what }: with the notice period “{ $period }”, the contract would have to be cancelled by { $day }, before it begins ({ $begin })
notice-period-ends-help = Give notice by then, or enter the end of the contract after its renewal.
owner-empty = “{ $name }” has no owner
owner-empty-expected = a role or a person
owner-empty-help = Enter who is responsible.
kind-ambiguous = several kinds match: { $kinds }; it is read as none of them
kind-ambiguous-help = Declare the kind before it: `<!-- kind: { $kind } -->`, or `<!-- kind: none -->`.
kind-ambiguous-twice = this page has the kind `{ $kind }`, `book.toml` says `{ $other }`; it is read as `{ $kind }`
kind-ambiguous-there = here
kind-ambiguous-twice-help = Remove one of the two, or exclude the page from `pages`.
described-twice = “{ $name }” is described twice
described-twice-first = first here
described-twice-other = the other service
described-twice-alias = “{ $name }” has the alias “{ $alias }”, which is the name of another service
described-twice-alias-help = Remove the alias, or give the two services different names. Until then, tests and backups of “{ $alias }” count for both.
described-twice-help = Merge the two, or rename one of them.
unknown-kind = kind `{ $name }` does not exist
unknown-kind-help = `runbuch schema` lists all kinds.

## T: restore tests
no-restore-test = { $name } has no dated restore test
no-restore-test-critical = { $name } (data class critical) has no dated restore test
no-restore-test-expected = a dated restore test
no-restore-test-unknown-id = `{ $id }`, which is neither in the test plan nor in the protocol
no-restore-test-open = `{ $id }`, which has no dated row in the protocol
no-restore-test-undated = “{ $text }” without a date
no-restore-test-planned = the planned test { $id }
no-restore-test-help = Test the recovery and enter date, result and owner, or name the test ID of a dated row of the protocol.
restore-test-due = restore test of { $name }: last on { $day }, next due on { $due }; after { $last } this is an error
restore-test-due-note = restore test of { $name }: last on { $day }, next due on { $due }; after { $last } the evidence has expired
restore-test-stale = the last restore test of { $name } on { $day } is too old: the next was due on { $due }, the grace period ended on { $last }
restore-test-stale-expected = tested again by { $due }
restore-test-stale-help = Test the recovery and enter date, result and owner.
restore-test-last = the last test
failed-test-open-service = the restore test of { $name } on { $day } ended with “{ $result }”, without a follow-up
failed-test-open = the restore test { $name } of { $day } ended with “{ $result }”, without a follow-up
failed-test-open-expected = a test that passed, or a follow-up
failed-test-open-help = Enter the follow-up, or repeat the test and enter it.
failed-test-followed = { $name }: the last restore test ({ $day }) ended with “{ $result }” and has not been repeated; the follow-up is: { $follow_up }
failed-test-followed-help = Repeat the test after the follow-up and enter the result.
unclear-result = { $name }: the result “{ $result }” of the restore test of { $day } does not say whether it passed
unclear-result-expected = passed, partly or failed
unclear-result-help = Begin the result with one of these words.
bad-test-id-unknown = the test ID `{ $id }` is not in the test plan
bad-test-id-unknown-help = Add the test to the test plan, or correct the ID.
bad-test-id-twice = the test ID `{ $id }` is in the test plan twice
bad-test-id-first = first here
bad-test-id-twice-help = Give one of the two tests an ID of its own.
bad-test-id-pattern = the test ID `{ $id }` does not match the pattern `{ $pattern }`
bad-test-id-odd = the test ID `{ $id }` has another form than all others, such as `{ $other }`
bad-test-id-pattern-help = Correct the ID here, in the protocol and in the service records.
test-never-run = the test { $id } is planned, but has never been run
test-never-run-late = the test { $id } has never been run; it was first due on { $due }
test-never-run-open = still open in the protocol
test-never-run-help = Run the test, and enter date and result in the protocol.
test-overdue = the test { $id } was last run on { $day }; according to the plan ({ $frequency }) it was due again on { $due }
test-overdue-plan = the frequency in the test plan
test-overdue-help = Run the test, and add a row to the protocol.
protocol-incomplete = the protocol of { $id } on { $day } lacks { $missing }
protocol-incomplete-unnamed = the protocol of { $day } lacks { $missing }
protocol-incomplete-undated = the protocol of { $id } lacks { $missing }
protocol-incomplete-row = a row of the protocol lacks { $missing }
protocol-incomplete-expected = a complete row
protocol-incomplete-date = the date
protocol-incomplete-result = the result
protocol-incomplete-duration = the duration
protocol-incomplete-data-age = the age of the data that was restored
protocol-incomplete-help = Add it while somebody still remembers.
service-not-covered = no test of the test plan covers { $name } (data class critical)
service-not-covered-help = Add the service to the scope of a test, or name the test ID in the service record.
service-not-covered-stranger = the test { $id } names { $name }; the wiki has no such service
service-not-covered-stranger-help = Describe the service, or correct the scope.
service-not-covered-unfinished = the test { $id } names { $names }, which are not services of the wiki
service-not-covered-unfinished-help = Record those that are services, or correct the scope.
promise-conflict-rpo = “{ $name }”: the RPO is { $here } here and { $there } in the service record
promise-conflict-rto = “{ $name }”: the RTO is { $here } here and { $there } in the service record
promise-conflict-class = “{ $name }”: the data class is { $here } here and { $there } in the service record
promise-conflict-interval = “{ $name }” is backed up only “{ $here }” according to this table; the service promises “{ $there }”
promise-conflict-target = “{ $class }”: the { $field } is { $here } here and { $there } elsewhere; neither applies
promise-conflict-other-target = the other target of the data class
class-target-here = the promise of the data class
promise-conflict-own = the promise of the service itself
promise-conflict-help = Decide which value is correct, and update the other place.
evidence-conflict-result = “{ $name }”: the test of { $day } is “{ $here }” here and “{ $there }” in the protocol
evidence-conflict-time = “{ $name }”: the test of { $day } took { $here } here and { $there } in the protocol
evidence-conflict-never = “{ $name }”: tested “{ $text }” here, but on { $day } in the protocol
evidence-conflict-no-row = “{ $name }”: the protocol has no row for the test { $id } of { $day }
evidence-conflict-no-row-expected = a row of { $day } in the protocol
evidence-conflict-other-day = last in the protocol on { $day }
evidence-conflict-row = the row of the protocol
evidence-conflict-open = still open in the protocol
evidence-conflict-unknown = “{ $name }” names the test `{ $id }`, which is neither in a test plan nor in the protocol
evidence-conflict-unknown-help = Add the test to the protocol, or correct the ID.
evidence-conflict-help = Correct the wrong place.
scope-conflict = “{ $name }” names the test { $id }, but the scope of that test names only others: { $scope }
scope-conflict-scope = the scope of the test
scope-conflict-help = Add the service to the scope, or name the test that restores it in the service record.
cadence-conflict = “{ $task }” has the cadence “{ $cadence }” here, but another one in the test plan
cadence-conflict-plan = { $id }: { $cadence }
cadence-conflict-help = Agree on one cadence, and name the test ID in the task.
maintenance-overdue = “{ $task }” is overdue: last done { $last }, according to its cadence ({ $frequency }) due again on { $due }
maintenance-due = “{ $task }”, last done { $last }, is due again on { $due } according to its cadence ({ $frequency })
maintenance-cadence = the cadence of the task
maintenance-overdue-help = Do the task and enter the date: `runbuch log { $task }`.
maintenance-without-cadence = it is unknown when “{ $task }” is due again: “{ $frequency }” is not recognised as a cadence
maintenance-without-cadence-help = Enter an interval such as `monthly` or `every 6 months`, or an occasion such as `before upgrades`.
maintenance-without-task = there is no maintenance task “{ $task }” with a cadence

## L: links
broken-link = broken link: `{ $target }` does not exist
broken-link-image = the image `{ $target }` does not exist
broken-link-empty = the link has no target
broken-link-help = Create the page, or correct the link.
broken-link-rooted-help = Create the page, or correct the link. If `{ $prefix }` belongs to another site on the same host, add it to `outside` in `[links]` of book.toml.
broken-link-wiki-help = No page has this title, alias, file name or path.
broken-link-several = Several match equally well: { $names }.
broken-link-same = the same target
broken-link-planned-help = No file or alias has this name. Write the note, or remove the link until then.
broken-link-case = `{ $target }` works only where upper and lower case do not matter
broken-link-code-hosts = `{ $target }` works only on code hosts such as GitHub, not in { $generator }
broken-link-code-hosts-help = Write the link as { $generator } expects it.
broken-link-address = { $count ->
    [one] `{ $target }` is the address of a page on a site, not the path of its file
   *[other] { $count } links such as `{ $target }` are addresses of pages on a site, not the paths of their files
  }
broken-link-address-help = The links work here. Elsewhere, for example on GitHub, they are broken; paths of files work everywhere.
broken-link-outside = `{ $target }` is outside the project and cannot be checked
broken-link-outside-help = Link to the address where readers find it.
broken-link-include = the included file `{ $target }` does not exist
broken-link-include-help = Create the file, or correct its path; until then its text is missing on the page.
broken-link-include-region = `{ $target }` has no region `{ $region }`, so nothing is included here
broken-link-include-region-help = Mark the region in the file, or correct its name.
broken-link-include-outside = `{ $target }` is outside the project and is not included
broken-link-include-outside-help = Copy the text into the project.
broken-link-include-remote = `{ $target }` is on another host and is not included
included-here = included here
broken-link-unsafe = the link runs a script; it is left out of the site
broken-link-unsafe-help = Link to a page or an address.
broken-link-unpublished = `{ $path }` exists but is not published with the wiki
broken-link-hidden = `{ $path }` is hidden because a name begins with a dot, and is not published with the wiki
broken-link-unpublished-help = Set `repository-url` in `[runbuch]` of book.toml, so that the link goes to the repository, or move the file to the content folder.
broken-link-ignored = `{ $path }` exists, but { $by } excludes it in line { $line }; it is not part of the wiki
broken-link-ignored-help = Remove that line, or link to something that is in the repository.
broken-link-symlink = `{ $path }` is a symbolic link that points outside the project, or is behind one; it is not part of the wiki
broken-link-symlink-help = Keep the file in the project.
broken-link-closed = `{ $path }` is in a hidden folder and not part of the wiki
broken-link-closed-help = Keep the file in a folder whose name does not begin with a dot.
broken-link-left-out = `{ $path }` exists, but `ignore` in `[runbuch]` of book.toml excludes it; it is not part of the wiki
broken-link-left-out-help = Remove the file from `ignore`, or link to something else.
broken-link-nav = broken link in the navigation: page `{ $target }` does not exist
broken-link-nav-help = Name a page relative to the content folder.
link-to-draft = `{ $target }` is a draft; this page is not on the site
link-to-draft-help = Publish the page, or remove the link until the page is ready.
link-to-secret = `{ $path }` seems to contain { $what } and is not published
link-to-secret-include = `{ $path }` seems to contain { $what } and is not included
link-to-secret-help = Say where the credentials are kept instead of linking to the file.
secret-private-key = a private key
secret-key-store = a key store
secret-password-store = a password store
secret-credentials = credentials
secret-environment = environment variables with passwords
secret-database = a database
secret-kubeconfig = access to a Kubernetes cluster
secret-terraform-state = state or variables of Terraform
address-taken-page = the address `{ $address }` is already used by { $holder }; this page gets `{ $instead }`
address-taken-page-help = Rename one of the two.
address-taken-redirect = the old address `{ $address }` is used by { $holder }; there is no redirect
address-taken-redirect-help = Remove the old address, or rename what uses it.
address-taken-made = `{ $address }` replaces a page that the site generates
address-taken-not-found = `{ $address }` replaces the page for addresses that do not exist; its links work only at the root of the site
address-taken-not-found-help = Use absolute addresses in its links, or rename the page.
address-taken-file = the address `{ $address }` is used by { $holder }; this file is not on the site
address-taken-folder = the address `{ $address }` is used by a folder of the site; this file is not on the site
address-taken-file-help = Rename the file.
address-taken-over-redirect = the old address `{ $address }` is used by this file; there is no redirect
address-of-page = the page `{ $path }`
address-of-section = the list of the folder `{ $path }`
address-of-made = a file that the site generates
address-of-redirect = the redirect to `{ $target }`
address-asked-here = the other place
address-stands-here = this page uses it
bad-address-outside = `{ $address }` points outside the site; there is no redirect
bad-address-outside-help = Use an address on this site; with a leading `/` it is relative to the content folder.
bad-address-host = `{ $address }` is on another host; there is no redirect
bad-address-backslash = `{ $address }` contains a backslash; there is no redirect
bad-address-backslash-help = Separate folders with `/`.
bad-address-character = `{ $address }` contains the character { $character }; there is no redirect
bad-address-long = the old address is too long; there is no redirect. A name can have { $most } bytes, an address { $whole }.
bad-address-windows = `{ $address }` is not possible on Windows
bad-address-help = Use an address that every file system allows, or remove it.
bad-address-name = the name of `{ $path }` contains the character { $character }; the page gets the address `{ $instead }`
bad-address-long-name = the file's name with the extension `.html` has more than { $most } bytes; the page gets the address `{ $instead }`
bad-address-name-help = Rename the file.
bad-address-file = the name of `{ $path }` contains a backslash; the file is not published
names-alike-case = `{ $path }` and `{ $other }` are one file on macOS and Windows
names-alike-unicode = `{ $path }` exists twice, in two forms of Unicode; on macOS both are one file
names-alike-other = the other file
names-alike-help = Rename one of the two, or merge them.
duplicate-id = the page has two elements with the id `{ $id }`; links go to the first
duplicate-id-first = the first one is here
duplicate-id-help = Give each element an id of its own.
broken-anchor = `{ $path }` has no heading or anchor `#{ $anchor }`
broken-anchor-here = this page has no heading or anchor `#{ $anchor }`
broken-anchor-code-hosts = `{ $target }` works only on code hosts such as GitHub; { $generator } names the anchor differently
broken-anchor-code-hosts-help = In { $generator }, the anchor is `#{ $anchor }`.
broken-anchor-help = Link to one of the page's headings, or give the heading an anchor with `{"{#"}id{"}"}`.
dangling-file-ref = the file `{ $name }` does not exist
dangling-file-ref-help = Create it and link to it, or name what readers should use instead.
orphan-page = no page and no navigation entry links to this page
orphan-page-help = Link to it, or add it to the navigation.
dead-external-link = `{ $target }` does not exist (status { $status })
dead-external-link-help = Correct the address, or link to an archived copy.
dead-external-link-maybe-help = This may be temporary. To exclude what never works from here, use `exclude` or `accept` in `[check.external]`.
dead-external-link-no-host = the host of `{ $target }` does not exist
dead-external-link-time = `{ $target }` did not respond in time
dead-external-link-tls = no secure connection to `{ $target }`: { $detail }
dead-external-link-tls-help = Renew the certificate, or make its authority known to this machine: in the system's store, or in the file that `SSL_CERT_FILE` names. To exclude the host, use `exclude` in `[check.external]`.
dead-external-link-unreachable = `{ $target }` cannot be reached: { $detail }
dead-external-link-circle = `{ $target }` redirects too often (status { $status })
dead-external-link-limited = `{ $target }` limits the number of requests (status { $status })
dead-external-link-refused = `{ $target }` refuses automated requests (status { $status })
dead-external-link-server = the host of `{ $target }` reports a server error (status { $status })
dead-external-link-status = `{ $target }` responds with status { $status }
dead-external-link-anchor = `{ $target }` exists, but without the anchor `#{ $anchor }`
dead-external-link-anchor-help = Use an anchor that the page has, or link to the page itself.
dead-external-link-long = `{ $target }` exists, but the page is too long to look for the anchor `#{ $anchor }` in it
dead-external-link-long-help = Check it in a browser, or link to the page itself.
dead-external-link-malformed = `{ $target }` is not a valid address
dead-external-link-not-asked = `{ $target }` was not requested: the time was up
dead-external-link-not-asked-help = Increase `--external-budget`. Addresses that worked are not requested again next time.
external-link-also = linked here as well
moved-external-link = `{ $target }` has moved permanently
moved-external-link-help = Find the new address and link to it.
ambiguous-link = `[[{ $target }]]` matches { $count } pages
ambiguous-link-candidate = this one
ambiguous-link-help = Name the path: `[[folder/page]]`.
image-without-alt = the image `{ $target }` has no alternative text
image-without-alt-help = Describe between the brackets what it shows: `![Network plan]({ "…" })`.
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
step-gap-repeat = step { $number } exists twice
step-gap-first = first here
step-gap-order = step { $number } comes after step { $before }
step-gap-help = Add or move the step, or renumber.
overview-drift-number = the overview lists { $items } steps, but { $steps } follow
overview-drift-lonely = this step is missing in the overview
overview-drift-first = the steps begin here
overview-drift-order = the order differs: “{ $text }” is number { $place } in the overview, but step { $number } below
overview-drift-words = the overview calls step { $number } “{ $text }”, but its heading says something else
overview-drift-step = the step
overview-drift-help = Make overview and steps agree in number and order.
overview-drift-link = step { $number } of the overview links to step { $other }
overview-drift-link-help = Correct the link's target.
playbook-part-missing = { $count ->
    [one] the playbook lacks one part
   *[other] the playbook lacks { $count } parts
}: { $parts }
playbook-part-missing-named = { $count ->
    [one] the playbook “{ $name }” lacks one part
   *[other] the playbook “{ $name }” lacks { $count } parts
}: { $parts }
playbook-part-missing-help = Add a section for each; `runbuch check --unsafe-fixes` adds the headings.
playbook-part-trigger = trigger
playbook-part-precondition = preconditions
playbook-part-owner = owner
playbook-part-time = time limit
playbook-part-contact = contact or escalation
playbook-part-way-back = rollback
playbook-part-success = success criterion
situational-wording = “{ $word }” leaves open whether to do it
situational-wording-help = State the condition, or make the step mandatory.
limits-above-total = the time limits of the steps add up to { $sum }, but the limit of the playbook is { $total }
limits-above-total-expected = { $total } in total at most
limits-above-total-here = the time limit of the playbook
limits-above-total-help = Shorten the limit of a step, or raise that of the playbook. Mark steps that run at the same time as “parallel”.
order-vs-dependencies = “{ $name }” is started before “{ $other }”, but depends on it
order-vs-dependencies-later = only here: { $step }
order-vs-dependencies-here = the dependencies of “{ $name }”
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
phase-order-help = Finish the earlier phase first, or remove the tick.
checklist-drift-undone = phase { $number }: { $count ->
    [one] one item of the checklist has no step
   *[other] { $count } items of the checklist have no step
}: { $items }
checklist-drift-unchecked = phase { $number }: { $count ->
    [one] the checklist does not ask for one step
   *[other] the checklist does not ask for { $count } steps
}: { $items }
checklist-drift-other = the other list begins here
checklist-drift-help = Add what is missing, or use the same words for both.

## R: Roles
raci-accountable-none = nobody is accountable for “{ $task }”: no A in the row
raci-accountable-several = more than one role is accountable for “{ $task }”
raci-accountable-first = the first A
raci-accountable-help = Give every task exactly one A.
raci-responsible-none = nobody is responsible for “{ $task }”: no R in the row
raci-responsible-help = Give an R to the role that does the work; `R, A` in one cell is fine.
raci-responsible-letter = `{ $letter }` is not one of the letters R, A, C and I
raci-responsible-letter-help = R: responsible, A: accountable, C: consulted, I: informed; `–` means not involved.
raci-responsible-spelling = in a RACI matrix, `{ $text }` is written `{ $letters }`
unknown-role = “{ $name }” is not in the role register
unknown-role-help = Add the role to the register, or use one that exists.
response-not-monotone = { $lower } promises a faster response with “{ $time }” than { $higher } with “{ $other }”
response-not-monotone-higher = the higher priority
response-not-monotone-help = Swap or correct the times: the more urgent, the faster.

## S: structure and text
number-gap = heading number { $after } follows { $before }
number-gap-before = the number before
number-gap-repeat = heading number { $number } exists twice
number-gap-stray = heading number { $number } does not continue { $parent }
number-gap-parent = the heading above
number-gap-help = Add the missing section, or renumber.
number-gap-repeat-help = Renumber, or remove the duplicate section.
placeholder = placeholder `{ $text }`: text is missing here
placeholder-table = placeholder `{ $text }`: { $count } cells of this table are not filled in
placeholder-help = Fill it in, or add a waiver with an end date.
mojibake = `{ $text }` was `{ $restored }` once: UTF-8 that was read as { $encoding } and saved again ({ $lines ->
    [one] 1 line
   *[other] { $lines } lines
})
mojibake-whole-help = The whole file can be restored exactly: `runbuch check --fix`.
mojibake-runs-help = Only parts of the file are damaged; `runbuch check --unsafe-fixes` restores them. Review the result.
table-shape-cells = { $count ->
    [one] 1 cell
   *[other] { $count } cells
}
table-shape-long = the row has { $count } cells, the header { $width }: excess cells are not shown
table-shape-long-help = Remove a `|`, or write `\|` where it belongs to the text.
table-shape-short = the row has { $count ->
    [one] 1 cell
   *[other] { $count } cells
}, the table's head has { $width }
table-shape-short-help = Add the missing cells; `runbuch check --fix` adds empty ones.
table-shape-stuck-help = If the line is not part of the table, put a blank line before it; otherwise add the cells.
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
heading-level-titles = the page has { $count } first-level headings
heading-level-first-title = the first one
heading-level-titles-help = Use one title per page; change the others to second-level headings.
no-service-record-duty = each service has to be documented here, but no service is on record
no-service-record-plan = restore tests are planned, but no service is on record
no-service-record-recovery = a recovery is described here, but no service is on record
no-service-record-help = Create a page for each service (`runbuch new service NAME`), or declare what documents them: `<!-- kind: service -->` before the table or the heading.
bad-project-file = the project file cannot be read completely: { $detail }
bad-project-file-help = Correct { $file }; what follows the error was not read.
bad-project-file-other = there is also a project file of { $name }; the wiki is read as { $taken }
bad-project-file-other-help = To change this, name the generator in book.toml: `dialect = "{ $key }"` below `[runbuch]`.
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
not-understood-variant-help = Say in the text whom it is for.
not-understood-formula = { $pages ->
    [one] one page has
   *[other] { $pages } pages have
  } { $count ->
    [one] a formula that could not be read
   *[other] { $count } formulas that could not be read
  }; they are shown as typed: { $names }
not-understood-formula-help = Formulas are TeX with the commands of LaTeX and AMS. Write `\$` where a dollar sign is meant.
not-understood-hook = { $pages ->
    [one] one page has
   *[other] { $pages } pages have
  } { $count ->
    [one] a comment
   *[other] { $count } types of comments
  } that a program of the wiki (`hooks`) replaces: { $names }
not-understood-hook-help = Runbuch does not run programs. Links to anchors that they make count as valid, and lead to the top of the page on the site.
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
not-understood-query-help = Write the results of the query as text or as a table, so that readers see them.
not-understood-help = The text inside is shown. Write what else readers need as Markdown.
beyond-limit-html = more than { $most } nested HTML elements; deeper tags are left out
beyond-limit-html-help = Close the elements that should end earlier.
beyond-limit-attributes = a tag with more than { $most } attributes; it is shown as typed
beyond-limit-attributes-help = Remove attributes, or put the text in backticks if it is not HTML.
beyond-limit-markdown = the Markdown parser fails on this page; it is read with less syntax or shown as typed
beyond-limit-markdown-help = Check how the page is shown, and rewrite the part that is wrong.
beyond-limit-crash = Runbuch fails to read this page; it is shown as typed
beyond-limit-rule = Runbuch fails to check this page for { $code }; its findings of that rule are unknown
beyond-limit-crash-help = This is a bug in Runbuch; report it together with the page.
beyond-limit-loop = `{ $target }` includes itself and is left out here
beyond-limit-include = `{ $target }` is too large or included through too many files, and is left out
beyond-limit-include-help = Include only the lines or the region that the page needs.
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
missing-doc-kind-help = Create the pages and link to them here, or remove what is not needed.
section-missing = { $count ->
    [one] one section is missing
   *[other] { $count } sections are missing
} that the kind “{ $kind }” requires: { $sections }
section-missing-help = Add what is missing; `runbuch check --unsafe-fixes` adds the headings.
translation-missing = this page does not exist in `{ $language }`: `{ $path }` is missing
translation-missing-help = Translate it, or give both pages the same `translation_key`.
translation-older = reviewed on { $day }; its counterpart `{ $path }` was reviewed later, on { $newer }
translation-newer = the newer counterpart
translation-older-help = Update the translation and its date.

## D: what was read as data
almost-a-record = { $block } looks like data of the kind “{ $label }”, but was not read
almost-a-column = this column looks like a field of the kind “{ $label }”, but was not read
almost-a-record-help = { $remedy } If it is not data, add `{ $none }`.
block-table = this table
block-list = this list
block-section = this section
block-page = this page
kind-without-block = `kind: { $kind }` has no effect: no table, heading or list follows
kind-without-block-help = Put the comment directly above the table, heading or list. To set the kind of a whole page, use its front matter: `kind: …`.
kind-without-record = `kind: { $kind }` yields no record: nothing below it is of this kind
kind-without-record-on-page = `kind: { $kind }` yields no record: nothing on this page is of this kind
kind-without-record-help = Records of this kind are rows, sections or items with its fields, which `runbuch schema { $kind }` prints. If there are none, remove the declaration.

## E: emergencies
self-dependency-image = the image is on `{ $host }`, which is started only in step { $number }
self-dependency-link = `{ $host }` is not available yet: it is started only in step { $number }
self-dependency-host = the page is on `{ $host }`, which is started only in step { $number }
self-dependency-wiki = the wiki is on `{ $host }`, which is started only in step { $number }
self-dependency-step = this step
self-dependency-help = Store the content where it can be read without that machine.

## X: rules of one's own
policy-broken = the condition `{ $condition }` does not hold
policy-until = The condition holds again from { $day } on.
policy-failed = the condition cannot be evaluated here: { $reason }
policy-failed-help = Add the field, or check first that it exists: `rpo != null && …`
policy-condition = the condition
policy-incomplete = the condition of `{ $code }` was evaluated for only { $done } of { $all } records: the others would take too many steps
policy-incomplete-help = Find records of other kinds by a field: `records("certificate").filter(c, c.used_by == name)`
policy-explained = A policy of this wiki. It applies to all records of the kind `{ $kind }`:
policy-explained-day = The condition depends on the date; `runbuch due` lists the last days on which it holds.
expression-wrong-types = `{ $operator }` cannot be applied to { $types }
expression-type-null = no value
expression-type-bool = true or false
expression-type-number = a number
expression-type-text = text
expression-type-list = a list
expression-type-map = a record
expression-type-day = a day
expression-type-length = a duration
expression-no-key = field `{ $key }` does not exist
expression-no-truth = the result is not true or false, but { $found }
expression-too-expensive = it would take too many steps
expression-too-many-changes = it changes on more than 1,000 days
expression-no-day = `{ $text }` is not recognised as a date

## Reading
source-unreadable = cannot read `{ $path }`: { $reason }. Correct the path or the permissions, and run the command again.
io-not-found = does not exist
io-permission-denied = permission denied
io-not-a-folder = is not a folder
io-is-a-folder = is a folder
io-other = { $detail }

## YAML, TOML, JSON
data-syntax = syntax error: { $fault }
data-unquoted-text = a string needs quotation marks
data-no-value = the value after the key is missing
data-no-separator = exactly one separator is required between key and value (`=` in TOML, `:` in YAML and JSON)
data-no-comma = a comma is missing between two values
data-extra-comma = one comma too many
data-bad-number = the number is not valid
data-bad-date = the date is not valid; use `2026-01-31`
data-bad-truth = use `true` or `false`
data-bad-key = the key is not valid; with characters other than letters, digits, `-` and `_` it needs quotation marks
data-redefined = the key already has a value and cannot hold further keys
data-unfinished = unexpected end of the text
data-trailing = unexpected text after the end
data-unexpected = this is not allowed here
data-tab-indent = a tab where YAML requires spaces
data-indentation = the indentation does not match any line before it
data-unclosed-quote = the quotation mark is never closed
data-unclosed-bracket = the bracket is not closed, or closed by the wrong one
data-colon-in-value = a value that contains ": " needs quotes
data-unexpected-character = `{ $character }` cannot begin a value without quotes
data-unknown-escape = unknown escape; `\` is special in double quotes
data-duplicate-key = duplicate key `{ $key }`; the first one counts
data-complex-key = a list or map cannot be a key; values such as `{"{{ x }}"}` need quotes
data-unknown-alias = `*{ $name }` has no anchor `&{ $name }` before it
data-bad-merge = `<<` needs a map
data-second-document = a second document begins at `---`; it is not read
data-too-deep = nested more than { $limit } levels deep
data-too-large = aliases expand beyond the limit

## book.toml
config-wrong-type = `{ $key }`: expected { $expected }, found { $found }
config-type-text = a string
config-type-texts = a list of strings
config-type-table = a table
config-type-list = a list
config-type-truth = a boolean
config-type-date = a date
config-type-number = a number
config-type-nothing = nothing
config-type-nav-item = a page or `{"{ title, pages }"}`
config-type-rule = a level or a table of options
config-type-period = a period such as "P14D" or "14 days"
config-type-pattern = a regular expression
config-type-level = a level: error, warning, note or off
config-type-obligation = a level or a table of levels by data class
config-type-targets = a table with `rpo` and `rto`
config-type-duration = a duration such as `4 h` or `30 min`
config-bad-number = `{ $key }` must be between { $least } and { $most }
config-bad-time = `{ $key }`: `{ $value }` is not recognised as a time span; use `250ms`, `20s` or `5m`
config-bad-regex = the regular expression `{ $pattern }` is not valid: { $fault }
regex-group = a parenthesis is not opened or not closed
regex-bracket = a square bracket is not closed, or holds an unknown `\`
regex-range = the range in square brackets does not ascend
regex-class = this character class does not exist
regex-escape = nothing or an unknown character follows `\`
regex-repetition-of-nothing = there is nothing to repeat before `*`, `+` or `?`
regex-count = the count in curly brackets is not valid, or ends before it begins
regex-group-name = the name of a group is not valid or a duplicate
regex-unsupported = backreferences and look-around (`\1`, `(?=…)`) are not supported
regex-flag = this flag does not exist
regex-too-large = it is too large
glob-bracket = a square bracket is not closed
glob-brace = curly brackets are not in pairs, or nested
config-bad-option = `{ $key }`: the value cannot be read; expected { $expected }
config-missing-key = `{ $key }` is missing in `{ $table }`
config-bad-word = `{ $key }`: unknown value `{ $value }`; use one of: { $known }
config-unknown-dialect = dialect `{ $name }` does not exist; use one of: { $names }
config-unknown-dialect-meant = dialect `{ $name }` does not exist. Did you mean `{ $meant }`?
config-bad-glob = invalid pattern `{ $pattern }`: { $fault }
config-bad-address = `{ $key }`: `{ $address }` is not an address that a page may link to; use `https://…`, `http://…` or a path
config-bad-outside = `outside`: `{ $prefix }` is not a prefix of links from the root; use a path such as `/api/`
config-bad-theme = `{ $name }` is not the name of a folder under `themes/`
config-path-absolute = `{ $key }`: `{ $path }` must be relative to the project
config-path-outside = `{ $key }`: `{ $path }` is outside the project
config-policy-code = `{ $code }` is not a valid code of a policy; use an X and three digits: `X001`
config-policy-slug = `{ $slug }` is not a valid name of a rule; use lower case letters, digits and `-`
config-policy-repeated = rule `{ $code }` already exists
config-policy-kind = kind `{ $kind }` does not exist
config-policy-kind-but = kind `{ $kind }` does not exist; did you mean `{ $near }`?
config-policy-name = the kind `{ $kind }` has no field `{ $name }`; use one of: { $known }
config-policy-name-but = the kind `{ $kind }` has no field `{ $name }`; did you mean `{ $near }`?
expression-syntax = the condition is not valid: `{ $text }` is not possible here
expression-unfinished = The condition is not complete
expression-too-long = the condition is too long; the limit is { $limit } bytes
expression-too-deep = the condition is nested too deeply; the limit is { $limit } operators, brackets and other signs
expression-no-function = function `{ $name }` does not exist
expression-no-function-but = function `{ $name }` does not exist; did you mean `{ $near }`?
expression-bad-duration = `{ $text }` is not recognised as a duration; use for example `24 h`
expression-bad-day = `{ $text }` is not recognised as a day; use `2026-01-31`
expression-records = `records` requires the name of a kind in quotes: `records("certificate")`
expression-no-field = field `{ $name }` does not exist; use one of: { $known }
expression-no-field-but = field `{ $name }` does not exist; did you mean `{ $near }`?
expression-no-word = `{ $word }` is not a value of this field; use one of: { $known }
expression-no-word-but = `{ $word }` is not a value of this field; did you mean `{ $near }`?
config-src-empty = no Markdown in `{ $path }` (or no such folder)
config-build-dir-covers-src = the build folder `{ $path }` holds the sources (`{ $src }`) and would delete them

## Writing
output-foreign-folder = `{ $path }` is not empty and was not created by Runbuch, so nothing in it is overwritten. Choose another output folder, or empty this one yourself.
output-foreign-file = `{ $path }` was not created by Runbuch and conflicts with a file of the site. Rename or remove it, or change the address of the page.
output-not-a-folder = `{ $path }` is not a folder (but a file, a broken symbolic link, or below a file). Choose a folder, or remove what is there.
output-invalid-path = the site contains the path `{ $path }`, which cannot be written to the output folder (empty, `..`, absolute, backslash, or reserved by Runbuch). Change the address of the page or the name of the file.
output-collision = `{ $first }` and `{ $second }` cannot both be in the output folder. Change the address of one of them.
output-broken-manifest = the list of written files `{ $path }` cannot be read: { $detail }. Restore it, or delete the output folder if it contains nothing of yours, and build again.
output-newer-manifest = `{ $path }` has format version { $version }, which this version of Runbuch does not support. Use a newer version or another output folder.
output-busy = another run of Runbuch is writing to `{ $path }`. Wait until it has finished, or stop it.
output-read = `{ $path }` could not be read: { $detail }. The existing site is unchanged. Check whether the path exists and is readable.
output-full = no space left for `{ $path }`: { $detail }. Free some space (a build needs room for every changed file), and run the command again.
output-not-writable = `{ $path }` is not writable: { $detail }. Change the permissions, or choose another place.
output-vanished = `{ $path }` has been removed by another process. Build again.
output-write = `{ $path }` could not be written: { $detail }. Fix the cause and run the command again.
output-cleanup = leftovers of a run at `{ $path }` could not be removed: { $detail }. The site itself is complete. The next run tries again; otherwise delete them yourself.
output-reason-asked = replaced file by file, as requested
output-reason-no-exchange = replaced file by file: `{ $path }` cannot be exchanged in one step on this system
output-reason-no-hard-link = replaced file by file: `{ $path }` could not be hard-linked
output-reason-mount-point = replaced file by file: `{ $path }` is a mount point
output-reason-parent-not-writable = replaced file by file: cannot create a folder for the new version in `{ $path }`
output-reason-not-reproducible = replaced file by file: owner or permissions of `{ $path }` cannot be applied to a new folder

## Reports
level-error = error
level-warning = warning
level-note = note
level-off = off
report-expected = expected
report-found = found
report-help = help
report-also = also at
report-alike = likewise at { $count } other places
report-more-places = { $places } and { $count } more
report-permitted = waived until { $until }: { $reason }
report-permitted-by = waived until { $until } by { $by }: { $reason }
report-baseline = in the baseline
report-expired = evidence expired
report-unknown = no evidence
report-errors = Errors
report-warnings = Warnings
report-notes = Notes
report-waived = Waived
report-known = Baseline
report-pages = Pages
report-none = No findings on { $count ->
    [one] 1 page
   *[other] { $count } pages
}.
report-not-counted = { $count ->
    [one] 1 finding does not count
   *[other] { $count } findings do not count
}: waived, or in the baseline

## Baseline
baseline-broken = the baseline cannot be read: { $problem }. Correct it, or delete it and create it again with `runbuch check --write-baseline`.
baseline-version = expected `"version": { $version }`
baseline-no-list = `findings` must be a list
baseline-entry = an entry needs `code`, `path` and `subject` as texts and `count` as a number from 1, and nothing else
baseline-twice = this entry is here twice
baseline-written = { $path }: baseline with { $count ->
    [one] 1 finding
   *[other] { $count } findings
} written
baseline-stale = { $path }: { $code } `{ $subject }` is still in the baseline { $count ->
    [one] once
   *[other] { $count } times
}, but is not found any more
baseline-stale-help = `runbuch check --write-baseline{ $file }` updates the baseline.

## Records
shape-page = page
shape-section = section
shape-facts = facts
shape-row = table row
shape-item = list item
records-declared = declared
records-recognised = recognised
records-kind = { $count } (`{ $kind }`)
records-unreadable = { $text } (not recognised)
records-yes = yes
records-no = no
records-place = Place
records-shape = Shape
records-ignored = Not fields of this kind: { $names }
records-read-unread = { $read }; { $unread }: `runbuch records --unread`
records-unread-tables = { $count ->
    [one] 1 table looks like data and was not read
   *[other] { $count } tables look like data and were not read
}
records-unread-blocks = { $count ->
    [one] 1 part of a page looks like data and was not read
   *[other] { $count } parts of pages look like data and were not read
}
unread-none = All data was read: nothing else looks like data.
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
unread-name = `{ $written }` is not a known name of `{ $field }` ({ $names } …)
unread-missing = `{ $field }` is missing ({ $names } …)
unread-any = one more of these is missing: { $fields }
unread-heading = no heading above says what these items are
unread-shape = records of this kind are recognised only in other forms
unread-wording = these items do not begin with a date and a colon
unread-html = HTML tables are shown, but not read
unread-no-playbook = neither the page nor its folder is called a playbook, runbook or emergency
unread-overview = the rows name pages, none of which was read as a record
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
summary-waived = { $count } waived
summary-baseline = { $count } in the baseline
summary-pages = { $count ->
    [one] on 1 page
   *[other] on { $count } pages
}
check-explain = `runbuch rule { $code }` explains a finding.
check-foremost = Begin with { $code } { $slug } ({ $count } of { $all } findings): `runbuch rule { $code }` explains it, `runbuch check --statistics` counts all rules and folders.
check-folded = { $count ->
    [one] 1 finding is
   *[other] { $count } findings are
} only counted above, with others of the same cause; `--no-fold` shows each by itself.
statistics-by-rule = Findings by rule
statistics-by-folder = Findings by folder
statistics-fixable = { $count } fixable
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
build-dialect = Read as a { $name } project.
build-dialect-file = Read as a { $name } project (`{ $path }`).
build-evaded = `{ $usual }/` contains files that Runbuch did not create, so the site is in `{ $out }/` (to use another folder, set `build-dir` in `[build]` of book.toml or `--out`).
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
build-stopped = Build failed: with --strict, errors and warnings fail the build. Nothing was written.
watch-serving = Serving at { $url } (Ctrl-C to stop)
watch-port-taken = Port { $taken } is in use; using the next free one.
watch-waiting = Waiting for changes in `{ $path }` (Ctrl-C to stop)
watch-polling = the system does not report changes ({ $detail }); polling the files instead
watch-open = the browser could not be opened: { $detail }
watch-changed = { $what }: { $written ->
    [one] 1 file
   *[other] { $written } files
} written, { $removed } removed, in { $ms } ms
watch-checked = { $what }: checked in { $ms } ms
watch-everything = Many changes
watch-gone = Fixed: { $code } { $path }: { $message }
watch-gone-more = … and { $count } more fixed
watch-new-more = … and { $count } more new findings; `runbuch check` shows all
watch-stays = Until this is fixed, the site stays as it was.
lsp-read-as = Read as `{ $value }`
lsp-fix = Fix { $code }
lsp-fix-replace = Replace with `{ $text }`
lsp-fix-remove = Remove
lsp-fix-all = Fix all findings whose fix keeps the meaning
lsp-unsafe = { $title } (check it: may change the meaning)
lsp-waive = Insert a waiver for { $code }
lsp-create-page = Create page `{ $path }`
lsp-no-rename = Headings and names of records can be renamed, on pages without included files; a heading has to remain one.
lsp-stays = Until this is fixed, the findings of the last readable state are shown.
lsp-crashed = A bug in Runbuch has stopped the check of this text; the last findings stay. Report it with the lines in the log of the server.
watch-mended = All errors fixed.
watch-port = cannot listen on port { $port }: { $detail }. Choose another one with --port, or omit --port to use a free one.
watch-system = the system does not allow watching files: { $detail }
watch-crashed = a bug in Runbuch has stopped watching; report it with the lines above
watch-page-findings = Findings on this page
watch-page-none = none
watch-page-line = line { $line }
watch-page-wiki = Whole wiki
watch-page-close = Close
watch-page-broken = The site cannot be built
watch-page-stays = This is the last good build. This message disappears when the error is fixed.
watch-page-lost = No connection to `runbuch watch`
progress-check = Reading and checking …
progress-external = Checking external links …
progress-external-counts = Checking external links: { $done } of { $total }, { $bad } with findings
external-asked = Other hosts: { $asked ->
    [one] 1 address
   *[other] { $asked } addresses
} asked, { $remembered } known from before, { $left } left out
external-time-up = The time limit of `--external-budget` is reached; what was not requested is in the report as a note.
external-interrupted = Interrupted; what was not requested is in the report as a note.
external-no-token = The environment variable `{ $name }` is not set; { $host } is requested without a token.
external-not-built = this version of Runbuch was built without `external-links` and cannot check external links
merge-not-a-report = `{ $path }` is not a JSON report of this version of Runbuch
merge-other-day = `{ $path }` has another as-of date than the first report
progress-build = Building …
rule-since = since { $version }
rule-demands = What each data class requires, and the level if it is missing; to change it, use `book.toml`:
rule-fix-safe = `--fix` fixes it
rule-fix-unsafe = `--unsafe-fixes` fixes it
failure-no-markdown = there is no Markdown in `{ $path }`; give the project with --root, or its folder with `src` in book.toml
failure-stdin = `-` and `--stdin-filename` belong together: `runbuch check - --stdin-filename content/nas.md < nas.md`
failure-stdin-read = cannot read standard input: { $detail }
failure-no-such-path = path `{ $path }` does not exist; give files and folders of the project
failure-no-rule = rule `{ $rule }` does not exist. { $help }
failure-no-theme = folder `themes/{ $name }` does not exist; create it, or remove `theme` from book.toml
internal-error-page = this is a bug in Runbuch, caused by the page `{ $page }`; report it together with the page and the lines above. Without that page the others can be built.
internal-error = this is a bug in Runbuch; report it together with the lines above
failure-template-page = { $place }: the template fails for the page `{ $page }`; fix it, or remove it to use the one of the default theme. { $detail }
failure-template = { $place }: the template is not valid; fix it, or remove it to use the one of the default theme. { $detail }
failure-no-baseline = baseline `{ $path }` does not exist; `runbuch check --write-baseline` creates it
failure-not-a-baseline = `{ $path }` is not a baseline of Runbuch and is not overwritten. Choose another file, or remove this one.
failure-external = external links cannot be checked; install root certificates on this machine (package `ca-certificates`, or the file that `SSL_CERT_FILE` names). { $detail }

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
due-unknown-owner = "{ $owner }" is not responsible for anything in this wiki
due-unknown-owner-suggestion = "{ $owner }" is not responsible for anything in this wiki; did you mean "{ $name }"?
due-nothing = Nothing is due until { $until }.
report-csv-only = { $option } works only with CSV; add --format csv, or omit { $option }
duty-test = Restore test { $name } due
duty-test-of = Restore test { $id } ({ $scope }) due
duty-test-again = Repeat restore test { $name }
duty-maintenance = Maintenance: { $name }
duty-review = Review: { $title }
duties-reviews = Reviews
duties-of-nobody = without an owner
duties-waivers = End dates of waivers
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
state-waived = waived
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
exempt-data-class = not required by the data class
exempt-stateless = stateless
exempt-no-dependencies = no dependencies
exempt-no-test-plan = no test plan
report-until = until { $day }

## Commands for authors
schema-bundled = bundled
schema-problems = { $count ->
    [one] a schema in `schemas/` has an error
   *[other] schemas in `schemas/` have { $count } errors
}; `runbuch check` shows where.
command-unknown-kind = kind `{ $kind }` does not exist; `runbuch schema` lists all kinds
command-unknown-kind-suggestion = kind `{ $kind }` does not exist. Did you mean `{ $name }` ({ $label })?
new-unknown-field = this kind has no field `{ $key }`; `runbuch schema { $kind }` lists all fields
new-unknown-field-suggestion = this kind has no field `{ $key }`. Did you mean `{ $name }`?
new-bad-value = `{ $key }` cannot be `{ $value }`; expected: { $expected }
new-expected-words = one of { $words }
new-no-file-name = cannot create a file name from `{ $name }`; choose one with --path
new-no-page = `{ $path }` would not be a page of this wiki; choose a `.md` file in the content folder
new-exists = `{ $path }` already exists and is not changed; choose another file with --path
new-no-shape = the schema of `{ $kind }` does not say in `x-shape` how such records are written
new-piece-table = “{ $kind }” records are table rows, not pages. Paste this table into a page, or only its last row if there is such a table already.
new-piece-section = “{ $kind }” records are sections, not pages. Paste this section into a page.
new-piece-item = “{ $kind }” records are list items, not pages. Paste this item below such a heading.
new-clean = The page passes the check.
new-missing = { $summary }: `runbuch check { $path }` shows where.
new-prompt = Press Enter to leave a field empty.
init-taken = `{ $path }` already contains files (`{ $found }`), and nothing is overwritten. Choose another folder; to check an existing wiki as it is, run `runbuch check`
init-kept = `{ $path }` already exists and is not changed.
init-not-ignored = Add `{ $line }` to `{ $path }`, so that the built site is not committed.
init-done = { $count } files in `{ $path }`. All of them are examples: replace them, and run `runbuch check`. The settings are in { $book }.
log-unknown-test = the test plan has no test `{ $id }`; planned tests: { $known }
log-unknown-test-suggestion = the test plan has no test `{ $id }`. Did you mean `{ $name }`?
log-no-plan = this wiki has no test plan that names `{ $id }`; `runbuch new restore-test-plan { $id }` prints a table for it
log-unknown = restore test or maintenance task `{ $id }` does not exist; known are: { $known }
log-unknown-suggestion = restore test or maintenance task `{ $id }` does not exist. Did you mean `{ $name }`?
log-no-result = the result of the test `{ $id }` is missing; give it with `--result`
log-no-age = `--age` works only with restore tests
log-no-log = “{ $name }” has neither a maintenance log nor a column for its last date; `runbuch new maintenance-log "{ $name }"` prints a table to paste into a page
log-list-no-room = the maintenance log is a list without room for `{ $name }`; omit the value, or keep the log as a table
log-list-text = `{ $text }` cannot be written to a list so that it is read again; avoid brackets and punctuation, or keep the log as a table
log-list-nested = `runbuch log` cannot write to this maintenance log: date and task are not on one line. Add the entry yourself, or keep the log as a table.
log-needs-log = without a maintenance log, only the date on which “{ $name }” was last done can be entered; `runbuch new maintenance-log "{ $name }"` prints a table to paste into a page
log-several-logs = several maintenance logs match “{ $name }”; enter the task in one of them with `_open_` as its date, and that row will be filled in:
log-several-tasks = several maintenance tasks have the name “{ $name }”; keep a maintenance log, or give them different names:
log-bad-date = `{ $date }` is not a date; expected: a date such as `2026-01-11` or `11 January 2026`
log-future = { $day } is in the future (today is { $today }); enter what has been done
log-bad-duration = `{ $duration }` is not a duration; expected: a duration such as `45 min` or `1 h 10 min`
log-bad-result = `{ $result }` is not a result; begin with `passed`, `partially passed` or `failed`
log-no-table = there is no protocol table for `{ $id }`; `runbuch new restore-test-protocol { $id }` prints one to paste into a page
log-several-tables = several protocol tables match `{ $id }`; enter the test in one of them with `_open_` as its date, and that row will be filled in:
log-no-column = the protocol table has no column for `{ $name }`; add one, or omit the value
log-incomplete = The row still lacks: { $missing }
log-included = The table of `{ $path }` comes from several files; add the entry yourself.

## Help
usage-unknown-argument = unknown argument `{ $argument }`
usage-unknown-command = unknown command `{ $command }`
usage-missing = missing: { $arguments }
usage-repeated = `{ $argument }` can be given only once
usage-conflict = `{ $argument }` cannot be combined with `{ $other }`
usage-no-value = `{ $argument }` requires a value
usage-value = `{ $argument }`: { $reason }
usage-bad-value = `{ $value }` is not possible; expected: { $expected }
usage-odd-value = `{ $value }` is not possible ({ $detail })
usage-other = the command line is not valid ({ $detail })
usage-help = `--help` shows all commands and options.
usage-expected-day = a date such as `2026-01-31`
usage-expected-field = `key=value`
usage-expected-time = a time such as `90s`, `5m`, `2h` or `7d`
usage-expected-part = a part such as `2/5`, the second of five
usage-expected-delimiter = one character such as `;`, or `\t` for a tab
usage-expected-format = { $known }, with `=FILE` to write a file
cli-usage = Usage
cli-commands = Commands
cli-command = COMMAND
cli-arguments = Arguments
cli-options = Options
cli-everywhere = Global options
cli-runbuch = Turns a folder of operations documentation in Markdown into a website, and checks it.
cli-build = Build the site and summarise the findings. They fail the build only with --strict.
cli-check = Check links, anchors, front matter, tables and checklists. Exit codes: 0 no errors, 1 errors, 2 check not possible.
cli-lsp = Serve an editor with the findings of its wiki over the Language Server Protocol, on standard input and output
cli-watch = Rebuild on every change, serve the site with live reload, and show new and fixed findings. Alias: serve
cli-rule = List all rules, or explain one
cli-schema = List all kinds of records, or print the schema of one
cli-new = Create a page of a kind with all required fields and their explanations. On a terminal, prompt for them.
cli-init = Create a small wiki that passes its own check
cli-log = Enter a restore test or maintenance in its log: fill in the open row, or add one
cli-due = List what is overdue, and what is due next and when
cli-report = Print all services with their promises and evidence as a table
cli-records = List what was read as data: every service, restore test, task …, with its place and values
cli-completions = Print a script for completing commands in a shell
cli-man = Print the manual page (roff)
cli-arg-help = Print this help
cli-arg-version = Print the version
cli-arg-root = Project folder [default: the nearest parent folder with a book.toml, else the current folder]
cli-arg-lang = Language of messages and pages [default: the wiki's]
cli-arg-color = When to use colours: auto, always, never [default: auto]
cli-arg-quiet = Print only results and errors
cli-arg-verbose = Verbose output
cli-arg-jobs = Number of threads [default: one per processor]
cli-arg-out = Output folder [default: build-dir in book.toml, else public]
cli-arg-in_place = Replace the site file by file and keep its folder, for servers and containers that mount it
cli-arg-drafts = Include drafts, marked as drafts
cli-arg-no-cache = Generate all files again, without the last build in .runbuch-cache/
cli-arg-as_of = Date to use instead of today
cli-arg-strict = Fail on warnings too
cli-arg-time_rules = Highest level of rules that depend on the date: error, warning, note, off
cli-arg-allow = Turn a rule off: a code, the beginning of codes, or a name
cli-arg-warn = Report the findings of a rule as warnings
cli-arg-deny = Report the findings of a rule as errors
cli-arg-paths = Report only findings in these files and folders
cli-arg-format = Format of the report: human, concise, json, sarif, junit, github, gitlab, markdown [default: human]
cli-arg-fix = Fix what can be fixed without changing the meaning
cli-arg-unsafe_fixes = Apply also fixes that need a review
cli-arg-diff = Show what would be fixed, and write nothing
cli-arg-stdin-filename = With `-` as the path, read the text of this file from standard input, such as unsaved text of an editor; it need not exist
cli-arg-statistics = Count the findings by rule and by folder, instead of showing them
cli-arg-no_fold = Show each finding by itself, also those of one cause
cli-arg-exit_zero = Exit with code 0 regardless of findings
cli-arg-baseline = Do not count findings of this baseline [without FILE: runbuch-baseline.json in the project]
cli-arg-write_baseline = Write all findings to the baseline [without FILE: runbuch-baseline.json in the project]
cli-arg-external = Check external links too
cli-arg-external_anchors = Check anchors on external pages too
cli-arg-external_budget = Time limit for external links, such as 5m [default: no limit]
cli-arg-cache_age = How long a successful result is valid; 0s checks everything again [default: 7d]
cli-arg-partition = Check only one of several parts of the external links, such as 2/5
cli-arg-merge = Merge JSON reports of such parts into one, instead of checking
cli-arg-port = Local port [default: 3000 or the next free one]
cli-arg-open = Open the browser
cli-arg-no_serve = Build only, without a server
cli-arg-check_only = Check only: build nothing, show findings here
cli-arg-poll = Poll for changes, for file systems that do not report them (network drives, containers)
cli-arg-rule = Code or name of a rule
cli-arg-horizon = How far to look ahead: P6M, `6 months`, 90d [default: P6M]
cli-arg-due_owner = Only what this person or role is responsible for; `""`: what has no owner
cli-arg-due_kind = Only due dates of this kind: a kind of record, `page` (reviews) or `waiver`
cli-arg-fail_on = Exit with code 1 if something is overdue (`overdue`) or due soon (`soon`); with --quiet, print only that
cli-arg-ics = Write the dates to this file as an iCalendar too; `-` prints only the calendar
cli-arg-table_format = Format: csv, json, markdown [default: markdown]
cli-arg-bom = Start the CSV with a byte order mark, so that Excel reads it as UTF-8
cli-arg-unread = List instead what looks like data but was not read, with the nearest kind and what is missing
cli-arg-list_format = Format: human, json, csv, markdown [default: human]
cli-arg-shell = bash, elvish, fish, powershell, zsh
cli-arg-data_format = Format: yaml, json [default: yaml]
cli-arg-editor = Print the JSON Schema for editors: every name of a field as a key, nothing required, help in the wiki's language
cli-arg-kind = A kind; `runbuch schema` lists all kinds
cli-arg-name = Name of the record
cli-arg-field = Set a field, also a nested one: `restore_test.date=2026-01-11`
cli-arg-path = Path of the page [default: next to others of its kind]
cli-arg-dir = Folder of the new wiki [default: the current folder]
cli-arg-log-name = ID of a restore test in the test plan, or name of a maintenance task
cli-arg-result = Result: passed, partially passed or failed, optionally with more words; for maintenance in your own words [default for maintenance: done]
cli-arg-duration = Duration of the recovery or maintenance
cli-arg-date = When it was done [default: today]
cli-arg-owner = Who did it [default: the owner in the test plan or of the task]
cli-arg-age = Age of the recovered data
cli-arg-follow_up = Follow-up, such as a ticket
cli-arg-dry_run = Show what would be written, and write nothing

cli-theme = List the files of the default theme, print one, or copy them to start from
cli-docs = Open the manual of this version in the browser
cli-arg-theme_files = Files of the theme, such as `templates/base.html` [default: all]
cli-arg-export = Copy the files into this folder [without DIR: themes/default]
cli-arg-docs_path = Print the path of the manual instead of opening it
cli-arg-host = Address that other machines can reach too, such as 0.0.0.0 for all
cli-arg-delimiter = Separator of the CSV, such as `;`; `\t` for a tab [default: ,]
cli-arg-rule_format = Format: text, json [default: text]
theme-unknown-file = the default theme has no file `{ $path }`; `runbuch theme` lists all files
theme-taken = `{ $path }` already exists; choose another folder, or name the files to copy
theme-exported = { $count ->
        [one] 1 file
       *[other] { $count } files
    } copied to `{ $path }`. Delete what you do not change, and set `theme = "{ $name }"` under `[runbuch]`.
docs-no-folder = the system has no cache folder for the manual; set HOME
docs-open = the browser could not be opened: { $detail }
watch-open-to-all = Everyone who can reach { $address } can read the wiki, including drafts
new-step-title = Step 1 – First action
new-step-task = What to do, and how to recognise success
new-link = No page links to it yet. A link for `{ $from }`: { $link }
read-project = Project: `{ $path }` ({ $reason })
read-by-book = it contains a book.toml
read-by-default = no book.toml here or above
read-content = Pages: { $count } below `{ $path }` ({ $reason })
read-src-named = named in book.toml
read-src-guessed = the first folder with Markdown of content, src, pages, docs
read-src-generator = the default of { $name }
read-src-project = the project itself
read-language = Language: { $lang }
read-date = As of: { $day }
cli-arg-man_out = Write a page for the program and for each command into this folder instead
