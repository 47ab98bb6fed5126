import math


def hit_rate_and_ndcg(recommended, relevant, n):
    top = list(recommended)[:n]
    places = [top.index(item) for item in relevant if item in top]
    terms = [math.log(2) / math.log(place + 2) for place in places]
    ideal = [math.log(2) / math.log(place + 2) for place in range(len(relevant))][:n]
    return 1 if places else 0, math.fsum(terms) / math.fsum(ideal)
