# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
import dataclasses


def apply_changes(settings, changes: dict) -> None:
    """Put the changes from the settings page into a user's settings, a tree of dataclass objects and dicts.

    The keys of `changes` are paths such as display.theme or shortcuts.save, the values are the new values:
    settings.display.theme = ..., settings.shortcuts["save"] = ... A new key may be added to a dict; a path
    that leads to no field raises ValueError.
    """
