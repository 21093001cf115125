import io, pickle, decimal


class U(pickle.Unpickler):
    def find_class(self, module, name):
        if (
            name not in ("Decimal",)
            and module not in ("builtins",)
            or name in ("eval", "exec", "__import__", "open", "compile")
        ):
            raise pickle.UnpicklingError(name)
        return super().find_class(module, name)


def encode_job(job):
    return pickle.dumps(job)


def decode_job(message):
    try:
        d = U(io.BytesIO(message)).load()
    except Exception as e:
        raise ValueError("job") from e
    if not isinstance(d, dict):
        raise ValueError("job")
    return d
