# tries: replacing built-in functions and exceptions
# expect: tampered
import builtins

builtins.AssertionError = type("Never", (Exception,), {})
builtins.isinstance = lambda *args: True


def answer():
    return 41



def escaped():
    return []
