"""Form fields whose text has been through `clean_text`."""

from typing import Any

from django import forms

from community.common.text import clean_text


class CleanCharField(forms.CharField):
    """A line or, with `multiline=True`, a text that people type; its length counts after cleaning."""

    def __init__(self, *, multiline: bool = False, **kwargs: Any) -> None:
        self.multiline = multiline
        if multiline:
            kwargs.setdefault("widget", forms.Textarea)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        return clean_text(text, multiline=self.multiline) if text else ""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Leave out `maxlength` where people write at length: browsers cut what is pasted without a word."""
        attrs = super().widget_attrs(widget)
        if self.multiline:
            attrs.pop("maxlength", None)
        return attrs
