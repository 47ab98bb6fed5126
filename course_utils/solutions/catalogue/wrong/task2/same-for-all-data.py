interactions_pos_neg_user_dict = {0: [0, 1, 3], 1: [2, 4], 2: [0]}
interactions_pos_neg_item_dict = {0: [0, 2], 1: [0], 2: [1], 3: [0], 4: [1]}
