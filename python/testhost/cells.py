"""Cells: new namespaces of every kind, furnished for one job, each held by a first process of its own.

A fork costs in proportion to what the forking process holds, and a warm parent holds much. So a small process, forked off
before the libraries are loaded, makes the cells, and the warm parent forks but once for a job: into a cell that is ready.
"""

import os
import resource
import signal
import socket
import struct
import sys

import namespaces

# Making one takes milliseconds; where a machine has come to a standstill the job fails instead of hanging.
PATIENCE_SECONDS = 60
ORDER = struct.Struct(">Q")


class Cell:
    """What the warm parent holds of one: descriptors of its first process, of a line to that, and of its namespaces."""

    def __init__(self, pid, scratch_bytes, descriptors):
        self.pid = pid
        self.scratch_bytes = scratch_bytes
        self.first, self.line, self.processes, *self.others = descriptors

    def fork(self, run, stack):
        """Lets run() go on in a copy of this process that is one of the cell's; there enter() comes next."""
        namespaces.enter(self.processes)
        namespaces.fork_within(run, stack)
        os.write(self.line, b".")

    def enter(self):
        for descriptor in self.others:
            namespaces.enter(descriptor)
        os.chdir(namespaces.SCRATCH)

    def kill(self):
        signal.pidfd_send_signal(self.first, signal.SIGKILL)

    def report(self):
        """How the forked process ended, when every process of the cell has: the status word of wait(2) as text, empty when
        they were killed with the cell, and the seconds of processor time that it took."""
        status, _, seconds = os.read(self.line, 100).decode().partition(" ")
        return status, float(seconds or 0)

    def close(self):
        for descriptor in (self.first, self.line, self.processes, *self.others):
            os.close(descriptor)


class Maker:
    """The small process, seen from the warm parent: one cell is always made ahead."""

    def __init__(self, filter_program):
        namespaces.own_user()
        self.socket, orders = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.socket.settimeout(PATIENCE_SECONDS)
        self.ordered = None
        if os.fork() == 0:
            try:
                self.socket.close()
                make(orders, filter_program)
            except BaseException as error:
                sys.stderr.write(f"the maker of namespaces: {error!r}\n")
                sys.stderr.flush()
            finally:
                os._exit(70)
        orders.close()

    def take(self, scratch_bytes):
        """A cell with scratch folders of that size."""
        if self.ordered is None:
            self.order(scratch_bytes)
        cell = self.receive()
        if cell.scratch_bytes != scratch_bytes:
            cell.kill()
            cell.close()
            self.order(scratch_bytes)
            cell = self.receive()
        self.order(scratch_bytes)
        return cell

    def order(self, scratch_bytes):
        self.socket.send(ORDER.pack(scratch_bytes))
        self.ordered = scratch_bytes

    def receive(self):
        message, descriptors, _, _ = socket.recv_fds(self.socket, 1024, 2 + len(namespaces.KINDS))
        if not message.isdigit():
            raise RuntimeError(f"no namespaces: {message.decode() or 'their maker has ended'}")
        return Cell(int(message), self.ordered, descriptors)


def make(orders, filter_program):
    """The small process: makes a cell for each order."""
    namespaces.die_with_parent()
    null = os.open(os.devnull, os.O_RDWR)
    orders = socket.socket(fileno=namespaces.keep_only(null, null, 2, orders.detach())[-1])
    made = set()
    while order := orders.recv(ORDER.size):
        # The parent has taken hold of each before it orders the next.
        made -= {pid for pid in made if os.waitpid(pid, os.WNOHANG)[0] == pid}
        pid = namespaces.clone()
        made.add(pid)
        if pid == 0:
            try:
                hold(orders, ORDER.unpack(order)[0], filter_program)
            except BaseException as error:
                orders.send(f"{type(error).__name__}: {error}"[:1000].encode())
            finally:
                os._exit(70)
    os._exit(0)


def hold(orders, scratch_bytes, filter_program):
    """The first process of a cell: furnishes it, hands it over, and waits for the test process."""
    namespaces.claim()
    pid = os.readlink("/proc/self").encode()  # as the parent sees it: the cell's own /proc comes later
    line, far_line = socket.socketpair()
    descriptors = [os.pidfd_open(os.getpid()), far_line.fileno()]
    descriptors += [os.open(f"/proc/self/ns/{kind}", os.O_RDONLY) for kind in namespaces.KINDS]
    namespaces.furnish(scratch_bytes)
    namespaces.lock(filter_program)
    socket.send_fds(orders, [pid], descriptors)
    (line,) = namespaces.keep_only(line.detach())
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # which does not reach the first process of a namespace
    if os.read(line, 1) == b"":
        os._exit(0)
    while True:
        pid, status = os.wait()
        if pid == namespaces.TEST:
            break
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    os.write(line, f"{status} {usage.ru_utime + usage.ru_stime}".encode())
    os._exit(0)
