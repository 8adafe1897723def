"""Addresses of the desk, under ``/desk/``: one for each thing that an agent wants."""

from __future__ import annotations

from django.urls import path

from watchword.desk.views import (
    account,
    contact,
    conversation,
    disputes,
    establish,
    home,
    invitation,
    mail,
)

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    path("accounts/new/", establish.establish, name="establish"),
    path("accounts/<str:number>/", account.account, name="account"),
    path("accounts/<str:number>/invitation/", invitation.invite_first, name="invite_first"),
    path("accounts/<str:number>/conversations/", account.open_for_account, name="open"),
    path("accounts/<str:number>/contacts/<str:public_id>/", contact.contact, name="contact"),
    path("conversations/<str:public_id>/", conversation.conversation, name="conversation"),
    path("conversations/<str:public_id>/verify/", conversation.verify, name="verify"),
    path(
        "conversations/<str:public_id>/verify/code/", conversation.verify_code, name="verify_code"
    ),
    path(
        "conversations/<str:public_id>/verifications/",
        conversation.verify_other,
        name="verify_other",
    ),
    path("conversations/<str:public_id>/end/", conversation.end, name="end"),
    path("disputes/", disputes.disputes, name="disputes"),
    path("disputes/<str:public_id>/close/", disputes.close, name="close_dispute"),
    path("mail/", mail.mail, name="mail"),
    path("mail/again/", mail.all_again, name="mail_all_again"),
    path("mail/<str:public_id>/again/", mail.again, name="mail_again"),
]
