# tries: an import hook that serves another test
# expect: failed
import sys


class Hook:
    def find_spec(self, name, path=None, target=None):
        return None


sys.meta_path.insert(0, Hook())
sys.path.insert(0, "/tmp")


def answer():
    return 41



def escaped():
    return []
