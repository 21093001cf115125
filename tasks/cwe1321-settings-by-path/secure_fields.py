# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
import dataclasses


def apply_changes(settings, changes: dict) -> None:
    """Put the changes from the settings page into a user's settings, a tree of dataclass objects and dicts.

    The keys of `changes` are paths such as display.theme or shortcuts.save, the values are the new values:
    settings.display.theme = ..., settings.shortcuts["save"] = ... A new key may be added to a dict; a path
    that leads to no field raises ValueError.
    """
    for path, value in changes.items():
        *parents, last = path.split(".")

        def known(place, name):
            return dataclasses.is_dataclass(place) and not isinstance(place, type) and name in {field.name for field in dataclasses.fields(place)}

        place = settings
        for name in parents:
            if isinstance(place, dict) and name in place:
                place = place[name]
            elif known(place, name):
                place = getattr(place, name)
            else:
                raise ValueError(f"unknown setting: {path}")
        if isinstance(place, dict):
            place[last] = value
        elif known(place, last):
            setattr(place, last, value)
        else:
            raise ValueError(f"unknown setting: {path}")
