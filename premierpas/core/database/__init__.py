"""The backend that the settings name: Django's own for PostgreSQL, which asks less often if a connection lives."""
