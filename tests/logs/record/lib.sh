# Sourced by the recording scripts. Each one makes small failing projects below /tmp/work and records what the
# tool prints about them:
#
#   . "$(dirname "$0")/lib.sh"
#   tool gcc "$(gcc --version | head -1)"            names the folder of logs and the version
#   file main.c <<'X' … X                            writes a file of the project
#   record undeclared -t CompileError -c compile -f main.c -l 3 -x "'x' undeclared" -- 'gcc -c main.c'
#   passing clean -- 'gcc -c good.c'                 a run that succeeds and must not be taken for a failure
#
# A missing tool skips the script's rest by name. Options of `record`: see record.py.
set -u
RECORD=$(cd "$(dirname "$0")" && pwd)
REAL_HOME=${REAL_HOME:-$HOME}
CARGO_HOME=${CARGO_HOME:-$HOME/.cargo} RUSTUP_HOME=${RUSTUP_HOME:-$HOME/.rustup}
HOME=/tmp/work/home
PATH=$CARGO_HOME/bin:/usr/bin:/bin:/usr/sbin:/sbin:/usr/local/bin:/tmp/work/.node/node_modules/.bin
LC_ALL=C.UTF-8 TZ=UTC TERM=dumb NO_COLOR=1 CI=true npm_config_update_notifier=false
PIP_CONFIG_FILE=/dev/null
export PIP_CONFIG_FILE REAL_HOME CARGO_HOME RUSTUP_HOME HOME PATH LC_ALL TZ TERM NO_COLOR CI npm_config_update_notifier
mkdir -p "$HOME"

# tool NAME VERSION: starts an empty project for the logs of one tool. ONLY="a b" in the environment skips the others.
tool() {
  TOOL=$1 VERSION=$2
  case " ${ONLY:-$1} " in *" $1 "*) ;; *) return 1 ;; esac
  [ -n "$VERSION" ] || { echo "$TOOL: not installed, skipped"; return 1; }
  rm -rf "/tmp/work/$TOOL"
  mkdir -p "/tmp/work/$TOOL"
  cd "/tmp/work/$TOOL" || exit 1
}

# version COMMAND…: the first line a tool prints about itself; empty when it is not installed.
version() {
  command -v "$1" >/dev/null 2>&1 && "$@" 2>&1 </dev/null | grep -v '^$' | head -1
}

# deb PACKAGE: the version of a Debian package, for tools that do not tell theirs.
deb() {
  dpkg-query -W -f '${Package} ${Version}\n' "$1" 2>/dev/null
}

file() {
  mkdir -p "$(dirname "$1")"
  cat >"$1"
}

# npm_tools PACKAGE…: installs tools once and lets the project see them.
npm_tools() {
  for wanted; do
    bare=$(printf '%s' "$wanted" | sed 's/\(.\)@.*/\1/')
    [ -d "/tmp/work/.node/node_modules/$bare" ] || set -- "$@" --install
  done
  case " $* " in *' --install '*)
    mkdir -p /tmp/work/.node
    packages=$(printf '%s\n' "$@" | grep -v '^--install$')
    # shellcheck disable=SC2086 # one word per package
    npm install --prefix /tmp/work/.node --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1 ;;
  esac
}

# npm_version PACKAGE: the version that npm_tools installed.
npm_version() {
  node -p "'$1 ' + require('/tmp/work/.node/node_modules/$1/package.json').version" 2>/dev/null
}

record() {
  python3 "$RECORD/record.py" "$TOOL" "$VERSION" "$@"
}

passing() {
  name=$1
  shift
  python3 "$RECORD/record.py" "$TOOL" "$VERSION" "$name" --passing "$@"
}
