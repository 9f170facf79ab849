"""How templates are laid out: read (`tree`), see where whitespace can't be seen (`gaps`), decide (`layout`), print."""
