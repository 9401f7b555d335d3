#!/bin/sh
# train.sh, with a PostgreSQL and a Redis of its own: for the image's build.
set -eu
export SPRING_DATASOURCE_URL=jdbc:postgresql://127.0.0.1:5432/postgres
export SPRING_DATASOURCE_USERNAME=postgres SPRING_DATASOURCE_PASSWORD=
export SMALLBIZ_REDIS_URL=redis://127.0.0.1:6379
install -d -o postgres /tmp/postgres
su postgres -c "initdb -D /tmp/postgres -A trust" >/dev/null
su postgres -c "pg_ctl start -w -D /tmp/postgres -o '-k /tmp -c listen_addresses=127.0.0.1' -l /tmp/postgres.log"
redis-server --bind 127.0.0.1 --save '' --maxmemory-policy noeviction --daemonize yes >/dev/null
/train.sh "$@"
redis-cli shutdown nosave
su postgres -c "pg_ctl stop -w -D /tmp/postgres"
