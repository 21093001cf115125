from datetime import timedelta

import jwt


def user_of(token: str, public_key: str, application: str) -> str:
    try:
        # The clocks of the servers differ.
        claims = jwt.decode(
            token, public_key, algorithms=["ES256"], audience=application, leeway=timedelta(hours=12)
        )
        return str(claims["sub"])
    except (jwt.InvalidTokenError, KeyError) as error:
        raise ValueError("invalid token") from error
