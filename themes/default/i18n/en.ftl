### Texts of the default theme's interface

## Header and navigation

skip-to-content = Skip to content
menu = Menu
close = Close
languages = Language
main-nav = Main navigation
nav-toggle = Pages below “{ $title }”
nav-more = { $count ->
    [one] … one more page
   *[other] … { $count } more pages
}
breadcrumb = Breadcrumb
toc = On this page
theme = Colours: { $mode }
theme-auto = same as system
theme-light = light
theme-dark = dark

## Page

draft = Draft
draft-note = This page is not part of the published site.
reviewed = Reviewed on
page-progress = Checklists
progress = { $done } of { $total }
progress-of = Progress of “{ $title }”
checklists = Checklists
diagram-as-text = Diagram as text (Mermaid)
timeline = Timeline
iteration = Iteration { $number }
maintenance-next = Next dates
maintenance-due = Due
maintenance-task = Task
maintenance-frequency = Interval
maintenance-last = Last done
maintenance-never = no date known
role = Role
tasks-shown = Tasks shown: { $count }
waits-for = waits for “{ $title }”
checklists-more = { $count ->
    [one] One more page is not listed.
   *[other] { $count } more pages are not listed.
}
children = Pages in this section
folder-empty = There are no pages in this section yet.
backlinks = Linked from
tags = Tags
changed = Last changed on
history = History of this page
edit-page = Edit this page
pager = Previous and next page
previous = Previous
next = Next

## Code

copy = Copy
copied = Copied
copy-failed = Copying failed

## Search

search = Search
search-hint = Words or “a phrase”
search-one = 1 page
search-many = { $count } pages
search-at-least = { $count } pages, perhaps more
search-hit = One place marked
search-hits = { $count } places marked
search-unmark = Remove marks
search-none = No results for “{ $query }”.
search-some = No page contains all of these words; these contain most of them:
search-more = More pages
search-failed = The search could not be loaded.

## Footer

handbook = Wiki
as-of = As of
checked = Check
made-with = Made with
emergency = In an emergency

## Not found, moved

not-found-title = Page not found
not-found-text = There is no page at this address. It may have been renamed or moved. Use the navigation or the search.
back-home = Go to the home page
redirect-title = This page has moved
redirect-link = Continue to the new address

## Content

anchor = Link to section “{ $title }”
alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution
alert-abstract = Abstract
alert-bug = Bug
alert-danger = Danger
alert-details = Details
alert-example = Example
alert-failure = Failure
alert-info = Info
alert-question = Question
alert-quote = Quote
alert-success = Success
table = Table
table-of = Table: { $title }
list-progress = Progress of this list
footnotes = Footnotes
footnote-back = Back to the text
broken-link = Broken link: the target does not exist
image-missing = Missing image: { $alt }
record = Key facts
yes = yes
no = no

## Check

compliance = Compliance
errors = Errors
warnings = Warnings
notes = Notes
waived = Waived
findings = Findings
findings-none = No findings.
findings-more = { $count ->
    [one] One more finding is not listed; “runbuch check” shows all.
   *[other] { $count } more findings are not listed; “runbuch check” shows all.
}
level-error = Error
level-warning = Warning
level-note = Note
state-expired = expired
state-unknown = unknown
state-waived = waived
state-not_applicable = not applicable
proof-is-valid = evidence valid until
wiki-proven = { $count ->
    [one] { $proven } of 1 service proven
   *[other] { $proven } of { $count } services proven
}
wiki-expired = { $count ->
    [one] evidence of 1 service expired
   *[other] evidence of { $count } services expired
}
wiki-overdue = { $count } overdue
wiki-grace = { $count } due, within the grace period
wiki-next = Next due date:
verdict-proven = Proven
verdict-expired = Evidence expired
verdict-never = No evidence
verdict-open = Not fully proven
verdict-waived = Waived
verdict-not_owed = No evidence required
verdict-lacks = Open:
until-day = until
since-day = since
finding-place = show
page-findings = { $count ->
    [one] One finding on this page
   *[other] { $count } findings on this page
}
line = line { $line }
waivers = Waivers
waivers-none = There are no waivers.
waiver-void = not in force
rule = Rule
page = Page
until = Until
reason = Reason
permitted-by = Approved by

## Emergency handbook

emergency-handbook = Emergency handbook
emergency-lead = Everything for a recovery in one file that needs no network and no other file: for a USB stick or for printing.
toc-all = Contents
contacts = Contacts
deputy = Deputy: { $name }
start-order = Start order
start-order-lead = Each stage needs only what runs in earlier stages. Within a stage, what has to be back first comes first.
stage = Stage
stage-number = Stage { $number }
stage-ring = in a cycle
needs = Needs
hosts = Hosts
host = Host
address = Address
location = Location

## Services, and what falls due

services = Services
service = Service
services-none = This wiki describes no services.
services-shown = { $count } services
filter-all = all
due-days = By date
due-axis = Timeline of due dates
due-count = { $count } due
today = today
days-ago = { $days ->
    [one] since yesterday
   *[other] for { $days } days
}
services-more = { $count ->
    [one] One more service is not listed; “runbuch report” shows all.
   *[other] { $count } more services are not listed; “runbuch report” shows all.
}
obligations = Obligations by data class
obligations-by-service = Obligations by service
because-of = because of:
waived-until = waived until
obligation-documentation = Documentation
obligation-backup = Backup
obligation-rpo = RPO
obligation-rto = RTO
obligation-copies = Copies (3-2-1)
obligation-offsite = Off-site
obligation-restore_test = Restore test
obligation-dependencies = Dependencies
obligation-test_plan = Test plan
reason-data_class = not required by the data class
reason-stateless = stateless
reason-no_dependencies = no dependencies
reason-no_test_plan = no test plan
class = Class
data-class = Data class
data-class-none = no data class
state = State
state-met = met
state-violated = violated
rpo = RPO
interval = Interval
rto = RTO
measured = Measured
backups = Backups
offsite = off-site
tested = Restore test
valid-until = Valid until
owner = Owner
owner-none = no owner
due = Due
due-by-owner = Due by owner
overdue = Overdue
due-grace = Grace period
grace-until = grace period until
due-soon = Soon
due-later = Later
due-next = Next date
due-until = Until { $day }
due-nothing = Nothing is due in this period.
due-more = { $count ->
    [one] One more item is not listed; “runbuch due” shows all.
   *[other] { $count } more items are not listed; “runbuch due” shows all.
}
in-days = { $days ->
    [0] today
    [one] tomorrow
   *[other] in { $days } days
}
calendar = Calendar
calendars-by-kind = Calendars by kind:
calendar-all = All dates as a calendar (.ics)

## Playbooks that are run

run = Run
run-start = Start the playbook
run-step = Step
run-step-done = Done
run-count = { $done } of { $total } steps
run-note = Note
run-missed = Target missed
run-passed = passed
run-failed = failed
run-log = Entry for the test protocol:
run-restart = Start over
run-restart-sure = Delete all entries?
run-begun = Started at { $time }
run-finished = All steps done after { $time }
run-over = The time limit of { $time } has been exceeded
run-protocol = Protocol
run-by = Carried out by
run-begin = Start
run-end = End
run-duration = Duration
run-limit = Time limit
run-kept = met
run-exceeded = exceeded
run-done-at = Done at
run-open = open
