# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
"""Hostile texts for code that fills in a template of its own or writes lines.

    placeholders("folder")    # "FOLDER", "{folder}", "%(folder)s", ...: filled in a second time by careless code
"""

LINE_ENDS = ["\n", "\r\n", "\r", "\n\r", "\r\r\n"]


def placeholders(*names):
    """How templates of many kinds mark the place of a value of one of these names."""
    found = ["%s", "{}", "{0}", "{1}", "{2}", "$1", "$2", "\\1", "\\2", "\\g<1>", "\\g<2>", "?", "\0", "\0" + "1\0"]
    for name in names:
        for word in (name, name.upper()):
            shapes = ("{}", "{{{}}}", "{{{{{}}}}}", "{{{{ {} }}}}", "%({})s", "${}", "${{{}}}", "<{}>", "@{}@", "__{}__", "[{}]", ":{}")
            found += [shape.format(word) for shape in shapes]
    return found
