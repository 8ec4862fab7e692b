"""承诺: Public commitments, their fulfilment and its evidence."""
