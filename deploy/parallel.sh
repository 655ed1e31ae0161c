#!/usr/bin/env bash
# All shards that a run lacks on this machine, one for each processor, each tried up to three times; then the result: parallel.sh RUN
set -euo pipefail

run=${1:?usage: parallel.sh RUN}
finecalc=${FINECALC:-finecalc}

# shellcheck disable=SC2086
$finecalc merge "$run" --missing | parallel --retries 3 --jobs "${JOBS:-100%}" --halt never "$finecalc run '$run' --shard {} --threads 1"
# shellcheck disable=SC2086
exec $finecalc merge "$run"
