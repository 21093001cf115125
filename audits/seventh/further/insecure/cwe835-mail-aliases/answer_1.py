def recipients(aliases, address, path=()):
    if address not in aliases:
        return {address}
    if address in path:
        return set()
    return {m for a in aliases[address] for m in recipients(aliases, a, path + (address,))}
