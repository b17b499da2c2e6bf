# SPDX-License-Identifier: Apache-2.0
"""A whole program in Python: one result from a new worker process."""
import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor


def double(x):
    return 2 * x


if __name__ == "__main__":
    context = multiprocessing.get_context(sys.argv[1])
    with ProcessPoolExecutor(1, mp_context=context) as executor:
        print(executor.submit(double, 21).result())
