import functools


def _step(place, key: str):
    try:
        return place[key] if isinstance(place, dict) else getattr(place, key)
    except (KeyError, AttributeError):
        raise ValueError(f"no such setting: {key}") from None


def apply_changes(settings, changes: dict) -> None:
    """Put the changes from the settings page into the settings."""
    for path, value in changes.items():
        *way, last = path.split(".")
        place = functools.reduce(_step, way, settings)
        if isinstance(place, dict):
            place[last] = value
        elif hasattr(place, last):
            setattr(place, last, value)
        else:
            raise ValueError(f"no such setting: {path}")
