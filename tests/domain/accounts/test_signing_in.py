"""Signing in: equal answers, limits, passwords."""

from datetime import timedelta

import pytest
from django.contrib.auth import hashers

from bindeglied.core import clock
from bindeglied.core.errors import Refused
from bindeglied.domain.accounts import actions
from bindeglied.domain.accounts.models import Attempt, OneTimeLink, User
from bindeglied.domain.audit.models import Entry
from tests.conftest import PASSWORD

WRONG = "E-Mail-Adresse und Passwort passen nicht zusammen."


def refusal(**given) -> str:
    with pytest.raises(Refused) as caught:
        actions.sign_in(**given)
    return caught.value.message


def test_right_password_signs_in_whatever_the_case_of_the_address(alice: User) -> None:
    assert actions.sign_in(email=" Alice@Altenburg.example ", password=PASSWORD) == alice
    assert Entry.objects.get().verb == "accounts.sign_in"


@pytest.mark.parametrize("case", ["wrong password", "unknown account", "closed account", "no password yet"])
def test_every_wrong_sign_in_gets_the_same_words_and_one_hash(
    alice: User, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    email, password = alice.email, PASSWORD
    if case == "wrong password":
        password = "ein anderer langer Satz"
    elif case == "unknown account":
        email = "niemand@altenburg.example"
    elif case == "closed account":
        User.objects.filter(pk=alice.pk).update(is_active=False)
    else:
        alice.set_unusable_password()
        alice.save()
    hashed = []
    kind = type(hashers.get_hasher())
    encode = kind.encode
    monkeypatch.setattr(kind, "encode", lambda *a, **k: hashed.append(1) or encode(*a, **k))
    assert refusal(email=email, password=password) == WRONG
    assert len(hashed) == 1
    assert not Entry.objects.exists()


def test_sixth_try_within_five_minutes_is_refused_even_with_the_right_password(alice: User, clock_at) -> None:
    start = clock.now().replace(second=0)
    for second in range(5):
        clock_at(start + timedelta(seconds=second))
        assert refusal(email=alice.email, password="falsch") == WRONG
    clock_at(start + timedelta(minutes=4))
    assert "zu viele Versuche" in refusal(email=alice.email, password=PASSWORD)
    assert "zu viele Versuche" in refusal(email=alice.email.upper(), password=PASSWORD)
    clock_at(start + timedelta(minutes=5, seconds=1))
    assert actions.sign_in(email=alice.email, password=PASSWORD) == alice


def test_unknown_accounts_are_limited_like_known_ones(db: None, clock_at) -> None:
    clock_at(clock.now())
    answers = [refusal(email="niemand@x.example", password="falsch") for _ in range(6)]
    assert answers[:5] == [WRONG] * 5
    assert "zu viele Versuche" in answers[5]


def test_right_password_starts_the_count_of_the_account_anew(alice: User) -> None:
    for _ in range(2):
        for _ in range(4):
            refusal(email=alice.email, password="falsch")
        actions.sign_in(email=alice.email, password=PASSWORD)


def test_a_network_has_ten_tries_a_minute_over_all_accounts(alice: User, clock_at) -> None:
    start = clock.now()
    clock_at(start)
    for number in range(10):
        refusal(email=f"{number}@x.example", password="falsch", network="192.0.2.0/24")
    assert "zu viele" in refusal(email=alice.email, password=PASSWORD, network="192.0.2.0/24")
    assert actions.sign_in(email=alice.email, password=PASSWORD, network="198.51.100.0/24") == alice
    clock_at(start + timedelta(seconds=61))
    assert actions.sign_in(email=alice.email, password=PASSWORD, network="192.0.2.0/24") == alice


def test_tries_keep_no_address_and_are_forgotten_after_a_day(alice: User, clock_at) -> None:
    refusal(email=alice.email, password="falsch", network="192.0.2.0/24")
    kept = " ".join(Attempt.objects.values_list("subject", flat=True))
    assert "alice" not in kept
    assert "192.0.2" not in kept
    clock_at(clock.now() + timedelta(days=1, minutes=1))
    refusal(email="andere@x.example", password="falsch")
    assert Attempt.objects.count() == 2  # of the last try: its account and its network


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("kurz", "mindestens 12 Zeichen"),
        ("1qaz2wsx3edc", "zu üblich"),
        ("PasswortPasswort", "leicht zu erraten"),
        ("Sommer-2026!!", "leicht zu erraten"),
        ("aaaaaaabbbbbbb", "leicht zu erraten"),
        ("k9x4k9x4k9x4", "leicht zu erraten"),
        ("alice@altenburg.example", "ähnlich"),
    ],
)
def test_weak_passwords_are_refused_in_german(alice: User, password: str, said: str) -> None:
    with pytest.raises(Refused) as caught:
        actions.choose_password(by=alice, password=password)
    assert said in caught.value.message
    assert alice.check_password(PASSWORD)


def test_a_new_password_ends_open_links(alice: User) -> None:
    actions.invite(by=None, user=alice)
    actions.choose_password(by=alice, password="ganz neuer Satz 2026")
    assert not OneTimeLink.objects.filter(used_at=None).exists()
    assert actions.sign_in(email=alice.email, password="ganz neuer Satz 2026") == alice
    assert set(Entry.objects.values_list("verb", flat=True)) == {
        "accounts.invite",
        "accounts.choose_password",
        "accounts.sign_in",
    }


def test_confirming_the_password_is_limited_like_signing_in(alice: User, clock_at) -> None:
    clock_at(clock.now())
    for _ in range(5):
        with pytest.raises(Refused, match="stimmt nicht"):
            actions.confirm_password(by=alice, password="falsch")
    with pytest.raises(Refused, match="zu viele Versuche"):
        actions.confirm_password(by=alice, password=PASSWORD)
