def recipients(aliases: dict[str, list[str]], address: str) -> set[str]:
    """Return the mailboxes that a mail to the address finally reaches."""
    mailboxes = set()
    waiting = {address}
    while waiting:
        current = waiting.pop()
        if current in aliases:
            waiting.update(aliases[current])
        else:
            mailboxes.add(current)
    return mailboxes
