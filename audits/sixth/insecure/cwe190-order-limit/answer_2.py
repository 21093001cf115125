import numpy as np


def within_limit(prices: np.ndarray, quantities: np.ndarray, limit: int) -> bool:
    # The total may be larger than 32 bits.
    total = (prices * quantities).sum(dtype=np.int64)
    return int(total) <= limit
