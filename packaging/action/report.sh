#!/bin/sh
# The one step of action.yml: puts cicd-report into $RUNNER_TEMP and on $GITHUB_PATH, then reports. Ends with 0 whatever
# happens: a job that cannot report must fail, or pass, as if this step were not there.
#
# The program comes from, first that is there: the PATH, bin/cicd-report-ARCH beside this file, ACTION_DOWNLOAD_URL.
say() { printf 'cicd-report action: %s\n' "$*" >&2; }

case $(uname -m) in
  x86_64) arch=amd64 ;;
  aarch64) arch=arm64 ;;
  *) arch=$(uname -m) ;;
esac
here=$(cd "$(dirname "$0")" && pwd)
place=${RUNNER_TEMP:-${TMPDIR:-/tmp}}/cicd-report
program=$place/cicd-report

fetch() { # URL FILE
  if command -v curl >/dev/null; then curl -fsSL --max-time 60 -o "$2" "$1"
  elif command -v wget >/dev/null; then wget -q -T 60 -O "$2" "$1"
  else say "neither curl nor wget is here to download $1"; return 1
  fi
}

# Leaves the program at $program, or says why not.
install_program() {
  mkdir -p "$place" || return 1
  if [ -f "$here/bin/cicd-report-$arch" ]; then
    cp "$here/bin/cicd-report-$arch" "$program.new" || return 1
  elif [ -n "${ACTION_DOWNLOAD_URL:-}" ]; then
    [ -n "${ACTION_SHA256:-}" ] || { say "download-url is given without sha256: nothing is downloaded"; return 1; }
    fetch "$ACTION_DOWNLOAD_URL" "$program.new" || { say "could not download $ACTION_DOWNLOAD_URL"; return 1; }
    found=$(sha256sum "$program.new" | cut -d ' ' -f 1)
    if [ "$found" != "$ACTION_SHA256" ]; then
      rm -f "$program.new"
      say "$ACTION_DOWNLOAD_URL has SHA-256 $found, not $ACTION_SHA256: not used"
      return 1
    fi
  else
    say "cicd-report is not on the PATH and there is no bin/cicd-report-$arch beside the action; give download-url and sha256"
    return 1
  fi
  chmod 755 "$program.new" && mv "$program.new" "$program"
}

found=$(command -v cicd-report)
if [ -n "$found" ]; then
  program=$found
else
  install_program || exit 0
  [ -z "${GITHUB_PATH:-}" ] || echo "$place" >>"$GITHUB_PATH"
fi
[ "${ACTION_INSTALL_ONLY:-}" != true ] || exit 0
"$program" send ${ACTION_LOG:+"$ACTION_LOG"}
exit 0
