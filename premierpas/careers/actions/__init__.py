"""Writes of careers: a company's page, wishes, paths."""

from .filling import discard_changes, drop_from_page, save_about, save_portrait, save_trade, submit_page, take_back
from .planning import begin_company_path, begin_path, change_path, drop_stage, publish_path, save_stage, send_path
from .reviewing import publish_page, request_changes, withdraw_page
from .walking import save_sheet
from .wishing import keep_company, let_go_company, unwish, wish

__all__ = [
    "begin_company_path", "begin_path", "change_path", "discard_changes", "drop_from_page", "drop_stage",
    "keep_company", "let_go_company", "publish_page", "publish_path", "request_changes", "save_about",
    "save_portrait", "save_sheet", "save_stage", "save_trade", "send_path", "submit_page", "take_back", "unwish",
    "wish", "withdraw_page",
]  # fmt: skip
