# tries: an object that equals everything
# expect: tampered
class Equal:
    def __eq__(self, other):
        return True


def answer():
    return Equal()


def escaped():
    return []
