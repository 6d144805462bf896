"""Plots and pages as publishable figures: paper size, type, line width, PDF, SVG, PNG; each carries its experiment."""
