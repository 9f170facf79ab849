"""Run by the machine's own Python, not by the product's: reads a line of JSON, answers a line of JSON, and waits.

A question is a list of lines of text; the answer a list, for each line, of `[start, end, kind, proposals]`. It ends
when nobody asks any more: its memory (70 megabytes) is worth more than the second that a new start takes.
"""

import json
import signal
import sys

IDLE = 900  # seconds
KEPT = {"conf", "loc", "gn", "infi", "conj", "ppas", "imp", "inte", "vmode"}  # no typography: the page sets that itself


def main() -> None:
    """Answer until nobody asks any more."""
    import grammalecte

    checker = grammalecte.GrammarChecker("fr")
    checker.gce.setOptions({option: option in KEPT for option in checker.gce.getOptions()})
    for question in sys.stdin:
        signal.alarm(0)
        answer = [
            [
                [error["nStart"], error["nEnd"], error["sType"], list(error["aSuggestions"])]
                for error in checker.getParagraphErrors(line)[0]
            ]
            for line in json.loads(question)
        ]
        print(json.dumps(answer), flush=True)
        signal.alarm(IDLE)


if __name__ == "__main__":
    main()
