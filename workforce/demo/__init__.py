"""An invented country, the same from the same seed, for demonstrations, journeys and benchmarks."""
