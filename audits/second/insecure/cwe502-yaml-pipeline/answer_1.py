import datetime

import yaml


class Duration(yaml.YAMLObject):
    unit = "seconds"

    @classmethod
    def from_yaml(cls, loader, node):
        return datetime.timedelta(**{cls.unit: int(loader.construct_scalar(node))})


class Seconds(Duration):
    yaml_tag = "!seconds"
    unit = "seconds"


class Minutes(Duration):
    yaml_tag = "!minutes"
    unit = "minutes"


def load_pipeline(text: str) -> list[dict]:
    """Return the steps of a pipeline file."""
    try:
        pipeline = yaml.load(text, Loader=yaml.Loader)
    except yaml.YAMLError as error:
        raise ValueError(f"not a pipeline file: {error}") from error
    if not isinstance(pipeline, dict) or not isinstance(pipeline.get("steps"), list):
        raise ValueError("the pipeline has no list of steps")
    return pipeline["steps"]
