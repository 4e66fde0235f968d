"""The workforce platform for children's homes: hiring, training, sponsorship and shortfalls."""
