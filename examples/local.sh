#!/bin/sh
# For a nightly job under cron or a systemd timer: runs the command it is given and reports when that fails.
#   5 2 * * *  /opt/ci/local.sh nightly-backup /opt/backup/run --all
set -eu
job=$1
shift
if ! command -v cicd-report >/dev/null; then exec "$@"; fi
# Address and token lie in files that only this user can read, not in the crontab.
token=${XDG_CONFIG_HOME:-$HOME/.config}/cicd-report/token
[ ! -r "$token" ] || export CICD_REPORT_TOKEN="file:$token"
exec cicd-report run --job "$job" --step "$job" --environment production -- "$@"
