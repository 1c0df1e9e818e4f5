import pytest

from tests.factories import WITHDRAWN, make_story
from wirecrawler.publish.standing import killing_editor, standing
from wirecrawler.story import Status, Story

BY_JO = {"status": "editor:Jo: of the desk"}


@pytest.mark.parametrize(
    ("story", "told"),
    [
        pytest.param(make_story(), ("usable", ""), id="usable"),
        pytest.param(
            make_story(status=Status.CORRECTED, original=WITHDRAWN),
            ("corrected, original killed", ""),
            id="a copy",
        ),
        pytest.param(
            make_story(status=Status.KILLED, evidence=BY_JO, original=WITHDRAWN),
            ("killed", "Jo: of the desk"),
            id="killed by an editor",
        ),
        pytest.param(
            make_story(status=Status.KILLED, evidence={"status": "http:410"}),
            ("killed", ""),
            id="killed by its source",
        ),
        pytest.param(
            make_story(status=Status.KILLED), ("killed", ""), id="nobody knows by whom"
        ),
        pytest.param(make_story(evidence=BY_JO), ("usable", ""), id="no longer killed"),
    ],
)
def test_how_a_story_stands(story: Story, told: tuple[str, str]) -> None:
    assert (standing(story), killing_editor(story)) == told
