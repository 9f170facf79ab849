"""The screens of placements and their agreements, one module per errand."""
