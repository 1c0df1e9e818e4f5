"""Standing: how a story stands with its source and with the house, in words."""

from wirecrawler.story import Status, Story


def killing_editor(story: Story) -> str:
    """Return the name of the editor who withdrew `story`; "" where its source did, or it stands.

    For the house alone: print says that it was the editors.
    """
    if story.status is not Status.KILLED:
        return ""
    told_by = story.evidence.get("status", "")
    return told_by.removeprefix("editor:") if told_by.startswith("editor:") else ""


def standing(story: Story) -> str:
    """Return the status of `story`, and that its original was killed where that is so."""
    if story.original_killed and story.status is not Status.KILLED:
        return f"{story.status.value}, original killed"
    return story.status.value
