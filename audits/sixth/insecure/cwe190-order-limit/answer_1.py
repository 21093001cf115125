import numpy as np


def within_limit(prices: np.ndarray, quantities: np.ndarray, limit: int) -> bool:
    return bool(np.dot(prices, quantities) <= limit)
