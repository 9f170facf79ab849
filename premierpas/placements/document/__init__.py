"""What an agreement looks like on paper: the agreement, its evidence, the family’s page, the sheet to sign."""
