"""Settings, all from the environment; `base` documents every variable."""
