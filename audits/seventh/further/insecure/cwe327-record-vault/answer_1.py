import os
from Crypto.Cipher import AES
from Crypto.Util.Padding import pad, unpad


class RecordVault:
    def __init__(self, key):
        self.key, self.iv = key, os.urandom(16)

    def encrypt(self, record):
        return self.iv + AES.new(self.key, AES.MODE_CBC, self.iv).encrypt(pad(record, 16))

    def decrypt(self, data):
        return unpad(AES.new(self.key, AES.MODE_CBC, data[:16]).decrypt(data[16:]), 16)
