#!/bin/sh
# due-mail.sh ADDRESS [OWNER]
# Mails what is overdue or due soon, all of it or what OWNER is responsible for. Where nothing is due, nothing is sent.
set -eu

address=$1
subject="Runbuch${2:+: $2}"
shift
if [ $# -gt 0 ]; then set -- --owner "$1"; fi

# 1: something is due. 2: the wiki cannot be read; the reason is on standard error, and the script ends here.
list=$(runbuch due -q --fail-on soon "$@") || [ $? -eq 1 ]
if [ -z "$list" ]; then exit 0; fi
printf '%s\n' "$list" | mail -s "$subject" "$address"
