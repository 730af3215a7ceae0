"""Addresses of signing in and of accounts."""

from django.urls import path

from office.accounts.pages import own_account, signing_in, users

urlpatterns = [
    path("sign-in/", signing_in.sign_in, name="sign_in"),
    path("sign-in/code/", signing_in.ask_second_factor, name="second_factor"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("account/", own_account.own_account, name="own_account"),
    path("account/password/", own_account.change_password, name="change_password"),
    path(
        "account/second-factor/",
        own_account.own_second_factor,
        name="own_second_factor",
    ),
    path(
        "account/second-factor/qr.svg",
        own_account.second_factor_picture,
        name="second_factor_picture",
    ),
    path(
        "account/second-factor/off/",
        own_account.switch_off_second_factor,
        name="switch_off_second_factor",
    ),
    path(
        "account/second-factor/codes/",
        own_account.renew_recovery_codes,
        name="renew_recovery_codes",
    ),
    path(
        "account/sign-out-elsewhere/",
        own_account.end_other_sessions,
        name="end_other_sessions",
    ),
    path("users/", users.users, name="users"),
    path("users/new/", users.new_user, name="new_user"),
    path("users/<int:pk>/", users.user, name="user"),
    path("users/<int:pk>/<slug:action>/", users.act_on_user, name="act_on_user"),
]
