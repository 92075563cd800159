"""Quillmere's units that sell, serve, make and move things, and keep the place running."""

from turnabout.cli.demo_organisation.work import Unit

SALES = Unit(
    "Sales",
    95,
    (3, 4, 2, 2),
    (
        "schools", "bookshops", "large customers", "export", "gift trade", "offices", "wholesale", "trade fairs",
        "sales planning",
    ),
    ("Sales assistant", "Sales trainee"),
    ("Account manager", "Area sales representative", "Sales planner"),
    ("Senior account manager", "Key account manager"),
    (
        "your-voice-on-linkedin", "how-people-buy-now", "a-good-video-call", "working-across-cultures",
        "why-customers-stay",
    ),
)  # fmt: skip
CARE = Unit(
    "Customer Care",
    85,
    (2, 3, 6, 2),
    ("app support", "orders", "returns", "repairs", "business customers", "quality", "self-service", "planning"),
    ("Service adviser", "Service trainee"),
    ("Customer adviser", "App support adviser", "Quality coach"),
    ("Senior customer adviser", "Escalation specialist"),
    (
        "why-customers-stay", "calmer-mail-and-chat", "online-communities", "words-that-include",
        "when-a-post-goes-wrong", "a-good-video-call",
    ),
    shifts=True,
)  # fmt: skip
MAKING = Unit(
    "Making",
    120,
    (7, 0, 1, 5),
    ("paper", "binding", "ink", "pen assembly", "maintenance", "quality", "packaging", "planning", "safety"),
    ("Machine operator", "Apprentice bookbinder", "Packing operator"),
    ("Bookbinder", "Machine setter", "Quality inspector", "Maintenance technician"),
    ("Master bookbinder", "Process engineer"),
    (
        "second-hand-and-repair", "green-claims", "first-years-here", "handing-over-a-dull-task",
        "questions-for-data",
    ),
    shifts=True,
)  # fmt: skip
LOGISTICS = Unit(
    "Logistics",
    55,
    (4, 2, 3, 3),
    (
        "warehouse", "transport", "customs", "stock planning", "returns", "supplier relations",
        "route planning", "imports",
    ),
    ("Warehouse operative", "Dispatch assistant"),
    ("Stock planner", "Customs clerk", "Transport planner"),
    ("Senior stock planner", "Supply analyst"),
    (
        "handing-over-a-dull-task", "working-across-cultures", "green-claims", "first-years-here",
        "notes-and-task-boards",
    ),
    shifts=True,
)  # fmt: skip
FINANCE = Unit(
    "Finance and Legal",
    58,
    (5, 2, 2, 2),
    ("budgets", "accounts", "tax", "contracts", "treasury", "internal audit", "purchasing", "licences"),
    ("Accounts assistant", "Finance trainee", "Legal assistant"),
    ("Accountant", "Management accountant", "Contracts officer", "Buyer"),
    ("Senior accountant", "Legal counsel"),
    (
        "questions-for-data", "handing-over-a-dull-task", "passwords-and-scams", "what-not-to-give-an-ai",
        "writing-in-one-document",
    ),
)  # fmt: skip
PEOPLE = Unit(
    "People",
    30,
    (4, 2, 2, 2),
    ("learning", "recruiting", "pay and benefits", "workplaces", "advice"),
    ("People assistant", "Recruiting assistant"),
    ("Recruiter", "Learning partner", "Workplace planner"),
    ("Senior people partner", "Wellbeing lead"),
    (
        "meetings-that-let-everyone-in", "what-makes-people-stay", "feedback-people-can-use", "a-hybrid-week",
        "accessible-work", "speaking-up-for-a-colleague", "room-for-life", "first-years-here",
    ),
)  # fmt: skip
