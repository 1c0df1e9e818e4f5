"""Scrapy's `genspider`, with the template `wire`: a source as this house declares one."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scrapy.commands import genspider

_OURS = Path(__file__).parent


class Command(genspider.Command):
    """Finds our template first, Scrapy's own as ever."""

    def _find_template(self, template: str) -> Path | None:
        own = _OURS / f"{template.removesuffix('.tmpl')}.tmpl"
        return own if own.exists() else super()._find_template(template)

    def _list_templates(self) -> None:
        super()._list_templates()
        for file in sorted(_OURS.glob("*.tmpl")):
            print(f"  {file.stem}")

    def _generate_template_variables(
        self, module: str, name: str, url: str, template_name: str
    ) -> dict[str, Any]:
        known = super()._generate_template_variables(module, name, url, template_name)
        parts = urlsplit(url)
        home = f"{parts.scheme}://{parts.netloc}/"
        is_listing = parts.path not in ("", "/")
        return known | {"home": home, "feed": url if is_listing else f"{home}feed"}
