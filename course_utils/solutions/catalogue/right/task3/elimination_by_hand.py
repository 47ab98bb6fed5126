class Step:
    """Gauss-Jordan elimination without NumPy."""

    def __call__(self, interacting_reprs, r_ui, reg_l):
        rows = [[float(value) for value in row] for row in interacting_reprs]
        d = len(rows[0])
        system = [[sum(row[i] * row[j] for row in rows) + (reg_l if i == j else 0)
                   for j in range(d)] + [sum(row[i] * r for row, r in zip(rows, r_ui))]
                  for i in range(d)]
        for i in range(d):
            system[i] = [value / system[i][i] for value in system[i]]
            for k in range(d):
                if k != i:
                    factor = system[k][i]
                    system[k] = [a - factor * b for a, b in zip(system[k], system[i])]
        return tuple(line[-1] for line in system)


perform_mf_als_step = Step()
