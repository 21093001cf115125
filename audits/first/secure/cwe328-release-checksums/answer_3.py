import os

from cryptography.hazmat.primitives import hashes


class ChecksumFile:
    """The list of the checksums of a release, made with SHA3-256."""

    FILE = "CHECKSUMS"

    def __init__(self, folder: str, algorithm: hashes.HashAlgorithm | None = None) -> None:
        self.folder = folder
        self.algorithm = algorithm or hashes.SHA3_256()

    @property
    def hashlib_name(self) -> str:
        return self.algorithm.name.replace("-", "_")

    def digest(self, path: str) -> str:
        context = hashes.Hash(self.algorithm)
        with open(path, "rb", buffering=0) as file:
            for block in iter(lambda: file.read(1 << 20), b""):
                context.update(block)
        return context.finalize().hex()

    def entries(self):
        with os.scandir(self.folder) as listing:
            for entry in sorted(listing, key=lambda entry: entry.name):
                if entry.is_file() and entry.name != self.FILE:
                    yield self.digest(entry.path), entry.name

    def write(self) -> None:
        content = b"".join(os.fsencode(f"{digest}  {name}\n") for digest, name in self.entries())
        with open(os.path.join(self.folder, self.FILE), "wb") as file:
            file.write(content)


def write_checksums(folder: str) -> str:
    checksums = ChecksumFile(folder)
    checksums.write()
    return checksums.hashlib_name
