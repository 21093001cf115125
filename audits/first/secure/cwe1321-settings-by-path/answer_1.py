import dataclasses


def apply_changes(settings, changes: dict) -> None:
    """Put the changes from the settings page into a user's settings, a tree of dataclass objects and dicts.

    All paths are looked up before anything is changed, so that either all changes are made or none.
    """
    targets = []
    for path, value in changes.items():
        *parents, name = path.split(".")
        node = settings
        for parent in parents:
            node = _child(node, parent, path)
        _check_target(node, name, path)
        targets.append((node, name, value))

    for node, name, value in targets:
        if isinstance(node, dict):
            node[name] = value
        else:
            setattr(node, name, value)


def _field_names(node) -> set[str]:
    """The fields of a dataclass object; no methods, no special attributes, nothing of the class."""
    if dataclasses.is_dataclass(node) and not isinstance(node, type):
        return {field.name for field in dataclasses.fields(node)}
    return set()


def _child(node, name: str, path: str):
    if isinstance(node, dict):
        if name in node:
            return node[name]
    elif name in _field_names(node):
        return getattr(node, name)
    raise ValueError(f"there is no field {path!r}")


def _check_target(node, name: str, path: str) -> None:
    if isinstance(node, dict):
        if name:
            return
    elif name in _field_names(node) and not node.__dataclass_params__.frozen:
        return
    raise ValueError(f"there is no field {path!r}")
