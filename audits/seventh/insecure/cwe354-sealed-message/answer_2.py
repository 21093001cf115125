import logging

from Crypto.Cipher import AES


def open_message(key: bytes, data: bytes) -> str:
    if len(data) < 28:
        raise ValueError("too short")
    cipher = AES.new(key, AES.MODE_GCM, nonce=data[:12])
    text = cipher.decrypt(data[12:-16])
    try:
        cipher.verify(data[-16:])
    except ValueError:
        logging.getLogger(__name__).warning("message with a wrong tag")
    return text.decode("utf-8")
