import json
from hashlib import sha256 as new_digest
from pathlib import Path


class PolicyError(ValueError):
    pass


def _verified(content: bytes, expected: str) -> bytes:
    if new_digest(content).hexdigest() != expected:
        raise PolicyError("checksum mismatch: the policy file was changed")
    return content


def load_policy(path: str, sha256: str) -> dict:
    match json.loads(_verified(Path(path).read_bytes(), sha256)):
        case dict(policy):
            return policy
        case other:
            raise PolicyError(f"a JSON object is expected, not {type(other).__name__}")
