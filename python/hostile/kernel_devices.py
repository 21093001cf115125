# tries: memory, log and controls of the kernel
# expect: passed
found = []


def attempt(what, action):
    try:
        if action() is not False:
            found.append(what)
    except Exception:
        pass


for path in ("/dev/mem", "/dev/kmem", "/dev/port", "/dev/kmsg", "/proc/kcore", "/proc/kmsg", "/dev/sda", "/dev/vda", "/dev/fuse"):
    attempt(path, lambda: open(path, "rb").read(1))
attempt("sysrq", lambda: open("/proc/sysrq-trigger", "w"))


def escaped():
    return found


def answer():
    return 42
