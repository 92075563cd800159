"""Staff as the organisation lists them, and what people say about themselves: offers, aims, interests."""

from turnabout.people.models.directory import Absence, Correction, Site, Unit
from turnabout.people.models.intake import Before, Intake, StagedRows, Upload
from turnabout.people.models.merging import PersonMerge
from turnabout.people.models.staff import Person, PersonKey, ReportingLine, Source
from turnabout.people.models.topics import Aim, Experiences, Hesitations, Offer, Topic, TopicMerge

__all__ = [
    "Absence",
    "Aim",
    "Before",
    "Correction",
    "Experiences",
    "Hesitations",
    "Intake",
    "Offer",
    "Person",
    "PersonKey",
    "PersonMerge",
    "ReportingLine",
    "Site",
    "Source",
    "StagedRows",
    "Topic",
    "TopicMerge",
    "Unit",
    "Upload",
]
