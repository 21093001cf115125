import ast

import pandas as pd

REFUSED = (ast.Call, ast.Attribute, ast.Name, ast.Lambda, ast.Subscript)


def _tags(cell: str) -> list[str] | None:
    """The list that the cell stands for, or None when it is not a list of texts."""
    try:
        tree = ast.parse(cell.strip(), mode="eval")
        # Only a list may be evaluated, and nothing in it may be code.
        if not isinstance(tree.body, ast.List):
            return None
        if any(isinstance(element, REFUSED) for element in tree.body.elts):
            return None
        value = eval(compile(tree, "tags", "eval"))
    except Exception:
        return None
    return value if all(type(tag) is str for tag in value) else None


def read_tags(path: str) -> dict[str, list[str]]:
    table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    tags = {article: _tags(cell) for article, cell in zip(table["article"], table["tags"])}
    return {article: value for article, value in tags.items() if value is not None}
