"""Warm parent: holds the interpreter with the common libraries loaded and gives each test a child with its own namespaces.

Requests come over standard input, answers go to standard output, both as frames: four bytes of length, big endian, then
JSON. The parent itself never runs foreign code and has one thread; for each job there is a cell with a test process:

    parent -- maker of cells -- first process of a cell (no capabilities, system-call filter) -- test process
"""

import base64
import gc
import json
import os
import random
import resource
import selectors
import signal
import struct
import sys
import time

import cells
import judge
import namespaces
import pages
import seal
import warmup

CHUNK = 1 << 16
# More than the common libraries take.
SMALL_OBJECTS = 64 << 20
# After so many CPython has adapted code to how it is used, and writes to it no more.
ROUNDS = 20


def frame(value):
    data = json.dumps(value).encode()
    return struct.pack(">I", len(data)) + data


class Stream:
    """What a job writes to one pipe, up to a limit."""

    def __init__(self, limit):
        self.reader, self.writer = os.pipe()
        os.set_blocking(self.reader, False)
        self.limit = limit
        self.kept = bytearray()
        self.seen = 0

    def read(self):
        """Reads what there is; False at the end."""
        while True:
            try:
                data = os.read(self.reader, CHUNK)
            except BlockingIOError:
                return True
            if not data:
                return False
            self.kept += data[: max(0, self.limit - len(self.kept))]
            self.seen += len(data)
            if self.seen > self.limit * 20:
                return True  # the caller ends it

    def flooded(self):
        return self.seen > self.limit * 20

    def close(self):
        os.close(self.reader)


class Job:
    def __init__(self, request, cell):
        self.id = request["id"]
        self.cell = cell
        limit = request["limits"]["outputBytes"]
        self.streams = {name: Stream(limit) for name in ("stdout", "stderr", "result")}
        self.streams["failure"] = Stream(64)
        self.open = set(self.streams.values())
        self.flooded = False
        self.began = time.monotonic()


class Zygote:
    def __init__(self, maker, filter_program, prepared):
        self.maker = maker
        self.filter = filter_program
        self.prepared = prepared
        self.selector = selectors.DefaultSelector()
        self.stack_memory, self.stack = pages.stack()
        self.jobs = {}
        self.incoming = bytearray()
        self.ended = False

    def serve(self):
        os.set_blocking(0, False)
        self.watch(0, self.receive)
        self.send({"event": "ready", "parentBytes": pages.resident()})
        while not self.ended:
            for key, _ in self.selector.select():
                # One before it in the list may have ended the job that it belongs to.
                if self.selector.get_map().get(key.fd) == key:
                    react, *of = key.data
                    react(*of)

    def receive(self):
        try:
            data = os.read(0, 1 << 20)
        except BlockingIOError:
            return
        if not data:
            self.ended = True
            return
        self.incoming += data
        while len(self.incoming) >= 4:
            (length,) = struct.unpack(">I", self.incoming[:4])
            if len(self.incoming) < 4 + length:
                return
            message = bytes(self.incoming[4 : 4 + length])
            del self.incoming[: 4 + length]
            self.start(message)

    def start(self, message):
        request = json.loads(message)
        if "kill" in request:
            job = self.jobs.get(request["kill"])
            if job is not None:
                job.cell.kill()
            return
        request["request"] = json.loads(request["request"])
        self.compile(request["request"])
        job = Job(request, self.maker.take(request["limits"]["scratchBytes"]))
        job.cell.fork(lambda: become_test(job, request, self.filter, self.prepared), self.stack)
        self.watch(job.cell.first, self.end, job)
        for stream in job.streams.values():
            os.close(stream.writer)
            self.watch(stream.reader, self.drain, job, stream)
        self.jobs[job.id] = job
        self.send({"id": job.id, "event": "started", "pid": job.cell.pid})

    def compile(self, request):
        """Compiles the task's own modules here, once. What fails fails again in the child, which says so."""
        compiler = self.prepared[-1]
        for source in judge.task_modules(request, namespaces.SCRATCH).values():
            if source[0] != os.path.join(namespaces.SCRATCH, request["modulePath"]):
                try:
                    compiler.compile(*source)
                except Exception:
                    pass

    def drain(self, job, stream):
        if not stream.read():
            self.selector.unregister(stream.reader)
            job.open.discard(stream)
        elif stream.flooded() and not job.flooded:
            job.flooded = True
            job.cell.kill()

    def end(self, job):
        """The first process of the cell has ended: no process of the job is left, and what they wrote lies in the pipes."""
        self.selector.unregister(job.cell.first)
        status, cpu_seconds = job.cell.report()
        job.cell.close()
        for stream in job.open:
            self.selector.unregister(stream.reader)
            while stream.read():
                pass
        text = {key: base64.b64encode(stream.kept).decode() for key, stream in job.streams.items()}
        self.send(
            {
                "id": job.id,
                "event": "ended",
                **text,
                "status": job.streams["failure"].kept.decode() or status,
                "truncated": any(stream.seen > len(stream.kept) for stream in job.streams.values()),
                "flooded": job.flooded,
                "cpuMs": cpu_seconds * 1000,
                "wallMs": (time.monotonic() - job.began) * 1000,
                "parentBytes": pages.resident(),
            }
        )
        for stream in job.streams.values():
            stream.close()
        del self.jobs[job.id]

    def watch(self, descriptor, react, *of):
        self.selector.register(descriptor, selectors.EVENT_READ, (react, *of))

    def send(self, value):
        data = memoryview(frame(value))
        while data:
            data = data[os.write(1, data) :]


def become_test(job, request, filter_program, prepared):
    """In the child: makes itself a place for foreign code, gives up every right and runs the test."""
    failure = job.streams["failure"].writer
    try:
        job.cell.enter()
        null = os.open(os.devnull, os.O_RDWR)
        *_, failure = namespaces.keep_only(null, *(stream.writer for stream in job.streams.values()))
        write(request["files"])
        limit(request["limits"])
        namespaces.close_memory()
        namespaces.lock(filter_program)
    except BaseException as error:
        os.write(failure, f"failed {type(error).__name__}: {error}"[:64].encode())
        os._exit(70)
    os.close(failure)
    run_test(request["request"], prepared)
    os._exit(70)


def write(files):
    for path, content in files.items():
        folder = os.path.dirname(path)
        if folder:
            os.makedirs(folder, exist_ok=True)
        with open(path, "wb") as file:
            file.write(base64.b64decode(content))


def limit(limits):
    memory = limits["memoryBytes"] + (1 << 30) + pages.address_space()
    cpu = int(limits["cpuSeconds"]) + 2
    for kind, soft, hard in (
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CPU, cpu, cpu + 1),
        (resource.RLIMIT_FSIZE, limits["fileBytes"], limits["fileBytes"]),
        (resource.RLIMIT_NOFILE, 512, 512),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_MSGQUEUE, 0, 0),
        (resource.RLIMIT_NPROC, limits["processes"] + 16, limits["processes"] + 16),
    ):
        resource.setrlimit(kind, (soft, hard))


def run_test(request, prepared):
    os.setpgid(0, 0)  # a session of its own would cost a millisecond
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    os.dup2(3, 9, inheritable=False)
    os.close(3)
    random.seed()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()
    gc.enable()
    judge.run(request, 9, prepared)


def main():
    options = json.loads(sys.argv[1])
    filter_program = base64.b64decode(options["filter"])
    maker = cells.Maker(filter_program)  # while this process is small
    sys.path.pop(0)  # the host's own folder
    _reserved = pages.reserve(SMALL_OBJECTS)
    for name in options["preload"]:
        try:
            __import__(name)
        except ImportError:
            pass  # not in this requirement set
        except Exception as error:
            sys.stderr.write(f"preload of {name}: {error!r}\n")
    warmup.use(options["preload"])
    seal.scrub()
    prepared = judge.prepare()
    for _ in range(ROUNDS):
        prepared[1]()
    if len(os.listdir("/proc/self/task")) != 1:
        raise RuntimeError("a preloaded library started a thread")
    gc.collect()
    gc.freeze()  # collections in a child do not touch, and so copy, what all share
    gc.disable()
    pages.collapse()
    Zygote(maker, filter_program, prepared).serve()


if __name__ == "__main__":
    main()
