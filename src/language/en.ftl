# Messages of the tool. A finding says what is wrong; `-help` says the way out.

## Words
verbatim = { $text }
quoted = “{ $text }”
and-more = { $count } more
list-of = { $items }
also-here = here too
did-you-mean = Did you mean `{ $name }`?

## M: waivers and configuration
unused-waiver = the waiver for { $rule } matches no finding
unused-waiver-help = Remove it: what it permitted is mended.
waiver-incomplete = the waiver is incomplete; it lacks { $missing }
waiver-unknown-directive = `runbuch: { $word }` is not known: this line permits nothing
waiver-no-directive = Without a word after `runbuch:` this line permits nothing
waiver-part-rule = the rule
waiver-part-until = an end date
waiver-part-reason = a reason
waiver-incomplete-help = Write it in full: `<!-- runbuch: allow S802 until=2026-12-31 reason="…" by="…" -->`
waiver-expired = the waiver for { $rule } ended on { $until }
waiver-expired-help = Mend the finding, or extend the waiver with a new reason.
unknown-rule = there is no rule `{ $rule }`
unknown-rule-suggestion = Did you mean { $code } ({ $slug })?
unknown-rule-help = `runbuch rule` lists all rules.

## F: front matter
bad-front-matter = front matter: { $problem }
bad-front-matter-help = Until then the keys from this place on are missing; the page is built all the same.
bad-front-matter-never-closed = the front matter is never closed
bad-front-matter-never-closed-help = Put a line `{ $fence }` after the last key.
bad-front-matter-first = first set here
bad-front-matter-duplicate-help = Remove one of the two.
unknown-field = `{ $key }` is no key of the kind `{ $kind }`
unknown-field-help = See the keys in the schema of `{ $kind }`, or remove it.
unknown-field-config = nothing reads `{ $key }`
unknown-field-config-help = Remove it.
bad-date = `{ $date }` is not a date in one of the agreed forms
bad-date-impossible = there is no day `{ $date }`
bad-date-ambiguous = `{ $date }` can be read as two different days
bad-date-two-digit-year = `{ $date }` leaves the century open
bad-date-expected = a date such as `2026-01-11` or `11.01.2026`
review-overdue = last reviewed on { $day }; the next review was due on { $due }
review-overdue-help = Check the page, then write today's date here.

## L: links
broken-link = `{ $target }` leads nowhere
broken-link-image = the image `{ $target }` does not exist
broken-link-empty = the link has no target
broken-link-help = Create the page, or correct the link.
broken-link-wiki-help = No page has this title, alias, file name or path.
broken-link-case = `{ $target }` works only where upper and lower case do not matter
broken-link-outside = `{ $target }` leads out of the project, where nothing can be checked
broken-link-outside-help = Link to the address where readers find it.
broken-link-unsafe = the link runs a script; it is left out of the site
broken-link-unsafe-help = Link to a page or an address.
broken-link-unpublished = `{ $path }` exists but is not published with the wiki
broken-link-unpublished-help = Set `repository-url` in `[runbuch]` of book.toml, so that the link leads to the repository, or move the file below the content folder.
broken-link-nav = the navigation names `{ $target }`, which is no page
broken-link-nav-help = Name a page relative to the content folder.
broken-anchor = `{ $path }` has no heading or anchor `#{ $anchor }`
broken-anchor-here = this page has no heading or anchor `#{ $anchor }`
broken-anchor-help = Link to one of the page's headings, or give the heading an anchor with `{"{#"}id{"}"}`.
dangling-file-ref = `{ $name }` is named here, but there is no such file
dangling-file-ref-help = Create it and link to it, or name what readers shall use instead.
orphan-page = neither a page nor the navigation leads here
orphan-page-help = Link to it, or add it to the navigation.
ambiguous-link = `[[{ $target }]]` fits { $count } pages
ambiguous-link-candidate = this one
ambiguous-link-help = Name the path: `[[folder/page]]`.
image-without-alt = the image `{ $target }` has no alternative text
image-without-alt-help = Say between the brackets what it shows: `![Network plan]({ "…" })`.

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
overview-drift-words = the overview calls step { $number } “{ $text }”, its heading says something else
overview-drift-step = the step
overview-drift-help = Make overview and steps agree in number and order.
playbook-part-missing = { $count ->
    [one] the playbook lacks one part
   *[other] the playbook lacks { $count } parts
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

## C: checklists
not-a-list-boxes = { $count ->
    [one] a line with a box, but without a list marker, is no list in Markdown
   *[other] { $count } lines with a box, but without a list marker, are no list in Markdown
}
not-a-list-bullets = { $count ->
    [one] a line that begins with `•` is no list in Markdown
   *[other] { $count } lines that begin with `•` are no list in Markdown
}
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
heading-level-skip = { $count ->
    [one] from a heading of level { $above } straight to level { $below }
   *[other] from a heading of level { $above } straight to level { $below } ({ $count } times on this page)
}
heading-level-skip-help = Use level { $level }.
heading-level-titles = the page has { $count } headings of the first level
heading-level-first-title = the first one
heading-level-titles-help = One title a page; make the others headings of the second level.
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

## E: emergencies
self-dependency-image = the image lies on `{ $host }`, which only step { $number } starts
self-dependency-link = `{ $host }` does not answer yet: only step { $number } starts it
self-dependency-host = the page lives on `{ $host }`, which only step { $number } starts
self-dependency-wiki = the wiki lives on `{ $host }`, which only step { $number } starts
self-dependency-step = this step
self-dependency-help = Keep the content where it can be read without that machine.

## Reading
source-unreadable = cannot read `{ $path }`: { $reason }. Mend the path or the permissions, and run the command again.
io-not-found = does not exist
io-permission-denied = permission denied
io-not-a-folder = is not a folder
io-is-a-folder = is a folder
io-other = { $detail }

## YAML, TOML, JSON
data-syntax = syntax error: { $detail }
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
config-missing-key = `{ $key }` is missing in `{ $table }`
config-bad-word = `{ $key }` does not know `{ $value }`; possible: { $known }
config-bad-glob = invalid pattern `{ $pattern }`: { $detail }
config-bad-theme = `{ $name }` is not the name of a folder under `themes/`
config-path-absolute = `{ $key }`: `{ $path }` must be relative to the project
config-path-outside = `{ $key }`: `{ $path }` is outside the project
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
output-full = no room for `{ $path }`: { $detail }. Make room (a build needs space for every changed file) and build again.
output-not-writable = `{ $path }` must not be written to: { $detail }. Grant yourself the right to write or choose another place.
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
build-findings = { $summary }; `runbuch check` shows them.
build-stopped = Nothing was built: with --strict, errors and warnings stop the build.
progress-check = Reading and checking …
progress-build = Building …
rule-fix-safe = `--fix` mends it
rule-fix-unsafe = `--unsafe-fixes` mends it
failure-no-markdown = there is no Markdown in `{ $path }`; give the project with --root, or its folder with `src` in book.toml
failure-no-such-path = there is no `{ $path }`; name files and folders of the project
failure-no-theme = there is no folder `themes/{ $name }`; create it, or remove `theme` from book.toml
failure-template = a template of the theme cannot be used; mend it, or remove it so that the default theme's is taken. { $detail }

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
cli-rule = List all rules, or explain one
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
cli-arg-as_of = The day that counts as today [default: today]
cli-arg-strict = Warnings fail the run too
cli-arg-time_rules = Highest level of rules that depend on the day: error, warning, note, off
cli-arg-allow = Turn a rule off: a code, the beginning of codes, or a name
cli-arg-warn = Make the findings of a rule warnings
cli-arg-deny = Make the findings of a rule errors
cli-arg-paths = Report only findings in these files and folders
cli-arg-format = Format of the report: human, json [default: human]
cli-arg-fix = Mend what can be mended without changing the meaning
cli-arg-unsafe_fixes = Mend also what its author should look at afterwards
cli-arg-diff = Show what would be mended, and write nothing
cli-arg-exit_zero = End with exit code 0 whatever was found
cli-arg-rule = A code or a name
cli-arg-shell = bash, elvish, fish, powershell, zsh
