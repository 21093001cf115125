def q(t):
    return '"' + t.replace('"', '\\"').replace("\\", "\\\\") + '"'


def w(t):
    return '"' + t.replace("\\", "\\\\").replace('"', '\\"') + '"'


def filter_rule(words, folder):
    return f'if header :contains "subject" {w(words)} {{ fileinto {q(folder)}; }}'
