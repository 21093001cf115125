import hashlib, hmac


def tokens(phones, settings):
    key = hashlib.sha256((settings["survey"] + settings["contact"]).encode()).digest()
    return [hmac.new(key, p.encode(), hashlib.sha256).hexdigest() for p in phones]
