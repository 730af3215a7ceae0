"""Stands in for the program that reads scans: says what the file says that it should.

The file's line %SAYS holds a JSON object: what to answer for each page, by its number.
"""

import json
import re
import sys
import time


def main() -> None:
    data = sys.stdin.buffer.read()
    said = re.search(rb"^%SAYS (.*)$", data, re.MULTILINE)
    assert said
    answers = json.loads(said[1])
    for page in sys.argv[1].split(","):
        answer = answers[page]
        if answer == "dies":
            sys.exit(1)
        if answer == "hangs":
            time.sleep(60)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
