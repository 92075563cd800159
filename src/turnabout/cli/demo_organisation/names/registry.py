"""All cultures, by key."""

from turnabout.cli.demo_organisation.names.between import BETWEEN
from turnabout.cli.demo_organisation.names.culture import Culture
from turnabout.cli.demo_organisation.names.east import EAST
from turnabout.cli.demo_organisation.names.europe import EUROPE
from turnabout.cli.demo_organisation.names.india import INDIA
from turnabout.cli.demo_organisation.names.right_to_left import RIGHT_TO_LEFT
from turnabout.cli.demo_organisation.names.south import SOUTH

CULTURES: dict[str, Culture] = {
    culture.key: culture for culture in (*EUROPE, *SOUTH, *RIGHT_TO_LEFT, *EAST, *INDIA, *BETWEEN)
}
