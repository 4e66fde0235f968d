"""The workforce platform for children's homes: recruitment, training, sponsorship and shortfalls."""
