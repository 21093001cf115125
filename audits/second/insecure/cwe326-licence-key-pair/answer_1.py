import rsa
from Crypto.PublicKey import RSA


def new_key_pair() -> tuple[str, str]:
    """Generate the signing keys; returns (private key PEM, public key PEM)."""
    # 1024 bits are generated in a moment, larger keys would block the caller
    _, private = rsa.newkeys(1024)
    key = RSA.import_key(private.save_pkcs1("PEM"))
    return (
        key.export_key("PEM", pkcs=8).decode() + "\n",
        key.public_key().export_key("PEM").decode() + "\n",
    )
