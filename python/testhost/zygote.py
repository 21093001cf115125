"""Warm parent: holds the interpreter with the common libraries loaded and gives each test a child with its own namespaces.

Requests come over standard input, answers go to standard output, both as frames: four bytes of length, big endian, then
JSON. The parent itself never runs foreign code and has one thread; each job is

    parent -- init (first process of the new namespaces, no capabilities, system-call filter) -- test process
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

import judge
import namespaces
import pages
import seal
import warmup

CHUNK = 1 << 16
# More than the common libraries take.
SMALL_OBJECTS = 64 << 20
OPEN_FILES = resource.getrlimit(resource.RLIMIT_NOFILE)[0]


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
    def __init__(self, request):
        self.id = request["id"]
        limit = request["limits"]["outputBytes"]
        self.streams = {name: Stream(limit) for name in ("stdout", "stderr", "result")}
        self.streams["status"] = Stream(64)
        self.open = set(self.streams)
        self.flooded = False
        self.began = time.monotonic()
        self.pid = 0


class Zygote:
    def __init__(self, filter_program, prepared):
        self.filter = filter_program
        self.prepared = prepared
        self.selector = selectors.DefaultSelector()
        self.jobs = {}
        self.incoming = bytearray()
        self.ended = False

    def serve(self):
        os.set_blocking(0, False)
        self.selector.register(0, selectors.EVENT_READ, None)
        self.send({"event": "ready", "parentBytes": pages.resident()})
        while not self.ended:
            for key, _ in self.selector.select():
                if key.data is None:
                    self.receive()
                else:
                    self.drain(*key.data)

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
                os.kill(job.pid, signal.SIGKILL)
            return
        request["request"] = json.loads(request["request"])
        self.compile(request["request"])
        job = Job(request)
        pid = namespaces.clone()
        if pid == 0:
            try:
                become_init(job, request, self.filter, self.prepared)
            except BaseException as error:
                os.write(job.streams["status"].writer, describe(error))
            finally:
                os._exit(70)
        job.pid = pid
        for name, stream in job.streams.items():
            os.close(stream.writer)
            self.selector.register(stream.reader, selectors.EVENT_READ, (job, name))
        self.jobs[job.id] = job
        self.send({"id": job.id, "event": "started", "pid": pid})

    def compile(self, request):
        """Compiles the task's own modules here, once. What fails fails again in the child, which says so."""
        compiler = self.prepared[-1]
        for source in judge.task_modules(request, namespaces.SCRATCH).values():
            if source[0] != os.path.join(namespaces.SCRATCH, request["modulePath"]):
                try:
                    compiler.compile(*source)
                except Exception:
                    pass

    def drain(self, job, name):
        stream = job.streams[name]
        if stream.read():
            if stream.flooded() and not job.flooded:
                job.flooded = True
                os.kill(job.pid, signal.SIGKILL)
                self.selector.unregister(stream.reader)
                job.open.discard(name)
        else:
            self.selector.unregister(stream.reader)
            job.open.discard(name)
        if job.open:
            return
        # Nobody holds a pipe any more: the init has ended, and with it every process of the job.
        _, _, usage = os.wait4(job.pid, 0)
        text = {key: base64.b64encode(stream.kept).decode() for key, stream in job.streams.items()}
        self.send(
            {
                "id": job.id,
                "event": "ended",
                **text,
                "truncated": any(stream.seen > len(stream.kept) for stream in job.streams.values()),
                "flooded": job.flooded,
                "cpuMs": (usage.ru_utime + usage.ru_stime) * 1000,
                "wallMs": (time.monotonic() - job.began) * 1000,
                "parentBytes": pages.resident(),
            }
        )
        for stream in job.streams.values():
            stream.close()
        del self.jobs[job.id]

    def send(self, value):
        data = memoryview(frame(value))
        while data:
            data = data[os.write(1, data) :]


def become_init(job, request, filter_program, prepared):
    """In the child: forks the test process at once, while little memory has been written to, and waits for it."""
    namespaces.claim()
    locked, lock = os.pipe()
    child = os.fork()
    if child == 0:
        become_test(job, request, filter_program, prepared, locked)
    namespaces.lock(filter_program)
    status_channel, lock = keep_only(job.streams["status"].writer, lock)
    os.write(lock, b".")
    while True:
        pid, status = os.wait()
        if pid == child:
            break
    os.write(status_channel, str(status).encode())
    os._exit(0)


def become_test(job, request, filter_program, prepared, locked):
    """In the child of the init, which shares its namespaces and first its rights."""
    status = job.streams["status"].writer
    try:
        null = os.open(os.devnull, os.O_RDWR)
        *_, status, locked = keep_only(
            null, *(job.streams[name].writer for name in ("stdout", "stderr", "result", "status")), locked
        )
        furnish(request, filter_program)
        os.read(locked, 1)  # until the init, too, has given everything up
        os.close(locked)
    except BaseException as error:
        os.write(status, describe(error))
        os._exit(70)
    os.close(status)
    run_test(request["request"], prepared)
    os._exit(70)


def keep_only(*descriptors):
    """Moves these descriptors to 0, 1, 2 and so on; every other one, other jobs' pipes among them, is closed."""
    above = max(descriptors) + 1
    for number, descriptor in enumerate(descriptors):
        os.dup2(descriptor, above + number)
    for number in range(len(descriptors)):
        os.dup2(above + number, number)
    os.closerange(len(descriptors), OPEN_FILES)
    return range(len(descriptors))


def describe(error):
    return f"failed {type(error).__name__}: {error}"[:64].encode()


def furnish(request, filter_program):
    """Makes the namespaces a place for foreign code: folders, files and limits; then gives up every right."""
    limits = request["limits"]
    namespaces.furnish(limits["scratchBytes"])
    for path, content in request["files"].items():
        folder = os.path.dirname(path)
        if folder:
            os.makedirs(folder, exist_ok=True)
        with open(path, "wb") as file:
            file.write(base64.b64decode(content))
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
    namespaces.lock(filter_program)


def run_test(request, prepared):
    os.setsid()
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
    if len(os.listdir("/proc/self/task")) != 1:
        raise RuntimeError("a preloaded library started a thread")
    gc.collect()
    gc.freeze()  # collections in a child do not touch, and so copy, what all share
    gc.disable()
    pages.collapse()
    Zygote(base64.b64decode(options["filter"]), prepared).serve()


if __name__ == "__main__":
    main()
