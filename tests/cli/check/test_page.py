"""The check reads pages as a browser without JavaScript does."""

from turnabout.cli.check.page import read

HTML = """<!doctype html><title>x</title><h1>Two <em>people</em></h1><a href="/next/">Go <b>on</b></a>
<form id="f" method="post" action="/save/"><input type="hidden" name="csrf" value="t">
<input name="name" value="Zo&euml;">
<input type="radio" name="level" value="1"><input type="radio" name="level" value="2" checked>
<select name="zone"><option value="a">A<option value="b" selected>B</select><textarea name="why">
two
lines</textarea><input name="gone" value="1" disabled><button name="do" value="keep">Keep it</button></form>
<button form="f" name="do" value="drop">Drop <i>it</i></button><script>"<a href='/no/'>no</a>"</script>"""


def test_a_form_sends_what_stands_in_it() -> None:
    form = read(200, "http://x/", HTML).form(button="Keep")
    assert form.values == {
        "csrf": ["t"],
        "name": ["Zoë"],
        "level": ["2"],
        "zone": ["b"],
        "why": ["two\nlines"],
    }
    assert form.choices == {"level": ["1", "2"], "zone": ["a", "b"]}


def test_a_button_outside_belongs_to_the_form_that_it_names() -> None:
    assert read(200, "http://x/", HTML).form(button="drop").button("drop it") == ("do", "drop")


def test_heading_and_links_are_read_as_words() -> None:
    page = read(200, "http://x/", HTML)
    assert page.heading == "Two people"
    assert page.links == [("Go on", "/next/")]
