"""What can be shown later: the chain of entries, its verification, the evidence sheet."""
