def hit_rate_and_ndcg(recommended, relevant, n):
    hits = [1 if item in relevant else 0 for item in recommended[:n]]
    return float(max(hits)), sum(hits) / min(n, len(relevant))
