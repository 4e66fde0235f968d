"""Ground floor: persistence, time, states, jobs and words, knowing no feature and no request."""
