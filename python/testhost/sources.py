"""Compiles the task's own modules, each text once: a warm parent does it for all tests of a task."""

import types

MOST = 200


def _names(code):
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _names(constant)


class Compiler:
    def __init__(self):
        self._known = {}

    def compile(self, path, text):
        """Returns the code and the names in it, those of modules that it imports among them."""
        found = self._known.get((path, text))
        if found is None:
            code = compile(text, path, "exec")
            found = code, frozenset(_names(code))
            if len(self._known) >= MOST:
                self._known.clear()
            self._known[path, text] = found
        return found
