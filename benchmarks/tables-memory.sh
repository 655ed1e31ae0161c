#!/usr/bin/env bash
# How much memory and time batches of many rows take, through pipes so that no disk holds them: tables-memory.sh [ROWS]. Fails above 250 MB.
# Above a hundred million rows what is not piped both ways is left out.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
rows=${1:-10000000} most=250000
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

finecalc=(dotnet src/FineCalc.Cli/bin/Release/net10.0/FineCalc.Cli.dll)
[[ -e ${finecalc[1]} ]] || dotnet build src/FineCalc.Cli -c Release -v q --nologo
cat >"$work/mapping.json" <<'JSON'
{ "constants": { "tier": "higher", "step-5-percentage": "10%", "settlement-discount": "20%", "combined-mitigation": "-5%" } }
JSON
law=(--regime uk-gdpr --on 2024-08-07 --mapping "$work/mapping.json")

table() { # one million rows, as often as needed
  awk 'BEGIN { srand(7); for (i = 0; i < 1000000; i++) printf "%d,%d,%.3f,%.2f,%.3f\n", i, exp(15 + 6 * rand()), 0.1 + 0.8 * rand(), 0.1 + 0.9 * rand(), 0.2 * rand() }' >"$work/million"
  echo 'id,turnover,seriousness,size-factor,combined-aggravation'
  for ((i = 0; i < rows; i += 1000000)); do cat "$work/million"; done
}

measure() { # TITLE COMMAND...: its seconds and its peak, in kB
  local title=$1 peak
  shift
  /usr/bin/env time -f "%e %M" -o "$work/peak" "$@" >/dev/null 2>&1
  peak=$(tail -n 1 "$work/peak" | cut -d' ' -f2)
  printf '%s: %s s, %d MB\n' "$title" "$(tail -n 1 "$work/peak" | cut -d' ' -f1)" $((peak / 1000))
  ((peak <= most)) || { echo "more than $((most / 1000)) MB" >&2; exit 1; }
}

table | measure 'CSV to CSV' "${finecalc[@]}" batch - "${law[@]}" --keep id
((rows <= 100000000)) || exit 0 # what comes of more fits on few disks
table | measure 'CSV to Parquet' "${finecalc[@]}" batch - "${law[@]}" -o "$work/all.parquet"
measure 'Parquet to Parquet' "${finecalc[@]}" batch "$work/all.parquet" "${law[@]}" \
  --keep id,turnover,seriousness,size-factor,combined-aggravation -o "$work/again.parquet"
measure 'Parquet to JSON Lines' "${finecalc[@]}" batch "$work/all.parquet" "${law[@]}" --keep id --out-format jsonl
