"""The written rules as rows."""

from indicators import rules
from indicators.forecast import confidence, questions


def test_every_rule_has_a_title_and_a_whole_text() -> None:
    found = rules.written()
    assert found["rule_id"].is_unique().all()
    for row in found.iter_rows(named=True):
        assert row["title"][0].isupper()
        assert row["text"].endswith(".")
        assert "\n\n\n" not in row["text"]
        assert "  " not in row["text"]


def test_the_rules_are_those_that_decide() -> None:
    found = dict(rules.written().select("rule_id", "text").iter_rows())
    assert found["confidence"] == confidence.RULE
    assert all(said in found["yardstick"] for _, said in questions.YARDSTICK)
    assert found["trend"].startswith("A trend is read from")
    assert found["skill"].startswith("Losses are")
    assert "hindcasts" in found["hindcast"]
    assert "hindcasts" in found["question_past"]
