"""The demo organisation as `turnabout demo` makes it, and its files; made once, as nobody changes them."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from turnabout.cli.demo_organisation import Enrolment, Organisation, generate, write


@pytest.fixture(scope="session")
def organisation() -> Organisation:
    return generate()


@pytest.fixture(scope="session")
def enrolled(organisation: Organisation) -> Mapping[str, Enrolment]:
    return {enrolment.person_id: enrolment for enrolment in organisation.enrolments}


@pytest.fixture(scope="session")
def files(organisation: Organisation, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return write(organisation, tmp_path_factory.mktemp("demo"))
