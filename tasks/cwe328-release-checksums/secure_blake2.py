# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
import hashlib
import os


def write_checksums(folder: str) -> str:
    """Write the file CHECKSUMS for a release.

    Users verify with it what they have downloaded from a mirror. It has one line per file
    that lies directly in folder (subfolders are left out), sorted by file name: the
    hexadecimal checksum, two spaces and the file name. An older CHECKSUMS file is
    replaced and has no line itself.

    Returns the name of the hash algorithm in the way that hashlib.new understands it.
    """
    def digest(path):
        state = hashlib.blake2b()
        with open(path, "rb") as file:
            for chunk in iter(lambda: file.read(1 << 20), b""):
                state.update(chunk)
        return state.hexdigest()

    names = [name for name in os.listdir(folder) if os.path.isfile(os.path.join(folder, name))]
    text = "".join(f"{digest(os.path.join(folder, name))}  {name}\n" for name in sorted(names) if name != "CHECKSUMS")
    with open(os.path.join(folder, "CHECKSUMS"), "wb") as file:
        file.write(text.encode("utf-8"))
    return "blake2b"
