"""Renders a template with python-liquid as often as fits in two seconds of CPU time.

    python-liquid.py TEMPLATE DATA.json

Prints the bytes of one page and the megabytes a second, or fails where python-liquid is not installed.
"""

import json
import pathlib
import sys
import time

# Where `make bench` puts it.
sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / ".build" / "python"))

try:
    from liquid import Environment
except ImportError:
    sys.exit(1)

template = Environment().from_string(open(sys.argv[1], encoding="utf-8").read())
data = json.load(open(sys.argv[2], encoding="utf-8"))
length = len(template.render(**data).encode())
best = 0.0
for _ in range(5):
    start = time.process_time()
    pages = 0
    while time.process_time() - start < 0.4:
        template.render(**data)
        pages += 1
    best = max(best, length * pages / (time.process_time() - start) / 1e6)
print(length, best)
