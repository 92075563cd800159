"""Who a mail of a programme is from: every one of them says which programme writes, and whom to ask."""

from __future__ import annotations

from dataclasses import dataclass

from turnabout.programmes.models import Programme, Role


@dataclass(frozen=True)
class Sender:
    """`contacts` are (user id, name, mail), coordinators before deputies."""

    programme: Programme
    contacts: tuple[tuple[int, str, str], ...]

    @classmethod
    def of(cls, programme: Programme) -> Sender:
        """In one query, for any number of mails."""
        kinds = (Role.Kind.COORDINATOR, Role.Kind.DEPUTY)
        rows = Role.objects.filter(programme=programme, kind__in=kinds, user__is_active=True)
        found = rows.order_by("kind", "pk").values_list("user_id", "user__name", "user__email")
        return cls(programme, tuple((user, name or mail, mail or "") for user, name, mail in found))

    def params(self, reader: int | None = None) -> dict[str, str]:
        """What the frame of a mail says of its sender. Nobody is told to ask themself (`reader`, a user's id).

        Names and mails of who runs a programme are open to all staff, so a mail may hold them."""
        others = [one for one in self.contacts if one[0] != reader]
        _user, name, mail = others[0] if others else (0, "", "")
        return {
            "programme": self.programme.name,
            "texts": str(self.programme.uuid),
            "coordinator": name,
            "coordinator_mail": mail,
        }
