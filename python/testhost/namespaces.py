"""Namespaces, mounts, capabilities and the system-call filter of a child, by way of the C library."""

import ctypes
import fcntl
import os
import platform
import resource
import socket
import struct

# With the interpreter's lock held: there is one thread, and the child goes on in it.
libc = ctypes.PyDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
BETWEEN = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p)
libc.clone.argtypes = [BETWEEN, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p]
# Without what libraries have registered for forks: this process has one thread, and its memory is in order.
fork = libc._Fork if hasattr(libc, "_Fork") else libc.fork
libc.mount.argtypes = [ctypes.c_char_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_ulong, ctypes.c_char_p]
libc.prctl.argtypes = [ctypes.c_int, ctypes.c_ulong, ctypes.c_ulong, ctypes.c_ulong, ctypes.c_ulong]

X64 = platform.machine() == "x86_64"
SYS_CLONE, SYS_CAPSET = (56, 126) if X64 else (220, 91)
CLONE_VM, CLONE_VFORK, SIGCHLD = 0x100, 0x4000, 17
NEW_USER = 0x10000000
# mount, cgroup, UTS, IPC, user, process and network namespaces
NEW_NAMESPACES = 0x00020000 | 0x02000000 | 0x04000000 | 0x08000000 | NEW_USER | 0x20000000 | 0x40000000
# As /proc/PID/ns names them: that of the processes is entered by a fork, then that of the rights in all others.
KINDS = ("pid", "user", "mnt", "net", "ipc", "uts", "cgroup")
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT, MS_BIND, MS_REC, MS_PRIVATE = 1, 2, 4, 8, 32, 4096, 16384, 1 << 18
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_CAPBSET_DROP, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS, PR_CAP_AMBIENT = 1, 4, 24, 22, 38, 47
SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP = 0x8913, 0x8914, 1
# The watchdog ends a job long before.
MAX_FILES = 200_000
# The number of the test process in its namespace: before it come the first process and the one that stands between.
TEST = 3
OPEN_FILES = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
SCRATCH = "/scratch"


def check(result, what):
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def clone():
    """Like os.fork(), into new namespaces of every kind."""
    return check(libc.syscall(SYS_CLONE, NEW_NAMESPACES | SIGCHLD, 0, 0, 0, 0), "clone")


def fork_within(run, stack):
    """Like os.fork() with `run` in the child, which never returns from it, into the process namespace last entered: the
    child is adopted by the first process there, as it is where programs are started.

    Between the two stands a process that shares this one's memory, on a stack of its own (`stack`: its upper end), and
    ends at once, so that the memory is copied but once.
    """

    def between(_):
        pid = fork()
        if pid == 0:
            try:
                run()
            finally:
                os._exit(70)
        return 0 if pid > 0 else ctypes.get_errno()

    pid = check(libc.clone(BETWEEN(between), stack, CLONE_VM | CLONE_VFORK | SIGCHLD, None), "clone")
    number = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    if number:
        raise OSError(number, f"fork: {os.strerror(number)}")


def mount(source, target, kind, flags, options=None):
    check(libc.mount(source.encode(), target.encode(), kind and kind.encode(), flags, options and options.encode()), f"mount {target}")


def prctl(option, a=0, b=0, c=0):
    return check(libc.prctl(option, a, b, c, 0), f"prctl {option}")


def die_with_parent():
    prctl(PR_SET_PDEATHSIG, 9)


def close_memory():
    """To other processes of the same user; children inherit it."""
    prctl(PR_SET_DUMPABLE, 0)


def keep_identity():
    """The user and group that this process had outside are its own in its new user namespace, too."""
    for name, text in (("setgroups", "deny"), ("uid_map", f"{UID} {UID} 1"), ("gid_map", f"{GID} {GID} 1")):
        with open(f"/proc/self/{name}", "w") as file:
            file.write(text)


def own_user():
    """Moves this process into a user namespace of its own: there it has the rights to put children into further ones."""
    check(libc.unshare(NEW_USER), "unshare")
    keep_identity()


def claim():
    """In the first process of new namespaces: its identity. It ends with the parent, and its memory is closed."""
    die_with_parent()
    keep_identity()
    close_memory()


def enter(descriptor):
    """Moves this process into a namespace; of a process namespace only its children to come."""
    check(libc.setns(descriptor, 0), "setns")


def keep_only(*descriptors):
    """Moves these descriptors to 0, 1, 2 and so on; every other one, other jobs' pipes among them, is closed."""
    above = max(descriptors) + 1
    for number, descriptor in enumerate(descriptors):
        os.dup2(descriptor, above + number)
    for number in range(len(descriptors)):
        os.dup2(above + number, number)
    os.closerange(len(descriptors), OPEN_FILES)
    return range(len(descriptors))


def furnish(scratch_bytes):
    """Private folders, a /proc of its own, a loopback interface."""
    mount("none", "/", None, MS_REC | MS_PRIVATE)
    for folder in (SCRATCH, "/tmp", "/dev/shm"):
        options = f"size={scratch_bytes},nr_inodes={MAX_FILES},mode=700"
        mount("tmpfs", folder, "tmpfs", MS_NOSUID | MS_NODEV, options)
    mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC)
    mount("/proc/sys", "/proc/sys", None, MS_BIND)
    mount("none", "/proc/sys", None, MS_BIND | MS_REMOUNT | MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        request = struct.pack("16sh22x", b"lo", 0)
        flags = struct.unpack("16xh22x", fcntl.ioctl(control, SIOCGIFFLAGS, request))[0]
        fcntl.ioctl(control, SIOCSIFFLAGS, struct.pack("16sh22x", b"lo", flags | IFF_UP))


# Known only outside: inside the new user namespace there is no identity until the map is written.
UID, GID = os.getuid(), os.getgid()


def lock(filter_program):
    """Gives up every capability for good and puts the system-call filter in place."""
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    prctl(PR_CAP_AMBIENT, 4)  # clear all
    for capability in range(64):
        if libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            break  # past the last one that this kernel knows
    header = struct.pack("Ii", 0x20080522, 0)
    check(libc.syscall(SYS_CAPSET, header, bytes(24)), "capset")
    program = ctypes.create_string_buffer(filter_program, len(filter_program))
    description = struct.pack("HxxxxxxP", len(filter_program) // 8, ctypes.addressof(program))
    buffer = ctypes.create_string_buffer(description, len(description))
    prctl(PR_SET_SECCOMP, 2, ctypes.addressof(buffer))
