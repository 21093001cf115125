import hashlib
import hmac

# DigestInfo of SHA-256 (DER), which stands in front of the digest in PKCS #1 v1.5 signatures.
SHA256_INFO = bytes.fromhex("3031300d060960864801650304020105000420")


def is_genuine(image: bytes, signature: bytes, n: int, e: int) -> bool:
    """Tell whether signature is the manufacturer's signature of the image."""
    if len(signature) != 256:
        return False
    number = int.from_bytes(signature, "big")
    if number >= n:
        return False
    block = pow(number, e, n).to_bytes(256, "big")
    # 00 01, at least eight bytes FF, 00, then the DigestInfo and the digest
    if block[:2] != b"\x00\x01":
        return False
    padding, zero, content = block[2:].partition(b"\x00")
    if not zero or len(padding) < 8 or padding.strip(b"\xff"):
        return False
    if not content.startswith(SHA256_INFO):
        return False
    start = len(SHA256_INFO)
    return hmac.compare_digest(content[start:start + 32], hashlib.sha256(image).digest())
