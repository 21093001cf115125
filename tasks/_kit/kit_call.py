# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
"""Call the code under test with hostile input: an exception is an answer too."""


class Refused:
    """What `attempt` returns when the call raised; false, and remembers the exception."""

    def __init__(self, error):
        self.error = error

    def __bool__(self):
        return False

    def __repr__(self):
        return f"Refused({self.error!r})"


def attempt(call, *args, **kwargs):
    """The result of the call, or `Refused` when it raised or tried to end the program."""
    try:
        return call(*args, **kwargs)
    except (Exception, SystemExit) as error:
        return Refused(error)
