"""TensorBoard's event files, written and read: a framing with checksums around protocol buffers."""
