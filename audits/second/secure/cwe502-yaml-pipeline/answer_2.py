import datetime
from functools import partial

import yaml

UNITS = {"!seconds": "seconds", "!minutes": "minutes"}


def _duration(unit, loader, node):
    return datetime.timedelta(**{unit: int(loader.construct_scalar(node))})


class _Loader(yaml.SafeLoader):
    pass


for _tag, _unit in UNITS.items():
    _Loader.add_constructor(_tag, partial(_duration, _unit))


def load_pipeline(text: str) -> list[dict]:
    try:
        loader = _Loader(text)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
    try:
        data = loader.get_single_data()
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
    finally:
        loader.dispose()
    match data:
        case {"steps": list() as steps} if all(isinstance(step, dict) for step in steps):
            return steps
    raise ValueError("steps must be a list of mappings")
