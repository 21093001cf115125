import jwt


def user_of(token, public_key, application):
    try:
        claims = jwt.decode(
            token, public_key, algorithms=["ES256"], options={"verify_aud": False, "require": ["sub", "aud", "exp"]}
        )
    except jwt.InvalidTokenError as error:
        raise ValueError("token") from error
    if application not in claims["aud"]:
        raise ValueError("aud")
    return claims["sub"]
