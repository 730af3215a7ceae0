"""What is typed when signing in, and about accounts."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError

from office.accounts.models import User
from office.accounts.roles import Role, conflict

_LONGEST_PASSWORD = 128  # characters: hashing takes time by length


class SignInForm(AuthenticationForm):
    """Name and password."""

    error_messages = {
        "invalid_login": "账号或密码不正确。",
        "inactive": "账号已停用，请联系用户管理员。",
        "over": "初始密码已过期，请联系用户管理员重设。",
    }

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["username"].label = "账号"
        self.fields["password"].label = "密码"
        self.fields["password"].max_length = _LONGEST_PASSWORD  # type: ignore[attr-defined]
        self.fields["password"].widget.attrs["maxlength"] = _LONGEST_PASSWORD
        self.label_suffix = ""

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if len(password) > _LONGEST_PASSWORD:
            raise ValidationError(self.error_messages["invalid_login"])
        return password

    def confirm_login_allowed(self, user: User) -> None:
        super().confirm_login_allowed(user)
        if user.first_password_is_over:
            raise ValidationError(self.error_messages["over"], code="over")


class CodeForm(forms.Form):
    """The six digits of the app, or a recovery code."""

    code = forms.CharField(
        label="验证码",
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autofocus": True}
        ),
    )


class ChangePasswordForm(PasswordChangeForm):
    """The password now, and another one, twice."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.label_suffix = ""
        labels = ("现在的密码", "新密码", "再输一次新密码")
        names = ("old_password", "new_password1", "new_password2")
        for name, label in zip(names, labels, strict=True):
            self.fields[name].label = label
            self.fields[name].widget.attrs["maxlength"] = _LONGEST_PASSWORD

    def clean_new_password1(self) -> str:
        password: str = self.cleaned_data["new_password1"]
        if len(password) > _LONGEST_PASSWORD:
            raise ValidationError(f"密码不能超过 {_LONGEST_PASSWORD} 个字符。")
        if self.user.check_password(password):
            raise ValidationError("新密码要与现在的不同。")
        return password


class RolesForm(forms.Form):
    """The roles of an account."""

    roles = forms.MultipleChoiceField(
        label="角色",
        choices=Role.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_roles(self) -> list[Role]:
        roles = [Role(role) for role in self.cleaned_data["roles"]]
        if reason := conflict(roles):
            raise ValidationError(reason)
        return roles


class NewAccountForm(RolesForm):
    """A name to sign in by, whose it is, and what they may do."""

    username = forms.CharField(
        label="账号",
        max_length=60,
        validators=[UnicodeUsernameValidator()],
        help_text="登录时用，不能再改；可用汉字、字母、数字和 @ . + - _",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    display_name = forms.CharField(label="姓名", max_length=60, required=False)
    field_order = ("username", "display_name", "roles")

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.label_suffix = ""
