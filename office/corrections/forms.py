"""What editors and readers type: their forms, with limits, and faults in Chinese."""

from django import forms

from documents.corrections.operations import FIELDS
from documents.models import Document
from documents.parsing.text.document_numbers import parse_number

LONGEST_TEXT = 50_000  # characters of a clause; a table may have many
LONGEST_REASON = 500
LONGEST_REPORT = 1_000


class ClauseForm(forms.Form):
    """The text of a clause, and why it is changed."""

    text = forms.CharField(
        label="文字",
        max_length=LONGEST_TEXT,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    reason = forms.CharField(label="理由", max_length=LONGEST_REASON, required=False)

    def clean_text(self) -> str:
        """With line breaks as texts have them, and without a blank line at the end."""
        text: str = self.cleaned_data["text"]
        return text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")


class FieldsForm(forms.Form):
    """What is told of a document beside its text."""

    title = forms.CharField(label="标题", max_length=500)
    number = forms.CharField(label="发文字号", max_length=120, required=False)
    issuer = forms.CharField(label="发文机关", max_length=200, required=False)
    signed_on = forms.DateField(
        label="成文日期",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "成文日期要写成 2023-12-13 这样"},
    )
    kind = forms.CharField(label="文种", max_length=30)
    section = forms.CharField(label="栏目", max_length=60, required=False)
    reason = forms.CharField(label="理由", max_length=LONGEST_REASON, required=False)

    def clean_number(self) -> str:
        """As numbers are written: 云政办发〔2023〕49号."""
        text: str = self.cleaned_data["number"]
        if not text:
            return ""
        number = parse_number(text)
        if number is None:
            raise forms.ValidationError("发文字号要写成 云政办发〔2023〕49号 这样")
        return str(number)

    def changed(self, document: Document) -> list[tuple[str, str, str]]:
        """Each field that was changed, as it was and as it is to be."""
        now = {name: as_text(document, name) for name in FIELDS}
        asked = {name: _told(self.cleaned_data[name]) for name in FIELDS}
        return [
            (name, now[name], asked[name])
            for name in FIELDS
            if now[name] != asked[name]
        ]


def as_text(document: Document, field: str) -> str:
    """A field of a document as corrections tell it."""
    return _told(getattr(document, field))


def _told(value: object) -> str:
    return "" if value is None else str(value)


class ReportForm(forms.Form):
    """An error that a reader reports. `website` is for machines: people don't see it."""

    wrong = forms.CharField(
        label="哪里有误",
        max_length=LONGEST_REPORT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写明哪里有误"},
    )
    right = forms.CharField(
        label="应为",
        max_length=LONGEST_REPORT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    contact = forms.CharField(
        label="联系方式（可以不填）",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "email"}),
    )
    website = forms.CharField(
        label="请不要填写这一栏",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
