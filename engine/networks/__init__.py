"""Dense networks, many at a time: stacked parameters, hand-written gradients."""
