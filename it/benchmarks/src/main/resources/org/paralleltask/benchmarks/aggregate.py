# SPDX-License-Identifier: Apache-2.0
"""Counts and adds up a column of CSV files by another, a thread for each processor."""
import csv
import sys
from concurrent.futures import ThreadPoolExecutor


def aggregate(path):
    sums, counts = {}, {}
    with open(path, newline="") as file:
        rows = csv.reader(file)
        header = next(rows)
        country, amount = header.index("country"), header.index("amount")
        for row in rows:
            key = row[country]
            sums[key] = sums.get(key, 0.0) + float(row[amount])
            counts[key] = counts.get(key, 0) + 1
    return sums, counts


def main(paths):
    sums, counts = {}, {}
    with ThreadPoolExecutor(2) as pool:
        for part, number in pool.map(aggregate, paths):
            for key, value in part.items():
                sums[key] = sums.get(key, 0.0) + value
                counts[key] = counts.get(key, 0) + number[key]
    for key in sorted(sums):
        print(f"{key},{counts[key]},{sums[key]!r}")


main(sys.argv[1:])
