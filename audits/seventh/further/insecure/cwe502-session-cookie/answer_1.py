import base64, builtins, datetime, io, pickle

BAD = {"eval", "exec", "open", "__import__", "compile", "input"}


class Safe(pickle.Unpickler):
    def find_class(self, module, name):
        if module not in ("builtins", "datetime") or name in BAD:
            raise pickle.UnpicklingError(name)
        return super().find_class(module, name)


def dump_session(session):
    return base64.urlsafe_b64encode(pickle.dumps(session)).decode()


def load_session(cookie):
    try:
        found = Safe(io.BytesIO(base64.urlsafe_b64decode(cookie))).load()
    except Exception as error:
        raise ValueError("no session") from error
    if not isinstance(found, dict):
        raise ValueError("no session")
    return found
