# SPDX-License-Identifier: Apache-2.0
"""Checks websites as the tutorial does; prints how long it took, in ns, and how many are down."""
import sys
import time
import urllib.error
import urllib.request
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool


def check(site):
    try:
        urllib.request.urlopen(urllib.request.Request(site, method="HEAD"), timeout=20).close()
        return 0
    except (OSError, urllib.error.URLError):
        time.sleep(0.5)  # notify_owner
        return 1


if __name__ == "__main__":
    start = time.perf_counter_ns()
    with (Pool if sys.argv[1] == "processes" else ThreadPool)(int(sys.argv[2])) as pool:
        down = sum(pool.map_async(check, sys.argv[3:], chunksize=1).get())
    print(time.perf_counter_ns() - start, down)
