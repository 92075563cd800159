"""Administrators say who needs a second step, and take one away that was lost."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from turnabout.ground.accounts.second_step import forget_second_step, rule, set_rule
from turnabout.ground.errors import NotFound, Refused
from turnabout.programmes.permissions import sets_up
from turnabout.programmes.selectors.roles import staff_without_second_step
from turnabout.web.administrator.sign_in.forms import ForgetForm, RuleForm
from turnabout.web.public.second_step_gate import look_again
from turnabout.web.tried import tried


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def sign_in_rules(request: HttpRequest) -> HttpResponse:
    _only_administrators(request)
    at = rule()
    initial = {"is_required": at.is_required, "grace_days": at.grace_days}
    form = RuleForm(request.POST or None, initial=initial)
    if form.is_valid() and tried(form, lambda: set_rule(actor=request.user, **form.cleaned_data)):
        look_again(request)
        messages.success(request, _("Saved."))
        return redirect("sign_in_rules")
    return _page(request, form, ForgetForm())


@require_POST
@login_required
def second_step_forget(request: HttpRequest) -> HttpResponse:
    _only_administrators(request)
    at = rule()
    form = ForgetForm(request.POST)
    if form.is_valid():
        try:
            user = forget_second_step(actor=request.user, email=form.cleaned_data["email"])
        except Refused as refused:
            form.add_error("email", str(refused.message))
        else:
            text = _("%(who)s has no second step any more, and a mail that says so.")
            messages.success(request, text % {"who": user.name or user.email})
            return redirect("sign_in_rules")
    return _page(
        request, RuleForm(initial={"is_required": at.is_required, "grace_days": at.grace_days}), form
    )


def _page(request: HttpRequest, form: RuleForm, forget: ForgetForm) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "forget": forget, "without": staff_without_second_step()}
    status = 422 if form.errors or forget.errors else 200
    return render(request, "administrator/sign_in/sign_in_rules.html", context, status=status)


def _only_administrators(request: HttpRequest) -> None:
    if not sets_up(request.user):
        raise NotFound
