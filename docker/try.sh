#!/bin/sh
# What the image starts, without Docker: the layers in one folder, and the Dockerfile's own ENTRYPOINT there, with the jars that
# are named in its folder of extensions. Ends well when the product is ready and each of their steps is in its order saga.
#   mvn -q -Dmaven.test.skip package && docker/try.sh [loyalty-1.0.0.jar …]
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
home=$(mktemp -d)
port=${TABLESAGA_HTTP_PORT:-18080}
product=

end() {
  [ -z "$product" ] || { kill "$product" 2> /dev/null && wait "$product" 2> /dev/null; } || true
  rm -rf "$home"
}
trap end EXIT
trap 'exit 1' INT TERM

java -Djarmode=tools -jar "$here/config/target/tablesaga.jar" extract --layers --launcher --destination "$home/layers" > "$home/log"
mkdir -p "$home/tablesaga/extensions"
for layer in $(sed -n 's#^COPY --from=layers .*/layers/\([a-z-]*\)/ .*#\1#p' "$here/docker/Dockerfile"); do
  cp -r "$home/layers/$layer/." "$home/tablesaga"
done
for jar in "$@"; do cp "$jar" "$home/tablesaga/extensions"; done

entrypoint=$(sed -n 's/^ENTRYPOINT \[\(.*\)\]$/\1/p' "$here/docker/Dockerfile" | tr -d '",')
cd "$home/tablesaga"
TABLESAGA_DATA="$home/data" TABLESAGA_HTTP_PORT=$port $entrypoint > "$home/log" 2>&1 &
product=$!

seconds=0
until curl -fs "http://127.0.0.1:$port/actuator/health/readiness" > /dev/null; do
  seconds=$((seconds + 1))
  if [ $seconds -gt 180 ] || ! kill -0 "$product" 2> /dev/null; then
    cat "$home/log" >&2
    exit 1
  fi
  sleep 1
done
echo "ready: $entrypoint"

password=
while [ -z "$password" ] && kill -0 "$product"; do
  password=$(sed -n 's/^Password  *\([^ ]*\).*/\1/p' "$home/log")
  [ -n "$password" ] || sleep 1
done
token=$(curl -fsS -u "demo:$password" -d grant_type=client_credentials "http://127.0.0.1:$port/oauth2/token" \
  | sed 's/.*"access_token":"\([^"]*\)".*/\1/')
steps=$(curl -fsS -H "Authorization: Bearer $token" "http://127.0.0.1:$port/api/diagrams/order-saga" \
  | grep -o '"id":"step-[a-z0-9-]*"' | sort -u | cut -d '"' -f 4)
echo "steps of others: ${steps:-none}"
[ $# = 0 ] || [ -n "$steps" ]
