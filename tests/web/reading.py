"""Reading a page as a person does: its words without its tags."""

import html
import re

import httpx


def words(response: httpx.Response) -> str:
    """Give the text of a page on one line."""
    body = response.text.partition("<body>")[2]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", body))).strip()


def between(text: str, first: str, last: str) -> str:
    """Give what stands between two words of a page."""
    return text.partition(first)[2].partition(last)[0]
