"""Dated news articles in, counts that can be checked out: files -> articles -> index -> view -> measure -> figure."""
