"""Addresses of the portal."""

from __future__ import annotations

from django.urls import path

from watchword.portal.views.activity import activity, entry, export
from watchword.portal.views.administrator import administrator
from watchword.portal.views.contacts import add_contact, change_contact, contacts, remove_contact
from watchword.portal.views.dashboard import dashboard
from watchword.portal.views.dispute import dispute
from watchword.portal.views.invite import again, invite
from watchword.portal.views.own_pin import own_pin
from watchword.portal.views.phone_support import lock, open_again, phone_support
from watchword.portal.views.pin import check, suggestion
from watchword.portal.views.remove import remove
from watchword.portal.views.reset import reset_password, stop
from watchword.portal.views.support_code import support_code, support_code_state
from watchword.portal.views.unlock import unlock
from watchword.portal.views.users import administrators, users

app_name = "portal"

urlpatterns = [
    path("", dashboard, name="dashboard"),
    path("activity/", activity, name="activity"),
    path("activity/export/", export, name="activity_export"),
    path("activity/<str:public_id>/", entry, name="entry"),
    path("activity/<str:public_id>/dispute/", dispute, name="dispute"),
    path("contacts/", contacts, name="contacts"),
    path("contacts/add/<str:kind>/", add_contact, name="contact_add"),
    path("contacts/<str:public_id>/", change_contact, name="contact"),
    path("contacts/<str:public_id>/remove/", remove_contact, name="contact_remove"),
    path("own-pin/", own_pin, name="own_pin"),
    path("phone-support/", phone_support, name="phone_support"),
    path("phone-support/lock/", lock, name="lock_phone_support"),
    path("phone-support/open/", open_again, name="open_phone_support"),
    path("support-code/", support_code, name="support_code"),
    path("support-code/state/", support_code_state, name="support_code_state"),
    path("unlock/", unlock, name="unlock"),
    path("users/", users, name="users"),
    path("users/administrators/", administrators, name="administrators"),
    path("users/administrators/invite/", invite, name="invite"),
    path("users/administrators/<str:public_id>/", administrator, name="administrator"),
    path("users/administrators/<str:public_id>/invitation/", again, name="invite_again"),
    path("users/administrators/<str:public_id>/remove/", remove, name="remove"),
    path(
        "users/administrators/<str:public_id>/reset-password/",
        reset_password,
        name="reset_password",
    ),
    path("recoveries/<str:public_id>/stop/", stop, name="stop_recovery"),
    path("users/administrators/<str:public_id>/pin/check/", check, name="pin_check"),
    path("users/administrators/<str:public_id>/pin/suggestion/", suggestion, name="pin_suggestion"),
]
