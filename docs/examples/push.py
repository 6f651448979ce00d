"""Pushes one article to Isobar over HTTP and tries again while it is busy. Needs only Python: push.py [ADDRESS]

ISOBAR_API_KEY is the API key, if the service needs one.
"""
import json
import os
import sys
import time
import urllib.error
import urllib.request
from datetime import datetime, timezone

article = {
    "url": "https://example.org/news/6",
    "feed": "my-feed",
    "fetchedAt": datetime.now(timezone.utc).isoformat(),
    "contentType": "text/html",
    "content": "<article><h1>Methane talks</h1><p>John Podesta spoke on methane in Beijing.</p></article>",
}


def push(address, article):
    headers = {"Content-Type": "application/json"}
    if os.environ.get("ISOBAR_API_KEY"):
        headers["Authorization"] = "Bearer " + os.environ["ISOBAR_API_KEY"]
    request = urllib.request.Request(address + "/articles", json.dumps(article).encode(), headers)
    for attempt in range(10):
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refusal:
            # 429 and 503 pass; sending again is safe, because the article keeps its id.
            if refusal.code not in (429, 503):
                sys.exit(f"refused: {refusal.read().decode()}")
            time.sleep(int(refusal.headers.get("Retry-After", 1)))
    sys.exit("not accepted after ten attempts")


receipt = push(sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8081", article)
print(f"accepted as {receipt['id']}")
