# tries: a result that contains itself
# expect: failed
def answer():
    result = []
    result.append(result)
    return result


def escaped():
    return []
