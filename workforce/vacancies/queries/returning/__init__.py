"""Reading what brings candidates back: saved jobs, alerts, and what is new to them."""
