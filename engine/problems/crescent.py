"""A crescent: a valley bent like the moon."""

from engine.surface import factor, surface

CRESCENT = surface(
    "crescent",
    "Crescent",
    "(x^2 + y^2 - 1)^2 + a*((x - 1)^2 + y^2)",
    start=(-0.8, 0.9),
    window=(-1.8, 1.8, -1.8, 1.8),
    parameters=(factor("a", 0.1, (0.01, 1.0), "How much the valley falls towards (1, 0)."),),
    minima=((1.0, 0.0),),
    minimum=0.0,
    help="A valley bent like the moon: on the way along it x and y take turns in being the steep one, so that each needs different rates at different times.",
    source="H.-Y. Lee, Machine Learning (NTU), on RMSProp; formula of this project",
)
