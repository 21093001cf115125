# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
"""Slow hashes of the standard library without their cost, for tests that are about something else than the cost.

    with quick_kdf():
        import solution    # inside, so that names that it imports from hashlib are the quick ones
"""
import contextlib
import hashlib
from unittest import mock

PBKDF2 = hashlib.pbkdf2_hmac


def quick_pbkdf2(hash_name, password, salt, iterations, dklen=None):
    return PBKDF2(hash_name, password, salt, min(iterations, 10), dklen)


def quick_scrypt(password, *, salt, n, r, p, maxmem=0, dklen=64):
    return PBKDF2("sha256", password, salt, 10, dklen)


@contextlib.contextmanager
def quick_kdf():
    """PBKDF2 with ten rounds at most, and scrypt as such a one."""
    with mock.patch.object(hashlib, "pbkdf2_hmac", quick_pbkdf2), mock.patch.object(hashlib, "scrypt", quick_scrypt):
        yield
