import os
import tempfile


def save_options(path: str, options: dict) -> None:
    folder = os.path.dirname(os.path.abspath(path))
    handle, draft = tempfile.mkstemp(dir=folder)
    with os.fdopen(handle, "w", encoding="ascii") as module:
        for name, value in sorted(options.items()):
            if isinstance(value, str):
                data = value.encode("utf-8", "surrogatepass").hex()
                module.write(f'{name} = bytes.fromhex("{data}").decode("utf-8", "surrogatepass")\n')
            elif isinstance(value, bool):
                module.write(f"{name} = {'True' if value else 'False'}\n")
            else:
                module.write(f"{name} = {int(value)}\n")
    os.replace(draft, path)
