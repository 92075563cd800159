"""Sessions of which a copy of the database opens none: rows are named by a digest of the key, and data are sealed."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.contrib.sessions.backends import db
from django.utils import timezone
from django.utils.crypto import salted_hmac

from turnabout.ground.secrets.keys import KeysUnreadable
from turnabout.ground.secrets.seal import SealBroken, seal, unseal

LENGTH: Final = 40  # as many letters as the column holds


def row_of(key: str | None) -> str:
    """The name of the row of a session; its key stands in the cookie only."""
    digest: str = salted_hmac("turnabout.session", key or "", algorithm="sha256").hexdigest()
    return digest[:LENGTH]


class SessionStore(db.SessionStore):
    """Django's sessions in the database, except for what the rows give away."""

    def _get_session_from_db(self) -> Any:
        found = self._rows().first()
        if found is None:
            self._session_key = None
        return found

    async def _aget_session_from_db(self) -> Any:
        found = await self._rows().afirst()
        if found is None:
            self._session_key = None
        return found

    def _rows(self) -> Any:
        return self.model.objects.filter(session_key=row_of(self.session_key), expire_date__gt=timezone.now())

    def exists(self, session_key: str) -> bool:
        return bool(super().exists(row_of(session_key)))

    async def aexists(self, session_key: str) -> bool:
        return bool(await super().aexists(row_of(session_key)))

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        row = super().create_model_instance(data)
        row.session_key = row_of(row.session_key)
        return row

    async def acreate_model_instance(self, data: dict[str, Any]) -> Any:
        row = await super().acreate_model_instance(data)
        row.session_key = row_of(row.session_key)
        return row

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            super().delete(row_of(key))

    async def adelete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            await super().adelete(row_of(key))

    def encode(self, session_dict: dict[str, Any]) -> str:
        return seal(settings.KEY_RING, self.serializer().dumps(session_dict), self._place())

    def decode(self, session_data: str) -> dict[str, Any]:
        """What does not open here (changed, moved from another row, another key) is an empty session."""
        try:
            opened = self.serializer().loads(unseal(settings.KEY_RING, session_data, self._place()))
        except (SealBroken, KeysUnreadable, ValueError):
            return {}
        return opened if isinstance(opened, dict) else {}

    def _place(self) -> str:
        return f"session/{row_of(self.session_key)}"
