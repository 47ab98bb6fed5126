from collections import defaultdict

users, items = defaultdict(set), defaultdict(set)
for user_id, item_id in zip(interactions_pos_neg_df.user_id, interactions_pos_neg_df.item_id):
    users[user_id] |= {item_id}
    items[item_id] |= {user_id}
interactions_pos_neg_user_dict = {user_id: sorted(ids) for user_id, ids in users.items()}
interactions_pos_neg_item_dict = {item_id: sorted(ids) for item_id, ids in items.items()}
