#!/bin/sh
# due-issues.sh github|gitlab|forgejo
# Keeps one issue per owner with what is overdue or due soon, and one for what has no owner: opens it, updates it, and
# closes it when nothing is left. It knows its issues by their first line, so you may change titles, labels and assignees.
set -eu

forge=$1
title='Due'

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Calls an API with the token $auth, which is not seen in the list of processes.
api() {
    printf 'header = "%s"\n' "$auth" | curl --config - --silent --show-error --fail --max-time 60 "$@"
}

case $forge in
github) # gh has the token from GH_TOKEN and the repository from the folder.
    issues() { gh issue list --state open --limit 10000 --json number,body; }
    open() { gh issue create --title "$1" --body-file "$work/body"; }
    update() { gh issue edit "$1" --body-file "$work/body"; }
    close() { gh issue close "$1"; }
    ;;
gitlab) # DUE_TOKEN: a token of the project with the scope `api`; the token of a job may not write issues.
    auth="PRIVATE-TOKEN: $DUE_TOKEN"
    url="$CI_API_V4_URL/projects/$CI_PROJECT_ID/issues"
    issues() { api "$url?state=opened&in=description&search=runbuch-due&per_page=100"; }
    open() { api --data-urlencode "title=$1" --data-urlencode "description@$work/body" "$url"; }
    update() { api --request PUT --data-urlencode "description@$work/body" "$url/$1"; }
    close() { api --request PUT --data state_event=close "$url/$1"; }
    ;;
forgejo) # Also Gitea. Their runners set these variables under GitHub's names.
    auth="Authorization: token $GITHUB_TOKEN"
    url="$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/issues"
    json() { api --header 'Content-Type: application/json' "$@"; }
    issues() { api "$url?state=open&type=issues&q=runbuch-due&limit=50"; }
    open() {
        jq -n --arg title "$1" --rawfile body "$work/body" '{ $title, $body }' >"$work/json"
        json --data-binary "@$work/json" "$url"
    }
    update() {
        jq -n --rawfile body "$work/body" '{ $body }' >"$work/json"
        json --request PATCH --data-binary "@$work/json" "$url/$1"
    }
    close() { json --request PATCH --data '{"state":"closed"}' "$url/$1"; }
    ;;
*)
    echo "due-issues.sh: unknown service $forge; expected github, gitlab or forgejo" >&2
    exit 2
    ;;
esac

# All of this is known before anything is changed: whatever fails here, no issue is opened twice or closed by mistake.
runbuch due --format json >"$work/due"
issues >"$work/all"
jq '[.[] | { number: (.iid // .number), body: (.body // .description // "") }
    | select(.body | startswith("<!-- runbuch-due: "))]' "$work/all" >"$work/issues"

# Several owners of one duty each get it in their issue; a duty without an owner has the empty name.
jq -r '[.duties[] | select(.urgency != "later")
    | if .owner then .owner | splits(" *[,;/&+] *") | select(. != "") else "" end]
    | unique_by(ascii_downcase)[]' "$work/due" >"$work/owners"
: >"$work/kept"

while IFS= read -r owner; do
    mark="<!-- runbuch-due: $owner -->"
    printf '%s\n\n' "$mark" >"$work/body"
    runbuch due -q --fail-on soon --format markdown --owner "$owner" >>"$work/body" || [ $? -eq 1 ]
    number=$(jq -r --arg mark "$mark" \
        '[.[] | select(.body | startswith($mark))][0].number // empty' "$work/issues")
    if [ -n "$number" ]; then
        update "$number" </dev/null
        echo "$number" >>"$work/kept"
    else
        open "$title${owner:+: $owner}" </dev/null
    fi
done <"$work/owners" >/dev/null

jq -r '.[].number' "$work/issues" | while IFS= read -r number; do
    if ! grep -qx "$number" "$work/kept"; then close "$number" </dev/null; fi
done >/dev/null
