#!/usr/bin/env bash
# Asks for what a run lacks until it lacks nothing, and joins it: slurm-until-done.sh RUN [ROUNDS]
set -euo pipefail

run=${1:?usage: slurm-until-done.sh RUN [ROUNDS]}
finecalc=${FINECALC:-finecalc}

for ((round = 1; round <= ${2:-20}; round++)); do
  # shellcheck disable=SC2086
  missing=$($finecalc merge "$run" --missing | awk -v per="${SHARDS_PER_TASK:-1}" '{ print int($1 / per) }' | uniq | paste -sd, -)
  if [[ -z $missing ]]; then
    # shellcheck disable=SC2086
    exec $finecalc merge "$run"
  fi
  printf 'round %d: tasks %s\n' "$round" "$missing" >&2
  # A task that fails for good ends the round, and is told at the end.
  sbatch --wait --quiet --array="$missing" "$(dirname "${BASH_SOURCE[0]}")/slurm.sh" "$run" || true
done
printf 'error: shards are still missing: %s\n' "$missing" >&2
exit 1
