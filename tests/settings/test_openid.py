"""The settings of the OpenID provider."""

from __future__ import annotations

import pytest

from watchword.core.errors import SettingError
from watchword.settings.checks import findings
from watchword.settings.openid import OpenID, openid
from watchword.settings.product import Product
from watchword.web.conf import content_security_policy

ISSUER = "https://id.example.com/realms/desk"


def product(**given: str) -> Product:
    complete = {
        "oidc_issuer": ISSUER,
        "oidc_client_id": "watchword",
        "oidc_client_secret": "a secret",
    }
    return Product(**{**complete, **given})  # type: ignore[arg-type]  # all of them are text


def test_without_an_issuer_there_is_none() -> None:
    assert openid(Product()) == OpenID()
    assert not openid(Product()).providers


def test_forms_may_lead_to_its_origin_and_nowhere_else() -> None:
    chosen = openid(product())
    assert chosen.origin == "https://id.example.com"
    policy = content_security_policy(chosen.origin)["DIRECTIVES"]
    assert policy["form-action"] == ["'self'", "https://id.example.com"]
    assert content_security_policy("")["DIRECTIVES"]["form-action"] == ["'self'"]


def test_another_issuer_is_another_provider() -> None:
    mine, other = openid(product()), openid(product(oidc_issuer="https://id.example.org"))
    assert mine.provider_id != other.provider_id
    assert openid(product(oidc_issuer=ISSUER + "/")).provider_id == mine.provider_id


def test_it_goes_by_its_name_or_by_its_host() -> None:
    assert openid(product(oidc_name="Example ID")).name == "Example ID"
    assert openid(product()).name == "id.example.com"


@pytest.mark.parametrize(
    "wrong",
    [
        {"oidc_client_id": ""},
        {"oidc_client_secret": ""},
        {"oidc_issuer": "id.example.com"},
        {"oidc_issuer": "ftp://id.example.com"},
    ],
)
def test_an_unfit_one_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(SettingError, match="WATCHWORD_OIDC"):
        openid(product(**wrong))


def test_its_secret_does_not_show() -> None:
    assert "a secret" not in repr(product())
    assert "a secret" not in repr(openid(product()))


def test_without_tls_it_is_unfit_for_production() -> None:
    assert "oidc_issuer" in [one.code for one in findings(product(oidc_issuer="http://id.example"))]
    assert "oidc_issuer" not in [one.code for one in findings(product())]
