import jwt


def user_of(token: str, public_key: str, application: str) -> str:
    try:
        claims = jwt.decode(token, public_key, algorithms=["ES256"], options={"verify_aud": False})
    except jwt.InvalidTokenError as error:
        raise ValueError(str(error)) from error
    if "sub" not in claims:
        raise ValueError("no user in the token")
    return claims["sub"]
