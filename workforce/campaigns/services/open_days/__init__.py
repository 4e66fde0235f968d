"""What is done with open days and their bookings."""
