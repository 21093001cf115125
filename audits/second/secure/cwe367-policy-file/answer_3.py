import hashlib
import io
import json
import os
import stat

LIMIT = 10 * 1024 * 1024
CHUNK = 65_536


def _read(path: str) -> tuple[bytes, str]:
    """The content of a regular file and its checksum, made from the very same bytes."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise ValueError("the policy is no regular file")
        digest = hashlib.sha256()
        memory = io.BytesIO()
        while chunk := os.read(descriptor, CHUNK):
            digest.update(chunk)
            memory.write(chunk)
            if memory.tell() > LIMIT:
                raise ValueError("the policy is larger than 10 MB")
    finally:
        os.close(descriptor)
    return memory.getvalue(), digest.hexdigest()


def load_policy(path: str, sha256: str) -> dict:
    content, checksum = _read(path)
    if checksum != sha256:
        raise ValueError(f"{path} has the checksum {checksum}")
    try:
        policy = json.loads(str(content, "utf-8"))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{path} is no JSON") from error
    if not isinstance(policy, dict):
        raise ValueError(f"{path} holds no JSON object")
    return policy
