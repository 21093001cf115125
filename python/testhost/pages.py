"""The memory of a process. That of a warm parent is kept in huge pages: a fork then copies few page tables, and ends sooner.

Nothing depends on that: where the kernel has no huge pages everything stays as it was.
"""

import ctypes
import mmap
import resource

libc = ctypes.PyDLL(None, use_errno=True)
libc.madvise.argtypes = [ctypes.c_ulong, ctypes.c_size_t, ctypes.c_int]
libc.mprotect.argtypes = [ctypes.c_ulong, ctypes.c_size_t, ctypes.c_int]
MADV_HUGEPAGE, MADV_COLLAPSE = 14, 25
HUGE = 2 << 20
# What the interpreter takes at a time for small objects.
ARENA = 1 << 20
MOST_STACK = 8 << 20


def reserve(size):
    """Lets what is allocated from now on lie in one piece: small objects' memory is else scattered between libraries,
    in pieces too small for huge pages. Returns what has to be kept as long as that memory is wanted."""
    block = 512 - bytes().__sizeof__()  # the largest object that the interpreter's own allocator serves
    blocks = [None] * (size // 512)
    for place in range(len(blocks)):
        blocks[place] = bytes(block)
    arenas = {id(one) // (ARENA // 4): one for one in blocks}
    return list(arenas.values())


def stack():
    """A stack as large as a main thread's, with a page below it that ends who overflows it; returns (memory, its upper end)."""
    size = resource.getrlimit(resource.RLIMIT_STACK)[0]
    size = size if 0 < size <= MOST_STACK else MOST_STACK
    memory = mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | mmap.MAP_STACK)
    memory.madvise(mmap.MADV_NOHUGEPAGE)
    start = ctypes.addressof(ctypes.c_char.from_buffer(memory))
    if libc.mprotect(start, mmap.PAGESIZE, 0) != 0:
        raise OSError(ctypes.get_errno(), "mprotect")
    return memory, start + size


def address_space():
    """What this process has mapped, in bytes."""
    return _statm()[0]


def resident():
    """What of it lies in memory, in bytes."""
    return _statm()[1]


def _statm():
    with open("/proc/self/statm") as file:
        return [int(pages) * resource.getpagesize() for pages in file.read().split()]


def collapse():
    """Puts what this process has allocated so far into huge pages, as far as it lies well; returns the bytes that do."""
    done = 0
    with open("/proc/self/maps") as file:
        lines = file.read().splitlines()
    for line in lines:
        place, rights, _, _, inode, *name = line.split()
        if rights != "rw-p" or inode != "0" or name == ["[stack]"]:
            continue
        start, end = (int(part, 16) for part in place.split("-"))
        start = -(-start // HUGE) * HUGE
        if end - start < HUGE:
            continue
        libc.madvise(start, (end - start) // HUGE * HUGE, MADV_HUGEPAGE)
        for page in range(start, end - HUGE + 1, HUGE):
            if libc.madvise(page, HUGE, MADV_COLLAPSE) == 0:
                done += HUGE
    return done
