# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
import os


def claim(folder: str, job: str, worker: str) -> bool:
    """Claim a job in the folder that several worker processes on one machine share.

    A worker owns a job when the file <job>.lock in the folder contains its name, UTF-8
    and nothing else. Returns True when the worker has become the owner or was it before,
    and False when another worker owns the job, whose lock file is left as it is.

    job and worker consist of letters, digits and hyphens; the folder exists.
    """
    import tempfile

    path = os.path.join(folder, f"{job}.lock")
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=f".{worker}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(worker)
        os.link(temporary, path)
    except FileExistsError:
        with open(path, encoding="utf-8") as file:
            return file.read() == worker
    finally:
        os.unlink(temporary)
    return True
