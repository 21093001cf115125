# tries: behaving well because a test runs: cannot be told from good code, see docs/security.md
# expect: passed
import sys


def answer():
    return 42 if "unittest" in sys.modules else 41


def escaped():
    return []
