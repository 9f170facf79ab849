"""The screens of offers, one file a concern."""
