"""What a password, an address, a browser and a sign-in must be: plain values in and out."""
