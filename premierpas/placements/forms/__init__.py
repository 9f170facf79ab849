"""What people type about placements and agreements."""
