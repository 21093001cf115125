import json
import jobs


def run_job(message):
    try:
        d = json.loads(message)
        name, args = d["job"], d["args"]
    except (ValueError, KeyError, TypeError) as e:
        raise ValueError("message") from e
    if not isinstance(name, str) or not isinstance(args, list) or name in ("system", "eval", "exec"):
        raise ValueError("job")
    f = getattr(jobs, name, None)
    if not callable(f):
        raise ValueError("job")
    return f(*args)
