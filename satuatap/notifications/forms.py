"""What somebody wants to hear, and by which way."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from satuatap.notifications import actions
from satuatap.notifications.accounts import account_for
from satuatap.notifications.channels.push import Subscription, is_known
from satuatap.notifications.models import Channel, Recipient, Topic
from satuatap.notifications.phones import PhoneField

JOINT = ":"


@dataclass(frozen=True)
class Way:
    """One box to tick: this topic by this channel."""

    name: str
    label: str
    checked: bool


class SettingsForm(forms.Form):
    """Language, telephone, and the ways for each topic."""

    language = forms.ChoiceField(
        label=_("Bahasa salinan"),
        choices=[("id", "Indonesia"), ("en", "English")],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    phone = PhoneField(
        required=False,
        help_text=_("Misalnya 0812 3456 7890. Kosongkan bila tidak mau pesan ke ponsel."),
    )
    wanted = forms.MultipleChoiceField(required=False)

    def __init__(
        self, *args: Any, recipient: Recipient, channels: Sequence[Channel], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.recipient, self.channels = recipient, channels
        self.offered = [(topic.value, way.value) for topic in Topic for way in channels]
        self.fields["language"].initial = recipient.language
        self.fields["phone"].initial = recipient.phone
        choices = [(JOINT.join(pair), JOINT.join(pair)) for pair in self.offered]
        self.fields["wanted"].choices = choices  # type: ignore[attr-defined]

    def topics(self) -> list[tuple[str, list[Way]]]:
        """The boxes by topic, as they stand."""
        ticked = self._ticked()
        return [(str(topic.label), self._ways(topic, ticked)) for topic in Topic]

    def _ways(self, topic: Topic, ticked: set[tuple[str, str]]) -> list[Way]:
        return [
            Way(JOINT.join([topic, way]), str(way.label), (topic.value, way.value) in ticked)
            for way in self.channels
        ]

    def _ticked(self) -> set[tuple[str, str]]:
        if self.is_bound:
            return set(self._pairs(self.data.getlist("wanted")))  # type: ignore[attr-defined]
        return set(self.offered) - set(self.recipient.mutes.values_list("topic", "channel"))

    def _pairs(self, values: Sequence[str]) -> list[tuple[str, str]]:
        return [(topic, way) for topic, _joint, way in (each.partition(JOINT) for each in values)]

    def save(self) -> Recipient:
        """Keep the choices."""
        given = self.cleaned_data
        return actions.choose(
            self.recipient,
            self._pairs(given["wanted"]),
            offered=self.offered,
            phone=given["phone"],
            language=given["language"],
        )


class BrowserForm(forms.Form):
    """What a browser says of itself when somebody switches notifications on."""

    endpoint = forms.CharField(max_length=500)
    key = forms.RegexField(r"^[A-Za-z0-9_-]{80,100}={0,2}$", strip=True)
    secret = forms.RegexField(r"^[A-Za-z0-9_-]{20,36}={0,2}$", strip=True)

    def clean_endpoint(self) -> str:
        """The address of a push service that is known to us."""
        _own, national = account_for(Channel.PUSH, None)
        typed: str = self.cleaned_data["endpoint"]
        if national is None or not is_known(typed, national):
            raise forms.ValidationError(_("Layanan notifikasi peramban ini tidak dikenal."))
        return typed

    def subscription(self) -> Subscription:
        """The browser, as the channel takes it."""
        given = self.cleaned_data
        return Subscription(given["endpoint"], given["key"], given["secret"])
