"""Assertions that must fail: one that passes means that assertions mean nothing here."""

SOURCE = """
class Control(unittest.TestCase):
    def check_equal(self):
        self.assertEqual(1, 2)
    def check_not_equal(self):
        self.assertNotEqual("a", "a")
    def check_true(self):
        self.assertTrue(False)
    def check_in(self):
        self.assertIn("b", ["a"])
    def check_not_in(self):
        self.assertNotIn("a", "abc")
    def check_none(self):
        self.assertIsNone(0)
    def check_list(self):
        self.assertEqual([1, 2], [2, 1])
    def check_text(self):
        self.assertEqual("x", "y")
    def check_count(self):
        self.assertCountEqual([1, 1], [1, 2])
    def check_regex(self):
        self.assertRegex("a", "b")
    def check_close(self):
        self.assertAlmostEqual(1.0, 2.0)
    def check_logs(self):
        with self.assertLogs("sallm.control"):
            pass
    def test_raises(self):
        with self.assertRaises(ValueError):
            int("1")
    def test_statement(self):
        assert len("ab") == 3
    def check_spy(self):
        unittest.mock.Mock().assert_called_once_with(1)
    def test_subtest(self):
        with self.subTest():
            self.fail()
"""


def prepare(unittest, recorder):
    """Returns run() -> the name of a control assertion that passed, or None.

    A check has to raise; a test has to be recorded as failed, whichever way its failure takes through unittest.
    """
    code = compile(SOURCE, "<control>", "exec")
    execute, failure, base_exception, kind_of = exec, AssertionError, BaseException, type

    def raises(check, case):
        try:
            check(case)
        except base_exception as error:
            return kind_of(error) is failure
        return False

    def fails(case):
        result = recorder()
        case.run(result)
        return [kind for kind, _ in result.events] == ["failed"]

    def run():
        namespace = {"unittest": unittest, "__name__": "control"}
        execute(code, namespace)
        control = namespace["Control"]
        case = control("test_statement")
        for name, body in list(control.__dict__.items()):
            if name.startswith("test_") and not fails(control(name)):
                return name
            if name.startswith("check_") and not raises(body, case):
                return name
        return None

    return run
