import numpy as np
import pandas as pd


def hit_rate_and_ndcg(recommended, relevant, n):
    frame = pd.DataFrame({"item_id": recommended}).head(n)
    frame["gain"] = frame["item_id"].isin(relevant).astype(float)
    frame["discount"] = np.log2(frame.index + 2)
    ideal = (1 / np.log2(np.arange(min(n, len(relevant))) + 2)).sum()
    return frame["gain"].max(), (frame["gain"] / frame["discount"]).sum() / ideal
