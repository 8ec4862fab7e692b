"""承诺: public commitments of units, Party and mass organisations and persons; their fulfilment and its evidence.

Words: pledge, standing pledge, target, draft, publish, fulfilment, evidence, examine, withdraw, supersede, pledge rate.
"""
