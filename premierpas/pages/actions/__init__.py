"""Writing, publishing, bringing back; a piece of news begins and is withdrawn."""

from .editing import begin_news, bring_back, publish_page, save_page, ship_again, withdraw_news

__all__ = ["begin_news", "bring_back", "publish_page", "save_page", "ship_again", "withdraw_news"]
