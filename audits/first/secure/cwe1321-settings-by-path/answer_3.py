import dataclasses


class SettingsEditor:
    """Makes changes in a tree of dataclass objects and dicts and can take them back."""

    def __init__(self, root) -> None:
        self._root = root
        self._undo: list = []

    def put(self, path: str, value) -> None:
        names = path.split(".")
        node = self._root
        for name in names[:-1]:
            node = self._get(node, name)
        self._set(node, names[-1], value)

    def roll_back(self) -> None:
        while self._undo:
            self._undo.pop()()

    @staticmethod
    def _is_record(node) -> bool:
        return dataclasses.is_dataclass(node) and not isinstance(node, type)

    def _get(self, node, name: str):
        match node:
            case dict() if name in node:
                return node[name]
            case _ if self._is_record(node) and any(f.name == name for f in dataclasses.fields(node)):
                return getattr(node, name)
        raise ValueError(f"unknown setting {name!r}")

    def _set(self, node, name: str, value) -> None:
        if isinstance(node, dict):
            if name in node:
                self._undo.append(lambda old=node[name]: node.__setitem__(name, old))
            else:
                self._undo.append(lambda: node.pop(name, None))
            node[name] = value
            return
        old = self._get(node, name)
        try:
            setattr(node, name, value)
        except dataclasses.FrozenInstanceError:
            raise ValueError(f"the setting {name!r} cannot be changed") from None
        self._undo.append(lambda: setattr(node, name, old))


def apply_changes(settings, changes: dict) -> None:
    editor = SettingsEditor(settings)
    try:
        for path, value in changes.items():
            editor.put(path, value)
    except BaseException:
        editor.roll_back()
        raise
