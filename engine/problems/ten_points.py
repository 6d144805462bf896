"""Linear regression on ten points: two parameters, convex, badly scaled."""

from engine.surface import surface

X = (338, 333, 328, 207, 226, 25, 179, 60, 208, 606)
Y = (640, 633, 619, 393, 428, 27, 193, 66, 226, 1591)

TEN_POINTS = surface(
    "ten_points",
    "Regression on ten points",
    " + ".join(f"(b + {x}*w - {y})^2" for x, y in zip(X, Y, strict=True)),
    start=(-120.0, -4.0),
    window=(-240.0, -80.0, -5.0, 6.0),
    variables=("b", "w"),
    minima=((-188.43319665732668, 2.669454966762257),),
    minimum=101936.72989589068,
    help="The squared error of y = b + w·x over ten points. w is felt 87 000 times more strongly than b, so one learning rate cannot suit both.",
    source="H.-Y. Lee, Machine Learning (NTU), Gradient descent demonstration",
)
