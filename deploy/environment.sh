# Sourced by the commands beside it: where the project is, which Java runs it, and what has to be built first.

set -euo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
DATA="$ROOT/deploy/.data"
LAUNCHER="$ROOT/deploy/launcher/target"
BUILT="$LAUNCHER/.built"
MODULES="deploy/launcher,deploy/demo,ingest-service,kpi-service,coaching-service,gateway"

fail() {
  echo "rouage: $*" >&2
  exit 1
}

java_version() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# The first JDK of 25 or later among JAVA_HOME, the usual places and the one on the PATH.
find_jdk() {
  local home version on_path
  on_path="$(command -v java || true)"
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* "$HOME"/.sdkman/candidates/java/* \
    "${on_path:+$(dirname "$(dirname "$(readlink -f "$on_path")")")}"; do
    [ -n "$home" ] || continue
    version="$(java_version "$home" || true)"
    if [ -n "$version" ] && [ "$version" -ge 25 ]; then
      echo "$home"
      return
    fi
  done
  fail "no JDK 25 or later: install one under /usr/lib/jvm, or let JAVA_HOME name it"
}

needs_build() {
  [ -e "$BUILT" ] || return 0
  local module
  for module in ingest-service kpi-service coaching-service gateway; do
    [ -e "$ROOT/$module/target/quarkus-app/quarkus-run.jar" ] || return 0
  done
  [ -n "$(cd "$ROOT" && find pom.xml platform ingest-service kpi-service coaching-service gateway deploy \
    \( -name target -o -name .data -o -name .software -o -name node_modules -o -name test \) -prune \
    -o -type f \( -name pom.xml -o -path '*/src/main/*' \) -newer "$BUILT" -print -quit)" ]
}

# Builds without tests what is not built, or older than its sources.
build() {
  needs_build || return 0
  command -v mvn >/dev/null || fail "Maven is missing: install it (3.8.7 or later) and put it on the PATH"
  echo "Building; the first time this takes some minutes and downloads about a gigabyte"
  mkdir -p "$LAUNCHER"
  local log="$ROOT/deploy/launcher/target/build.log" started
  started="$(mktemp "$LAUNCHER/.started.XXXXXX")"
  if ! (cd "$ROOT" && mvn -B -Dmaven.test.skip=true -Dformatter.skip -Dimpsort.skip -pl "$MODULES" -am package) 2>&1 | tee "$log" |
    sed -un 's/^\[INFO\] Building [Rr]ouage[^[]* \[\(.*\)\]$/&/p' | sed -u 's/^\[INFO\] /  /'; then
    grep -m 15 '^\[ERROR\]' "$log" >&2 || tail -n 15 "$log" >&2
    rm -f "$started"
    fail "the build failed; all of it is in $log"
  fi
  # Sources that changed while it was running are newer than this.
  mv "$started" "$BUILT"
}

# Becomes the launcher; SESSION=setsid frees it from the terminal.
launcher() {
  exec ${SESSION:-} "$JDK/bin/java" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -Drouage.root="$ROOT" -cp "$LAUNCHER/classes:$LAUNCHER/lib/*" dev.rouage.launcher.Launcher "$@"
}

# The process id of a running launcher, or nothing.
launcher_pid() {
  local pid
  pid="$(sed -n 's/^pid=//p' "$DATA/stack.properties" 2>/dev/null || true)"
  if [ -n "$pid" ] && [ -r "/proc/$pid/cmdline" ] && tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -q dev.rouage.launcher.Launcher; then
    echo "$pid"
  fi
}
