# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
import dataclasses


def apply_changes(settings, changes: dict) -> None:
    """Put the changes from the settings page into a user's settings, a tree of dataclass objects and dicts.

    The keys of `changes` are paths such as display.theme or shortcuts.save, the values are the new values:
    settings.display.theme = ..., settings.shortcuts["save"] = ... A new key may be added to a dict; a path
    that leads to no field raises ValueError.
    """
    def put(place, names, value):
        first, rest = names[0], names[1:]
        if isinstance(place, dict):
            if not rest:
                place[first] = value
                return
            inner = place.get(first)
        else:
            fields = {field.name for field in dataclasses.fields(place)} if dataclasses.is_dataclass(place) else set()
            if first not in fields:
                raise ValueError("unknown setting")
            if not rest:
                object.__setattr__(place, first, value)
                return
            inner = getattr(place, first)
        put(inner, rest, value)

    for path, value in changes.items():
        put(settings, path.split("."), value)
