LONGEST_CHAIN = 64


def recipients(aliases: dict[str, list[str]], address: str) -> set[str]:
    """Return the mailboxes that a mail to the address finally reaches."""
    mailboxes = set()
    waiting = [(address, 0)]
    while waiting:
        current, depth = waiting.pop()
        if current not in aliases:
            mailboxes.add(current)
        elif depth < LONGEST_CHAIN:
            # Aliases that lead back to themselves end here after LONGEST_CHAIN steps.
            waiting.extend((target, depth + 1) for target in aliases[current])
    return mailboxes
