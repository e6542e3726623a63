"""The table of parameters in docs/links.md is that of the code."""

from pathlib import Path

from dashboard.state import PARAMETERS

DOCS = Path(__file__).parents[1] / "docs" / "links.md"
WORDS = {
    "date": "YYYY-MM-DD, YYYY-MM or YYYY",
    "several": "what the collection holds",
    "text": "a query",
    "number": "a number from 1 on",
    "least": "a number from 1 on",
    "correction": "FORM as NAME",
    "page": "what the page shows",
    "span": "a span such as 7d, 2w, 3m or 1y",
    "digest": "its first eight digits",
    "numbers": "two numbers, such as 17-42",
}


def test_each_parameter_stands_in_the_docs_with_its_values() -> None:
    expected = []
    for one in PARAMETERS:
        values = ", ".join(f"`{value}`" for value in one.values) or WORDS[one.kind]
        old = ", ".join(f"`{name}`" for name in one.old)
        expected.append(f"| `{one.name}` | {one.meaning} | {values} | {old} | {one.page or 'every page'} |")
    lines = [line for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    assert lines == expected
