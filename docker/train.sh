#!/bin/sh
# Starts the application once, has it do a little of everything, and ends it, so that the JVM writes
# down what it learned. Takes options of the JVM; servers are named by the environment, as always.
#   docker/train.sh -XX:AOTCacheOutput=small-biz-api.aot       on JDK 25
#   docker/train.sh -XX:ArchiveClassesAtExit=small-biz-api.jsa on JDK 17
# JAR is the one that will run, taken apart: java -Djarmode=tools -jar small-biz-api.jar extract.
set -eu
JAR=${JAR:-small-biz-api.jar}
export SERVER_ADDRESS=127.0.0.1 SERVER_PORT="${SERVER_PORT:-3000}" SMALLBIZ_API_AUTH=open
export MANAGEMENT_SERVER_PORT="${MANAGEMENT_SERVER_PORT:-3001}"
export SMALLBIZ_SYNC_URL=http://127.0.0.1:1 SMALLBIZ_JOBS_DRAIN=1s
# With the console: what it needs is learned too.
export SMALLBIZ_CONSOLE_USER=trainer SMALLBIZ_CONSOLE_PASSWORD="$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
api=http://127.0.0.1:$SERVER_PORT
operations=http://127.0.0.1:$MANAGEMENT_SERVER_PORT/actuator

java "$@" -jar "$JAR" &
process=$!
trap 'kill -9 "$process" 2>/dev/null || true' EXIT
seconds=0
until curl -sf "$operations/health/readiness" >/dev/null; do
  kill -0 "$process" || { echo "the application does not start"; exit 1; }
  seconds=$((seconds + 1))
  [ "$seconds" -lt 120 ] || { echo "the application is not ready after two minutes"; exit 1; }
  sleep 1
done
for _ in 1 2 3; do
  order=$(curl -sf -X POST "$api/api/v1/orders" -H "Content-Type: application/json" \
    -d '{"customer_name":"Ada Lovelace"}' | grep -oE '"id":"[^"]+' | head -n 1 | cut -d'"' -f4)
  curl -sf -X POST "$api/api/v1/orders/$order/sync" >/dev/null
  curl -sf "$api/api/v1/orders?limit=1" >/dev/null
  curl -sf -X POST "$api/jobs/ping" -H "Content-Type: application/json" -d '{"message":"hello"}' >/dev/null
  curl -sf "$api/admin/login" >/dev/null
  curl -sf "$operations/prometheus" >/dev/null
done
trap - EXIT
kill -TERM "$process"
# As a signal ends a JVM: 143.
wait "$process" || [ $? -eq 143 ]
