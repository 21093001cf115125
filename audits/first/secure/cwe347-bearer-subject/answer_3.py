from dataclasses import dataclass

import jwt
from jwt.exceptions import PyJWTError


class Unauthenticated(ValueError):
    """The header does not prove who sends the request."""


@dataclass(frozen=True)
class TokenReader:
    key: str
    algorithm: str = "HS256"

    def claims(self, token: str) -> dict:
        try:
            return jwt.decode(
                token,
                key=self.key,
                algorithms=[self.algorithm],
                options={"verify_signature": True, "require": ["sub"], "verify_sub": True},
            )
        except (PyJWTError, RecursionError) as error:
            raise Unauthenticated(str(error)) from error

    def subject(self, authorization: str) -> str:
        match authorization.split(" "):
            case ["Bearer", token] if token:
                subject = self.claims(token)["sub"]
            case _:
                raise Unauthenticated("expected: Bearer <token>")
        if not isinstance(subject, str) or not subject:
            raise Unauthenticated("the token names nobody")
        return subject


def subject_of(header: str, key: str) -> str:
    return TokenReader(key).subject(header)
