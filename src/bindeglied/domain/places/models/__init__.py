"""Official places are a catalogue, not rows (decision 0004); social areas will be rows."""
