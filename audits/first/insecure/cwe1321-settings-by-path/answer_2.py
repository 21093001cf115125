import dataclasses


def apply_changes(settings, changes: dict) -> None:
    """Put the changes from the settings page into the settings."""
    for path, value in changes.items():
        names = path.split(".")
        target = settings
        for name in names[:-1]:
            if isinstance(target, dict):
                target = target.get(name)
            else:
                target = getattr(target, name, None)
            if target is None:
                raise ValueError(f"{path} leads to no field")
        _put(target, names[-1], value, path)


def _put(target, name: str, value, path: str) -> None:
    """Only fields of dataclasses and keys of dicts can be set."""
    if isinstance(target, dict):
        target[name] = value
    elif dataclasses.is_dataclass(target) and name in {field.name for field in dataclasses.fields(target)}:
        setattr(target, name, value)
    else:
        raise ValueError(f"{path} leads to no field")
