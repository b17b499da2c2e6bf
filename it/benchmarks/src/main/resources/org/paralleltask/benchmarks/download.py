# SPDX-License-Identifier: Apache-2.0
"""Downloads a list of URLs with 16 threads, each with a connection that it keeps, and checks hashes."""
import csv
import hashlib
import http.client
import sys
import threading
import urllib.parse
from concurrent.futures import ThreadPoolExecutor

local = threading.local()


def download(row):
    url = urllib.parse.urlsplit(row["url"])
    if not hasattr(local, "connection"):
        local.connection = http.client.HTTPConnection(url.netloc)
    local.connection.request("GET", url.path)
    answer = local.connection.getresponse()
    if answer.status != 200:
        raise OSError(f"{answer.status} {row['url']}")
    digest = hashlib.sha256()
    with open(url.path.rsplit("/", 1)[1], "wb") as file:
        while block := answer.read(1 << 16):
            digest.update(block)
            file.write(block)
    if digest.hexdigest() != row["sha256"]:
        raise OSError(f"another content: {row['url']}")


with open(sys.argv[1], newline="") as file:
    rows = list(csv.DictReader(file))
with ThreadPoolExecutor(16) as pool:
    for _ in pool.map(download, rows):
        pass
