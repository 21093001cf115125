"""Namespaces, mounts, capabilities and the system-call filter of a child, by way of the C library."""

import ctypes
import fcntl
import os
import platform
import socket
import struct

# With the interpreter's lock held: there is one thread, and the child goes on in it.
libc = ctypes.PyDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
libc.mount.argtypes = [ctypes.c_char_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_ulong, ctypes.c_char_p]
libc.prctl.argtypes = [ctypes.c_int, ctypes.c_ulong, ctypes.c_ulong, ctypes.c_ulong, ctypes.c_ulong]

X64 = platform.machine() == "x86_64"
SYS_CLONE, SYS_CAPSET = (56, 126) if X64 else (220, 91)
SIGCHLD = 17
# mount, cgroup, UTS, IPC, user, process and network namespaces
NEW_NAMESPACES = 0x00020000 | 0x02000000 | 0x04000000 | 0x08000000 | 0x10000000 | 0x20000000 | 0x40000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT, MS_BIND, MS_REC, MS_PRIVATE = 1, 2, 4, 8, 32, 4096, 16384, 1 << 18
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_CAPBSET_DROP, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS, PR_CAP_AMBIENT = 1, 4, 24, 22, 38, 47
SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP = 0x8913, 0x8914, 1
# The watchdog ends a job long before.
MAX_FILES = 200_000
SCRATCH = "/scratch"


def check(result, what):
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def clone():
    """Like os.fork(), into new namespaces of every kind."""
    return check(libc.syscall(SYS_CLONE, NEW_NAMESPACES | SIGCHLD, 0, 0, 0, 0), "clone")


def mount(source, target, kind, flags, options=None):
    check(libc.mount(source.encode(), target.encode(), kind and kind.encode(), flags, options and options.encode()), f"mount {target}")


def prctl(option, a=0, b=0, c=0):
    return check(libc.prctl(option, a, b, c, 0), f"prctl {option}")


def claim():
    """In the first process of the new namespaces: its identity. It ends with the parent, and its memory is closed."""
    prctl(PR_SET_PDEATHSIG, 9)
    for name, text in (("setgroups", "deny"), ("uid_map", f"{UID} {UID} 1"), ("gid_map", f"{GID} {GID} 1")):
        with open(f"/proc/self/{name}", "w") as file:
            file.write(text)
    prctl(PR_SET_DUMPABLE, 0)


def furnish(scratch_bytes):
    """Private folders, a /proc of its own, a loopback interface."""
    mount("none", "/", None, MS_REC | MS_PRIVATE)
    for folder in (SCRATCH, "/tmp", "/dev/shm"):
        options = f"size={scratch_bytes},nr_inodes={MAX_FILES},mode=700"
        mount("tmpfs", folder, "tmpfs", MS_NOSUID | MS_NODEV, options)
    mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC)
    mount("/proc/sys", "/proc/sys", None, MS_BIND)
    mount("none", "/proc/sys", None, MS_BIND | MS_REMOUNT | MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC)
    os.chdir(SCRATCH)
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
