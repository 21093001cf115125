import jwt

PREFIX = "Bearer "


def subject_of(header: str, key: str) -> str:
    """Return the "sub" claim of the token in an Authorization header.

    The token's signature is verified, with HS256 only. Raises ValueError for all that is not valid.
    """
    if not key:
        raise ValueError("no key is configured")
    if not header.startswith(PREFIX):
        raise ValueError("the header has no bearer token")
    token = header[len(PREFIX) :]
    if not token or token != token.strip() or " " in token:
        raise ValueError("the header has another form")
    try:
        claims = jwt.decode(token, key, algorithms=["HS256"], options={"require": ["sub"]})
    except jwt.PyJWTError as error:
        raise ValueError("the token is not valid") from error
    subject = claims["sub"]
    if not isinstance(subject, str):
        raise ValueError('"sub" is no string')
    return subject
