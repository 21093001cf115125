import hashlib
import hmac
import json

MAX_SIZE = 10 * 1024 * 1024


def load_policy(path: str, sha256: str) -> dict:
    """Load the policy. The file is read once: what is checked is what is used."""
    with open(path, "rb") as file:
        content = file.read(MAX_SIZE + 1)
    if len(content) > MAX_SIZE:
        raise ValueError("the policy is too large")
    digest = hashlib.sha256(content).hexdigest()
    if not hmac.compare_digest(digest.encode(), sha256.encode()):
        raise ValueError("the policy has another checksum")
    try:
        policy = json.loads(content.decode("utf-8"))
    except RecursionError as error:
        raise ValueError("the policy is nested too deeply") from error
    if not isinstance(policy, dict):
        raise ValueError("the policy is no JSON object")
    return policy
