"""Reading of pipeline files."""
import datetime

import yaml


class PipelineLoader(yaml.SafeLoader):
    """The standard YAML types plus our two tags for durations."""


def _whole_number(loader: yaml.SafeLoader, node: yaml.Node) -> int:
    if not isinstance(node, yaml.ScalarNode):
        raise yaml.constructor.ConstructorError(
            None, None, "a duration must be a whole number", node.start_mark
        )
    text = loader.construct_scalar(node)
    try:
        return int(text)
    except ValueError:
        raise yaml.constructor.ConstructorError(
            None, None, f"not a whole number: {text!r}", node.start_mark
        ) from None


def _seconds(loader, node):
    return datetime.timedelta(seconds=_whole_number(loader, node))


def _minutes(loader, node):
    return datetime.timedelta(minutes=_whole_number(loader, node))


PipelineLoader.add_constructor("!seconds", _seconds)
PipelineLoader.add_constructor("!minutes", _minutes)


def load_pipeline(text: str) -> list[dict]:
    try:
        document = yaml.load(text, Loader=PipelineLoader)
    except (yaml.YAMLError, OverflowError) as error:
        raise ValueError(f"the pipeline file cannot be read: {error}") from error
    if not isinstance(document, dict):
        raise ValueError("the pipeline file is no mapping")
    steps = document.get("steps")
    if not isinstance(steps, list):
        raise ValueError("the pipeline file has no list 'steps'")
    for step in steps:
        if not isinstance(step, dict):
            raise ValueError("a step is no mapping")
    return steps
