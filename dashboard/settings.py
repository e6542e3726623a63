"""What a host may set, in one place. Each field is also an environment variable: ``ORKHON_`` and its name."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT: Final = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Settings of the dashboard; the defaults suit one computer and a small free host alike."""

    model_config = SettingsConfigDict(env_prefix="ORKHON_", extra="ignore")

    index: str = Field(default="", description="An index, or articles, to serve instead of the seeds.")
    word_groups: str = Field(default="", description="A file of word groups instead of those shipped.")
    frame_ancestors: str = Field(default="'self'", description="Who may show the pages in a frame.")
    uploads: bool = Field(default=True, description="Whether visitors may add articles of their own.")
    upload_mb: int = Field(default=50, ge=1, description="Largest file that a visitor may add, in megabytes.")
    cached_indexes: int = Field(default=4, ge=1, description="Indexes kept open at a time.")
    cached_tables: int = Field(default=256, ge=1, description="Tables kept, over all visitors.")
    listed: int = Field(default=200, ge=1, description="Rows of a long list shown at a time.")
    dots: int = Field(default=200, ge=1, description="Articles that Start draws one by one; more are bars.")
    evidence_entries: int = Field(default=20, ge=1, description="Sentences shown at a time behind a number.")


@cache
def get_settings() -> Settings:
    """The settings, read from the environment once."""
    return Settings()
