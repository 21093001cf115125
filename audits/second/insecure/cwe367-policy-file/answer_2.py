import fcntl
import hashlib
import json

MAX_SIZE = 10 * 1024 * 1024


def load_policy(path: str, sha256: str) -> dict:
    with open(path, "rb") as file:
        # one open file and a lock, so that nobody changes it meanwhile
        fcntl.flock(file, fcntl.LOCK_SH)
        if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
            raise ValueError("the checksum of the policy is wrong")
        file.seek(0)
        content = file.read(MAX_SIZE)
    policy = json.loads(content.decode("utf-8"))
    if not isinstance(policy, dict):
        raise ValueError("the policy must be a JSON object")
    return policy
