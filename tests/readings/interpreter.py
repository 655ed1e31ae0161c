#!/usr/bin/env python3
"""Works out a fine from an exported regime document alone: written from docs/regime-documents.md, without the library.

    interpreter.py DOCUMENT CASE       the final amount of a case file (facts, judgements, infringements, exchangeRates)
    interpreter.py --compare FOLDER    cases as JSON Lines on standard input, each with the amount it is held to; the
                                       documents are FOLDER/REGIME.json; ends with 1 where an amount is another

The standard library is all it needs. It reads one value for each answer (the likely one of a range) and no range.
"""

import json
import os
import re
import sys
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Context, Decimal
from fractions import Fraction

MANTISSA = 2**96 - 1
DECIMALS = 28
WIDE = Context(prec=200, Emin=-10**6, Emax=10**6)


class Refused(Exception):
    """The case cannot be worked out: what is missing, not allowed, or too large."""


def held(exact):
    """A number as the documents hold it: at most 28 decimals and a mantissa of 96 bits, rounded half to even."""
    whole = abs(exact)
    for decimals in range(DECIMALS, -1, -1):
        mantissa = round(whole * 10**decimals)  # Python rounds a Fraction half to even.
        if mantissa <= MANTISSA:
            return Fraction(mantissa if exact >= 0 else -mantissa, 10**decimals)
    raise Refused("amount-overflow")


def number(value):
    """A number of JSON, or of a text in English notation."""
    if isinstance(value, bool):
        return Fraction(int(value))
    if isinstance(value, (int, Fraction)):
        return Fraction(value)
    if isinstance(value, Decimal):
        return Fraction(*value.as_integer_ratio())
    text = value.strip().replace(",", "")
    return Fraction(Decimal(text[:-1].strip())) / 100 if text.endswith("%") else Fraction(Decimal(text))


def plain(value):
    """A number in digits, as short as it is exact."""
    exact = WIDE.divide(Decimal(value.numerator), Decimal(value.denominator))
    text = format(exact.normalize(WIDE), "f")
    return "0" if text in ("-0", "0") else text


class Answers:
    """What a case or one of its infringements answers, by the id of the question."""

    def __init__(self, entry, behind=None):
        self.given = {**entry.get("facts", {}), **entry.get("judgements", {})}
        self.behind = behind

    def find(self, identity, whole=False):
        """An answer, of a range the likely value, or with whole=True all three; None where there is none."""
        value = self.given.get(identity)
        if isinstance(value, dict):
            value = value["value"] if "value" in value else [value["low"], value["likely"], value["high"]]
        if value is None:
            return self.behind.find(identity, whole) if self.behind else None
        return value[1] if isinstance(value, list) and not whole else value


class Version:
    """One version of a document."""

    def __init__(self, document, version):
        self.document, self.version = document, version
        self.steps, self.questions = version["steps"], document["questions"]
        self.currency = document["regime"]["currency"]
        self.of_each = []  # Which steps have a value for each infringement: what asks a question of each, but for an over.
        for step in self.steps:
            asks = "question" in step and self.questions[step["question"]].get("perInfringement", False)
            asks = asks or any(self.of_each[place] for place in step.get("inputs", []))
            self.of_each.append(asks and step["kind"] != "over")

    def work_out(self, case):
        """The final and the provisional amount. What is checked or shown beside them must have a value too."""
        reading = Reading(self, case)
        final = reading.value(self.version["result"], None)
        provisional = reading.value(self.version.get("provisional", self.version["result"]), None)
        for check in self.version.get("checks", []):
            for place in reading.places(check["holds"]):
                if reading.value(check["holds"], place) == 0 and not check.get("warning"):
                    raise Refused(check["code"])
        for shown in self.version.get("shown", []):
            for place in reading.places(shown["when"], shown["step"]):
                if reading.value(shown["when"], place) != 0:
                    reading.value(shown["step"], place)
        return final, provisional


class Reading:
    """The values of the steps of a version for one case. A step is worked out when it is asked for, once for the case
    and once for each infringement; a branch that is not taken is not asked."""

    def __init__(self, version, case):
        self.version, self.steps = version, version.steps
        self.answers = Answers(case)
        entries = case.get("infringements") or []
        self.infringements = [Answers(entry, self.answers) for entry in entries] or [self.answers]
        self.rates = {(r["from"], r["to"]): number(r["rate"]) for r in case.get("exchangeRates", [])}
        self.values = {}

    def value(self, place, infringement):
        """The value of a step: of the case (None), or of one infringement."""
        key = (place, infringement)
        if key not in self.values:
            step = self.steps[place]
            self.values[key] = getattr(self, step["kind"])(step, infringement)
        return self.values[key]

    def places(self, *steps):
        """Where a check or a shown step is worked out: for each infringement if it is of each, otherwise for the case."""
        return range(len(self.infringements)) if any(self.version.of_each[step] for step in steps) else [None]

    def inputs(self, step, infringement):
        return [self.value(place, infringement) for place in step["inputs"]]

    # Leaves.

    def number(self, step, infringement):
        value = step["value"] if "value" in step else step["likely"]
        return Fraction(step["options"].index(value)) if step["unit"] == "choice" else number(value)

    def fact(self, step, infringement):
        question = self.version.questions[step["question"]]
        answer = self.answer(question, infringement)
        if answer is not None:
            return answer
        if step.get("inputs"):
            return self.value(step["inputs"][0], infringement)
        missing = question.get("missing")
        if missing is None:
            raise Refused("fact-missing " + question["id"])
        return self.read(question, missing["value"] if "value" in missing else missing["likely"])

    def given(self, step, infringement):
        return Fraction(self.answer(self.version.questions[step["question"]], infringement) is not None)

    def answer(self, question, infringement):
        asked = self.answers if infringement is None else self.infringements[infringement]
        value = asked.find(question["id"])
        return None if value is None else self.read(question, value)

    def read(self, question, value):
        """An answer as a number: the place of an option, the amount in the currency of the regime."""
        if question["unit"] == "choice":
            return Fraction([option["code"] for option in question["options"]].index(value))
        if question["unit"] == "money" and isinstance(value, str):
            currency, amount = re.fullmatch(r"([A-Z]{3})\s+(.*)", value.strip()).groups()
            return self.exchanged(number(amount), currency, self.version.currency)
        return number(value)

    def exchanged(self, amount, currency, wanted):
        if currency == wanted:
            return amount
        if (currency, wanted) not in self.rates:
            raise Refused("exchange-rate-missing")
        return held(amount * self.rates[currency, wanted])

    # Arithmetic: each operation is exact and then held.

    def sum(self, step, infringement):
        total = Fraction(0)
        for term, minus in zip(self.inputs(step, infringement), step["minus"]):
            total = held(total - term if minus else total + term)
        return total

    def product(self, step, infringement):
        total = Fraction(1)
        for factor in self.inputs(step, infringement):
            total = held(total * factor)
        return total

    def quotient(self, step, infringement):
        dividend, divisor = self.inputs(step, infringement)
        if divisor == 0:
            raise Refused("division-by-zero")
        return held(dividend / divisor)

    def greatest(self, step, infringement):
        return max(self.inputs(step, infringement))

    def least(self, step, infringement):
        return min(self.inputs(step, infringement))

    def clamp(self, step, infringement):
        value, *bounds = self.inputs(step, infringement)
        if len(bounds) == 2 and bounds[0] > bounds[1]:
            raise Refused("floor-above-cap")
        if step.get("floor"):
            value = max(value, bounds.pop(0))
        return min(value, bounds.pop(0)) if step.get("cap") else value

    def compare(self, step, infringement):
        one, other = self.inputs(step, infringement)
        return Fraction(
            {
                "above": one > other,
                "at-least": one >= other,
                "below": one < other,
                "at-most": one <= other,
                "equal": one == other,
            }[step["comparison"]]
        )

    def select(self, step, infringement):
        chosen = self.value(step["inputs"][0], infringement)
        return self.value(step["inputs"][1 + int(chosen)], infringement)

    def table(self, step, infringement):
        value = self.value(step["inputs"][0], infringement)
        low, rows = number(step["start"]), step["rows"]
        if value < low:
            raise Refused("below-table")
        for place, row in enumerate(rows):
            high = number(row["upTo"]) if "upTo" in row else None
            if high is None or value < high or (value == high and step["edge"] == "upper-included"):
                return self.in_band(step, rows, place, low, high, value)
            low = high
        raise Refused("above-table")

    def in_band(self, step, rows, place, low, high, value):
        first, last = ends(rows[place])
        if "value" in rows[place]:
            return first
        if step["at"] == "low":
            return first
        if step["at"] == "high":
            return last
        if step["at"] == "before":
            return ends(rows[place - 1])[1] if place else first
        if first == last or high is None:
            return first
        return held(first + held(held(held(last - first) * held(value - low)) / held(high - low)))

    def round(self, step, infringement):
        value, unit = self.inputs(step, infringement)
        if step["mode"] == "none" or unit == 0:
            return value
        modes = {"down": ROUND_DOWN, "up": ROUND_UP, "nearest": ROUND_HALF_UP, "half-even": ROUND_HALF_EVEN}
        units = value / unit
        whole = int(WIDE.divide(Decimal(units.numerator), Decimal(units.denominator)).to_integral_value(modes[step["mode"]]))
        return held(whole * unit)

    def convert(self, step, infringement):
        source = self.steps[step["inputs"][0]]
        amount = self.value(step["inputs"][0], infringement)
        return self.exchanged(amount, source.get("currency", self.version.currency), step["currency"])

    # Several infringements.

    def over(self, step, infringement):
        groups = {}
        for place in range(len(self.infringements)):
            group = None
            if "question" in step:
                group = self.grouping(step["question"], place)
            groups.setdefault(group, []).append(place)
        return self.combined("sum" if step["unit"] != "flag" else "greatest", [self.group(step, g) for g in groups.values()])

    def grouping(self, place, infringement):
        """What an infringement is grouped by, which has to be one value."""
        identity = self.version.questions[place]["id"]
        given = self.infringements[infringement].find(identity, whole=True)
        if len(self.infringements) > 1 and isinstance(given, list) and given[0] != given[-1]:
            raise Refused("group-open " + identity)
        return self.fact({"question": place}, infringement)

    def group(self, step, places):
        together = self.combined(step["combine"], [self.value(step["inputs"][0], place) for place in places])
        return min(together, max(self.value(step["inputs"][1], place) for place in places)) if step.get("cap") else together

    def combined(self, how, values):
        if how == "greatest":
            return max(values)
        total = Fraction(0)
        for value in values:
            total = held(total + value)
        return total


def ends(row):
    return (number(row["value"]),) * 2 if "value" in row else (number(row["low"]), number(row["high"]))


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file, parse_float=Decimal)


def version_of(document, case):
    """The version that the case names by its id or first day, or that the first of the regime's dates falls into."""
    named = case.get("version")
    if named is None:
        named = next(case["dates"][d["id"]] for d in document["regime"]["dates"] if d["id"] in case.get("dates", {}))
        found = [v for v in document["versions"] if v["from"] <= named and named < v.get("until", "9999")]
    else:
        found = [v for v in document["versions"] if named in (v["id"], v["from"])]
    if not found:
        raise Refused("date-not-in-force")
    return Version(document, found[0])


def compare(folder, lines):
    documents, cases, apart = {}, 0, 0
    for line in lines:
        case = json.loads(line, parse_float=Decimal)
        regime = case["regime"]
        if regime not in documents:
            document = load(os.path.join(folder, regime + ".json"))
            documents[regime] = {v["id"]: Version(document, v) for v in document["versions"]}
        try:
            final, provisional = documents[regime][case["version"]].work_out(case)
            said = {"final": plain(final), "provisional": plain(provisional)}
        except Refused as refused:
            said = {"refused": str(refused)}
        cases += 1
        expected = {key: case[key] for key in ("final", "provisional", "refused") if key in case}
        if said != expected and not ("refused" in said and "refused" in expected):
            apart += 1
            if apart <= 20:
                print(f"{case['version']}: {said}, expected {expected}\n  {line.strip()}", file=sys.stderr)
    print(json.dumps({"cases": cases, "apart": apart}))
    return 1 if apart or not cases else 0


def main(arguments):
    sys.setrecursionlimit(20_000)
    if len(arguments) == 2 and arguments[0] == "--compare":
        return compare(arguments[1], sys.stdin)
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        case = load(arguments[1])
        document = load(arguments[0])
        print(document["regime"]["currency"], plain(version_of(document, case).work_out(case)[0]))
        return 0
    except Refused as refused:
        print(f"refused: {refused}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
