"""The loss, drawn while a training runs."""

import time

from IPython.display import clear_output
from livelossplot import PlotLosses
from livelossplot.outputs.base_output import BaseOutput

from course_utils.plots.als import plot_loss
from course_utils.plots.display import show

FIRST_EPOCH = 4


class LiveLoss:
    """A callback for `perform_mf_als_training` that redraws the average loss as it falls.

    Pass it as ``on_epoch``, or call it after each epoch, counted from 1; call `send` after the
    training, for the last epochs. A line of text stands for the chart until it begins: an epoch
    of plain loops takes a second or more.

    Parameters
    ----------
    seconds_between : float
        The shortest time between two redraws; one redraw takes longer than many epochs.
    """

    def __init__(self, seconds_between=0.5):
        self._plot_losses = PlotLosses(outputs=[_Chart()], mode="notebook")
        self._seconds_between = seconds_between
        self._last_redraw = -float("inf")
        print("epoch 1 is running")

    def __call__(self, epoch, total_loss, average_loss):
        # The losses of the first epochs are so high that they would flatten the rest.
        if epoch < FIRST_EPOCH:
            clear_output(wait=True)
            print(f"epoch {epoch}: average loss {average_loss:.4f}; the chart starts at epoch "
                  f"{FIRST_EPOCH}")
            return
        self._plot_losses.update({"loss": average_loss}, current_step=epoch)
        if time.monotonic() - self._last_redraw >= self._seconds_between:
            self.send()

    def send(self):
        """Draw all that is known now, in place of the last drawing."""
        self._plot_losses.send()
        self._last_redraw = time.monotonic()


class _Chart(BaseOutput):
    def send(self, logger):
        history = logger.log_history.get("loss")
        if history:
            clear_output(wait=True)
            show(plot_loss([item.value for item in history], first_epoch=history[0].step))
