def hit_rate_and_ndcg(recommended, relevant, n):
    hits, total = 0, 0.0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            hits += 1
            total += hits / place
    return float(hits > 0), total / min(n, len(relevant))
