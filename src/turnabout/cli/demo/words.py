"""What the terminal says when the demo is ready: where it is, and a way in for each of its cast."""

from __future__ import annotations

from turnabout.cli.demo_organisation import generate


def welcome() -> str:
    from django.conf import settings

    from turnabout.ground.accounts.services import set_up_link

    lines = ["", f"  Turnabout is on {settings.BASE_URL}", ""]
    if link := set_up_link():
        lines += ["  It is empty. Open this link to become its administrator:", f"    {link}", ""]
        lines += [f"  The staff list and the enrolments to bring in are in {settings.HOME / 'files'}", ""]
    if links := cast_links():
        lines += ["  Sign in as (a link opens a page with one button):"]
        lines += [f"    {role:<22} {name:<26} {link}" for role, name, link in links] + [""]
    lines += [
        f"  Mails that the demo would send: {settings.BASE_URL}/demo/mails/",
        "  Stop with Ctrl+C. What you did stays; --fresh starts anew.",
        "",
    ]
    return "\n".join(lines)


def cast_links() -> list[tuple[str, str, str]]:
    """(what they are, name, sign-in link) of everybody in the cast who has an account."""
    from turnabout.ground.accounts.purpose import Purpose
    from turnabout.ground.accounts.selectors import user_by_mail
    from turnabout.ground.accounts.services import make_entry_link, url_of

    organisation = generate()
    cast = organisation.cast
    parts = [
        ("coordinator", cast.coordinator),
        ("deputy coordinator", cast.deputy),
        ("sponsor", cast.sponsor),
        ("safeguarding contact", cast.safeguarding),
        *(("reverse mentor", key) for key in cast.mentors),
        *(("leader", key) for key in cast.mentees),
    ]
    people = [(role, organisation.person(key).name, organisation.person(key).email) for role, key in parts]
    people.append(("administrator", cast.administrator.name, cast.administrator.email))
    found = []
    for role, name, mail in people:
        user = user_by_mail(mail)
        if user is not None:
            found.append(
                (role, name, url_of(make_entry_link(purpose=Purpose.DEMO, user=user, email=mail, label=role)))
            )
    return found
