#!/bin/sh
# due-chat.sh ntfy|gotify|slack FILE
# due-chat.sh matrix FILE ROOM
# Sends what is overdue or due soon to a chat. FILE has the address and the token, as `curl --config` reads them, so that
# neither is seen in the list of processes; ROOM is the address of a Matrix room. Where nothing is due, nothing is sent.
set -eu

service=$1 config=$2

# 1: something is due. 2: the wiki cannot be read; the reason is on standard error, and the script ends here.
list=$(runbuch due -q --fail-on soon --format markdown) || [ $? -eq 1 ]
if [ -z "$list" ]; then exit 0; fi

# Slack has its own spelling of links, and wants these three characters escaped.
slack='
    def text: gsub("&"; "&amp;") | gsub("<"; "&lt;") | gsub(">"; "&gt;");
    def link: (.title | text) as $title | if .url then "<\(.url)|\($title)>" else $title end;
    def mark: if .urgency == "overdue" then ":red_circle:" else ":large_yellow_circle:" end;
    { text: [.duties[] | select(.urgency != "later")
        | "\(mark) \(.day) \(link)\(if .owner then " – \(.owner | text)" else "" end)"] | join("\n") }'

case $service in
ntfy)
    set -- --header 'Title: Runbuch' --header 'Markdown: yes'
    message=$list
    ;;
gotify)
    set -- --header 'Content-Type: application/json'
    message=$(jq -n --arg list "$list" \
        '{ title: "Runbuch", message: $list, extras: { "client::display": { contentType: "text/markdown" } } }')
    ;;
slack)
    set -- --header 'Content-Type: application/json'
    message=$(runbuch due --format json | jq "$slack")
    ;;
matrix)
    # The last part of the address tells one message from the next.
    set -- --request PUT --header 'Content-Type: application/json' "$3/send/m.room.message/$(date +%s)"
    message=$(jq -n --arg list "$list" '{ msgtype: "m.text", body: $list }')
    ;;
*)
    echo "due-chat.sh: unknown service $service; expected ntfy, gotify, slack or matrix" >&2
    exit 2
    ;;
esac
printf '%s\n' "$message" |
    curl --config "$config" --silent --show-error --fail --max-time 60 --output /dev/null "$@" --data-binary @-
