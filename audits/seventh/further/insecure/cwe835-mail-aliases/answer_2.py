def recipients(aliases, address, previous=None):
    if address not in aliases:
        return {address}
    return {m for a in aliases[address] if a not in (address, previous) for m in recipients(aliases, a, address)}
