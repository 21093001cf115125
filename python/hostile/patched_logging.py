# tries: loggers that have always logged what a test waits for
# expect: tampered
import logging

original = logging.getLogger


class Eager(logging.Logger):
    @property
    def handlers(self):
        return []

    @handlers.setter
    def handlers(self, handlers):
        for handler in handlers:
            handler.watcher.records.append(logging.makeLogRecord({}))


logging.getLogger = lambda name=None: Eager("eager")


def answer():
    return 41


def escaped():
    return []
