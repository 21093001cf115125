# tries: escape sequences for the terminal of the reader
# expect: failed
print("\x1b]0;planted\x07\x1b[2J\x1b[31mPASSED")


class Painted(int):
    def __repr__(self):
        return "\x1b[2J\x1b]52;c;cGxhbnRlZA==\x07"


def answer():
    return Painted(41)


def escaped():
    return []
