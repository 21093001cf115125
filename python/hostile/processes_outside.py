# tries: processes outside the job
# expect: passed
found = []


def attempt(what, action):
    try:
        if action() is not False:
            found.append(what)
    except Exception:
        pass


import os


def strangers():
    """Processes that do not come from the first one that this job has, by their own account."""
    names = [name for name in os.listdir("/proc") if name.isdigit()]
    return len(names) > 6 or int(max(names, key=int)) > 5000


attempt("processes", strangers)


def escaped():
    return found


def answer():
    return 42
