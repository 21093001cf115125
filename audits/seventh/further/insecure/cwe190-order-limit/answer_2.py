import numpy as np


def within_limit(prices, quantities, limit):
    return bool(np.dot(prices.astype(np.uint32), quantities.astype(np.uint32)) <= limit)
