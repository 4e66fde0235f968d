"""What happens at work: absence and cover, hours, supervision, managers away, why people left."""
