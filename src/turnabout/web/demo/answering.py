"""In a demo nobody reads their mail, so one button lets everybody who was asked say yes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from turnabout.web.demo.views import only_in_a_demo_here
from turnabout.workflows.demo_answers import answer_for_everybody_asked


@require_POST
@only_in_a_demo_here
def answer(request: HttpRequest) -> HttpResponse:
    number = answer_for_everybody_asked()
    said = ngettext("%(number)d person has confirmed.", "%(number)d people have confirmed.", number)
    messages.success(request, said % {"number": number})
    return redirect("demo")
