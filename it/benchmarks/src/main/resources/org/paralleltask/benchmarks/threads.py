# SPDX-License-Identifier: Apache-2.0
"""The rival in Python: for every line on stdin, one map over the files; prints nanoseconds and sum."""
import glob
import sys
import time
from concurrent.futures import ThreadPoolExecutor


def product(name):
    with open(name) as file:
        lines = file.readlines()
    return int(lines[2]) * int(lines[16])


files = sorted(glob.glob(sys.argv[1] + "/*.numbers"))
with ThreadPoolExecutor(64) as executor:
    for line in sys.stdin:
        start = time.perf_counter_ns()
        total = sum(executor.map(product, files))
        print(time.perf_counter_ns() - start, total, flush=True)
