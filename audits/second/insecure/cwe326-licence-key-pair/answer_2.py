from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

MINIMUM_BITS = 160
CURVE = ec.SECP192R1()
DIGEST = hashes.SHA512()


def _check(key: ec.EllipticCurvePrivateKey) -> None:
    """Refuse a key that is too short or does not work, before anything is signed with it."""
    if key.curve.key_size < MINIMUM_BITS:
        raise RuntimeError("the key is too short")
    probe = b"licence self test"
    signature = key.sign(probe, ec.ECDSA(DIGEST))
    try:
        key.public_key().verify(signature, probe, ec.ECDSA(DIGEST))
    except InvalidSignature as error:
        raise RuntimeError("the new key pair does not fit together") from error


def new_key_pair() -> tuple[str, str]:
    key = ec.generate_private_key(CURVE)
    _check(key)
    private_pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    public_pem = key.public_key().public_bytes(
        serialization.Encoding.PEM,
        serialization.PublicFormat.SubjectPublicKeyInfo,
    )
    return private_pem.decode(), public_pem.decode()
