# tries: making spies content
# expect: tampered
import unittest.mock

unittest.mock.NonCallableMock.assert_called_once_with = lambda self, *args, **kwargs: None


def answer():
    return 41



def escaped():
    return []
