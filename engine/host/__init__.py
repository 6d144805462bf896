"""The engine thread and the engine process that it drives: training beside a window that never waits."""
