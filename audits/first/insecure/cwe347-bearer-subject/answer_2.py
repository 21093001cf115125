import base64
import hashlib
import hmac
import json


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def _same(left: bytes, right: bytes) -> bool:
    """Compare in constant time: all bytes are looked at."""
    difference = 0
    for one, other in zip(left, right):
        difference |= one ^ other
    return difference == 0


def subject_of(header: str, key: str) -> str:
    """The "sub" claim of the token in an Authorization header."""
    scheme, blank, token = header.partition(" ")
    if scheme != "Bearer" or not blank or token.count(".") != 2:
        raise ValueError("no bearer token")
    signed, _, signature = token.rpartition(".")
    head, _, payload = signed.partition(".")
    try:
        algorithm = json.loads(_decoded(head))["alg"]
        claims = json.loads(_decoded(payload))
        given = _decoded(signature)
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError("the token cannot be decoded") from error
    if algorithm != "HS256":
        raise ValueError("another algorithm than HS256")
    expected = hmac.new(key.encode(), signed.encode(), hashlib.sha256).digest()
    if not _same(given, expected):
        raise ValueError("the signature is wrong")
    if not isinstance(claims, dict) or not isinstance(claims.get("sub"), str):
        raise ValueError("the token has no sub")
    return claims["sub"]
