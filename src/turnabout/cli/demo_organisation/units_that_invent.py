"""The units of Quillmere, who make notebooks, pens and a planning app: those that invent things and tell of them."""

from turnabout.cli.demo_organisation.work import Unit

EXECUTIVE = Unit(
    "Executive Office",
    14,
    (8, 1, 1, 1),
    ("strategy", "board affairs"),
    ("Office assistant", "Project assistant"),
    ("Executive assistant", "Project officer"),
    ("Strategy adviser", "Board secretary"),
    ("writing-in-one-document", "calmer-mail-and-chat", "a-good-video-call", "asking-an-ai-assistant"),
)
DESIGN = Unit(
    "Product Design",
    58,
    (5, 2, 1, 2),
    (
        "notebooks", "pens", "app design", "design research", "materials", "illustration", "prototypes",
        "typography",
    ),
    ("Junior designer", "Design trainee", "Research assistant"),
    ("Product designer", "Interaction designer", "Design researcher"),
    ("Senior product designer", "Senior design researcher"),
    (
        "trying-things-small", "second-hand-and-repair", "accessible-work", "green-claims",
        "notes-and-task-boards", "games-and-fandoms",
    ),
)  # fmt: skip
ENGINEERING = Unit(
    "Engineering",
    110,
    (3, 2, 2, 6),
    (
        "app", "payments", "search", "cloud platform", "security", "test automation",
        "handwriting recognition", "website", "developer tools",
    ),
    ("Graduate engineer", "Junior engineer", "Test analyst"),
    ("Software engineer", "Test engineer", "Security engineer"),
    ("Senior software engineer", "Senior security engineer"),
    (
        "asking-an-ai-assistant", "handing-over-a-dull-task", "ai-in-your-week", "passwords-and-scams",
        "notes-and-task-boards", "trying-things-small", "what-not-to-give-an-ai",
    ),
)  # fmt: skip
DATA = Unit(
    "Data and Insight",
    50,
    (3, 3, 1, 3),
    (
        "reporting", "customer insight", "forecasting", "data platform", "experiments", "machine learning",
        "pricing", "surveys",
    ),
    ("Junior analyst", "Data trainee"),
    ("Data analyst", "Data engineer", "Insight analyst"),
    ("Senior data scientist", "Senior insight analyst"),
    (
        "questions-for-data", "ai-in-your-week", "real-or-generated", "why-customers-stay",
        "handing-over-a-dull-task", "what-not-to-give-an-ai",
    ),
)  # fmt: skip
BRAND = Unit(
    "Brand and Communications",
    55,
    (4, 4, 1, 1),
    ("brand", "press", "campaigns", "internal news", "events", "copy", "partnerships", "photography"),
    ("Communications assistant", "Copy trainee", "Campaign assistant"),
    ("Copywriter", "Press officer", "Campaign planner", "Photo editor"),
    ("Senior copywriter", "Senior campaign planner"),
    (
        "short-video", "your-voice-on-linkedin", "words-that-include", "working-with-creators",
        "writing-in-one-document", "when-a-post-goes-wrong", "speaking-to-a-room",
    ),
)  # fmt: skip
DIGITAL = Unit(
    "Digital Channels",
    70,
    (4, 3, 2, 2),
    (
        "video", "social media", "online shop", "newsletters", "community", "marketplaces",
        "search marketing", "creators",
    ),
    ("Social media assistant", "Online shop assistant", "Content trainee"),
    ("Content producer", "Community manager", "Online merchandiser", "Video editor"),
    ("Senior content producer", "Channel strategist"),
    (
        "short-video", "how-people-buy-now", "working-with-creators", "online-communities",
        "when-a-post-goes-wrong", "games-and-fandoms", "your-voice-on-linkedin",
    ),
)  # fmt: skip
