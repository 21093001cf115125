def matches(pattern, name):
    if pattern.count("*") > 30:
        return False

    def go(i, j):
        if i == len(pattern):
            return j == len(name)
        if pattern[i] == "*":
            return any(go(i + 1, k) for k in range(len(name), j - 1, -1))
        return j < len(name) and pattern[i] in ("?", name[j]) and go(i + 1, j + 1)

    return go(0, 0)
