"""The length of the gradient."""

from engine.diagnostic import Diagnostic, Moment


def compute(moment: Moment):
    """sqrt(sum g²), summed in order for few parameters so that every executor gives the same bits."""
    from engine.maths import sqrt

    gradient = moment.gradient
    if gradient.shape[1] > 16:
        return gradient.norm(dim=1)
    columns = gradient.unbind(1)
    total = columns[0] * columns[0]
    for column in columns[1:]:
        total = total + column * column
    return sqrt(total)


GRAD_NORM = Diagnostic(
    "grad_norm",
    "Gradient norm",
    "How steep the loss is here. When the loss stops falling but this does not, the iterate bounces between valley walls.",
    compute,
    needs=("gradient",),
    derive=lambda products: products.norm("gradient"),
    vectors=("gradient",),
)
