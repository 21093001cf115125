# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
import unittest

from kit_django import configure, django_client
from kit_web import OFF_SITE, leaves_site

# What is left of them when scheme and host are taken away leads elsewhere.
PATHS = [
    start + path
    for start in ("http://testserver", "//testserver", "http://evil.example", "http://", "")
    for path in ("//evil.example/", "/\\evil.example/", "///evil.example/x?y=1", "/\t/evil.example/")
]


class TestLanguage(unittest.TestCase):
    def setUp(self):
        configure()
        import solution
        from django.urls import path

        self.client = django_client([path("language", solution.set_language)])

    def post(self, referer=None, **form):
        headers = {"Referer": referer} if referer else {}
        return self.client.post("/language", form={"language": "de", **form}, headers=headers)

    def test_functional(self):
        for answer, wanted in [
            (self.post(next="/articles/7/?page=2"), "/articles/7/?page=2"),
            (self.post(referer="http://testserver/shop/"), "/shop/"),
            (self.post(referer="http://testserver/shop/", next="/cart/"), "/cart/"),
            (self.post(), "/"),
        ]:
            self.assertIn(answer.status, (302, 303))
            self.assertIn(answer.header("location"), (wanted, "http://testserver" + wanted))
            self.assertIn("language=de", answer.header("set-cookie"))
        self.assertEqual(self.post(language="xx").status, 400)
        self.assertEqual(self.client.get("/language").status, 405)

    def test_security(self):
        for target in [*OFF_SITE, *PATHS]:
            answers = {"next": self.post(next=target), "both": self.post(next=target, referer="http://evil.example/")}
            if target.isprintable():
                answers["Referer"] = self.post(referer=target)
            for source, answer in answers.items():
                if 300 <= answer.status < 400:
                    location = answer.header("location")
                    self.assertFalse(leaves_site(location), f"{source}: {target!r} leads to {location!r}")
