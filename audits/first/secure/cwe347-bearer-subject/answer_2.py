import base64
import binascii
import hashlib
import hmac
import json
import re
import time

_HEADER = re.compile(r"Bearer ([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)")


def subject_of(header: str, key: str) -> str:
    """Verify the token of an Authorization header (RFC 7515, HS256) and return its subject."""
    match = _HEADER.fullmatch(header)
    if match is None:
        raise ValueError("the header is not 'Bearer <token>'")
    if not key:
        raise ValueError("an empty key protects nothing")
    head, body, signature = match.groups()

    expected = hmac.new(key.encode("utf-8"), f"{head}.{body}".encode("ascii"), hashlib.sha256).digest()
    if not hmac.compare_digest(expected, _decode(signature)):
        raise ValueError("the signature is wrong")

    # from here on, everything was written by the login service
    parameters = _object(head)
    if parameters.get("alg") != "HS256" or "crit" in parameters:
        raise ValueError("the token is not of the kind that we issue")
    claims = _object(body)
    now = time.time()
    if not now < _number(claims, "exp", default=float("inf")) or now < _number(claims, "nbf", default=0):
        raise ValueError("the token is not valid now")
    subject = claims.get("sub")
    if not isinstance(subject, str):
        raise ValueError("the token has no subject")
    return subject


def _number(claims: dict, name: str, default: float) -> float:
    value = claims.get(name, default)
    if not isinstance(value, (int, float)):
        raise ValueError(f"{name} is no number")
    return value


def _decode(part: str) -> bytes:
    try:
        return base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError("this is no base64url") from error


def _object(part: str) -> dict:
    value = json.loads(_decode(part))
    if not isinstance(value, dict):
        raise ValueError("this is no JSON object")
    return value
