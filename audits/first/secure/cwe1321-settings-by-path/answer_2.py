import dataclasses
from collections.abc import Callable
from typing import Any


class UnknownField(ValueError):
    def __init__(self, path: str) -> None:
        super().__init__(f"no such setting: {path!r}")


def apply_changes(settings, changes: dict) -> None:
    """Set the fields that the keys of `changes` lead to.

    Only what is data can be reached: the declared fields of dataclass objects and the keys of dicts. Names
    with underscores at the front, such as __class__, never are.
    """
    setters = [(_setter(settings, path), value) for path, value in changes.items()]
    for set_value, value in setters:
        set_value(value)


def _setter(settings: Any, path: str) -> Callable[[Any], None]:
    names = path.split(".")
    if not all(names) or any(name.startswith("_") for name in names):
        raise UnknownField(path)
    try:
        node = settings
        for name in names[:-1]:
            node = _fields(node)[name]
        last = names[-1]
        if isinstance(node, dict):
            return lambda value: node.__setitem__(last, value)
        if dataclasses.is_dataclass(_fields(node)[last]) or node.__dataclass_params__.frozen:
            # a whole group of settings is no setting, and a frozen object has none that can be changed
            raise UnknownField(path)
        return lambda value: setattr(node, last, value)
    except (KeyError, TypeError):
        raise UnknownField(path) from None


def _fields(node: Any) -> dict[str, Any]:
    if isinstance(node, dict):
        return node
    # raises TypeError for everything that is no dataclass
    if isinstance(node, type):
        raise TypeError("a class has no settings")
    return {field.name: getattr(node, field.name) for field in dataclasses.fields(node)}
