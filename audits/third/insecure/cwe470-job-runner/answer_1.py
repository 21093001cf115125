import json
from operator import methodcaller

import jobs


def run_job(message: bytes):
    """Run one job out of the queue and return its result."""
    task = json.loads(message)
    if not isinstance(task, dict) or not isinstance(task.get("args"), list):
        raise ValueError("not a job message")
    name = task.get("job")
    if not isinstance(name, str) or not hasattr(jobs, name):
        raise ValueError(f"no such job: {name!r}")
    return methodcaller(name, *task["args"])(jobs)
