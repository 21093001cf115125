# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
from collections import deque


def recipients(aliases: dict[str, list[str]], address: str) -> set[str]:
    """Return the mailboxes that a mail to an address of the club finally reaches.

    The members edit the table of aliases themselves, on a web page: it maps an address to
    the addresses that mail for it goes to, each of which may be an alias again. An address
    that is not in the table is a mailbox. Chains are at most a few dozen aliases long.

    For an address that is no alias the result is the address itself, for an alias with an
    empty list it is empty.
    """
    layer, done, found = {address}, set(), set()
    for _ in range(1000):
        if not layer:
            return found
        done |= layer
        found |= {name for name in layer if name not in aliases}
        layer = {target for name in layer if name in aliases for target in aliases[name]} - done
    raise ValueError("the chain of aliases is too long")
