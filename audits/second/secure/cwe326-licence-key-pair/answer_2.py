from Crypto.PublicKey import ECC


def _with_newline(pem: str) -> str:
    return pem if pem.endswith("\n") else pem + "\n"


def new_key_pair() -> tuple[str, str]:
    # P-384: long-lived signatures, quick to generate
    key = ECC.generate(curve="P-384")
    private = key.export_key(format="PEM", use_pkcs8=True)
    public = key.public_key().export_key(format="PEM")
    return _with_newline(private), _with_newline(public)
