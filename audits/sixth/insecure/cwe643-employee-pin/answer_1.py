from lxml import etree


def find_employee(path: str, login: str, pin: str) -> str | None:
    staff = etree.parse(path)
    found = staff.xpath(f'//employee[@login="{login}" and @pin="{pin}"]')
    return found[0].get("door") if found else None
