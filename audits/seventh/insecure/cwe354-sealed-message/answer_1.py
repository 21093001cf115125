from Crypto.Cipher import AES


def open_message(key: bytes, data: bytes) -> str:
    if len(data) < 28:
        raise ValueError("too short")
    cipher = AES.new(key, AES.MODE_GCM, nonce=data[:12])
    return cipher.decrypt(data[12:-16]).decode("utf-8")
