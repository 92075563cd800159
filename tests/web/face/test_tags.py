"""The tags and parts keep their promises to the pages that use them."""

from __future__ import annotations

import re

import pytest
from django import forms
from django.contrib.messages import ERROR, SUCCESS
from django.contrib.messages.storage.base import Message
from django.template import Context, Template
from django.template.loader import render_to_string


def _render(source: str, **context: object) -> str:
    return Template("{% load i18n face %}" + source).render(Context(context))


class Profile(forms.Form):
    """A field of each family."""

    mail = forms.EmailField(help_text="At work.")
    level = forms.ChoiceField(choices=[("1", "Have seen it"), ("2", "With help")], widget=forms.RadioSelect)
    hesitant = forms.BooleanField(required=False)
    secret = forms.CharField(widget=forms.HiddenInput)


def test_a_field_is_described_by_its_help_its_error_and_its_eye_line() -> None:
    html = _render('{% field form.mail eye="Seen by you." %}', form=Profile({"mail": "ines@"}))
    described = re.search(r'aria-describedby="([^"]+)"', html)
    assert described
    assert described.group(1).split() == ["id_mail_helptext", "id_mail_error", "id_mail_eye"]
    assert all(f'id="{part}"' in html for part in described.group(1).split())


def test_a_field_keeps_what_was_typed_and_says_that_it_is_wrong() -> None:
    html = _render("{% field form.mail %}", form=Profile({"mail": "ines@"}))
    assert 'value="ines@"' in html
    assert 'aria-invalid="true"' in html


def test_choices_are_taps_in_a_named_group() -> None:
    html = _render('{% field form.level eye="Seen by you." %}', form=Profile())
    assert html.count('<label class="tap"') == 2
    assert "<fieldset" in html
    assert "<legend>Level" in html
    assert 'aria-describedby="id_level_eye"' in html


def test_an_optional_field_says_so_in_words() -> None:
    class Form(forms.Form):
        note = forms.CharField(required=False)

    assert "(optional)" in _render("{% field form.note %}", form=Form())
    assert "(optional)" not in _render("{% field form.mail %}", form=Profile())


def test_a_hidden_field_shows_nothing() -> None:
    html = _render("{% field form.secret %}", form=Profile())
    assert 'type="hidden"' in html
    assert "<label" not in html


def test_a_name_is_set_apart_from_the_direction_of_the_line() -> None:
    html = _render("{% person who %}", who={"name": "ليلى", "role": "mentor", "title": "Design"})
    assert '<bdi class="person-name">ليلى</bdi>' in html
    assert "<circle" in html


def test_the_two_roles_differ_in_shape() -> None:
    assert "<circle" in _render('{% role_sign "mentor" %}')
    assert "<rect" in _render('{% role_sign "mentee" %}')


def test_an_icon_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        _render('{% icon "confetti" %}')


def test_a_main_action_that_changes_something_is_a_form_with_a_token() -> None:
    context = {"heading": "Publish", "label": "Publish 58 pairs", "post": "/p/", "csrf_token": "a" * 64}
    html = render_to_string("parts/next_step.html", {**context, "hidden": [("round", 2)]})
    assert '<form method="post" action="/p/">' in html
    assert "csrfmiddlewaretoken" in html
    assert '<input type="hidden" name="round" value="2">' in html


def test_a_main_action_that_opens_a_page_is_a_link() -> None:
    html = render_to_string("parts/next_step.html", {"heading": "Look", "label": "Open", "href": "/look/"})
    assert '<a class="act" href="/look/">Open</a>' in html
    assert "<form" not in html


def test_a_list_refuses_rows_that_do_not_fit_its_columns() -> None:
    with pytest.raises(ValueError, match="zip"):
        _render(
            '{% list_table columns rows caption="x" %}',
            columns=[{"label": "A", "kind": "text"}],
            rows=[{"cells": []}],
        )


def test_actions_in_a_list_carry_the_token_and_say_whom_they_are_about() -> None:
    columns = [{"label": "Decide", "kind": "actions"}]
    rows = [
        {
            "cells": [
                [{"label": "Lock", "post": "/d/", "name": "kind", "value": "lock", "about": "Ines and Tomas"}]
            ]
        }
    ]
    html = _render(
        '{% list_table columns rows caption="x" %}', columns=columns, rows=rows, csrf_token="b" * 64
    )
    assert "csrfmiddlewaretoken" in html
    assert 'Lock<span class="said-only"> Ines and Tomas</span>' in html


def test_a_message_can_be_undone_where_it_says_so() -> None:
    html = _render(
        "{% flash said %}", said=Message(SUCCESS, "Locked.", extra_tags="undo:/undo/7/"), csrf_token="c" * 64
    )
    assert '<form method="post" action="/undo/7/">' in html
    assert "<form" not in _render("{% flash said %}", said=Message(SUCCESS, "Saved."))


def test_a_message_of_failure_looks_and_reads_different() -> None:
    assert "flash-wrong" in _render("{% flash said %}", said=Message(ERROR, "Nothing was saved."))


def test_the_order_can_be_changed_with_buttons_alone() -> None:
    items = [
        {"key": "a", "label": "One", "place": 1, "first": True},
        {"key": "b", "label": "Two", "place": 2, "last": True},
    ]
    html = render_to_string("parts/order.html", {"items": items, "post": "/order/", "csrf_token": "d" * 64})
    assert re.search(r'name="up" value="a"[^>]*disabled', html)
    assert re.search(r'name="down" value="b"[^>]*disabled', html)
    assert "Move Two up" in html


def test_long_work_asks_again_by_itself_until_it_is_finished() -> None:
    work = {"id": "run", "heading": "Matching", "text": "A moment.", "total": 4, "done": 1, "poll": "/run/"}
    assert 'hx-get="/run/"' in render_to_string("parts/progress.html", {"work": work})
    assert "hx-get" not in render_to_string("parts/progress.html", {"work": {**work, "finished": True}})
    assert '<noscript><meta http-equiv="refresh"' in render_to_string("parts/progress_refresh.html")
