#!/usr/bin/env bash
#SBATCH --job-name=finecalc
#SBATCH --cpus-per-task=1
#SBATCH --requeue
#SBATCH --open-mode=append
# Shards of a run for each index of a job array: one, or as many in a row as SHARDS_PER_TASK says, whose process starts once.
# sbatch --array=0-N deploy/slurm.sh RUN
set -uo pipefail

run=${1:?usage: sbatch --array=0-N slurm.sh RUN}
finecalc=${FINECALC:-finecalc}

first=$((${SLURM_ARRAY_TASK_ID:?not in a job array} * ${SHARDS_PER_TASK:-1}))

# Unquoted, so that it may be several words.
# shellcheck disable=SC2086
$finecalc run "$run" --shard "$first-$((first + ${SHARDS_PER_TASK:-1} - 1))" --threads "${SLURM_CPUS_PER_TASK:-1}"
code=$?

# What comes again however often it is tried is not put in the queue again.
case $code in
  0 | 1 | 2 | 64 | 70) exit "$code" ;;
  *) scontrol requeue "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}" || exit "$code" ;;
esac
