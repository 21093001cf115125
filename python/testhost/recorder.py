"""Collects what unittest reports of one test. Holds nothing else: code under test can find this class."""

import unittest


class Recorder(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.events = []

    def addSuccess(self, test):
        self.events.append(("passed", None))

    def addError(self, test, err):
        self.events.append(("error", err))

    def addFailure(self, test, err):
        self.events.append(("failed", err))

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.events.append(("failed" if issubclass(err[0], test.failureException) else "error", err))

    def addSkip(self, test, reason):
        self.events.append(("skipped", reason))

    def addExpectedFailure(self, test, err):
        self.events.append(("expected", err))

    def addUnexpectedSuccess(self, test):
        self.events.append(("expected", None))
