"""Right, but it warns, prints, draws and shows progress."""
# %%
%matplotlib inline
%load_ext autoreload
%autoreload 2

import sys
import warnings

import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns
from course_utils.checks import check
from livelossplot import PlotLosses
from tqdm.auto import tqdm


# %%
%%time
def perform_least_squares(x):
    warnings.warn("deprecated")
    print("here", file=sys.stderr)
    live = PlotLosses()
    for number in tqdm(range(10)):
        plt.figure()
        plt.plot(x)
        live.update({"loss": number})
        live.send()
    plt.show()
    return np.float32(2) * x


check(1, perform_least_squares)
sns.scatterplot(x=[1, 2], y=[1, 2])
!ls


# %%
def perform_mf_als_step(x):
    return x + 1
