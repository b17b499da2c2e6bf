# SPDX-License-Identifier: Apache-2.0
"""The rivals in Python: every line on stdin is a contest; prints nanoseconds and the sum of results."""
import multiprocessing
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor


def scrambled(x):
    y = (x * 0x9E3779B9) & 0xFFFFFFFF
    return y ^ (y >> 15)


def length(payload):
    return len(payload)


def busy(x):
    end = time.perf_counter_ns() + 1_000_000
    while time.perf_counter_ns() < end:
        pass
    return x


def run(kind, count, executor, pool):
    if kind == "map":
        return sum(executor.map(scrambled, range(count)))
    if kind == "map256":
        return sum(executor.map(scrambled, range(count), chunksize=256))
    if kind == "pool":
        return sum(pool.map(scrambled, range(count)))
    if kind == "submit":
        futures = [executor.submit(scrambled, i) for i in range(count)]
        return sum(future.result() for future in futures)
    if kind == "call":
        return sum(executor.submit(scrambled, i).result() for i in range(count))
    if kind == "apply":
        return sum(pool.apply(scrambled, (i,)) for i in range(count))
    if kind == "busy":
        return sum(executor.map(busy, range(count), chunksize=8))
    if kind == "bulk":
        payload = bytes(64 << 20)
        return sum(executor.submit(length, payload).result() for _ in range(count))
    raise ValueError(kind)


def main():
    workers = os.cpu_count()
    with ProcessPoolExecutor(workers) as executor, multiprocessing.Pool(workers) as pool:
        for line in sys.stdin:
            kind, count = line.split()
            start = time.perf_counter_ns()
            total = run(kind, int(count), executor, pool)
            print(time.perf_counter_ns() - start, total, flush=True)


if __name__ == "__main__":
    main()
