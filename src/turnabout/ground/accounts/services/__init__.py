"""The only writers of accounts, entry links and the mark of a demo."""

from turnabout.ground.accounts.services.closing import close_account, open_account_again
from turnabout.ground.accounts.services.first import become_first_administrator, set_up_link
from turnabout.ground.accounts.services.links import (
    clear_links,
    end_join_links,
    make_entry_link,
    make_join_links,
    url_of,
    use_entry_link,
)
from turnabout.ground.accounts.services.organisation import set_organisation
from turnabout.ground.accounts.services.users import (
    choose_language,
    fill_in,
    find_or_make_user,
    make_user,
    mark_as_demo,
)

__all__ = [
    "become_first_administrator",
    "choose_language",
    "clear_links",
    "close_account",
    "end_join_links",
    "fill_in",
    "find_or_make_user",
    "make_entry_link",
    "make_join_links",
    "make_user",
    "mark_as_demo",
    "open_account_again",
    "set_organisation",
    "set_up_link",
    "url_of",
    "use_entry_link",
]
