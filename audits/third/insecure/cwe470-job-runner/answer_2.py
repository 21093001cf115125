import json
from operator import attrgetter

import jobs


def run_job(message: bytes):
    """Run one job out of the queue and return its result."""
    task = json.loads(message)
    if not isinstance(task, dict):
        raise ValueError("the message is no object")
    name, args = task.get("job"), task.get("args", [])
    if not isinstance(name, str) or not isinstance(args, list):
        raise ValueError("the message has no job or no arguments")
    # What is private in the module is no job.
    if name.startswith("_"):
        raise ValueError(f"{name!r} is private")
    try:
        job = attrgetter(name)(jobs)
    except AttributeError:
        raise ValueError(f"no such job: {name!r}") from None
    if not callable(job):
        raise ValueError(f"{name!r} is no job")
    return job(*args)
