import json

import shapes


def _build(value):
    if isinstance(value, list):
        return [_build(item) for item in value]
    if isinstance(value, dict):
        arguments = {key: _build(item) for key, item in value.items() if key != "type"}
        if "type" not in value:
            return arguments
        return getattr(shapes, value["type"])(**arguments)
    return value


def load_drawing(text: str) -> list:
    try:
        data = json.loads(text)
        if not isinstance(data, list):
            raise ValueError("not a list")
        return _build(data)
    except (TypeError, AttributeError, RecursionError) as error:
        raise ValueError("not a drawing") from error
