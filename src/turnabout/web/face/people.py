"""Invented people for the face: names of several cultures and scripts, and the drawings of two pairs."""

from __future__ import annotations

from typing import Any

from ..drawing.teach import Party, Taught, TeachDrawing

MENTOR = "reverse mentor"
LEADER = "leader"


def invented(name: str, role: str, title: str, unit: str, *, words: bool = False) -> dict[str, Any]:
    """A person as the part person.html takes it; `words` adds the role in words."""
    role_words = {"mentor": "Reverse mentor", "mentee": "Leader"}.get(role, "") if words else ""
    return {"name": name, "role": role, "title": title, "unit": unit, "role_words": role_words}


INES = invented("Ines Carvalho", "mentor", "Marketing", "Porto", words=True)
TOMAS = invented("Tomas Okafor", "mentee", "Vice President", "Operations", words=True)

PEOPLE = [
    INES,
    TOMAS,
    invented("ليلى حدّاد", "mentor", "مصمّمة", "Berlin", words=True),
    invented(
        "Anna-Katharina Freifrau von Schwarzenberg-Oyelaran",
        "mentee",
        "Leiterin",
        "Rechtsabteilung",
        words=True,
    ),
    invented("Ελένη Παπαδοπούλου", "mentee", "Finance", "Θεσσαλονίκη", words=True),
    invented("Nguyễn Thị Ánh Tuyết", "mentor", "Apprentice", "Łódź", words=True),
    invented("Ольга Ковальчук", "", "Works council", "Kyiv"),
]

PAIR = TeachDrawing(
    start=Party("You", "mentor", MENTOR),
    end=Party("Tomas", "mentee", LEADER),
    start_teaches=(
        Taught("Short video for a brand", "from “have seen it” to “with help”"),
        Taught("Asking an AI assistant well", "from “never tried” to “on my own”"),
        Taught("How new joiners see us"),
    ),
    end_teaches=(
        Taught("Running a budget round", "from “have seen it” to “on my own”"),
        Taught("Who decides what here"),
    ),
)

LONG_PAIR = TeachDrawing(
    start=Party("Anna-Katharina von Schwarzenberg-Oyelaran", "mentee", LEADER),
    end=Party("Nguyễn Thị Ánh Tuyết", "mentor", MENTOR),
    start_teaches=(
        Taught(
            "Datenschutzgrundverordnungskonforme Kundenkommunikation",
            "from “I have seen it” to “I do it on my own”, over the next half year or so",
        ),
    ),
    end_teaches=(Taught("Доступні документи"), Taught("Podcasts, from the first idea to the third episode")),
)

ARABIC_PAIR = TeachDrawing(
    start=Party("أنتِ", "mentor", "مرشدة"),
    end=Party("عمر القيسي", "mentee", "قائد"),
    start_teaches=(
        Taught("الفيديو القصير للعلامة التجارية", "من «رأيته» إلى «أعمله بمساعدة»"),
        Taught("كتابة الأسئلة لمساعد AI بوضوح"),
    ),
    end_teaches=(Taught("إدارة جولة الميزانية", "من «لم أجرّبه» إلى «أعمله وحدي»"),),
)

REASONS = [
    {"text": "You both came to the firm from abroad, and neither of you sits in the head office."},
    {
        "text": "You make short videos at work every week. Tomas wants to get from “have seen it” to “with help”.",
        "role": "mentor",
    },
    {"text": "Tomas has run four budget rounds, and that is first on your list.", "role": "mentee"},
    {
        "text": "The nearest manager you share is three steps away: neither of you decides about the other.",
        "link": {"label": "How we know", "href": "#proof"},
    },
]

ARABIC_REASONS = [
    {"text": "كلاكما يعمل بعيدًا عن المكتب الرئيسي، وتلتقي ساعاتكما من العاشرة إلى الثالثة."},
    {"text": "أنتِ تُعدّين مقاطع الفيديو كل أسبوع، وعمر يريد أن يبدأ بها.", "role": "mentor"},
    {"text": "أدار عمر أربع جولات للميزانية، وهذا أول ما تريدين تعلّمه.", "role": "mentee"},
]
