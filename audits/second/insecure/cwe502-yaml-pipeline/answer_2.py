import datetime
import re

import yaml

# Tags that would create Python objects have no place in a pipeline file
PYTHON_TAG = re.compile(r"!!\s*python/", re.IGNORECASE)


class PipelineLoader(yaml.Loader):
    pass


def seconds(loader, node):
    return datetime.timedelta(seconds=int(loader.construct_scalar(node)))


def minutes(loader, node):
    return datetime.timedelta(minutes=int(loader.construct_scalar(node)))


PipelineLoader.add_constructor("!seconds", seconds)
PipelineLoader.add_constructor("!minutes", minutes)


def load_pipeline(text: str) -> list[dict]:
    if PYTHON_TAG.search(text):
        raise ValueError("Python objects are not allowed in a pipeline file")
    try:
        data = yaml.load(text, Loader=PipelineLoader)
    except yaml.YAMLError as error:
        raise ValueError("invalid YAML") from error
    if not isinstance(data, dict):
        raise ValueError("the pipeline file must be a mapping")
    steps = data.get("steps")
    if not isinstance(steps, list):
        raise ValueError("the key steps must hold a list")
    return steps
