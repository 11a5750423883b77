#!/bin/sh
# The password of motion (https://motion-project.github.io), its control pages and its streams.
#
#   motion-password set|check|snapshot|restore [CONFIGURATION]
#
# "set" and "check" read the password as one line, "restore" reads what "snapshot" wrote. The
# password is never an argument or in the environment: printf and read are parts of the shell.
set -eu
umask 077

job=$1
config=${2:-/etc/motion/motion.conf}
user=admin
ours='^[[:space:]]*(webcontrol|stream)_authentication[[:space:]]'

setting() {
    awk -v name="$1" '$1 == name { value = $2 } END { print value }' "$config"
}

port=$(setting webcontrol_port)
case $port in
'' | 0) echo "$config: webcontrol_port is not set" >&2 && exit 2 ;;
esac

# Whether $password opens the control pages: 0 yes, 1 no, 2 they do not answer.
opens() {
    quoted=$(printf '%s' "$password" | sed 's/[\\"]/\\&/g')
    code=$(printf 'user = "%s:%s"\n' "$user" "$quoted" |
        curl --silent --anyauth --max-time 3 --output /dev/null --write-out '%{http_code}' \
            --config - "http://127.0.0.1:$port/") || true
    case $code in
    200) return 0 ;;
    401) return 1 ;;
    *) return 2 ;;
    esac
}

# The lines on standard input take the place of those that hold the password.
put() {
    cp -p "$config" "$config.regain-new"
    { cat && { grep -Ev "$ours" "$config" || true; }; } >"$config.regain-new"
    sync "$config.regain-new"
    mv "$config.regain-new" "$config"
}

# Sends motion a signal; fails where motion does not run.
signal() {
    pidfile=$(setting process_id_file)
    if [ -n "$pidfile" ]; then
        kill -s "$1" "$(cat "$pidfile")"
    else
        kill -s "$1" "$(pidof -s motion)"
    fi
}

# Waits until motion, which takes a second to start anew, opens with $password.
settle() {
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        if opens; then
            return 0
        fi
        sleep 0.4
    done
    return 1
}

case $job in
set)
    IFS= read -r password
    [ -n "$password" ]
    signal 0
    printf 'webcontrol_authentication %s:%s\nstream_authentication %s:%s\n' \
        "$user" "$password" "$user" "$password" | put
    signal HUP
    settle
    ;;
check)
    IFS= read -r password
    opens
    ;;
snapshot)
    grep -E "$ours" "$config" || true
    ;;
restore)
    put
    # Where motion is not running, the file is all that there is to put back.
    signal HUP 2>/dev/null || exit 0
    password=$(sed -n "s/^[[:space:]]*webcontrol_authentication[[:space:]]*$user://p" "$config")
    settle
    ;;
*)
    echo "usage: $0 set|check|snapshot|restore [CONFIGURATION]" >&2
    exit 2
    ;;
esac
