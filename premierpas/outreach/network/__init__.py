"""The network: companies that signed the charter, what they promise each year, and what is missing of it."""
