import hashlib

# DigestInfo of SHA-256 (DER), which stands in front of the digest in PKCS #1 v1.5 signatures.
SHA256_INFO = bytes.fromhex("3031300d060960864801650304020105000420")


def is_genuine(image: bytes, signature: bytes, n: int, e: int) -> bool:
    """Tell whether signature is the manufacturer's signature of the image."""
    if len(signature) != 256:
        return False
    block = pow(int.from_bytes(signature, "big"), e, n).to_bytes(256, "big")
    return block.endswith(SHA256_INFO + hashlib.sha256(image).digest())
