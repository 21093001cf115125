import logging

log = logging.getLogger("payments")


def charge(gateway, payment):
    shown = {**payment, "card_number": "****" + payment["card_number"][-4:]}
    log.info("payment %s", shown)
    try:
        answer = gateway.submit(payment)
    except ConnectionError as e:
        log.error("order %s: gateway: %s", payment["order"], "no connection")
        raise
    if answer["status"] != "ok":
        log.warning("order %s declined: %s", payment["order"], "no")
        raise ValueError(answer["reason"])
    log.info("order %s ok", payment["order"])
    return answer["reference"]
