"""axe finds what is wrong, reports it readably, and is quiet about what is right."""

import pytest

from tests.kit.axe import assert_accessible

pytestmark = pytest.mark.browser

PAGE = "<!doctype html><html lang='it'><title>Prova</title><main><h1>Prova</h1>{}</main></html>"
GOOD = PAGE.format("<label>Nome <input></label>")
BAD = PAGE.format("<form class='bad'><input name='who'></form>")


def test_a_good_page_passes(phone):
    phone.set_content(GOOD)
    assert_accessible(phone)


def test_a_missing_label_is_found_and_told(phone):
    phone.set_content(BAD)
    with pytest.raises(AssertionError) as failure:
        assert_accessible(phone)
    for words in ("[critical] label:", 'name="who"', "http"):
        assert words in str(failure.value)


def test_a_rule_can_be_allowed_with_a_reason(phone):
    phone.set_content(BAD)
    assert_accessible(phone, allowed={"label": "the self-test wants it so"})


def test_a_rule_can_be_allowed_for_one_place_only(phone):
    phone.set_content(BAD)
    assert_accessible(phone, allowed={"label: input": "only there"})
    with pytest.raises(AssertionError, match="label"):
        assert_accessible(phone, allowed={"label: .elsewhere": "not this place"})


def test_a_scope_looks_at_one_part(phone):
    phone.set_content(PAGE.format("<p id='fine'>Bene</p><input>"))
    assert_accessible(phone, scope="#fine")
    with pytest.raises(AssertionError, match="label"):
        assert_accessible(phone)


def test_low_contrast_is_found(phone):
    phone.set_content(PAGE.format("<p style='color:#bbb;background:#fff'>chiaro</p>"))
    with pytest.raises(AssertionError, match="color-contrast"):
        assert_accessible(phone)
