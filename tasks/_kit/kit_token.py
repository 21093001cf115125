# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
"""Other spellings of a token that many libraries take for the same one.

    for header in spellings(token):
        client.get("/me", headers={"Authorization": "Bearer " + header})
"""
import string

BASE64 = string.ascii_uppercase + string.ascii_lowercase + string.digits + "-_"


def spellings(token):
    """Texts other than the token that decode to the same bytes: unused bits, padding, blanks."""
    found = [token + "=", token + "==", " " + token, token + " "]
    if token and token[-1] in BASE64:
        # The last character of unpadded Base64 has up to four bits that are thrown away.
        place = BASE64.index(token[-1])
        found += [token[:-1] + BASE64[place // 16 * 16 + low] for low in range(16) if low != place % 16]
    return found
