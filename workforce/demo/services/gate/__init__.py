"""The rows of the start gate: checks, and the files that stand behind them."""
