"""Put reasons, errors, observations, moments and lengths into sentences of the active language."""
