import jwt


def user_of(token: str, public_key: str, application: str) -> str:
    try:
        claims = jwt.decode(
            token,
            public_key,
            algorithms=["ES256"],
            options={"verify_aud": False, "require": ["sub", "aud", "exp", "iat"]},
        )
    except jwt.PyJWTError as error:
        raise ValueError("the token is not valid") from error
    if application not in claims["aud"]:
        raise ValueError("the token is for another application")
    return claims["sub"]
