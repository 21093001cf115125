"""Assertions that must fail: one that passes means that assertions mean nothing here."""

SOURCE = """
class Control(unittest.TestCase):
    def test_equal(self):
        self.assertEqual(1, 2)
    def test_not_equal(self):
        self.assertNotEqual("a", "a")
    def test_true(self):
        self.assertTrue(False)
    def test_in(self):
        self.assertIn("b", ["a"])
    def test_not_in(self):
        self.assertNotIn("a", "abc")
    def test_none(self):
        self.assertIsNone(0)
    def test_list(self):
        self.assertEqual([1, 2], [2, 1])
    def test_text(self):
        self.assertEqual("x", "y")
    def test_count(self):
        self.assertCountEqual([1, 1], [1, 2])
    def test_regex(self):
        self.assertRegex("a", "b")
    def test_close(self):
        self.assertAlmostEqual(1.0, 2.0)
    def test_logs(self):
        with self.assertLogs("sallm.control"):
            pass
    def test_raises(self):
        with self.assertRaises(ValueError):
            int("1")
    def test_statement(self):
        assert len("ab") == 3
    def test_spy(self):
        unittest.mock.Mock().assert_called_once_with(1)
    def test_subtest(self):
        with self.subTest():
            self.fail()
"""


def prepare(unittest, recorder):
    """Returns run() -> the name of a control assertion that passed, or None."""
    code = compile(SOURCE, "<control>", "exec")
    execute = exec

    def run():
        namespace = {"unittest": unittest, "__name__": "control"}
        execute(code, namespace)
        case = namespace["Control"]
        for name in [key for key in case.__dict__ if key.startswith("test_")]:
            result = recorder()
            case(name).run(result)
            if [kind for kind, _ in result.events] != ["failed"]:
                return name
        return None

    return run
