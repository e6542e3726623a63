"""What is said of a table in words, and the report: one view as one file."""

from analysis.report.document import ANSWERS, Checked, report_html

__all__ = ["ANSWERS", "Checked", "report_html"]
