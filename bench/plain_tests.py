"""Runs unit tests the plain way, an interpreter per test, for comparison: bench/judging.ts runs this inside one sandbox."""

import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor


def run(test):
    folder = tempfile.mkdtemp()
    try:
        for path, content in test["files"].items():
            target = os.path.join(folder, path)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "wb") as file:
                file.write(base64.b64decode(content))
        command = [sys.executable, "-B", "-m", "unittest", "-k", test["method"], test["module"]]
        end = subprocess.run(command, cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60)
        last = end.stderr.strip().splitlines()[-1] if end.stderr.strip() else ""
        return "passed" if last.startswith("OK") else "failed" if "failures=" in last and "errors=" not in last else "error"
    except subprocess.TimeoutExpired:
        return "timeout"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


request = json.load(sys.stdin)
began = time.monotonic()
with ThreadPoolExecutor(request["jobs"]) as pool:
    verdicts = list(pool.map(run, request["tests"]))
os.write(3, json.dumps({"verdicts": verdicts, "seconds": time.monotonic() - began}).encode())
