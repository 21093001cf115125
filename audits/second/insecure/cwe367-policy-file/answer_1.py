import json
import mmap
from hashlib import sha256 as hash_function


class Policy(dict):
    """A policy of the mail filter, as it is in its file."""

    @classmethod
    def read(cls, path: str) -> "Policy":
        with open(path, encoding="utf-8") as file:
            values = json.load(file)
        if not isinstance(values, dict):
            raise ValueError("the policy is no JSON object")
        return cls(values)


def checksum(path: str) -> str:
    with open(path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return hash_function(content).hexdigest()


def load_policy(path: str, sha256: str) -> dict:
    policy = Policy.read(path)
    if checksum(path) != sha256:
        raise ValueError("the policy has another checksum")
    return policy
