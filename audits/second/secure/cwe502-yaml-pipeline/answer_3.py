import datetime
import re

import yaml

_PLAIN_TAGS = frozenset(
    "tag:yaml.org,2002:" + name
    for name in ("str", "int", "float", "bool", "null", "seq", "map", "timestamp", "binary", "merge", "set", "omap",
                 "pairs", "value")
)
_DURATIONS = {
    "!seconds": datetime.timedelta(seconds=1),
    "!minutes": datetime.timedelta(minutes=1),
}
_NUMBER = re.compile(r"[+-]?[0-9]{1,9}")


def _check(root):
    """Only the tags that a pipeline may use; whatever else a file asks for is refused before it is built."""
    waiting, seen = [root], set()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if node.tag in _DURATIONS:
            if not isinstance(node, yaml.ScalarNode) or not _NUMBER.fullmatch(node.value.strip()):
                raise ValueError("a duration must be a whole number")
        elif node.tag not in _PLAIN_TAGS:
            raise ValueError(f"the tag {node.tag} is not allowed")
        if isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                waiting += [key, value]


class _SafePipelineLoader(yaml.SafeLoader):
    def construct_duration(self, node):
        return _DURATIONS[node.tag] * int(node.value)


for _tag in _DURATIONS:
    _SafePipelineLoader.add_constructor(_tag, _SafePipelineLoader.construct_duration)


def load_pipeline(text: str) -> list[dict]:
    loader = None
    try:
        loader = _SafePipelineLoader(text)
        root = loader.get_single_node()
        if root is None:
            raise ValueError("the pipeline file is empty")
        _check(root)
        document = loader.construct_document(root)
    except yaml.YAMLError as error:
        raise ValueError("the pipeline file is no valid YAML") from error
    finally:
        if loader is not None:
            loader.dispose()
    steps = document.get("steps") if isinstance(document, dict) else None
    if not isinstance(steps, list) or any(not isinstance(step, dict) for step in steps):
        raise ValueError("the pipeline file needs a list of mappings under 'steps'")
    return steps
