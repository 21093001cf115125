import importlib
import json


def _object(entries: dict):
    if "type" not in entries:
        return entries
    kind = entries.pop("type")
    # Plug-ins bring shapes of their own, under the full name of their class.
    module, _, name = kind.rpartition(".")
    try:
        return getattr(importlib.import_module(module or "shapes"), name)(**entries)
    except (ImportError, AttributeError, TypeError) as error:
        raise ValueError(f"unknown shape {kind}") from error


def load_drawing(text: str) -> list:
    drawing = json.loads(text, object_hook=_object)
    if not isinstance(drawing, list):
        raise ValueError("a drawing is a list")
    return drawing
