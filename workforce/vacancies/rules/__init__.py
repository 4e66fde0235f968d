"""Words, pay and what an advert may not say: plain values in and out."""
