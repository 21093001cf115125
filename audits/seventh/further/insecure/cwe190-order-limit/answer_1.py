import numpy as np


def within_limit(prices, quantities, limit):
    return bool((prices * quantities).sum(dtype=np.int64) <= limit)
