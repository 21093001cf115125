"""Hosts a worker module: one JSON line per request on stdin, one JSON line per answer on stdout.

    python -I -u -X utf8 host.py OPTIONS MODULE.py [ARGUMENT...]

The module defines `handle(payload)`, whose result is the answer, and may define `start(arguments)`. OPTIONS is JSON
(`memoryBytes`). The first line out is `{"ready": true}`, then `{"id", "result"}` or `{"id", "error"}` per request.
Ends when stdin does, even in the middle of a request.
"""

import importlib.util
import json
import os
import queue
import sys
import threading


def limit(options):
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    memory = options.get("memoryBytes")
    if memory and sys.platform.startswith("linux"):
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def end_with_parent():
    """The kernel ends us with the process that started us: needed while C code holds the interpreter lock."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    parent = os.getppid()
    ctypes.CDLL(None).prctl(1, 9, 0, 0, 0)  # PR_SET_PDEATHSIG, SIGKILL
    if os.getppid() != parent:
        os._exit(0)


def take_protocol():
    """Keeps the answers' descriptor to ourselves: whatever prints goes to stderr instead."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)
    return answers


def read_requests(requests):
    for line in sys.stdin.buffer:
        requests.put(line)
    os._exit(0)


def load(path):
    spec = importlib.util.spec_from_file_location("sallm_worker", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main(options, path, *arguments):
    limit(json.loads(options))
    end_with_parent()
    answers = take_protocol()

    def say(message):
        answers.write(json.dumps(message) + "\n")
        answers.flush()

    module = load(path)
    if hasattr(module, "start"):
        module.start(list(arguments))
    requests = queue.SimpleQueue()
    threading.Thread(target=read_requests, args=(requests,), daemon=True).start()
    say({"ready": True})
    while True:
        request = json.loads(requests.get())
        try:
            answer = {"id": request["id"], "result": module.handle(request["payload"])}
        except MemoryError:
            raise  # nothing can be relied on afterwards: the next request gets a fresh process
        except Exception as error:
            answer = {"id": request["id"], "error": f"{type(error).__name__}: {error}"}
        say(answer)


main(*sys.argv[1:])
